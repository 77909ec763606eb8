from dataclasses import replace
from typing import Any

import pytest
from textual.strip import Strip
from textual.widgets import Input

from models.views.minutes import DraftView, LineView
from screens.widgets.minutes_pane import MinutesPane
from tests.panes import SIZE, PaneApp, draft, many, pane, rows
from tests.records import at, line
from tests.widgets import WidgetApp


async def test_it_stays_at_the_newest() -> None:
    async with pane(*many(100), size=SIZE) as (app, pilot):
        assert app.pane.scroll_y == app.pane.max_scroll_y > 0
        app.pane.show((*many(100), line(101, 20, "de nieuwste")), [draft("woord " * 30)])
        await pilot.pause()
        assert app.pane.scroll_y == app.pane.max_scroll_y
        assert "▌" in rows(app)[-1]
        assert any("de nieuwste" in row for row in rows(app))


async def test_who_looks_back_keeps_the_line_under_the_eyes() -> None:
    async with pane(*many(100)) as (app, pilot):
        app.pane.scroll_relative(y=-40)
        await pilot.pause()
        before = rows(app)
        news = tuple(line(number, 20, "nieuw " * 40) for number in range(101, 104))
        longer = replace(many(100)[0], text="eerst " * 90)
        app.pane.show((longer, *many(100)[1:], *news))
        await pilot.pause()
        assert rows(app)[:-1] == before[:-1]
        assert rows(app)[-1].endswith("↓ 3 new")
        assert app.pane.unseen == 3
        await pilot.click(app.pane, offset=(50, SIZE[1] - 1))
        assert rows(app)[-1].endswith("nieuw")
        assert (app.pane.unseen, app.pane.is_following, app.chosen) == (0, True, [])


async def test_scrolling_moves_by_just_so_many_rows() -> None:
    async with pane(*many(300)) as (app, pilot):
        for step in (-3, -3, -5, -17, -1, 4, -20):
            before = rows(app)
            app.pane.scroll_relative(y=step)
            await pilot.pause()
            after = rows(app)
            if step < 0:
                assert after[-step:] == before[:step]
            else:
                assert after[:-step] == before[step:]


async def test_keys_go_to_both_ends() -> None:
    async with pane(*many(300)) as (app, pilot):
        app.pane.focus()
        await pilot.press("home")
        assert rows(app)[0].startswith("17:31 JW  Regel 1")
        await pilot.press("end")
        assert app.pane.is_following
        await pilot.press("pageup")
        assert not app.pane.is_following


async def test_the_wheel() -> None:
    async with pane(*many(300)) as (app, pilot):
        await pilot._post_mouse_events([_wheel()], app.pane, offset=(5, 5))
        await pilot.pause()
        assert app.pane.scroll_y < app.pane.max_scroll_y
        assert not app.pane.is_following


async def test_a_drag_chooses_text_to_copy_and_opens_no_line() -> None:
    async with pane(line(1, 20, "東京 eerste regel"), line(2, 21, "tweede"), size=SIZE) as (app, pilot):
        above = next(y for y, row in enumerate(rows(app)) if "eerste" in row)
        below = next(y for y, row in enumerate(rows(app)) if "tweede" in row)
        await pilot.mouse_down(app.pane, offset=(10 + 5, above))
        await pilot.hover(app.pane, offset=(10 + 3, below))
        await pilot.mouse_up(app.pane, offset=(10 + 3, below))
        await pilot.pause()
        chosen = app.screen.get_selected_text()
        marked = app.pane.render_line(above)
        assert chosen is not None
        assert chosen.splitlines()[0] == "eerste regel"
        assert chosen.splitlines()[-1].endswith("  twee")
        assert app.chosen == []
        assert [part.text for part in marked if part.style and part.style.bgcolor != _plain(app)][:1] == [
            "eerste regel"
        ]
        await pilot.click(app.pane, offset=(15, above))
        assert app.chosen == [1]


def _plain(app: PaneApp) -> Any:
    """The background of what is not chosen."""
    style = next(iter(app.pane.render_line(0))).style
    return style.bgcolor if style else None


def _wheel() -> Any:
    from textual.events import MouseScrollUp

    return MouseScrollUp


async def test_another_item_begins_at_its_newest() -> None:
    async with pane(*many(100)) as (app, pilot):
        app.pane.scroll_home(animate=False)
        await pilot.pause()
        app.pane.show([replace(one, id=one.id + 500, item_id=30) for one in many(60)])
        await pilot.pause()
        assert app.pane.scroll_y == app.pane.max_scroll_y
        assert app.pane.unseen == 0


async def test_a_width_keeps_the_place() -> None:
    async with pane(*many(100)) as (app, pilot):
        app.pane.scroll_to(y=60, animate=False)
        await pilot.pause()
        first = next(row[10:] for row in rows(app) if row.startswith("1"))
        await pilot.resize_terminal(90, 24)
        await pilot.pause()
        assert any(row[10:].startswith(first[:8]) for row in rows(app)[:6])


async def test_equal_views_paint_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with pane(*many(100), drafts=(draft("zo"),)) as (app, pilot):
        painted: list[Any] = []
        monkeypatch.setattr(app.pane, "refresh", lambda *regions, **_: painted.append(regions))
        app.pane.show(tuple(replace(one) for one in many(100)), [draft("zo")])
        await pilot.pause()
        assert painted == []


async def test_a_changed_line_is_painted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = tuple(line(number, 20, "kort") for number in range(1, 6))
    async with pane(*lines) as (app, _):
        painted: list[Any] = []
        monkeypatch.setattr(app.pane, "refresh", lambda *regions, **_: painted.append(regions))
        app.pane.show((*lines[:2], replace(lines[2], text="korter"), *lines[3:]))
        [[region]] = painted
        assert (region.y, region.height) == (4, 2)
        assert app.pane.render_line(4).text.rstrip().endswith("korter")


async def test_only_what_is_in_sight_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    paint = MinutesPane.paint

    def note_and_paint(self: MinutesPane, entry: LineView | DraftView) -> list[Strip]:
        made.append(entry)
        return paint(self, entry)

    monkeypatch.setattr(MinutesPane, "paint", note_and_paint)
    async with pane(*many(5_000)) as (app, _):
        assert len(made) < 3 * SIZE[1]
        assert rows(app)[-1]


async def test_choosing_with_keys() -> None:
    lines = (line(1, 20, "een"), line(2, 20, "", wiped_at=at(3), wiped_by="x"), line(3, 20, "drie"))
    async with pane(*lines, drafts=(draft("zo"),)) as (app, pilot):
        app.pane.focus()
        await pilot.press("enter", "up")
        assert _selected(app) == lines[2]
        assert "▌drie" in rows(app)[4]
        await pilot.press("up")
        assert _selected(app) == lines[0]
        await pilot.press("up", "enter")
        assert app.chosen == [1]
        await pilot.press("down", "down")
        assert _selected(app) is None
        assert not any("▌drie" in row for row in rows(app))


def _selected(app: PaneApp) -> LineView | None:
    return app.pane.selected_line


async def test_choosing_own_lines() -> None:
    lines = tuple(line(number, 20, "x", seat_id="own" if number % 3 else "other") for number in range(1, 8))
    async with pane(*lines) as (app, _):
        found = [app.pane.select_last_own("own") for _ in range(6)]
        assert [one.id if one else None for one in found] == [7, 5, 4, 2, 1, 1]
        found = [app.pane.select_next_own("own") for _ in range(5)]
        assert [one.id if one else None for one in found] == [2, 4, 5, 7, None]
        assert app.pane.select_last_own("nobody") is None


async def test_a_chosen_line_comes_in_sight() -> None:
    async with pane(*many(200)) as (app, pilot):
        app.pane.selected = 100
        await pilot.pause()
        assert any("▌Regel 100" in row for row in rows(app))
        assert not app.pane.is_following


async def test_a_chosen_line_that_goes_is_not_chosen_any_more() -> None:
    async with pane(*many(5)) as (app, _):
        app.pane.selected = 3
        app.pane.show([one for one in many(5) if one.id != 3])
        assert app.pane.selected is None


async def test_a_click_chooses() -> None:
    async with pane(line(1, 20, "een"), line(2, 20, "twee"), drafts=(draft("zo"),)) as (app, pilot):
        await pilot.click(app.pane, offset=(12, 2))
        await pilot.click(app.pane, offset=(12, 4))
        await pilot.click(app.pane, offset=(12, 12))
        assert (app.chosen, app.pane.selected) == ([2], 2)


async def test_lines_before_there_is_room() -> None:
    app = PaneApp()
    app.pane.show(many(50), [draft("zo")])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert rows(app)[-1].endswith("zo▌")


async def test_typing_goes_elsewhere_and_the_pane_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    shown_pane = MinutesPane()
    app = WidgetApp(shown_pane, Input())
    async with app.run_test(size=SIZE) as pilot:
        shown_pane.show(many(200))
        app.query_one(Input).focus()
        await pilot.pause()
        made: list[int] = []
        monkeypatch.setattr(shown_pane, "paint", lambda entry: made.append(1))
        await pilot.press(*"hoi")
        assert made == []
