"""Who asked for the word, and who was heard at an item."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["SpeakingView", "TurnView"]


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
