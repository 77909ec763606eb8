import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from models.codes import Seat
from models.inputs import SessionInput
from models.rights import Actor
from screens.access import Access
from screens.help import HelpScreen
from screens.home import HomeScreen, Welcome
from screens.maakbank import MaakbankScreen
from screens.seats import SeatScreen
from screens.widgets.form_door import Door
from screens.widgets.form_rows import Rows
from screens.widgets.words import Words
from tests.prepared import NOW, FailingAccess, Prepared, kit, put, until


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path)


def home(record: Prepared) -> Any:
    return lambda access: HomeScreen(access, kit(record.folder))


def plan(record: Prepared, maakbank_id: int, days: int) -> int:
    data = SessionInput(planned_start=NOW + timedelta(days=days), place="Buurthuis De Es")
    return record.organiser.prepare.save_session(maakbank_id=maakbank_id, data=data).id


def door(pilot: Pilot[None]) -> str:
    words = pilot.app.screen.query_one(Door).query(Words)
    return " / ".join(one.content.plain for one in words)


async def test_an_empty_record_says_what_to_do_first(record: Prepared) -> None:
    async with record.shown(home(record)) as pilot:
        assert pilot.app.focused is pilot.app.screen.query_one("#begin")
        assert pilot.app.screen.query_one(Welcome).display
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query("#field-name"))


async def test_the_button_can_be_clicked(record: Prepared) -> None:
    async with record.shown(home(record)) as pilot:
        await pilot.click("#begin")
        await until(pilot, lambda: pilot.app.screen.query("#field-name"))


async def test_a_new_maakbank_opens_its_page(record: Prepared) -> None:
    async with record.shown(home(record)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: pilot.app.screen.query("#field-name"))
        put(pilot, name="Wijkeconomie")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))
        assert [one.name for one in record.organiser.read.maakbanken()] == ["Wijkeconomie"]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert pilot.app.screen.query_one("#page").display


async def test_the_first_picture_does_not_wait_for_the_record(record: Prepared) -> None:
    may_open = threading.Event()

    def opener() -> Prepared:
        assert may_open.wait(10)
        return record

    record.maakbank()
    record.access = FailingAccess(opener, Actor(seat=Seat.ORGANISER, name="Els"))

    def shown(access: Access) -> HomeScreen:
        screen = HomeScreen(access, kit(record.folder))
        screen.call_after_refresh(may_open.set)
        return screen

    async with record.shown(shown) as pilot:
        await until(pilot, lambda: pilot.app.screen.has_class("-filled"))
        assert may_open.is_set()


async def test_a_running_session_comes_on_top_and_enter_goes_in(tmp_path: Path) -> None:
    record = Prepared(tmp_path, example=True)
    record.maakbank("Later gemaakt")
    lead = Actor(seat=Seat.FACILITATOR, name="Fatima", session_id=record.session_id)
    record.desk(lead).session.open(session_id=record.session_id, reason="het kan")
    async with record.shown(home(record), size=(80, 24)) as pilot:
        assert "Go on with session 1 · Werk voor de jeugd" in door(pilot)
        assert pilot.app.screen.query_one(Door).has_class("-live")
        assert isinstance(pilot.app.focused, Door)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SeatScreen))


async def test_after_the_last_session_closed_the_keys_go_to_the_list(tmp_path: Path) -> None:
    record = Prepared(tmp_path, example=True)
    lead = record.desk(Actor(seat=Seat.FACILITATOR, name="Fatima", session_id=record.session_id))
    lead.session.open(session_id=record.session_id, reason="het kan")
    async with record.shown(home(record), size=(80, 24)) as pilot:
        assert isinstance(pilot.app.focused, Door)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SeatScreen))
        lead.session.close(session_id=record.session_id)
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.screen.has_class("-session"))
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))


@pytest.mark.parametrize(
    ("days", "words", "goes_to"),
    [
        ((0,), "Today / Open session 1", SeatScreen),
        ((1,), "Tomorrow / Prepare session 1", MaakbankScreen),
        ((9,), "In 9 days / Prepare session 1", MaakbankScreen),
        ((-2,), "Was planned earlier / Prepare session 1", MaakbankScreen),
        ((-2, 3), "In 3 days / Prepare session 2", MaakbankScreen),
    ],
)
async def test_the_door_says_when(record: Prepared, days: tuple[int, ...], words: str, goes_to: type) -> None:
    maakbank_id = record.maakbank()
    for away in days:
        plan(record, maakbank_id, away)
    async with record.shown(home(record), size=(80, 24)) as pilot:
        assert door(pilot).startswith(words)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, goes_to))


async def test_the_nearest_session_of_all_comes_on_top(record: Prepared) -> None:
    for name, away in (("Ver weg", 20), ("Dichtbij", 2), ("Geweest", -1)):
        plan(record, record.maakbank(name), away)
    async with record.shown(home(record), size=(80, 24)) as pilot:
        assert "Dichtbij" in door(pilot)


async def test_a_large_screen_shows_the_name_large(record: Prepared) -> None:
    plan(record, record.maakbank("Groen"), 0)
    async with record.shown(home(record), size=(120, 40)) as pilot:
        assert "Groen" not in door(pilot)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Groen" in door(pilot))


async def test_arrows_go_between_the_door_and_the_list(record: Prepared) -> None:
    plan(record, record.maakbank("Eerste"), 3)
    record.maakbank("Tweede")
    async with record.shown(home(record)) as pilot:
        await pilot.press("down")
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        await pilot.press("up")
        await until(pilot, lambda: isinstance(pilot.app.focused, Door))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))


async def test_a_click_opens_a_maakbank(record: Prepared) -> None:
    record.maakbank("Eerste")
    async with record.shown(home(record)) as pilot:
        await pilot.click(Rows, offset=(4, 1))
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))


async def test_what_another_process_adds_comes_in_sight(record: Prepared) -> None:
    record.maakbank("Eerste")
    async with record.shown(home(record)) as pilot:
        record.maakbank("Tweede")
        await until(pilot, lambda: len(pilot.app.screen.query_one(Rows).rows) == 2)


async def test_the_words_change_with_the_language(record: Prepared) -> None:
    plan(record, record.maakbank("Eerste"), 1)
    async with record.shown(home(record), size=(80, 24)) as pilot:
        pilot.app.action_language()  # type: ignore[attr-defined]
        await until(pilot, lambda: pilot.app.screen.query(Door) and door(pilot).startswith("Morgen"))


async def test_what_stands_in_the_foot_can_be_clicked(record: Prepared) -> None:
    async with record.shown(home(record)) as pilot:
        await pilot.click("FootBar", offset=(9, 0))
        await until(pilot, lambda: pilot.app.screen.query("#field-name"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        foot = pilot.app.screen.query_one("FootBar").render()
        await pilot.click("FootBar", offset=(3 + str(foot).index("help"), 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
