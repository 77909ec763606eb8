"""A record without a database, for tests of what stands above it."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from models.codes import ChangeKind, Seat
from models.rights import Actor
from models.views.change import Change

__all__ = ["FakeRecord", "change"]


class FakeRecord:
    """What `Access` opens; `moved` tells its feed that something moved."""

    def __init__(self) -> None:
        self.is_closed = False
        self.desks: list[Actor] = []
        self._moves: asyncio.Queue[tuple[Change, ...]] = asyncio.Queue()

    def desk(self, actor: Actor) -> Any:
        self.desks.append(actor)
        return SimpleNamespace(actor=actor)

    def moved(self, *changes: Change) -> None:
        self._moves.put_nowait(changes)

    async def feed(self) -> AsyncGenerator[tuple[Change, ...], None]:
        yield ()
        while True:
            yield await self._moves.get()

    def close(self) -> None:
        self.is_closed = True


def change(seq: int = 1, kind: ChangeKind = ChangeKind.LINE_KEPT, *, session_id: int = 1) -> Change:
    return Change(
        seq=seq,
        at=datetime(2026, 12, 4, 17, 30, tzinfo=UTC),
        kind=kind,
        row_id=1,
        session_id=session_id,
        maakbank_id=1,
        item_id=1,
        seat=Seat.REPORTER,
        actor="Sam",
    )
