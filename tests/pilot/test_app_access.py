import asyncio
from collections.abc import AsyncGenerator, Callable

import pytest

from models.codes import Seat
from models.errors import RecordTooNew
from models.rights import Actor
from models.views.change import Change
from screens.access import Access
from tests.fakes import FakeRecord, change


@pytest.fixture
def record() -> FakeRecord:
    return FakeRecord()


async def test_a_read_waits_until_the_feed_listens(record: FakeRecord) -> None:
    access = Access(lambda: record, Actor(seat=Seat.ORGANISER, name=""), is_followed=True)
    read = asyncio.create_task(access.read(lambda desk: "read"))
    await access.open()
    assert not read.done()

    follow = asyncio.create_task(access.follow())
    assert await read == "read"
    follow.cancel()
    await access.close()


async def test_a_read_of_a_record_that_does_not_open_fails_too() -> None:
    def opener() -> FakeRecord:
        raise RecordTooNew()

    access = Access(opener, Actor(seat=Seat.ORGANISER, name=""), is_followed=True)
    read = asyncio.create_task(access.read(lambda desk: "read"))
    for opening in (access.open(), read):
        with pytest.raises(RecordTooNew):
            await opening
    await access.close()


async def test_acts_are_done_in_order_and_also_when_nobody_waits(record: FakeRecord) -> None:
    access = Access(lambda: record, Actor(seat=Seat.REPORTER, name="Sam"))
    done: list[int] = []

    def act(at: int) -> Callable[[object], None]:
        return lambda desk: done.append(at)

    tasks = [asyncio.create_task(access.act(act(at))) for at in range(5)]
    await asyncio.sleep(0)
    tasks[3].cancel()
    await access.close()
    assert done == [0, 1, 2, 3, 4]
    assert record.is_closed


async def test_a_feed_that_breaks_is_tried_again(record: FakeRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.access.RETRY", 0)
    access = Access(lambda: record, Actor(seat=Seat.ORGANISER, name=""))
    heard: asyncio.Queue[tuple[Change, ...]] = asyncio.Queue()
    stop = access.subscribe(heard.put_nowait)
    feeds = 0
    steady = record.feed

    async def broken() -> AsyncGenerator[tuple[Change, ...], None]:
        nonlocal feeds
        feeds += 1
        if feeds == 1:
            raise OSError("gone")
        async for changes in steady():
            yield changes

    record.feed = broken  # type: ignore[method-assign]
    record.moved(change(7))
    follow = asyncio.create_task(access.follow())
    assert await heard.get() == ()
    assert [one.seq for one in await heard.get()] == [7]

    stop()
    stop()
    follow.cancel()
    await access.close()
