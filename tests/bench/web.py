"""The room in browsers, beside textual-serve as it is with the same live screen.

Viewers join within five seconds. MAKTUI_BENCH_VIEWERS=10 takes fewer of them, to see that it works.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

import aiohttp

from models.codes import Seat
from tests.bench.measure import Measure, compiled, percentile
from tests.bench.sessions import running
from tests.bench.web_viewers import Served, Viewer, served
from tests.table import Table

VIEWERS = int(os.environ.get("MAKTUI_BENCH_VIEWERS", "50"))
GROWTH = (10, 50, 100, 300)
WITHIN = 5.0
CHANGES = 10
MANY = 60
"""Changes enough to know the slowest five of a hundred."""
IDLE = 10.0
LINES = 60
TALK = 5
THERE = b"sessie 1 van 3"


@dataclass(frozen=True)
class Cost:
    """What so many viewers saw of a server, and what they cost it."""

    first: Sequence[float]
    """Seconds from connecting to the first picture with the session in it."""
    memory: float
    """MB a viewer."""
    idle: float
    """Percent of a core a viewer while nothing happens."""
    change: Sequence[float]
    """Milliseconds from the start of a commit until the last viewer has it."""

    @property
    def first_p95(self) -> float:
        return percentile(self.first, 95)

    @property
    def change_median(self) -> float:
        return statistics.median(self.change)

    def words(self) -> str:
        return (
            f"first picture p95 {self.first_p95:.2f} s, {self.memory:.1f} MB and {self.idle:.3f} % of a core "
            f"a viewer, a change on all screens {self.change_median:.0f} ms"
        )


def measure() -> list[Measure]:
    with running(item5=LINES) as table, compiled():
        seats = _seats(table, max(VIEWERS, *GROWTH) if VIEWERS >= 50 else VIEWERS)
        plain = _cost(table, "plain", "/ws", seats[:VIEWERS])
        stage = _cost(table, "ours", "/ws/podium", seats[:VIEWERS], changes=MANY)
        own = _cost(table, "ours", "/ws/plek", seats[:VIEWERS])
        grown = [_cost(table, "ours", "/ws/podium", seats[:count]) for count in GROWTH if count <= len(seats)]
    return [*_against(plain, stage, own), *_growth(grown)]


def _against(plain: Cost, stage: Cost, own: Cost) -> list[Measure]:
    many = f"{VIEWERS} joining within {WITHIN:.0f} s"
    told = f"textual-serve: {plain.words()}"
    return [
        Measure(
            f"stage, {many}: first picture p95 against textual-serve",
            stage.first_p95 / plain.first_p95,
            1 / 20,
            "x",
            told,
        ),
        Measure("stage: memory a viewer", stage.memory / plain.memory, 1 / 30, "x", stage.words()),
        Measure("stage: CPU a viewer while nothing happens", stage.idle / plain.idle, 1 / 50, "x"),
        Measure("stage: a change on all screens", stage.change_median / plain.change_median, 1 / 5, "x"),
        Measure("stage: a change on all screens, 95 of 100", percentile(stage.change, 95), 100, "ms"),
        Measure(
            f"own seats, {many}: first picture p95 against textual-serve",
            own.first_p95 / plain.first_p95,
            1 / 3,
            "x",
            own.words(),
        ),
        Measure("own seats: memory a viewer", own.memory / plain.memory, 1 / 2, "x"),
    ]


def _growth(grown: Sequence[Cost]) -> list[Measure]:
    return [
        Measure(
            f"stage with {len(cost.first)} viewers: a change on the slowest screen",
            max(cost.change),
            1000,
            "ms",
            cost.words(),
        )
        for cost in grown
    ]


def _seats(table: Table, count: int) -> list[int]:
    """Numbers of seats that stand in the record."""
    door = table.organiser.door
    seats = []
    for number in range(count):
        secret = door.invite(session_id=table.session_id, seat=Seat.PARTICIPANT).secret
        seats.append(door.redeem(secret=secret, name=f"Ama {number}").web_seat.id)
    return seats


def _cost(table: Table, kind: str, path: str, seats: Sequence[int], *, changes: int = CHANGES) -> Cost:
    db_url = table.store.url.render_as_string(hide_password=False)
    with served(kind, db_url, table.session_id, path) as server:
        return asyncio.run(_visit(table, server, seats, changes))


async def _visit(table: Table, server: Served, seats: Sequence[int], changes: int) -> Cost:
    before = server.memory()
    async with AsyncExitStack() as stack:
        connector = aiohttp.TCPConnector(limit=0)
        client = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
        joining = [
            asyncio.create_task(_join(stack, client, server, seat, WITHIN * at / len(seats)))
            for at, seat in enumerate(seats)
        ]
        joined = await asyncio.gather(*joining)
        viewers = [viewer for viewer, _ in joined]
        await asyncio.sleep(2)
        memory = (server.memory() - before) / len(seats)
        idle = await _idle(server) / len(seats)
        change = [await _change(table, viewers, number) for number in range(changes)]
    return Cost([took for _, took in joined], memory, idle, change)


async def _join(
    stack: AsyncExitStack, client: aiohttp.ClientSession, server: Served, seat: int, wait: float
) -> tuple[Viewer, float]:
    await asyncio.sleep(wait)
    viewer = Viewer()
    viewer.look_out(THERE)
    began = time.monotonic()
    socket = await stack.enter_async_context(
        client.ws_connect(server.url(), headers=server.headers(seat), max_msg_size=0)
    )
    await socket.send_json(["resize", {"width": 120, "height": 36}])
    watching = asyncio.create_task(viewer.watch(socket))
    stack.push_async_callback(_stop, watching)
    await viewer.saw()
    return viewer, viewer.seen[THERE] - began


async def _stop(watching: "asyncio.Task[None]") -> None:
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)


async def _idle(server: Served) -> float:
    """Percent of a core."""
    before, began = server.cpu(), time.monotonic()
    await asyncio.sleep(IDLE)
    return 100 * (server.cpu() - before) / (time.monotonic() - began)


async def _change(table: Table, viewers: Sequence[Viewer], number: int) -> float:
    text = f"Regel{time.monotonic_ns()}x{number}"
    for viewer in viewers:
        viewer.look_out(text.encode())
    reporter = table.sit(Seat.REPORTER)
    began = time.monotonic()
    await asyncio.to_thread(table.keep, reporter, text, TALK)
    await asyncio.gather(*(viewer.saw() for viewer in viewers))
    last = max(viewer.seen[text.encode()] for viewer in viewers)
    await asyncio.sleep(0.5)
    return (last - began) * 1000
