"""Thirty people who choose within five seconds, over HTTP: all counted once, and every screen right."""

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import aiohttp

from models.codes import Seat
from tests.databases import Place
from tests.proposing import Put
from tests.web.room import WAIT, Browser
from tests.web.test_threats import Attacked, attacked

PEOPLE = 30
WITHIN = 4.5
"""Seconds in which they press, one after the other."""

SCREENS = 0.5
"""Seconds after the last one in which every screen is right."""

ROUNDS = 3
"""A busy machine may be late once."""

CHOICES = ("support", "concern", "objection", "abstain")


@dataclass
class Reader:
    """Somebody's page of text, as its script keeps it."""

    answer: aiohttp.ClientResponse
    table: str = ""

    async def shows(self, words: str) -> float:
        """When these words stood in the box of the proposal."""
        while words not in self.table:
            line = (await self.answer.content.readline()).decode()
            if line.startswith("data: {"):
                blocks = json.loads(line.removeprefix("data: ")).get("table", {}).get("blocks", {})
                self.table = blocks.get("table", self.table)
        return asyncio.get_running_loop().time()


@dataclass
class Hall:
    """Everyone with a seat, a page that listens, and one stage that all look at."""

    room: Attacked
    put: Put
    tokens: list[str]
    readers: list[Reader]
    stage: Browser

    async def choose(self, number: int, round_id: int) -> None:
        await asyncio.sleep(number * WITHIN / PEOPLE)
        form = {"ronde": str(round_id), "keuze": CHOICES[number % 4], "reden": f"Reden {number}"}
        headers = {
            "Cookie": f"maktui={self.tokens[number]}",
            "Origin": self.room.url,
            "Accept": "application/json",
        }
        async with self.room.client.post(f"{self.room.url}/lees/keuze", data=form, headers=headers) as answer:
            assert answer.status == HTTPStatus.OK
            assert (await answer.json())["done"] is True

    async def one_round(self) -> float:
        """How much later than the last stand the last screen was right."""
        found = await asyncio.to_thread(self.put.ask)
        loop = asyncio.get_running_loop()
        words = (f"{PEOPLE} of {found.expected} chose", f"{PEOPLE} van {found.expected} gekozen")
        looking = [asyncio.create_task(reader.shows(words[0])) for reader in self.readers]
        watching = asyncio.create_task(self.stage.shows(words[1]))
        await asyncio.gather(*(self.choose(number, found.id) for number in range(PEOPLE)))
        last = loop.time()
        assert (await asyncio.to_thread(self.put.round)).chosen == PEOPLE
        read = loop.time()
        async with asyncio.timeout(WAIT):
            await watching
            painted = loop.time()
            seen = await asyncio.gather(*looking)
        await asyncio.to_thread(self.put.lead.stands.close, round_id=found.id)
        tally = (await asyncio.to_thread(self.put.round)).tally
        assert tally is not None
        assert (tally.support, tally.concern, tally.objection, tally.abstain) == (8, 8, 7, 7)
        return max(read, painted, *seen) - last


async def test_thirty_within_five_seconds(tmp_path: Path, place: Place) -> None:
    async with attacked(tmp_path, place(True)) as room, AsyncExitStack() as stack:
        put = Put(room.table, room.table.sit(Seat.FACILITATOR, "Els"))
        tokens = await asyncio.to_thread(come_in, room, put)
        readers = []
        for token in tokens:
            headers = {"Cookie": f"maktui={token}", "Origin": room.url}
            asked = room.client.get(f"{room.url}/lees/stroom", headers=headers)
            readers.append(Reader(await stack.enter_async_context(asked)))
        socket = await stack.enter_async_context(
            room.client.ws_connect(
                f"{room.url}/ws/podium?width=120&height=36",
                headers={"Cookie": f"maktui={tokens[0]}", "Origin": room.url},
                max_msg_size=0,
            )
        )
        hall = Hall(room, put, tokens, readers, Browser(socket, (120, 36)))
        await hall.stage.shows("V1")
        late = [await hall.one_round()]
        while min(late) > SCREENS and len(late) < ROUNDS:
            late.append(await hall.one_round())
        assert min(late) <= SCREENS, late
        assert ["acts", "now"] in hall.stage.said
        assert ["acts", "soon"] in hall.stage.said


def come_in(room: Attacked, put: Put) -> list[str]:
    """Thirty guests at the table, with a confirmed seat each; their cookies."""
    organiser, session_id = room.table.organiser, room.table.session_id
    code = put.lead.door.open(session_id=session_id).code
    tokens, seats = [], []
    for number in range(PEOPLE):
        guest = put.lead.attendance.add_guest(session_id=session_id, name=f"Buur {number}")
        joined = organiser.door.join(code=code, name=guest.name)
        tokens.append(joined.token)
        seats.append(joined.web_seat.id)
    put.lead.door.confirm(web_seat_ids=seats)
    return tokens
