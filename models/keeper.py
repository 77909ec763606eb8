"""The keeper: brings what is typed to the Desk, in order, until it is kept.

Nothing waits for it: a key goes to the outbox and is done. While the database
is locked, full or read-only the keeper holds on, tries again, and says so.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import Generic, TypeVar

from models.errors import MakError, NotSaved, Refusal, Refused
from models.outbox import Making, Outbox, Typed
from models.zone import Clock, utc_now

__all__ = ["DRAFT_PAUSE", "Keeper", "Keeping"]

Outcome = TypeVar("Outcome")

log = logging.getLogger(__name__)

DRAFT_PAUSE = 0.05
"""Seconds from the first unflushed key to the draft's flush."""

RETRIES = (0.1, 0.2, 0.5, 1.0, 2.0)
"""Seconds before the next try; the last one again and again."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the screen says about keeping."""

    saved_at: datetime | None = None
    """When the last line was kept."""
    waiting: int = 0
    """Lines that the Desk has not taken yet."""
    reason: str = ""
    """Why it can't be kept now: a reason of `NotSaved`, or ""."""
    outbox_failed: str = ""
    """Why the outbox can't be written: then only memory holds the last keys."""


class Keeper(Generic[Outcome]):
    """Keeps the lines of one writing seat.

    Args:
        outbox: claimed for this seat; its lines that wait go first.
        take: brings one line to the Desk; raises NotSaved to be tried again.
        flush: writes the line in the making for the other seats.
        told: called with every line and what came of it, a MakError if it was refused.
        changed: called when `state` changed.
        clock: gives the moment of Enter, aware UTC.
    """

    def __init__(
        self,
        outbox: Outbox,
        *,
        take: Callable[[Typed], Awaitable[Outcome]],
        flush: Callable[[Making], Awaitable[None]],
        told: Callable[[Typed, Outcome | MakError], None],
        changed: Callable[[Keeping], None],
        clock: Clock = utc_now,
    ) -> None:
        self.outbox = outbox
        self.state = Keeping(waiting=len(outbox.waiting))
        self._take = take
        self._flush = flush
        self._told = told
        self._changed = changed
        self._clock = clock
        self._entered = asyncio.Event()
        self._edited = asyncio.Event()
        self._bringing = asyncio.Lock()
        self._is_behind = False
        """The others may see another line in the making than this seat has."""

    def edit(self, making: Making) -> None:
        """A key was handled; on disk before this returns."""
        self.outbox.edit(making)
        self._is_behind = True
        self._edited.set()

    def enter(self, typed: str, making: Making, item_id: int) -> Typed:
        """Enter was pressed on `typed`, which belongs to `item_id`; on disk before this returns."""
        line = Typed(token_hex(8), typed, item_id, self._clock(), making.line_id, making.revision)
        self.outbox.enter(line)
        self._say(waiting=len(self.outbox.waiting))
        self._entered.set()
        return line

    def enter_beside(self, key: str, typed: str, item_id: int) -> None:
        """A line typed elsewhere is finished, once per `key`; what stands in the input stays."""
        if key not in self.outbox.waiting:
            self.outbox.enter(Typed(key, typed, item_id, self._clock()), is_beside=True)
        self._say(waiting=len(self.outbox.waiting))
        self._entered.set()

    def forget(self, line_id: int) -> None:
        """A line was wiped on request: what corrects it goes too, here and on disk."""
        self.outbox.forget(line_id)
        self._say(waiting=len(self.outbox.waiting))

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._keep_lines())
            tasks.create_task(self._flush_drafts())

    async def settle(self) -> None:
        """Bring what waits to the Desk once more, at the end of a seat; gives up on a refusal to save.

        What the others see of the line in the making is as this seat leaves it.
        """
        for line in list(self.outbox.waiting.values()):
            if not await self._bring(line):
                return
        if self._is_behind:
            try:
                await self._flush_making()
            except MakError:
                log.warning("a seat was left before its line in the making was shown to the others")

    async def _keep_lines(self) -> None:
        tries = 0
        while True:
            self._entered.clear()
            line = next(iter(self.outbox.waiting.values()), None)
            if line is None:
                await self._entered.wait()
            elif await self._bring(line):
                tries = 0
            else:
                await asyncio.sleep(RETRIES[min(tries, len(RETRIES) - 1)])
                tries += 1

    async def _bring(self, line: Typed) -> bool:
        """Whether the line is off our hands; one at a time, so that none is carried out twice."""
        async with self._bringing:
            return line.key not in self.outbox.waiting or await self._carry(line)

    async def _carry(self, line: Typed) -> bool:
        """A line of a seat in the browser that ended waits for its writer to come back."""
        outcome: Outcome | MakError
        try:
            outcome = await self._take(line)
        except NotSaved as error:
            self._say(reason=error.reason)
            return False
        except MakError as error:
            if isinstance(error, Refused) and error.refusal is Refusal.SEAT_GONE:
                return False
            outcome = error
        except Exception:
            log.exception("a line could not be kept and is tried again")
            self._say(reason="other")
            return False
        self.outbox.taken(line.key)
        if self.outbox.making.text:
            # With a kept line the Desk forgets its writer's line in the making.
            self._edited.set()
        saved_at = self.state.saved_at if isinstance(outcome, MakError) else self._clock()
        self._say(saved_at=saved_at, waiting=len(self.outbox.waiting), reason="")
        try:
            self._told(line, outcome)
        except Exception:
            log.exception("what came of a line could not be shown")
        return True

    async def _flush_drafts(self) -> None:
        tries = 0
        while True:
            await self._edited.wait()
            await asyncio.sleep(DRAFT_PAUSE)
            self._edited.clear()
            self._say(outbox_failed=self.outbox.failed)
            try:
                await self._flush_making()
            except NotSaved as error:
                self._say(reason=error.reason)
                self._edited.set()
                await asyncio.sleep(RETRIES[min(tries, len(RETRIES) - 1)])
                tries += 1
            except MakError:
                continue
            except Exception:
                log.exception("a line in the making could not be shown to the others")
            else:
                tries = 0
                if not self.outbox.waiting:
                    self._say(reason="")

    async def _flush_making(self) -> None:
        making = self.outbox.making
        await self._flush(making)
        self._is_behind = making != self.outbox.making

    def _say(self, **fields: object) -> None:
        state = replace(self.state, **fields)  # type: ignore[arg-type]
        if state != self.state:
            self.state = state
            try:
                self._changed(state)
            except Exception:
                log.exception("how keeping stands could not be shown")
