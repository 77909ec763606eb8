from dataclasses import replace

import pytest

from maktui.themes import PALETTES
from models.codes import ActionStatus, DecisionStatus, LineKind
from models.views.follow_up import OwnerView
from models.views.minutes import ConflictView, LineView
from screens.language import activate
from tests.hostile import HOSTILE
from tests.panes import draft, pane, rows
from tests.records import action, at, decision, line, record, with_texts
from tests.widgets import raw_control


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
