"""Sees to it that a seat taken away closes what it has open."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager

from maktui.web.passes import Doorkeeper
from models.codes import ChangeKind
from models.views.change import Change

__all__ = ["Watch"]

ROUND = 30.0
"""Seconds in which every open seat is looked at once, for one that expired."""

GONE = frozenset({ChangeKind.SEAT_REVOKED, ChangeKind.SEAT_LEFT})
"""After these a seat is no more."""

log = logging.getLogger(__name__)

Moves = Callable[[], AsyncIterator[tuple[Change, ...]]]


class Watch:
    """Hears of seats that are taken away, and asks the door about each seat with a socket now and then.

    Args:
        doorkeeper: knows who has a seat.
        close_seat: closes what a seat has open.
        moves: tells what moves in the record.
        on_move: hears what did, or that drafts may have.
    """

    def __init__(
        self,
        doorkeeper: Doorkeeper,
        close_seat: Callable[[int], None],
        moves: Moves | None,
        on_move: Callable[[tuple[Change, ...]], None],
    ) -> None:
        self._doorkeeper = doorkeeper
        self._close_seat = close_seat
        self._moves = moves
        self._on_move = on_move
        self._open: Counter[tuple[str, int]] = Counter()
        self._tasks: list[asyncio.Task[None]] = []

    @contextmanager
    def watched(self, token: str, web_seat_id: int) -> Iterator[None]:
        """As long as this lasts, the seat has something open."""
        seat = (token, web_seat_id)
        self._open[seat] += 1
        try:
            yield
        finally:
            self._open[seat] -= 1
            if not self._open[seat]:
                del self._open[seat]

    def start(self) -> None:
        self._tasks.append(asyncio.create_task(self._go_round()))
        if self._moves is not None:
            self._tasks.append(asyncio.create_task(self._hear(self._moves)))

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    async def look(self, pause: float = 0.0) -> None:
        """Ask about every seat with a socket, with a pause after each."""
        for token, web_seat_id in tuple(self._open):
            try:
                is_in = await self._doorkeeper.admit(token) is not None
            except Exception:
                log.exception("the door does not answer")
                return
            if not is_in:
                self._close_seat(web_seat_id)
            await asyncio.sleep(pause)

    async def _go_round(self) -> None:
        while True:
            await asyncio.sleep(ROUND / 10)
            await self.look(pause=ROUND / max(10, len(self._open)))

    async def _hear(self, moves: Moves) -> None:
        async for changes in moves():
            for change in changes:
                if change.kind in GONE:
                    self._close_seat(change.row_id)
            self._on_move(changes)
