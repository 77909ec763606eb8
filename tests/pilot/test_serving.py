"""Laat mensen meekijken brings the session into the browser itself; what does so is a stand-in here."""

import asyncio
from dataclasses import replace

import pytest

from models.codes import Seat
from models.desk import Desk
from screens.hosting import CannotServe
from screens.joining import JoiningScreen
from tests.live_stage import FATIMA, JOOST, Sitting, Stage

ADDRESS = {True: "http://192.168.1.20:8000", False: "http://127.0.0.1:8000"}


class FakeHost:
    """Announces an address, as a server would, when the test lets it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.obstacle = ""
        self.refusal = ""
        self.asked: list[bool] = []
        self.gate = asyncio.Event()
        self.broke = asyncio.Event()
        self.is_on = False
        self.address = ""

    def serves(self, session_id: int) -> bool:
        return self.is_on and session_id == self.stage.session_id

    async def serve(self, session_id: int, *, for_lan: bool) -> None:
        self.asked.append(for_lan)
        await self.gate.wait()
        if self.refusal:
            raise CannotServe(self.refusal)
        self.is_on = True
        self.address = ADDRESS[for_lan]
        self._announce(self.address)

    async def stop(self) -> None:
        self.is_on = False
        self._announce("")

    async def broken_off(self, session_id: int) -> None:
        await self.broke.wait()
        self.broke.clear()
        self.is_on = False

    def _announce(self, address: str) -> None:
        self.stage.table.organiser.door.announce(session_id=self.stage.session_id, address=address)


@pytest.fixture
def host(stage: Stage) -> FakeHost:
    host = FakeHost(stage)
    stage.kit = replace(stage.kit, host=host)
    return host


@pytest.fixture
def lead(stage: Stage) -> Desk:
    return stage.open()


async def at_the_door(sitting: Sitting) -> None:
    await sitting.press("escape", "k")
    await sitting.until(lambda: isinstance(sitting.app.screen, JoiningScreen))


async def test_everyone_on_this_network_with_one_key(stage: Stage, host: FakeHost, lead: Desk) -> None:
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Who may reach it?")
        await fatima.sees("a  Only this computer.")
        await fatima.sees("w  Everyone on this network")
        assert "out of the browser" not in fatima.text
        await fatima.press("w")
        await fatima.sees("Starting, for everyone on this network")
        await fatima.press("a")  # one thing at a time
        host.gate.set()
        await fatima.sees("192.168.1.20:8000")
        await fatima.sees("x  out of the browser")
        assert host.asked == [True]


async def test_from_this_computer_to_the_network(stage: Stage, host: FakeHost, lead: Desk) -> None:
    host.gate.set()
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await at_the_door(joost)
        await joost.sees("Who may reach it?")
        await joost.press("a")
        await joost.sees("W opens it to everyone on this network.")
        await joost.press("w")
        await joost.sees("192.168.1.20:8000")
        assert host.asked == [False, True]


async def test_what_went_wrong_is_told_in_words(stage: Stage, host: FakeHost, lead: Desk) -> None:
    host.gate.set()
    host.refusal = "This port is [b]in use[/b]."
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Who may reach it?")
        await fatima.press("w")
        await fatima.until(lambda: host.refusal in fatima.said)
        await fatima.sees("Who may reach it?")


async def test_stopping_asks_once_more(stage: Stage, host: FakeHost, lead: Desk) -> None:
    host.gate.set()
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Who may reach it?")
        await fatima.press("w")
        await fatima.sees("out of the browser")
        await fatima.press("x")
        await fatima.until(lambda: "Press X once more." in fatima.said)
        assert host.is_on
        await fatima.press("x")
        await fatima.sees("Who may reach it?")
        assert not host.is_on


async def test_an_address_that_leads_nowhere_any_more_goes(stage: Stage, host: FakeHost, lead: Desk) -> None:
    host.gate.set()
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees("Who may reach it?")
        await fatima.press("w")
        await fatima.sees("out of the browser")
        host.broke.set()
        await fatima.sees("Who may reach it?")
        await fatima.until(lambda: "fell out of the browser" in fatima.said)
        assert lead.read.door(session_id=stage.session_id).address == ""


async def test_that_it_broke_off_is_heard_without_looking_at_the_door(
    stage: Stage, host: FakeHost, lead: Desk
) -> None:
    host.gate.set()
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.press("w")
        await fatima.sees("out of the browser")
        await fatima.press("escape")
        await fatima.until(lambda: not isinstance(fatima.app.screen, JoiningScreen))
        host.broke.set()
        await fatima.until(lambda: "Start it again with /join." in fatima.said)
        assert lead.read.door(session_id=stage.session_id).address == ""
        await at_the_door(fatima)
        await fatima.sees("w  Everyone on this network")


async def test_one_that_broke_off_takes_no_others_address_away(
    stage: Stage, host: FakeHost, lead: Desk
) -> None:
    other = "http://192.168.1.21:8020"
    host.gate.set()
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.press("w")
        await fatima.until(lambda: host.is_on)
        lead.door.announce(session_id=stage.session_id, address=other)
        host.broke.set()
        await fatima.until(lambda: "fell out of the browser" in fatima.said)
        assert lead.read.door(session_id=stage.session_id).address == other


async def test_where_it_cannot_be_done_the_screen_says_what_to_do(
    stage: Stage, host: FakeHost, lead: Desk
) -> None:
    host.obstacle = "On Windows it runs inside WSL."
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await at_the_door(fatima)
        await fatima.sees(host.obstacle)
        await fatima.press("w")
        assert host.asked == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_choice_fits(stage: Stage, host: FakeHost, lead: Desk, size: tuple[int, int]) -> None:
    async with stage.seat(Seat.FACILITATOR, FATIMA, size) as fatima:
        await at_the_door(fatima)
        for words in ("Only this computer.", "not encrypted", "new code", "let nobody in", "back"):
            await fatima.sees(words)


async def test_who_waits_stays_in_sight_on_a_small_screen(stage: Stage, host: FakeHost, lead: Desk) -> None:
    host.gate.set()
    await host.serve(stage.session_id, for_lan=True)
    code = lead.door.open(session_id=stage.session_id).code
    for name in ("Ama Boateng", "Yara Hoekstra", "Zoë"):
        stage.table.organiser.door.join(code=code, name=name)
    async with stage.seat(Seat.FACILITATOR, FATIMA, (80, 24)) as fatima:
        await at_the_door(fatima)
        for words in ("Ama Boateng", "Yara Hoekstra", "Zoë", "out of the browser", "confirm"):
            await fatima.sees(words)
