import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from itertools import chain
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL, text

from models.codes import ChangeKind, Seat
from models.desk import Desk
from models.driver import connect, sqlite
from models.errors import NotSaved
from models.feed import Feed
from models.pulse import ConnectedPulse, PostgresPulse, Pulse, SqlitePulse
from models.store import Store
from models.views.change import Change
from tests.table import Table

Opener = Callable[[URL | Path], Store]

IN_TIME = 10.0
"""Seconds that a busy machine may take; what comes, comes in a tenth of one."""


@pytest.fixture
def table(store: Store) -> Table:
    table = Table(store)
    table.opened()
    return table


@pytest.fixture
def joost(table: Table, opened: Opener) -> Desk:
    """Someone in another process."""
    elsewhere = Table.__new__(Table)
    elsewhere.__dict__.update(table.__dict__, store=opened(table.store.url))
    return elsewhere.sit(Seat.REPORTER, "Joost")


@pytest.fixture
async def feed(store: Store, table: Table) -> AsyncIterator[Feed]:
    """A feed that watches already."""
    async with Feed(store) as feed:
        assert await came(feed) == ()
        yield feed


async def came(feed: Feed) -> tuple[Change, ...]:
    async with asyncio.timeout(IN_TIME):
        return await anext(feed)


async def heard(feed: Feed, kind: ChangeKind = ChangeKind.LINE_KEPT, times: int = 1) -> list[Change]:
    """What came, up to the last of `times` changes of this kind."""
    found: list[Change] = []
    while sum(change.kind is kind for change in found) < times:
        found += await came(feed)
    return found


async def silent(feed: Feed) -> bool:
    """Whether nothing comes; ends the watch."""
    try:
        async with asyncio.timeout(0.2):
            await anext(feed)
    except TimeoutError:
        return True
    return False


async def test_a_change_by_another_process_is_heard(feed: Feed, table: Table, joost: Desk) -> None:
    line = await asyncio.to_thread(table.keep, joost, "een regel")
    (change,) = await heard(feed)
    assert (change.kind, change.row_id, change.actor) == (ChangeKind.LINE_KEPT, line.id, "Joost")
    assert (change.session_id, change.item_id, change.seat) == (1, table.item(), Seat.REPORTER)
    assert (change.at, change.part) == (table.now, "line")


async def test_a_feed_and_the_desk_tell_the_same(feed: Feed, table: Table, joost: Desk) -> None:
    await asyncio.to_thread(table.keep, joost, "/besluit We beginnen")
    changes = await heard(feed)
    assert table.organiser.read.changes(after=changes[0].seq - 1) == tuple(changes)


async def test_own_changes_are_heard_too(feed: Feed, table: Table) -> None:
    await asyncio.to_thread(table.keep, table.sit(Seat.REPORTER), "een regel")
    assert await heard(feed)


async def test_a_line_in_the_making_moves_without_a_change(feed: Feed, table: Table, joost: Desk) -> None:
    await asyncio.to_thread(joost.minutes.save_draft, item_id=table.item(), text="het jong")
    assert await came(feed) == ()


async def test_nothing_comes_while_nothing_moves(feed: Feed, table: Table) -> None:
    await asyncio.to_thread(table.lines)
    assert await silent(feed)


async def test_what_was_undone_by_an_error_is_not_heard(feed: Feed, store: Store, table: Table) -> None:
    def fail() -> None:
        with pytest.raises(RuntimeError), store.write() as session:
            session.connection().execute(text("DELETE FROM change"))
            store.announce(session)
            raise RuntimeError

    await asyncio.to_thread(fail)
    assert await silent(feed)


async def test_everything_after_a_place_comes_in_order_and_once(table: Table, joost: Desk) -> None:
    for number in range(5):
        await asyncio.to_thread(table.keep, joost, f"regel {number}")
    async with Feed(table.store, after=0) as feed:
        changes = list(await came(feed))
        assert sum(change.kind is ChangeKind.LINE_KEPT for change in changes) == 5
        await asyncio.to_thread(table.keep, joost, "nog een")
        changes += await heard(feed)
    assert tuple(changes) == table.organiser.read.changes(after=0)


async def test_a_long_log_comes_in_parts(table: Table, joost: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.feed.BATCH", 3)
    for number in range(4):
        await asyncio.to_thread(table.keep, joost, f"regel {number}")
    expected = table.organiser.read.changes(after=0)
    changes: list[Change] = []
    async with Feed(table.store, after=0) as feed:
        while len(changes) < len(expected):
            part = await came(feed)
            assert len(part) <= 3
            changes += part
    assert tuple(changes) == expected


async def test_a_session_hears_its_own_maakbank_only(table: Table, joost: Desk) -> None:
    async with (
        Feed(table.store, session_id=table.session_id) as here,
        Feed(table.store, session_id=404) as elsewhere,
    ):
        assert (await came(here), await came(elsewhere)) == ((), ())
        await asyncio.to_thread(table.keep, joost, "een regel")
        assert await heard(here)
        assert await came(elsewhere) == ()


async def test_two_feeds_hear_each_change_once(feed: Feed, table: Table, joost: Desk) -> None:
    async with Feed(table.store) as second:
        await came(second)
        for number in range(20):
            await asyncio.to_thread(table.keep, joost, f"regel {number}")
        both = await asyncio.gather(heard(feed, times=20), heard(second, times=20))
    assert both[0] == both[1]
    assert len({change.seq for change in both[0]}) == 20


async def test_changes_that_commit_late_are_not_missed(feed: Feed, table: Table) -> None:
    writers = [table.sit(Seat.REPORTER, f"R{number}") for number in range(6)]

    def type_lines(desk: Desk) -> list[int]:
        kept = []
        for number in range(10):
            while True:
                try:
                    kept.append(table.keep(desk, f"{desk.actor.name}-{number}").id)
                    break
                except NotSaved:
                    continue
        return kept

    listening = asyncio.create_task(heard(feed, times=60))
    kept = await asyncio.gather(*(asyncio.to_thread(type_lines, desk) for desk in writers))
    changes = await listening
    assert sorted(change.row_id for change in changes) == sorted(chain(*kept))
    assert [change.seq for change in changes] == sorted(change.seq for change in changes)


async def test_a_feed_outlives_a_passing_error(
    feed: Feed, table: Table, joost: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.feed.RETRY", 0.01)
    refused = threading.Event()

    def refuse(_: Store) -> None:
        refused.set()
        raise NotSaved("other")

    await asyncio.to_thread(table.keep, joost, "terwijl het stuk is")
    with monkeypatch.context() as broken:
        broken.setattr(Store, "rows", refuse)
        listening = asyncio.create_task(heard(feed))
        assert await asyncio.to_thread(refused.wait, IN_TIME)
    assert len(await listening) == 1


async def test_a_feed_outlives_an_error_of_ours_and_tells_the_log(
    feed: Feed, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("models.feed.RETRY", 0.01)
    errors = iter([ZeroDivisionError()])
    fetch = Feed._fetch

    def flaky(self: Feed, after: int | None) -> object:
        for error in errors:
            raise error
        return fetch(self, after)

    monkeypatch.setattr(Feed, "_fetch", flaky)
    feed._let_go()
    assert await came(feed) == ()
    assert "ZeroDivisionError" in caplog.text


async def test_a_feed_waits_for_a_record_that_is_not_there_yet(
    empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.feed.RETRY", 0.01)
    monkeypatch.setattr("models.feed.log.exception", lambda *_: None)
    async with Feed(empty) as feed:
        waiting = asyncio.create_task(came(feed))
        await asyncio.sleep(0.05)
        assert not waiting.done()
        await asyncio.to_thread(empty.prepare)
        assert await waiting == ()


async def test_a_held_lock_does_not_silence_a_feed(feed: Feed, table: Table, joost: Desk) -> None:
    await asyncio.to_thread(table.keep, joost, "net ervoor")
    with joost.minutes._store.write() as session:
        session.connection().execute(text("UPDATE role SET name = 'bezig' WHERE id = 1"))
        assert await heard(feed)


@pytest.mark.parametrize("dialect", ["postgres"])
async def test_a_feed_goes_on_after_the_server_dropped_it(
    feed: Feed, table: Table, joost: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.feed.RETRY", 0.01)
    listening = asyncio.create_task(heard(feed))
    await asyncio.sleep(0)

    def drop() -> None:
        with joost.minutes._store.write() as session:
            session.connection().execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE pid <> pg_backend_pid() AND datname = current_database()"
                )
            )

    await asyncio.to_thread(drop)
    await asyncio.to_thread(table.keep, joost, "na de storing")
    assert await listening


@pytest.mark.parametrize("dialect", ["postgres"])
async def test_a_lost_notice_is_made_good(table: Table, joost: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.pulse.PostgresPulse.unasked", 0.1)
    monkeypatch.setattr(Store, "announce", lambda *_: None)
    async with Feed(table.store) as feed:
        await came(feed)
        await asyncio.to_thread(table.keep, joost, "zonder bericht")
        assert await heard(feed)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many connections the feeds of this test hold."""
    made: list[Any] = []

    def recorded(connecting: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def connect_and_record(pulse: Pulse) -> Any:
            made.append(connecting(pulse))
            return made[-1]

        return connect_and_record

    for kind in (SqlitePulse, PostgresPulse):
        monkeypatch.setattr(kind, "_connect", recorded(kind._connect))
    return lambda: sum(is_open(connection) for connection in made)


def is_open(connection: Any) -> bool:
    try:
        connection.execute("SELECT 1")
    except (sqlite.ProgrammingError, psycopg.OperationalError):
        return False
    return True


async def test_closing_leaves_no_connection_and_ends_who_waits(table: Table, held: Callable[[], int]) -> None:
    feed = Feed(table.store)
    await came(feed)
    assert held() == 1

    async def follow() -> int:
        return sum([1 async for _ in feed])

    following = asyncio.create_task(follow())
    await asyncio.sleep(0)
    await feed.aclose()
    async with asyncio.timeout(IN_TIME):
        assert await following == 0
    assert held() == 0


async def test_cancelling_leaves_no_connection_and_loses_no_place(
    table: Table, joost: Desk, held: Callable[[], int]
) -> None:
    async with Feed(table.store) as feed:
        await came(feed)
        assert await silent(feed)
        assert held() == 0
        await asyncio.to_thread(table.keep, joost, "terwijl niemand keek")
        assert await heard(feed)
        assert held() == 1


async def test_who_is_told_holds_no_connection_and_hears_at_once(
    table: Table, joost: Desk, held: Callable[[], int]
) -> None:
    told = asyncio.Event()
    async with Feed(table.store, told=told) as feed:
        await came(feed)
        waiting = asyncio.create_task(heard(feed))
        await asyncio.to_thread(table.keep, joost, "door een ander gevoeld")
        assert not waiting.done()
        told.set()
        assert await waiting
        assert held() == 0


async def test_closing_ends_who_waits_to_be_told(table: Table) -> None:
    feed = Feed(table.store, told=asyncio.Event())
    await came(feed)
    waiting = asyncio.create_task(came(feed))
    await asyncio.sleep(0)
    await feed.aclose()
    async with asyncio.timeout(1.0):
        with pytest.raises(StopAsyncIteration):
            await waiting


async def test_cancelling_while_it_opens_leaves_no_connection(
    table: Table, held: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    opening, go_on, opened = threading.Event(), threading.Event(), threading.Event()
    really_open = ConnectedPulse.open

    def open_slowly(pulse: ConnectedPulse) -> None:
        opening.set()
        go_on.wait(IN_TIME)
        really_open(pulse)
        opened.set()

    monkeypatch.setattr(ConnectedPulse, "open", open_slowly)
    waiting = asyncio.create_task(came(Feed(table.store)))
    assert await asyncio.to_thread(opening.wait, IN_TIME)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    assert await asyncio.to_thread(opened.wait, IN_TIME)
    assert held() == 0


async def test_a_watch_never_holds_up_the_loop(sqlite_store: Store) -> None:
    Table(sqlite_store)
    assert sqlite_store.path is not None
    async with Feed(sqlite_store, interval=0) as feed:
        await came(feed)
        exclusive = connect(sqlite_store.path, wait=5)
        exclusive.execute("BEGIN EXCLUSIVE")
        loop = asyncio.get_running_loop()
        waiting = asyncio.create_task(came(feed))
        worst = 0.0
        for _ in range(200):
            start = loop.time()
            await asyncio.sleep(0)
            worst = max(worst, loop.time() - start)
        exclusive.execute("ROLLBACK")
        exclusive.close()
        waiting.cancel()
    assert worst < 1.0
