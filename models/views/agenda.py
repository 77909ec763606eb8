"""The agenda of a session and the time it took."""

from dataclasses import dataclass
from datetime import datetime

from models.codes import AgendaFocus, ItemKind, ItemState

__all__ = ["AgendaItemView", "Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; `ended_at` is None while it runs."""

    started_at: datetime
    ended_at: datetime | None

    def seconds(self, now: datetime) -> float:
        """Length so far in seconds, never negative."""
        return max(0.0, ((self.ended_at or now) - self.started_at).total_seconds())


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    id: int
    revision: int
    number: int
    """Place on the agenda, from 1; follows from the order."""
    title: str
    kind: ItemKind
    focus: AgendaFocus
    planned_minutes: int
    extra_minutes: int
    """Minutes given during the session."""
    state: ItemState
    spans: tuple[Span, ...]
    line_count: int

    def seconds(self, now: datetime) -> float:
        """Time this item ran so far, pauses left out, in seconds."""
        return sum(span.seconds(now) for span in self.spans)
