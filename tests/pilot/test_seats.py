from collections.abc import Callable

from models.codes import Seat, SessionPhase
from models.inputs import MaakbankInput, SessionInput
from models.rights import Actor
from screens.access import Access
from screens.lead import LeadScreen
from screens.live import LiveScreen
from screens.reporter import ReporterScreen
from screens.room import RoomScreen
from screens.seats import SeatScreen
from tests.live_stage import FATIMA, JOOST, Sitting, Stage


def hall_of(stage: Stage, session_id: int | None = None) -> Callable[[Access], SeatScreen]:
    return lambda access: SeatScreen(access, session_id or stage.session_id, stage.kit)


def sitter(hall: Sitting) -> Actor:
    assert isinstance(hall.app.screen, LiveScreen)
    return hall.app.screen.access.actor


async def test_the_gespreksleider_opens_the_session(stage: Stage) -> None:
    async with stage.screen(hall_of(stage)) as hall:
        await hall.sees("everything is ready")
        await hall.press("enter")
        await hall.sees(FATIMA)
        await hall.press("enter")
        await hall.until(lambda: isinstance(hall.app.screen, LeadScreen))
        await hall.sees("1 of 11")
    session = stage.table.organiser.read.session(session_id=stage.session_id)
    assert session.phase is SessionPhase.LIVE


async def test_a_reporter_sits_down_under_a_typed_name(stage: Stage) -> None:
    stage.open()
    async with stage.screen(hall_of(stage)) as hall:
        await hall.sees("runs since 17:30")
        await hall.press("down", "enter")
        await hall.sees("Who are you?")
        await hall.type("Jan Nieuw", "enter")
        await hall.until(lambda: isinstance(hall.app.screen, ReporterScreen))
        actor = sitter(hall)
        assert (actor.name, actor.initials) == ("Jan Nieuw", "JN")


async def test_two_letters_and_enter_choose_a_known_name(stage: Stage) -> None:
    stage.open()
    async with stage.screen(hall_of(stage)) as hall:
        await hall.press("down", "enter")
        await hall.sees("Who are you?")
        await hall.type("jo", "enter")
        await hall.until(lambda: isinstance(hall.app.screen, ReporterScreen))
        assert sitter(hall).name == JOOST


async def test_letters_of_someone_elses_surname_do_not_make_you_that_person(stage: Stage) -> None:
    stage.open()
    async with stage.screen(hall_of(stage), (80, 24)) as hall:
        await hall.press("down", "enter")
        await hall.sees("Who are you?")
        await hall.type("Bo", "enter")
        await hall.sees("Choose with ↑ ↓ who you are.")
        assert isinstance(hall.app.screen, SeatScreen)
        await hall.sees("Ama Boateng")
        await hall.press("up")
        await hall.sees("Enter: you are Bo ·")
        await hall.press("enter")
        await hall.until(lambda: isinstance(hall.app.screen, ReporterScreen))
        assert (sitter(hall).name, sitter(hall).initials) == ("Bo", "B")


async def test_whose_name_enter_takes_is_in_sight(stage: Stage) -> None:
    stage.open()
    async with stage.screen(hall_of(stage), (80, 24)) as hall:
        await hall.press("down", "enter")
        await hall.sees(f"Enter: you are {JOOST}")
        await hall.type("ama boateng")
        await hall.sees("Enter: you are Ama Boateng")
        assert "new" not in hall.text
        await hall.press("enter")
        await hall.until(lambda: isinstance(hall.app.screen, ReporterScreen))
        assert (sitter(hall).name, sitter(hall).initials) == ("Ama Boateng", "AB")


async def test_the_screen_in_the_room_needs_no_name(stage: Stage) -> None:
    stage.open()
    async with stage.screen(hall_of(stage)) as hall:
        await hall.sees("runs since")
        await hall.press("up", "enter")
        await hall.until(lambda: isinstance(hall.app.screen, RoomScreen))
        assert sitter(hall).seat is Seat.ROOM


async def test_starting_with_gaps_asks_why(stage: Stage) -> None:
    maakbank = stage.table.organiser.prepare.save_maakbank(data=MaakbankInput(name="Kaal"))
    session = stage.table.organiser.prepare.save_session(
        maakbank_id=maakbank.id, data=SessionInput(planned_start=stage.table.now)
    )
    async with stage.screen(hall_of(stage, session.id)) as hall:
        await hall.sees("there is no commissioner yet")
        await hall.press("enter")
        await hall.sees("Who are you?")
        await hall.type("Fatima", "enter")
        await hall.sees("Why do you start anyway?")
        await hall.press("enter")
        await hall.sees("A few words are enough")
        await hall.type("Het is een proef", "enter")
        await hall.until(lambda: isinstance(hall.app.screen, LeadScreen))
    opened = stage.table.organiser.read.session(session_id=session.id)
    assert opened.start_reason == "Het is een proef"


async def test_the_seat_that_enter_takes_is_in_sight_under_a_row_of_gaps(stage: Stage) -> None:
    maakbank = stage.table.organiser.prepare.save_maakbank(data=MaakbankInput(name="Kaal"))
    session = stage.table.organiser.prepare.save_session(
        maakbank_id=maakbank.id, data=SessionInput(planned_start=stage.table.now)
    )
    async with stage.screen(hall_of(stage, session.id), (80, 18)) as hall:
        await hall.sees("facilitator")
        assert hall.text.count("nobody is invited for") == 1
        await hall.press("up")
        await hall.sees("screen in the room")
        await hall.press("down")
        await hall.sees("facilitator")


async def test_escape_goes_one_question_back(stage: Stage) -> None:
    async with stage.screen(hall_of(stage)) as hall:
        await hall.sees("everything is ready")
        await hall.press("enter")
        await hall.sees("Who are you?")
        await hall.press("escape")
        await hall.sees("Where do you sit?")
