from models.codes import DecisionStatus, Seat, SessionPhase
from models.views.follow_up import DecisionView
from screens.closing import ClosingScreen
from screens.lead import LeadScreen
from screens.report import ReportScreen
from tests.live_stage import FATIMA, JOOST, Sitting, Stage

QUESTION = 5
DECISIONS = 8


def running(stage: Stage) -> int | None:
    """Number of the item that runs."""
    session = stage.table.organiser.read.session(session_id=stage.session_id)
    agenda = stage.table.organiser.read.agenda(session_id=stage.session_id)
    return next((item.number for item in agenda if item.id == session.running_item_id), None)


def decisions(stage: Stage) -> tuple[DecisionView, ...]:
    return stage.table.organiser.read.decisions(maakbank_id=1)


def lead(sitting: Sitting) -> LeadScreen:
    assert isinstance(sitting.app.screen, LeadScreen)
    return sitting.app.screen


async def test_the_item_its_end_and_what_comes_next_are_in_sight(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees("5 of 11")
        await fatima.sees("29 minutes left")
        await fatima.sees("Wat kunnen we nu doen?")
        assert lead(fatima).focused is None
        assert not lead(fatima).query_one("#writing").display


async def test_one_key_goes_on_and_one_goes_back(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("right")
        await fatima.sees("6 of 11")
        stage.table.later(seconds=30)
        await fatima.press("left")
        await fatima.until(lambda: running(stage) == 5)


async def test_leaving_an_item_that_just_started_asks_a_second_press(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("right")
        await fatima.sees("6 of 11")
        await fatima.press("right")
        await fatima.until(lambda: "only just started" in fatima.said)
        assert running(stage) == 6
        stage.table.later(seconds=5)
        await fatima.press("right")
        await fatima.pilot.pause()
        assert running(stage) == 6
        await fatima.press("right")
        await fatima.until(lambda: running(stage) == 7)


async def test_two_who_press_at_once_go_on_once(stage: Stage) -> None:
    other = stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        screen = lead(fatima)
        stage.go(other, 6)
        assert screen.state is not None
        screen._go(stage.table.item(6), stage.table.item(QUESTION))
        await fatima.until(lambda: "just ahead of you" in fatima.said)
    assert running(stage) == 6


async def test_more_time_moves_the_end(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("plus")
        await fatima.sees("34 minutes left")
        await fatima.type("/verleng 10", "enter")
        await fatima.sees("44 minutes left")
        await fatima.press("u")
        await fatima.sees("34 minutes left")


async def test_a_break_stops_the_clock_and_ends_by_the_same_key(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("p")
        await fatima.sees("the clock stands still")
        stage.table.later(minutes=10)
        await fatima.press("p")
        await fatima.sees("29 minutes left")


async def test_one_key_settles_the_decision_that_waits_longest(stage: Stage) -> None:
    desk = stage.open(DECISIONS)
    stage.table.keep(desk, "/besluit Eerst dit", DECISIONS)
    stage.table.keep(desk, "/besluit Dan dat", DECISIONS)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.sees("To settle")
        stage.table.later(seconds=5)
        await fatima.press("s")
        await fatima.until(lambda: decisions(stage)[0].status is DecisionStatus.SETTLED)
        await fatima.until(lambda: "B1 is settled" in fatima.said)
        await fatima.until(lambda: lead(fatima).state.to_settle[0].number == 2)
        await fatima.press("s")
        await fatima.until(lambda: "B2 only just came up" in fatima.said)
        stage.table.later(seconds=5)
        await fatima.press("s")
        await fatima.until(lambda: decisions(stage)[1].status is DecisionStatus.SETTLED)
        await fatima.type("/vaststellen B1", "enter")
        await fatima.until(lambda: decisions(stage)[0].status is DecisionStatus.NOTED)


async def test_a_decision_lapses_with_its_reason(stage: Stage) -> None:
    desk = stage.open(DECISIONS)
    stage.table.keep(desk, "/besluit Dubbel", DECISIONS)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("x")
        await fatima.until(lambda: lead(fatima).input.text)
        await fatima.type("1 dubbel met B3", "enter")
        await fatima.until(lambda: decisions(stage)[0].status is DecisionStatus.VOID)
    assert decisions(stage)[0].void_reason == "dubbel met B3"


async def test_later_opens_the_input_and_closes_it_again(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("l")
        await fatima.until(lambda: lead(fatima).input.has_focus)
        await fatima.type("Reiskosten", "enter")
        await fatima.sees("Reiskosten")
        await fatima.until(lambda: not lead(fatima).query_one("#writing").display)
        assert lead(fatima).focused is None


async def test_after_enter_the_gespreksleider_types_like_a_reporter(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("enter")
        await fatima.type("Een regel", "enter")
        await fatima.type("En nog een", "enter")
        await fatima.until(lambda: len(stage.lines(QUESTION)) == 2)
        await fatima.press("up")
        await fatima.sees("corrects")
        await fatima.press("escape", "escape", "right")
        await fatima.until(lambda: running(stage) == 6)


async def test_lines_in_the_making_are_folded(stage: Stage) -> None:
    stage.open(QUESTION)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    stage.table.keep(joost, "Een hele regel", QUESTION)
    joost.minutes.save_draft(item_id=stage.table.item(QUESTION), text="een halve zin over iemand")
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        assert "halve zin" not in fatima.text
        await fatima.press("t")
        await fatima.sees("Een hele regel")
        assert "halve zin" not in fatima.text
        await fatima.press("t")
        await fatima.sees("een halve zin over iemand")
        await fatima.press("t")
        await fatima.until(lambda: "halve zin" not in fatima.text)


async def test_closing_takes_two_keys_and_shows_what_is_open(stage: Stage) -> None:
    desk = stage.open(DECISIONS)
    stage.table.keep(desk, "/besluit Nog niet vast", DECISIONS)
    stage.table.keep(desk, "/actie zonder trekker", DECISIONS)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("c")
        await fatima.until(lambda: isinstance(fatima.app.screen, ClosingScreen))
        await fatima.sees("Nog niet vast")
        await fatima.sees("noted, not settled yet")
        await fatima.sees("nobody takes it on")
        await fatima.sees("was not treated")
        await fatima.press("escape")
        await fatima.until(lambda: isinstance(fatima.app.screen, LeadScreen))
        await fatima.press("c", "enter")
        await fatima.until(lambda: isinstance(fatima.app.screen, ReportScreen))
        session = stage.table.organiser.read.session(session_id=stage.session_id)
        assert session.phase is SessionPhase.CLOSED
        await fatima.press("escape")
        await fatima.sees("open again")
        await fatima.press("o")
        await fatima.sees("8 of 11")


async def test_the_report_is_saved_where_it_says(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("v")
        await fatima.until(lambda: isinstance(fatima.app.screen, ReportScreen))
        await fatima.press("h")
        await fatima.until(lambda: "Saved as" in fatima.said)
    [file] = stage.kit.reports_folder.iterdir()
    assert file.name == "werk-voor-de-jeugd-session-1-2026-11-27.html"
    assert file.read_text(encoding="utf-8") == f"# html {stage.session_id}\n"


async def test_the_jump_to_any_item_goes_by_the_agenda(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("a")
        await fatima.sees("Agenda")
        await fatima.press("down", "down", "down", "enter")
        await fatima.until(lambda: running(stage) == DECISIONS)
