from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual import on
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from maktui.themes import PALETTES
from models.codes import ActionStatus, DecisionStatus, LineKind
from models.views import ConflictView, DraftView, LineView, OwnerView
from screens.language import activate
from screens.widgets.minutes_pane import MinutesPane
from tests.hostile import HOSTILE
from tests.records import action, at, decision, line, record, with_texts
from tests.widgets import WidgetApp, raw_control, shown

SIZE = (60, 24)


class PaneApp(WidgetApp):
    def __init__(self, theme: str = "maktui-dark") -> None:
        self.pane = MinutesPane("Nog niets.")
        super().__init__(theme=theme)
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    @on(MinutesPane.LineChosen)
    def choose(self, event: MinutesPane.LineChosen) -> None:
        self.chosen.append(event.line_id)


@asynccontextmanager
async def pane(
    *lines: LineView, drafts: tuple[DraftView, ...] = (), size: tuple[int, int] = SIZE
) -> AsyncIterator[tuple[PaneApp, Pilot[None]]]:
    app = PaneApp()
    async with app.run_test(size=size) as pilot:
        app.pane.show(lines, drafts)
        await pilot.pause()
        yield app, pilot


def many(count: int, **changes: Any) -> tuple[LineView, ...]:
    """Lines that take one to four rows."""
    return tuple(
        line(number, 20, f"Regel {number} " * (1 + number % 17), **changes) for number in range(1, count + 1)
    )


def draft(text: str, **changes: Any) -> DraftView:
    return replace(DraftView("other", 20, "Mo Kaya", "MK", text, None, at(9)), **changes)


def rows(app: PaneApp) -> list[str]:
    return [row[: app.pane.room.width].rstrip() for row in shown(app, app.pane)]


async def test_time_and_author_with_a_hanging_indent() -> None:
    async with pane(line(1, 20, "woord " * 12)) as (app, _):
        assert rows(app)[0] == "17:31 JW  " + ("woord " * 8).strip()
        assert rows(app)[1] == "          " + ("woord " * 4).strip()


async def test_empty() -> None:
    async with pane() as (app, _):
        assert rows(app)[0] == "Nog niets."


@pytest.mark.parametrize(("height", "row"), [(24, 2), (8, 1)])
async def test_a_blank_row_between_where_there_is_room(height: int, row: int) -> None:
    async with pane(line(1, 20, "een"), line(2, 20, "twee"), size=(60, height)) as (app, _):
        assert rows(app)[row].endswith("twee")


@pytest.mark.parametrize(("width", "start"), [(60, "17:31 JW  een"), (30, "17:31 een"), (15, "een")])
async def test_narrow_panes_say_less(width: int, start: str) -> None:
    async with pane(line(1, 20, "een"), size=(width, 24)) as (app, _):
        assert rows(app)[0] == start


async def test_lines_without_author() -> None:
    async with pane(line(1, 20, "een", initials="")) as (app, _):
        assert rows(app)[0] == "17:31 een"


OWNERS = (OwnerView("Noor", 1, False), OwnerView("Stadsdeel", None, True), OwnerView("Piet", None, False))


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        (line(1, 20, "Zo", LineKind.QUESTION), ["? Zo"]),
        (line(1, 20, "Zo", LineKind.QUESTION, ticked_at=at(2)), ["? Zo   ✓ answered 17:32"]),
        (line(1, 20, "Zo", LineKind.PARKED, ticked_at=at(2)), ["» Zo   ✓ taken up 17:32"]),
        (line(1, 20, "Zo", LineKind.QUOTE, quoted="Ama"), ["“ Zo   – Ama"]),
        (line(1, 20, "Zo", LineKind.PROPOSAL), ["◇ Zo"]),
        (line(1, 20, "Zo", edited=True), ["Zo   corrected"]),
        (line(1, 20, "", wiped_at=at(2), wiped_by="Ama"), ["wiped on request · Ama, 17:32"]),
        (
            line(1, 20, "/besliut Zo", hint="unknown_command"),
            ["/besliut Zo", "! This is not a command, so it became a note."],
        ),
        (line(1, 20, "Zo", hint="of_later"), ["Zo", "! Is this right?"]),
        (
            line(1, 20, "Zo", conflicts=(ConflictView(1, "Niet zo", "Ama", at(2)),)),
            ["Zo", "≠ also: “Niet zo” (Ama)"],
        ),
        (line(1, 20, "Zo", LineKind.DECISION, decision=decision(3, 1, "Zo")), ["■ B3 Zo   settled"]),
        (
            line(
                1,
                20,
                "Zo",
                LineKind.DECISION,
                decision=decision(3, 1, "Zo", status=DecisionStatus.VOID, void_reason="dubbel"),
            ),
            ["× B3 Zo   void: dubbel"],
        ),
        (
            line(1, 20, "Zo", LineKind.DECISION, decision=decision(3, 1, "Zo", missing_roles=("kennis",))),
            ["■ B3 Zo   settled · without kennis"],
        ),
        (
            line(1, 20, "Zo", LineKind.ACTION, action=action(5, 1, "Zo", *OWNERS)),
            ["▲ A5 Zo", "Noor, on behalf of Stadsdeel, Piet? · by Fri 4", "Dec at the latest"],
        ),
        (
            line(1, 20, "Zo", LineKind.ACTION, hint="no_owner", action=action(5, 1, "Zo", due=None)),
            ["▲ A5 Zo", "who?"],
        ),
        (
            line(
                1,
                20,
                "Zo",
                LineKind.ACTION,
                action=action(5, 1, "Zo", OWNERS[0], due=None, status=ActionStatus.DONE),
            ),
            ["✓ A5 Zo   done", "Noor"],
        ),
    ],
)
async def test_what_a_line_says(view: LineView, wanted: list[str]) -> None:
    async with pane(view) as (app, _):
        assert [row[10:] for row in rows(app)[: len(wanted)]] == wanted


async def test_notes_that_do_not_fit_go_under_the_words() -> None:
    view = line(1, 20, ("woord " * 8).strip(), LineKind.DECISION, decision=decision(3, 1, "x"))
    async with pane(view) as (app, pilot):
        assert rows(app)[1][10:] == "woord   settled"
        app.pane.show([replace(view, text="woord " * 14 + "eind")])
        await pilot.pause()
        assert [row[10:] for row in rows(app)[1:3]] == ["woord " * 7 + "eind", "settled"]


async def test_markdown_and_names() -> None:
    text = "een **twee** *drie* `vier` [plan](https://plan.nl) <b>x</b> @Noor Jansen zegt"
    async with pane(line(1, 20, text), size=(120, 24)) as (app, _):
        assert rows(app)[0][10:] == "een twee drie vier plan (https://plan.nl) <b>x</b> @Noor Jansen zegt"
        bold = [segment.text for segment in app.pane.render_line(0) if segment.style and segment.style.bold]
        assert bold == ["twee", "@Noor Jansen"]


async def test_a_colleague_is_typing() -> None:
    async with pane(line(1, 20, "een"), drafts=(draft("het jongerenwerk vraagt"),)) as (app, pilot):
        assert rows(app)[2] == "now   MK  het jongerenwerk vraagt▌"
        app.pane.show_drafts([draft("", line_id=1)])
        await pilot.pause()
        assert rows(app)[2] == "now   MK  corrects · ▌"
        app.pane.show_drafts([])
        await pilot.pause()
        assert rows(app)[2] == ""


async def test_of_a_long_draft_the_end_shows() -> None:
    async with pane(drafts=(draft("woord " * 2_000 + "slot"),)) as (app, _):
        assert rows(app)[0].startswith("now   MK  …")
        assert any(row.endswith("slot▌") for row in rows(app))


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


@pytest.mark.parametrize("theme", PALETTES)
async def test_themes_paint_anew(theme: str) -> None:
    async with pane(line(1, 20, "een", LineKind.QUESTION)) as (app, pilot):
        app.theme = theme
        await pilot.pause()
        await pilot.pause()
        sign = next(segment for segment in app.pane.render_line(0) if "?" in segment.text)
        assert sign.style is not None
        assert sign.style.color is not None
        assert sign.style.color.name == PALETTES[theme].open


async def test_another_language() -> None:
    async with pane(line(1, 20, "een", edited=True)) as (app, pilot):
        activate("nl", {"corrected": "verbeterd"})
        app.pane.look_again()
        await pilot.pause()
        assert rows(app)[0].endswith("een   verbeterd")


async def test_lines_before_there_is_room() -> None:
    app = PaneApp()
    app.pane.show(many(50), [draft("zo")])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert rows(app)[-1].endswith("zo▌")


async def test_text_never_reaches_the_terminal_raw() -> None:
    lines = record().lines[20]
    async with pane(size=(120, 100)) as (app, pilot):
        for text in HOSTILE:
            app.pane.show(
                [with_texts(one, lambda _, text=text: text[:400]) for one in lines],  # type: ignore[misc]
                [draft(text, initials=text)],
            )
            await pilot.pause()
            assert raw_control(app) == "", text


async def test_the_longest_lines() -> None:
    async with pane() as (app, pilot):
        for text in HOSTILE:
            if len(text) > 400:
                app.pane.show([line(1, 20, text, conflicts=(ConflictView(1, text, text, at(2)),))])
                await pilot.pause()
                assert raw_control(app) == "", text


async def test_blank_rows_in_a_line_do_not_show() -> None:
    async with pane(line(1, 20, "een\n\n\n  twee\n\n")) as (app, _):
        assert [row[10:] for row in rows(app)[:3]] == ["een", "twee", ""]


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
