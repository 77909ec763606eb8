"""A feed that hears of what is written in the record's folder, and does nothing while nothing is."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.codes import Seat
from models.feed import Feed
from models.pulse import SqlitePulse
from models.stirring import Stirring
from models.store import Store
from tests.store.test_feed import IN_TIME, came, heard
from tests.table import Table

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


@pytest.fixture
async def listening(sqlite_store: Store) -> AsyncIterator[tuple[Feed, Table]]:
    table = Table(sqlite_store)
    table.opened()
    async with Feed(sqlite_store, listens=True) as feed:
        assert await came(feed) == ()
        yield feed, table


async def test_it_hears_every_commit_of_a_burst_without_looking_unasked(
    listening: tuple[Feed, Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.pulse.SELDOM", 10 * IN_TIME)
    feed, table = listening
    joost = table.sit(Seat.REPORTER, "Joost")

    def keep_many() -> None:
        for number in range(20):
            table.keep(joost, f"regel {number}")

    keeping = asyncio.create_task(asyncio.to_thread(keep_many))
    await heard(feed, times=20)
    await keeping


async def test_while_nothing_is_written_it_hardly_looks(
    listening: tuple[Feed, Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    beats: list[float] = []
    really = SqlitePulse.beat

    def beat(pulse: SqlitePulse) -> bool:
        beats.append(asyncio.get_running_loop().time())
        return really(pulse)

    monkeypatch.setattr(SqlitePulse, "beat", beat)
    feed, _ = listening
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2.5):
            await anext(feed)
    assert len(beats) < 15


async def test_in_a_folder_that_says_nothing_it_looks_all_the_time_again(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    really_of = Stirring.of
    monkeypatch.setattr(Stirring, "of", lambda _folder: really_of(tmp_path))
    monkeypatch.setattr("models.pulse.SELDOM", 0.2)
    table = Table(sqlite_store)
    table.opened()
    joost = table.sit(Seat.REPORTER, "Joost")
    async with Feed(sqlite_store, listens=True) as feed:
        assert await came(feed) == ()
        await asyncio.to_thread(table.keep, joost, "ongehoord")
        await heard(feed)
        monkeypatch.setattr("models.pulse.SELDOM", 10 * IN_TIME)
        await asyncio.to_thread(table.keep, joost, "gezien")
        await heard(feed)


async def test_closing_ends_a_feed_that_listens_at_once(
    listening: tuple[Feed, Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.pulse.SELDOM", 10 * IN_TIME)
    feed, _ = listening
    waiting = asyncio.create_task(anext(feed, None))
    await asyncio.sleep(0.5)
    await feed.aclose()
    async with asyncio.timeout(IN_TIME):
        assert await waiting is None
