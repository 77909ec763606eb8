"""When an item and the session are done, counted from stored moments."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from models.codes import ItemKind, ItemState
from models.views.agenda import AgendaItemView

__all__ = ["CALM", "item_ends_at", "planned_starts", "session_ends_at"]

CALM = frozenset({ItemKind.TOGETHER, ItemKind.BREAK})
"""Dinner and breaks: no clock that runs out, nothing that asks to be looked at (R14)."""


class Timed(Protocol):
    """Anything with planned minutes: a view or an input of an agenda item."""

    @property
    def planned_minutes(self) -> int: ...


def item_ends_at(item: AgendaItemView, now: datetime) -> datetime:
    """When this item is done ("klaar om"), the planned and given time counted without pauses.

    While it runs this moment stands still, also once it is past; in a pause it moves on.
    """
    return now + _given(item) - _spent(item, now)


def session_ends_at(items: Sequence[AgendaItemView], now: datetime) -> datetime:
    """When the session is done if what remains takes its planned time; never before now."""
    running = (_given(item) - _spent(item, now) for item in items if item.state is ItemState.RUNNING)
    ahead = (_given(item) for item in items if item.state is ItemState.AHEAD)
    return now + sum((max(left, timedelta()) for left in (*running, *ahead)), timedelta())


def planned_starts(start: datetime, items: Sequence[Timed]) -> tuple[datetime, ...]:
    """When each item begins if all go as planned."""
    starts: list[datetime] = []
    for item in items:
        starts.append(start)
        start += timedelta(minutes=item.planned_minutes)
    return tuple(starts)


def _given(item: AgendaItemView) -> timedelta:
    return timedelta(minutes=item.planned_minutes + item.extra_minutes)


def _spent(item: AgendaItemView, now: datetime) -> timedelta:
    stretches = ((span.ended_at or now) - span.started_at for span in item.spans)
    return sum((max(stretch, timedelta()) for stretch in stretches), timedelta())
