import asyncio

import pytest

from models.codes import Seat
from models.errors import NotSaved, Refusal, Refused
from models.keeper import Keeper
from models.outbox import Making, Outbox


class Desk:
    """Takes lines, unless it is broken."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.drafts: list[str] = []
        self.outcomes: list[object] = []
        self.broken: Exception | None = None

    async def take(self, typed):
        if self.broken:
            raise self.broken
        self.taken.append(typed.text)
        return typed.text

    async def flush(self, making):
        if self.broken:
            raise self.broken
        self.drafts.append(making.text)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
async def keeper(tmp_path, desk, monkeypatch):
    monkeypatch.setattr("models.keeper.RETRIES", (0.001,))
    monkeypatch.setattr("models.keeper.DRAFT_PAUSE", 0.001)
    keeper = Keeper(
        Outbox.claim(tmp_path, session_id=1, author="Joost", seat=Seat.REPORTER),
        take=desk.take,
        flush=desk.flush,
        told=lambda _, outcome: desk.outcomes.append(outcome),
        changed=lambda _: None,
    )
    task = asyncio.create_task(keeper.run())
    yield keeper
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(condition):
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.001)


async def test_lines_are_kept_in_order(keeper, desk):
    for text in ("een", "twee", "drie"):
        keeper.enter(text, Making(), item_id=1)
    await until(lambda: len(desk.outcomes) == 3)
    assert desk.taken == ["een", "twee", "drie"]
    assert keeper.state.waiting == 0 and keeper.state.saved_at


async def test_a_locked_record_is_told_and_nothing_is_lost(keeper, desk):
    desk.broken = NotSaved("locked")
    keeper.enter("een", Making(), item_id=1)
    await until(lambda: keeper.state.reason == "locked")
    keeper.enter("twee", Making(), item_id=1)
    assert keeper.state.waiting == 2
    desk.broken = None
    await until(lambda: keeper.state.waiting == 0)
    assert desk.taken == ["een", "twee"] and keeper.state.reason == ""


async def test_an_unexpected_error_does_not_stop_the_keeping(keeper, desk):
    desk.broken = RuntimeError("stuk")
    keeper.enter("een", Making(), item_id=1)
    await until(lambda: keeper.state.reason == "other")
    desk.broken = None
    await until(lambda: desk.taken == ["een"])


async def test_a_refusal_is_told_and_the_next_line_goes_on(keeper, desk):
    desk.broken = Refused(Refusal.SEAT)
    keeper.enter("een", Making(), item_id=1)
    await until(lambda: desk.outcomes)
    assert isinstance(desk.outcomes[0], Refused)
    desk.broken = None
    keeper.enter("twee", Making(), item_id=1)
    await until(lambda: desk.taken == ["twee"])


async def test_a_line_of_a_seat_that_ended_waits_for_its_writer(keeper, desk):
    desk.broken = Refused(Refusal.SEAT_GONE)
    keeper.enter("een", Making(), item_id=1)
    await keeper.settle()
    assert [line.text for line in keeper.outbox.waiting.values()] == ["een"]
    assert desk.outcomes == []
    desk.broken = None
    await until(lambda: desk.taken == ["een"])


async def test_a_screen_that_can_not_show_it_does_not_stop_the_keeping(keeper, desk):
    def broken(*_):
        raise LookupError("the screen is gone")

    keeper._told = keeper._changed = broken
    for text in ("een", "twee"):
        keeper.enter(text, Making(), item_id=1)
    await until(lambda: desk.taken == ["een", "twee"])


async def test_settling_while_it_works_carries_nothing_out_twice(keeper, desk):
    gate = asyncio.Event()
    take = desk.take

    async def slowly(typed):
        await gate.wait()
        return await take(typed)

    keeper._take = slowly
    keeper.enter("/terug", Making(), item_id=1)
    settling = asyncio.create_task(keeper.settle())
    await asyncio.sleep(0)
    gate.set()
    await settling
    await until(lambda: desk.outcomes)
    assert desk.taken == ["/terug"]


async def test_what_corrects_a_wiped_line_is_forgotten(keeper, desk):
    desk.broken = NotSaved("locked")
    keeper.enter("geheim", Making("geheim", 1, line_id=5, revision=1), item_id=1)
    keeper.enter("blijft", Making(), item_id=1)
    keeper.forget(5)
    assert keeper.state.waiting == 1
    desk.broken = None
    await until(lambda: keeper.state.waiting == 0)
    assert desk.taken == ["blijft"]


async def test_the_line_in_the_making_is_flushed_as_it_grows(keeper, desk):
    for text in ("h", "he", "het"):
        keeper.edit(Making(text, item_id=1))
    await until(lambda: "het" in desk.drafts)


async def test_a_draft_that_could_not_be_flushed_is_flushed_later(keeper, desk):
    desk.broken = NotSaved("full")
    keeper.edit(Making("het", item_id=1))
    await until(lambda: keeper.state.reason == "full")
    desk.broken = None
    await until(lambda: desk.drafts and desk.drafts[-1] == "het")


async def test_what_waited_in_the_outbox_goes_first(tmp_path, desk):
    folder = tmp_path / "left"
    left = Outbox.claim(folder, session_id=1, author="Joost", seat=Seat.REPORTER)
    first = Keeper(left, take=desk.take, flush=desk.flush, told=lambda *_: None, changed=lambda _: None)
    first.enter("van vóór de stroomstoring", Making(), item_id=1)
    import os

    os.close(left._file)
    again = Keeper(
        Outbox.claim(folder, session_id=1, author="Joost", seat=Seat.REPORTER),
        take=desk.take,
        flush=desk.flush,
        told=lambda *_: None,
        changed=lambda _: None,
    )
    assert again.state.waiting == 1
    await again.settle()
    assert desk.taken == ["van vóór de stroomstoring"]


async def test_a_seat_that_is_left_takes_its_line_in_the_making_along(tmp_path, desk):
    keeper = Keeper(
        Outbox.claim(tmp_path, session_id=1, author="Joost", seat=Seat.REPORTER),
        take=desk.take,
        flush=desk.flush,
        told=lambda *_: None,
        changed=lambda _: None,
    )
    keeper.edit(Making("/opstaan", 1))
    await keeper._flush_making()
    keeper.edit(Making())
    await keeper.settle()
    assert desk.drafts == ["/opstaan", ""]
    await keeper.settle()
    assert len(desk.drafts) == 2
