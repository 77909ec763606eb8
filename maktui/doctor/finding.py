"""What the doctor finds."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Health"]


class Health(StrEnum):
    """How something is; the value is the sign before it."""

    GOOD = "✓"
    NOTE = "·"
    """Good to know; nothing has to be done."""
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    health: Health
    subject: str
    words: str
