"""A seat's way to the record: every use of it in a thread, so that no screen ever waits.

One thread reads and one writes, so writes happen in the order they were asked
for. The record opens at its first use, in the thread, so the first picture is
there at once; what only acting needs is loaded once the screen stands.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from models.rights import Actor
from models.views.change import Change
from screens.loading import loading

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["Access", "Moves", "Record", "Subscriber"]

T = TypeVar("T")

Subscriber = Callable[[tuple[Change, ...]], None]
"""Hears that the record moved; without changes, only lines in the making may have."""

RETRY = 1.0
"""Seconds before a feed that failed is tried again."""

_log = logging.getLogger(__name__)


class Moves(Protocol):
    """What moves; whoever stops listening closes it."""

    def __aiter__(self) -> AsyncIterator[tuple[Change, ...]]: ...

    async def aclose(self) -> None: ...


class Record(Protocol):
    """An opened record: what gives seats their Desk and tells what moves."""

    def desk(self, actor: Actor) -> "Desk": ...

    def feed(self) -> Moves:
        """What moves, by any process; an empty tuple when only drafts may have.

        The first one comes at once, when it listens.
        """
        ...

    def close(self) -> None: ...


class Access:
    """One seat at one record; seats of the same app share it.

    Args:
        opener: opens the record; called once, in a thread, at the first use.
        actor: who sits here.
        is_followed: someone calls `follow`; reads wait until it listens, so
            that nothing moves unheard between a read and the first move told.
    """

    def __init__(self, opener: Callable[[], Record], actor: Actor, *, is_followed: bool = False) -> None:
        self.actor = actor
        self._shared = _Shared(opener)
        if not is_followed:
            self._shared.listening.set()

    def seated(self, actor: Actor) -> "Access":
        """The same record from another seat."""
        other = object.__new__(Access)
        other.actor = actor
        other._shared = self._shared
        return other

    async def open(self) -> None:
        """Open the record, if it isn't yet; every error of opening it comes out here."""
        await self._shared.open()

    async def read(self, use: Callable[["Desk"], T]) -> T:
        """What `use` reads from the Desk, while writes may go on."""
        await self._shared.listening.wait()
        return await self._shared.run(self._shared.reading, self.actor, use)

    async def act(self, use: Callable[["Desk"], T]) -> T:
        """Let `use` act through the Desk, after every act before it.

        An act once begun is carried out, also when whoever awaits it is gone.
        """
        return await self._shared.run(self._shared.writing, self.actor, use)

    async def get_ready(self) -> None:
        """Load what acting needs, so that the first act is as quick as those after it; once per app."""
        if not self._shared.is_ready:
            self._shared.is_ready = True
            await self.act(_load)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Hear of every move of the record; call what comes back to stop."""
        subscribers = self._shared.subscribers
        subscribers.append(subscriber)
        return lambda: subscribers.remove(subscriber) if subscriber in subscribers else None

    async def follow(self) -> None:
        """Tell subscribers what moves, for as long as the app runs; once per app."""
        await self._shared.follow()

    async def close(self) -> None:
        """Finish what was asked for, then let go of the record."""
        await self._shared.close()


def _load(desk: "Desk") -> None:
    with loading():
        desk.get_ready_to_write()


class _Shared:
    """What all seats of one app have in common."""

    def __init__(self, opener: Callable[[], Record]) -> None:
        self.reading: Executor = ThreadPoolExecutor(1, "read")
        self.writing: Executor = ThreadPoolExecutor(1, "write")
        self.subscribers: list[Subscriber] = []
        self.listening = asyncio.Event()
        self.is_ready = False
        self._opener = opener
        self._opening = Lock()
        self._record: Record | None = None
        self._desks: dict[str, Desk] = {}

    async def run(self, thread: Executor, actor: Actor, use: Callable[["Desk"], T]) -> T:
        task = asyncio.get_running_loop().run_in_executor(thread, lambda: use(self._desk(actor)))
        return await asyncio.shield(task)

    async def open(self) -> Record:
        try:
            return await asyncio.get_running_loop().run_in_executor(self.reading, self._open)
        except Exception:
            self.listening.set()
            raise

    async def follow(self) -> None:
        while True:
            try:
                record = await self.open()
                async for changes in record.feed():
                    self._tell(changes)
            except Exception:
                _log.exception("the feed stopped; trying again")
            await asyncio.sleep(RETRY)

    def _tell(self, changes: tuple[Change, ...]) -> None:
        is_first = not self.listening.is_set()
        self.listening.set()
        if changes or not is_first:
            for subscriber in tuple(self.subscribers):
                subscriber(changes)

    async def close(self) -> None:
        await asyncio.to_thread(self._finish)

    def _finish(self) -> None:
        self.writing.shutdown(wait=True)
        self.reading.shutdown(wait=True, cancel_futures=True)
        if self._record is not None:
            self._record.close()

    def _open(self) -> Record:
        with self._opening:
            if self._record is None:
                self._record = self._opener()
            return self._record

    def _desk(self, actor: Actor) -> "Desk":
        desk = self._desks.get(actor.seat_id)
        if desk is None or desk.actor != actor:
            desk = self._desks[actor.seat_id] = self._open().desk(actor)
        return desk
