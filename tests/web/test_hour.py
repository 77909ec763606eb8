"""An hour's content, replayed at speed: two reporters type in browsers, fifty and the wall look on."""

import asyncio
import logging
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from maktui.web.caps import Limits
from models.codes import Seat
from models.zone import utc_now
from tests.web.room import plain_text, room, until

MANY = 50
LINES = 40
"""Lines that one reporter types in an hour."""
WRITERS = {"Joost Wiering": "JW", "Naomi Pinas": "NP"}
WITHIN = 60.0


async def test_an_hour_of_a_full_room(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with room(tmp_path, Limits(sockets_per_address=100)) as served, AsyncExitStack() as stack:
        table = served.table
        lead = table.sit(Seat.FACILITATOR, "Fatima El Amrani")
        seats = [served.door.seat(Seat.REPORTER, name) for name in WRITERS]
        reporters = [await stack.enter_async_context(served.browser(seat, "/ws/plek")) for seat in seats]
        wall = await stack.enter_async_context(served.browser(served.door.seat(Seat.ROOM, "zaal")))
        looking = await asyncio.gather(
            *(stack.enter_async_context(served.browser(served.door.seat())) for _ in range(MANY))
        )
        everyone = (*reporters, wall, *looking)
        await asyncio.gather(*(one.sees("sessie 1 van 3", within=WITHIN) for one in everyone))

        async def watch() -> None:
            await asyncio.gather(*(one.sees("Dit was het uur", within=WITHIN) for one in looking))

        watching = asyncio.create_task(watch())
        typed = [f"{name.split()[0]} noteert regel {at}" for at in range(LINES) for name in WRITERS]
        for at, text in enumerate(typed):
            await reporters[at % 2].type(f"{text}\r")
            if at % 20 == 19:
                session = lead.read.session(session_id=table.session_id)
                await asyncio.to_thread(
                    lead.session.go_to,
                    session_id=table.session_id,
                    item_id=table.item(2 + at // 20),
                    seen_item_id=session.running_item_id,
                )

        def kept() -> list[str]:
            lines = table.organiser.read.record(session_id=table.session_id).lines
            return [line.text for of_item in lines.values() for line in of_item]

        await until(lambda: len(kept()) == len(typed), within=WITHIN)
        table.now = utc_now()
        table.keep(table.sit(Seat.REPORTER), "Dit was het uur", 1 + len(typed) // 20)
        await watching
        assert sorted(kept()) == sorted([*typed, "Dit was het uur"])
        shown = plain_text(wall.painted) + plain_text(looking[0].painted)
        assert not [initials for initials in WRITERS.values() if f" {initials} " in shown]
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []
