"""The plain live page kept up to date: read once per change, rendered once, for all of its readers."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from secrets import token_hex
from typing import TypeVar

from maktui.web.live_boxes import Issue
from maktui.web.live_text import PARTS, Picture, boxes, read
from maktui.web.moves import asks
from models.codes import AgendaFocus, Seat
from models.errors import MakError
from models.rights import Actor
from models.views.change import Change
from models.views.values import FixedTextView
from models.zone import Clock
from screens.access import Record

__all__ = ["Edition", "Newsroom"]

log = logging.getLogger(__name__)

TICK = 30.0
"""Seconds after which a page is made anew though nothing moved: in a break "klaar om" moves on."""

SEAT = "seat"
"""The part of the record that says who may be here."""

FOLLOWED = frozenset({SEAT, "proposal"})
"""Of these a page hears in another way: the door is asked about its seat, and it sees a proposal change."""

RETRY = 1.0
T = TypeVar("T")


class Edition:
    """The page for one sort of readers: who writes sees who typed a line, who looks on does not."""

    def __init__(self, record: Record, session_id: int, clock: Clock, *, seat: Seat) -> None:
        self._record = record
        self._session_id = session_id
        self._clock = clock
        self._actor = Actor(seat=seat, name="", session_id=session_id)
        self._picture: Picture | None = None
        self._waiting: list[Change] = []
        self._is_new = True
        self._run = token_hex(4)
        self._number = 0
        self._making = asyncio.Lock()
        self.issue: Issue | None = None
        self.readers = 0

    @property
    def name(self) -> str:
        """Of the Ma.akbank; empty before the first issue."""
        return self._picture.maakbank.name if self._picture else ""

    @property
    def values(self) -> tuple[FixedTextView, ...]:
        """The grondwaarden; empty before the first issue."""
        return self._picture.values if self._picture else ()

    @property
    def is_about_values(self) -> bool:
        """Whether the grondwaarden are on the table now."""
        running = self._picture.state.running if self._picture else None
        return running is not None and running.focus is AgendaFocus.VALUES

    def moved(self, changes: tuple[Change, ...]) -> bool:
        """Take note of what moved; whether this page shows any of it."""
        ours = [change for change in changes if change.part in PARTS]
        self._waiting += ours
        return bool(ours)

    def forget(self) -> None:
        """Read everything anew the next time: something may have moved unheard."""
        self._is_new = True

    async def current(self, *, tick: bool = False) -> Issue:
        """The page as it is now.

        Raises:
            MakError: the record can't be read.
        """
        async with self._making:
            if self.issue is None or self._is_new or self._waiting or tick:
                changes, self._waiting = self._waiting, []
                before = None if self._is_new else self._picture
                self._is_new = False
                try:
                    await asyncio.to_thread(self._make, before, changes)
                except BaseException:
                    self._is_new = True
                    raise
            assert self.issue is not None
            return self.issue

    def _make(self, before: Picture | None, changes: list[Change]) -> None:
        if before is None or changes:
            before = read(self._record.desk(self._actor), self._session_id, before, changes)
        self._picture = before
        made = boxes(before, self._clock())
        if self.issue is None or made != self.issue.boxes:
            self._number += 1
            id = f"{self._run}-{self._number}"
            self.issue = self.issue.followed_by(made, id) if self.issue else Issue(id, made)


class Newsroom:
    """Follows the record for as long as the server runs, and tells readers that there is news.

    Args:
        record: the opened record.
        session_id: the session that the pages show.
        clock: the moment that pages are made.
        tick: seconds after which they are made anew though nothing moved.
    """

    def __init__(self, record: Record, session_id: int, clock: Clock, *, tick: float = TICK) -> None:
        self._record = record
        self._tick = tick
        self._looking_on = Edition(record, session_id, clock, seat=Seat.ROOM)
        self._writing = Edition(record, session_id, clock, seat=Seat.REPORTER)
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.is_closed = False
        self.seats_moved = 0
        """Goes up when a seat may have been confirmed or revoked."""
        self.acts_moved = 0
        """Goes up when somebody at the table may do something else than before."""

    def edition(self, seat: Seat) -> Edition:
        """The page for this seat."""
        return self._writing if seat in (Seat.FACILITATOR, Seat.REPORTER) else self._looking_on

    async def start(self) -> None:
        self._tasks = [asyncio.create_task(self._follow()), asyncio.create_task(self._keep_time())]

    async def stop(self) -> None:
        """Send every reader home."""
        self.is_closed = True
        self._tell()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def news(self, seconds: float) -> bool:
        """Wait until there is news, but no longer than this; whether there was."""
        try:
            async with asyncio.timeout(seconds):
                return await self._news.wait()
        except TimeoutError:
            return False

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _follow(self) -> None:
        while True:
            self._each(Edition.forget)
            try:
                is_first = True
                async with aclosing(self._record.feed()) as feed:
                    async for changes in feed:
                        await self._take(changes, is_first)
                        is_first = False
            except Exception:
                log.exception("the feed of the live page stopped; trying again")
            await asyncio.sleep(RETRY)

    async def _take(self, changes: tuple[Change, ...], is_first: bool) -> None:
        if is_first:
            self._each(Edition.forget)
        moved = self._each(lambda edition: edition.moved(changes))
        if any(change.part == SEAT for change in changes):
            self.seats_moved += 1
            moved = [True]
        if asks(change for change in changes if change.part not in FOLLOWED):
            self.acts_moved += 1
            moved = [True]
        if is_first or any(moved):
            await self._print()

    async def _keep_time(self) -> None:
        while True:
            await asyncio.sleep(self._tick)
            await self._print(tick=True)

    async def _print(self, *, tick: bool = False) -> None:
        """Make the pages that somebody reads, then tell their readers."""
        for edition in (self._looking_on, self._writing):
            if edition.readers:
                try:
                    await edition.current(tick=tick)
                except MakError:
                    log.warning("the live page could not be made; it comes with the next change")
                except Exception:
                    log.exception("the live page could not be made")
        self._tell()

    def _each(self, use: Callable[[Edition], T]) -> list[T]:
        return [use(edition) for edition in (self._looking_on, self._writing)]
