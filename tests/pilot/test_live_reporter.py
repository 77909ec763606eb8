import asyncio
from contextlib import suppress

import pytest
from textual import events

from models.codes import LineKind, Seat
from models.errors import NotSaved, Refused
from models.outbox import Making, Typed
from models.outcomes import Outcome
from screens.access import Access
from screens.attendance import AttendanceScreen
from screens.base import MakModal
from screens.reporter import ReporterScreen
from screens.widgets.hint_line import HintLine
from screens.widgets.line_input import LineInput
from screens.widgets.minutes_pane import MinutesPane
from tests.hostile import HOSTILE
from tests.live_stage import JOOST, NAOMI, Stage

QUESTION = 5
"""Place of "De kwestie: waar knerst het?" on the agenda."""

SOON = 10.0
"""Seconds after which something that should have come never will."""


async def test_what_is_typed_is_kept_and_shows(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Zes leerplekken zijn leeg", "enter")
        await joost.until(lambda: stage.lines(QUESTION))
        await joost.sees("Zes leerplekken zijn leeg")
        await joost.sees("✓ kept 17:32:00")
    [line] = stage.lines(QUESTION)
    assert (line.text, line.author, line.kind) == ("Zes leerplekken zijn leeg", JOOST, LineKind.NOTE)


async def test_keys_work_while_what_acts_need_is_still_loaded(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, loaded = asyncio.Event(), asyncio.Event()

    async def slow(_access: Access) -> None:
        begun.set()
        await loaded.wait()

    monkeypatch.setattr(Access, "get_ready", slow)
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await begun.wait()
        joost.app.post_message(events.Key("escape", None))
        try:
            async with asyncio.timeout(SOON):
                await joost.until(lambda: isinstance(joost.app.screen.focused, MinutesPane))
        finally:
            loaded.set()


async def test_a_command_says_what_it_will_be_before_enter(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/actie @Kwame zoekt twee werkgevers voor vrijdag")
        await joost.sees("Kwame Mensah")
        await joost.press("enter")
        await joost.sees("A1")
    [action] = stage.table.organiser.read.actions(maakbank_id=1)
    assert [owner.name for owner in action.owners] == ["Kwame Mensah"]


async def test_what_enter_will_do_is_looked_up_before_it(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/hier kwame, Onbekende Piet")
        await joost.sees("here: Kwame Mensah · Onbekende Piet is not on the list")
        await joost.press("ctrl+u")
        await joost.type("/punt 4")
        await joost.sees("write on at 4 Grondwaarden")


async def test_a_line_belongs_to_the_item_of_its_first_key(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Samira vertelt")
        stage.go(lead, QUESTION + 1)
        await joost.sees("the room is at 6")
        await joost.press("enter")
        await joost.until(lambda: stage.lines(QUESTION))
        await joost.sees("6 Wat kunnen we nu doen?")
        await joost.type("Hierna", "enter")
        await joost.until(lambda: stage.lines(QUESTION + 1))
    assert [line.text for line in stage.lines(QUESTION)] == ["Samira vertelt"]
    assert [line.text for line in stage.lines(QUESTION + 1)] == ["Hierna"]


async def test_one_key_takes_the_line_along_to_the_room(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Toch hier")
        stage.go(lead, QUESTION + 1)
        await joost.sees("the room is at 6")
        await joost.press("ctrl+g", "enter")
        await joost.until(lambda: stage.lines(QUESTION + 1))
    assert not stage.lines(QUESTION)


async def test_the_writer_may_go_elsewhere_and_comes_back_by_one_key(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/punt 4", "enter")
        await joost.sees("writes at 4 Grondwaarden")
        await joost.type("Nog bij de waarden", "enter")
        await joost.until(lambda: stage.lines(4))
        await joost.press("ctrl+g")
        await joost.type("En weer hier", "enter")
        await joost.until(lambda: stage.lines(QUESTION))


async def test_up_corrects_the_own_last_line_and_then_any_line(stage: Stage) -> None:
    stage.open(QUESTION)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        stage.table.keep(naomi, "Regel van Naomi", QUESTION)
        await joost.type("Regel van Jost", "enter")
        await joost.sees("Regel van Jost")
        await joost.press("up")
        await joost.sees(f"corrects 17:32 {JOOST}")
        await joost.press("up")
        await joost.sees(f"corrects 17:32 {NAOMI}")
        await joost.press("down")
        await joost.sees(f"corrects 17:32 {JOOST}")
        await joost.press(*["backspace"] * 3)
        await joost.type("oost", "enter")
        await joost.until(lambda: stage.lines(QUESTION)[-1].edited)
    assert [line.text for line in stage.lines(QUESTION)] == ["Regel van Naomi", "Regel van Joost"]


async def test_a_replacement_that_finds_nothing_stays_in_the_input(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        await joost.type("Een grote vergoding", "enter")
        await joost.type("s/vergodding/vergoeding/", "enter")
        await joost.until(lambda: "Your last line does not say that" in joost.said)
        assert screen.input.text == "s/vergodding/vergoeding/"
        await joost.press("ctrl+u")
        await joost.type("s/vergoding/vergoeding/", "enter")
        await joost.until(lambda: stage.lines(QUESTION)[0].edited)
    assert [line.text for line in stage.lines(QUESTION)] == ["Een grote vergoeding"]


async def test_a_refused_line_is_said_when_the_next_one_is_being_typed(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        await joost.type("Nieuwe zin")
        screen.keeper.enter("s/a/b/", Making(), stage.table.item(QUESTION))
        await joost.until(lambda: "You typed: s/a/b/" in joost.said)
        assert screen.input.text == "Nieuwe zin"


async def test_escape_leaves_the_line_as_it_was(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Blijft zo", "enter")
        await joost.sees("Blijft zo")
        await joost.press("up")
        await joost.sees("Esc leaves it as it was")
        await joost.type(" niet", "escape")
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        assert (screen.input.text, screen.corrected) == ("", None)
        assert screen.input.has_focus
    assert [line.text for line in stage.lines(QUESTION)] == ["Blijft zo"]


async def test_two_who_correct_the_same_line_both_keep_their_text(stage: Stage) -> None:
    stage.open(QUESTION)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Tien plekken", "enter")
        await joost.sees("Tien plekken")
        await joost.press("up")
        await joost.sees("corrects")
        stage.table.edit(naomi, stage.lines(QUESTION)[0], "Twaalf plekken")
        await joost.sees("Twaalf plekken")
        await joost.type(" zijn leeg", "enter")
        await joost.until(lambda: stage.lines(QUESTION)[0].conflicts)
        await joost.press("escape", "up")
        await joost.press("2")
        await joost.until(lambda: not stage.lines(QUESTION)[0].conflicts)
    assert [line.text for line in stage.lines(QUESTION)] == ["Tien plekken zijn leeg"]


async def test_over_dinner_there_are_no_minutes_until_someone_types(stage: Stage) -> None:
    stage.open(2)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.until(lambda: joost.app.screen.has_class("-resting"))
        await joost.type("Kwame")
        await joost.until(lambda: not joost.app.screen.has_class("-resting"))
        await joost.type(" brengt brood", "enter")
        await joost.until(lambda: stage.lines(2))
        await joost.until(lambda: joost.app.screen.has_class("-resting"))
        await joost.until(lambda: "Kept: Kwame brengt brood" in joost.said)


async def test_a_colleagues_line_in_the_making_shows(stage: Stage) -> None:
    stage.open(QUESTION)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        naomi.minutes.save_draft(item_id=stage.table.item(QUESTION), text="het jongerenwerk vraagt")
        await joost.sees("het jongerenwerk vraagt")
        naomi.minutes.drop_draft()
        await joost.until(lambda: "het jongerenwerk vraagt" not in joost.text)


async def test_what_stood_in_the_input_comes_back(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Half af")
    stage.go(lead, QUESTION + 1)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        assert screen.input.text == "Half af"
        await joost.type(" en nu heel", "enter")
        await joost.until(lambda: stage.lines(QUESTION))
    assert [line.text for line in stage.lines(QUESTION)] == ["Half af en nu heel"]


async def test_on_a_narrow_screen_the_item_stands_in_one_strip(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST, size=(80, 24)) as joost:
        await joost.sees("next: Wat kunnen we nu doen?")
        assert "Agenda" not in joost.text
        await joost.press("f2")
        await joost.sees("Nalopen: wie doet wat wanneer")


async def test_two_decisions_at_the_same_moment_are_spoken_of_after_enter(stage: Stage) -> None:
    stage.open(8)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        await joost.type("/besluit Een tafel per week")
        stage.table.keep(naomi, "/besluit Elke week een tafel", 8)
        screen._entered(screen.input.text)
        await joost.sees("B1 was noted at the same moment")
        await joost.press("ctrl+f")
        await joost.until(lambda: stage.lines(8)[-1].kind is LineKind.NOTE)
    assert [line.kind for line in stage.lines(8)] == [LineKind.DECISION, LineKind.NOTE]


async def test_a_line_that_cannot_be_kept_yet_says_so_and_is_kept_later(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        take, may_keep = screen.keeper._take, asyncio.Event()

        async def locked(line: Typed) -> Outcome:
            if not may_keep.is_set():
                raise NotSaved("locked")
            return await take(line)

        screen.keeper._take = locked
        await joost.type("Een regel", "enter")
        await joost.sees("▲ Not saved yet: the record is busy.")
        await joost.type("Typ gerust door")
        assert screen.input.text == "Typ gerust door"
        may_keep.set()
        await joost.until(lambda: stage.lines(QUESTION))
        await joost.sees("✓ kept")


async def test_hostile_text_does_no_harm(stage: Stage) -> None:
    stage.open(QUESTION)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    for text in HOSTILE:
        for form in ("", "/besluit ", "/actie @Kwame ", "/vraag "):
            with suppress(Refused):
                stage.table.take(naomi, f"{form}{text}", QUESTION)
    naomi.attendance.add_guest(session_id=stage.session_id, name="[@click=app.quit]Weg[/] [/b]")
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.until(lambda: "A" in joost.text)
        assert "\x1b" not in joost.text
        await joost.press("f9")
        await joost.sees("[@click=app.quit]Weg[/] [/b]")


@pytest.mark.parametrize("command", ["/wie", "/meekijken"])
async def test_no_loose_letters_stick_out_beside_a_sheet(stage: Stage, command: str) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.sees("Agenda")
        await joost.type(command, "enter")
        await joost.until(lambda: isinstance(joost.app.screen, MakModal))
        await joost.until(
            lambda: not any(row[:4].strip() or row[116:].strip() for row in joost.text.split("\n"))
        )
    async with stage.seat(Seat.REPORTER, JOOST, size=(180, 50)) as joost:
        await joost.type(command, "enter")
        await joost.until(lambda: isinstance(joost.app.screen, MakModal))
        await joost.sees("Agenda")


async def test_the_language_changes_without_losing_what_is_typed(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.sees("Decisions")
        await joost.type("Halve zin")
        await joost.sees("↑ correct")
        await joost.app.run_action("language")
        await joost.sees("Besluiten")
        foot, hint = joost.text.splitlines()[-1], joost.app.screen.query_one(HintLine)
        assert "↑ verbeter" in foot and "✓ bewaard" in foot
        assert hint.content.plain == "notitie"
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        assert screen.input.text == "Halve zin"


async def test_many_decisions_leave_the_actions_in_sight(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    for number in range(1, 9):
        stage.table.keep(lead, f"/besluit We proberen plan {number} een half jaar uit", QUESTION)
        stage.table.keep(lead, f"/actie @Naomi Plan {number} begroten voor 1 dec", QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.sees("B8")
        await joost.sees("A8 Plan 8")
        await joost.sees("and 5 more")
        await joost.pilot.resize_terminal(120, 60)
        await joost.sees("and 3 more")


async def test_acts_are_carried_out_before_the_session_begins(stage: Stage) -> None:
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/who", "enter")
        await joost.until(lambda: isinstance(joost.app.screen, AttendanceScreen))
        await joost.press("escape")
        await joost.type("Een regel", "enter")
        assert "The session has not begun yet. Your text stays here." in joost.said
        assert joost.app.screen.query_one(LineInput).text == "Een regel"


async def test_text_that_is_chosen_to_copy_leaves_the_cursor_in_the_input(stage: Stage) -> None:
    lead = stage.open(QUESTION)
    stage.table.keep(lead, "Een regel om over te nemen", QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.sees("om over te nemen")
        await joost.pilot.mouse_down(MinutesPane, offset=(12, 0))
        await joost.pilot.hover(MinutesPane, offset=(20, 0))
        await joost.pilot.mouse_up(MinutesPane, offset=(20, 0))
        await joost.type("dus")
        assert joost.app.screen.query_one(LineInput).text == "dus"
        await joost.press("ctrl+c")
        assert joost.app.clipboard in "Een regel om over te nemen"
        assert joost.app.clipboard
        await joost.pilot.click(MinutesPane, offset=(12, 20))
        assert isinstance(joost.app.screen.focused, MinutesPane)
