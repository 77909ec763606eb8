"""Who asked for the word, and who was heard at an item."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["OwnTurnView", "SpeakingView", "TurnView"]


@dataclass(frozen=True, slots=True)
class TurnView:
    """Someone who waits for the word."""

    id: int
    participant_id: int
    name: str
    asked_at: datetime
    was_heard: bool
    """Already spoke at this item."""


@dataclass(frozen=True, slots=True)
class SpeakingView:
    """At one item: who waits, not yet heard first, and who was heard."""

    item_id: int
    waiting: tuple[TurnView, ...]
    heard: tuple[int, ...]
    """Participants who had a turn here."""
    not_heard: tuple[int, ...]
    """Participants at the table who had none; empty for seats that look on."""
    not_heard_count: int


@dataclass(frozen=True, slots=True)
class OwnTurnView:
    """What a participant's own seat may know of its turn at the item that runs."""

    place: int
    """In the queue, from 1; 0 for who does not wait."""
    may_ask: bool
    """Asking is on, and she is confirmed, at the table and does not wait yet."""

    @property
    def is_waiting(self) -> bool:
        return self.place > 0
