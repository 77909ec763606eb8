"""The plain live page read by many at once: they are held, and a change reaches the slowest in time.

MAKTUI_BENCH_READERS=100 takes fewer of them, to see that it works.
"""

import asyncio
import os
import resource
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack

import aiohttp

from models.codes import Seat
from tests.bench.measure import Measure, percentile
from tests.bench.sessions import running
from tests.bench.web_viewers import Served, served
from tests.table import Table

READERS = int(os.environ.get("MAKTUI_BENCH_READERS", "1000"))
AT_ONCE = 50
"""Readers that connect together."""
CHANGES = 10
LINES = 60
TALK = 5
SLACK = 200
"""Files that are open besides sockets."""
WAIT = 60.0
NEVER = aiohttp.ClientTimeout(total=None)
"""A stream has no end."""
WHOLE = b"event: page"


class Reader:
    """One stream of events."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer
        self._tail = b""

    async def hears(self, words: bytes) -> float:
        """Listen until this comes; when it did."""
        async with asyncio.timeout(WAIT):
            while words not in self._tail:
                heard = await self._answer.content.readany()
                if not heard:
                    raise ConnectionError("a reader was sent away")
                self._tail += heard
        self._tail = b""
        return time.monotonic()


def measure() -> list[Measure]:
    _room_for_sockets()
    with running(item5=LINES) as table:
        db_url = table.store.url.render_as_string(hide_password=False)
        with served("ours", db_url, table.session_id, "/lees/stroom") as server:
            took = asyncio.run(_read(table, server))
    return [
        Measure(
            f"plain page with {READERS} readers: a change at the slowest of them",
            max(took),
            1000,
            "ms",
            f"{CHANGES} changes, median {percentile(took, 50):.0f} ms at the slowest",
        )
    ]


def _room_for_sockets() -> None:
    """A process may open few files unless it asks; its children have the same."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = READERS + SLACK
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))


async def _read(table: Table, server: Served) -> Sequence[float]:
    async with AsyncExitStack() as stack:
        connector = aiohttp.TCPConnector(limit=0)
        client = await stack.enter_async_context(aiohttp.ClientSession(connector=connector, timeout=NEVER))
        readers: list[Reader] = []
        while len(readers) < READERS:
            numbers = range(len(readers) + 1, min(len(readers) + AT_ONCE, READERS) + 1)
            answers = [client.get(server.page, headers=server.headers(number)) for number in numbers]
            opened = [await stack.enter_async_context(answer) for answer in answers]
            fresh = [Reader(answer) for answer in opened]
            await asyncio.gather(*(one.hears(WHOLE) for one in fresh))
            readers += fresh
        return [await _change(table, readers, number) for number in range(CHANGES)]


async def _change(table: Table, readers: Sequence[Reader], number: int) -> float:
    """Milliseconds from the start of a commit until the slowest reader has it."""
    text = f"Regel{time.monotonic_ns()}x{number}"
    listening = [asyncio.create_task(reader.hears(text.encode())) for reader in readers]
    await asyncio.sleep(0.5)
    reporter = table.sit(Seat.REPORTER)
    began = time.monotonic()
    await asyncio.to_thread(table.keep, reporter, text, TALK)
    return (max(await asyncio.gather(*listening)) - began) * 1000
