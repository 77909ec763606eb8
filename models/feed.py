"""The feed: tells what moved in the record, whichever process moved it.

It feels the record's pulse twenty times a second, or when something is written,
then reads the change log from where it was. Reading happens in a thread, so that a slow disk or server
never holds up the screen.
"""

import asyncio
import logging
from typing import Self

from models.errors import NotSaved
from models.pulse import Pulse, pulse_of
from models.queries.record import last_change, next_changes
from models.rows import first
from models.store import Store
from models.views.change import Change

__all__ = ["Feed"]

log = logging.getLogger(__name__)

INTERVAL = 0.05
"""Seconds between two beats."""

RETRY = 1.0
"""Seconds before a feed that lost the record tries again."""

BATCH = 1000
"""Changes that come together at most."""


class Feed:
    """What moves in a record, as an async iterator that ends at `aclose`.

    It gives the changes that came together; an empty tuple when something
    moved that is not in the log, such as a line in the making. The first comes
    at once: from then on nothing is missed. No error of the database ends it;
    it tries again and goes on from its place. Cancelling it lets go of its
    connection, and iterating again goes on from the same place.

    Args:
        store: the record.
        session_id: only what a screen of this session may show: changes in its
            Ma.akbank and of the lists that all share; everything when None.
        after: place in the change log to go on from; its end when None.
        interval: seconds between two beats.
        told: set by whoever feels the pulse for others too; then nothing is felt
            here, and the record is looked at unasked only every now and then.
        listens: hear of what is written instead of feeling all the time, where that can be;
            loads what only a process that stays should.
    """

    def __init__(
        self,
        store: Store,
        session_id: int | None = None,
        after: int | None = None,
        interval: float = INTERVAL,
        told: asyncio.Event | None = None,
        listens: bool = False,
    ) -> None:
        self._store = store
        self._session_id = session_id
        self._after = after
        self._interval = interval
        self._told = told
        self._listens = listens
        self._pulse: Pulse | None = None
        self._more = False
        self._closed = False

    def __aiter__(self) -> Self:
        return self

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def __anext__(self) -> tuple[Change, ...]:
        while not self._closed:
            try:
                changes = await self._next()
            except Exception as error:
                self._let_go()
                if not isinstance(error, NotSaved):
                    log.exception("the feed failed and tries again")
                await asyncio.sleep(RETRY)
            except BaseException:
                self._let_go()
                raise
            else:
                if not self._closed:
                    return changes
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """End the feed, also for who waits for it."""
        self._closed = True
        self._let_go()

    def _let_go(self) -> None:
        if self._pulse is not None:
            self._pulse.close()
            self._pulse = None

    async def _next(self) -> tuple[Change, ...]:
        if self._pulse is None:
            self._pulse = pulse_of(self._store, listens=self._listens, told=self._told)
            await asyncio.to_thread(self._pulse.open)
            return await self._read()
        while True:
            moved = self._more or await self._moved(self._pulse)
            changes = await self._read()
            if moved or changes:
                return changes

    async def _moved(self, pulse: Pulse) -> bool:
        """Wait until the record moved, or False when it is time to look anyway."""
        clock = asyncio.get_running_loop().time
        until = clock() + pulse.unasked if pulse.unasked else float("inf")
        while clock() < until:
            if self._closed or pulse.beat():
                return True
            await pulse.rest(self._interval)
        return False

    async def _read(self) -> tuple[Change, ...]:
        """The place moves only here, so that a read nobody waits for any more loses nothing."""
        self._after, changes, self._more = await asyncio.to_thread(self._fetch, self._after)
        return changes

    def _fetch(self, after: int | None) -> tuple[int, tuple[Change, ...], bool]:
        with self._store.rows() as rows:
            if after is None:
                return last_change(rows), (), False
            changes = next_changes(rows, after, BATCH)
            meeting = first(rows, "session", session_id=self._session_id) if self._session_id else None
        place, more = (changes[-1].seq, len(changes) == BATCH) if changes else (after, False)
        if self._session_id is not None:
            concerned = (None, meeting.maakbank_id if meeting else None)
            changes = tuple(change for change in changes if change.maakbank_id in concerned)
        return place, changes, more
