"""Lines of the minutes, kept and in the making."""

from dataclasses import dataclass
from datetime import datetime

from models.codes import LineKind
from models.views.follow_up import ActionView, DecisionView

__all__ = ["ConflictView", "DraftView", "LineView", "RevisionView"]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A second text for a line, waiting under a mark for someone to choose."""

    id: int
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RevisionView:
    """An earlier text of a line."""

    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LineView:
    """One kept line of the minutes.

    `text` is what people read, without the command that made it; `source`
    is what was typed. A wiped line has no text but says who and when.
    """

    id: int
    revision: int
    item_id: int
    order: int
    kind: LineKind
    text: str
    source: str
    author: str
    initials: str
    seat_id: str
    at: datetime
    hint: str
    """Code of the doubt the grammar had (`models.grammar.Doubt`), or ""."""
    quoted: str
    """Who is quoted, for a quote."""
    ticked_at: datetime | None
    """A question answered, a parked item taken up."""
    decision: DecisionView | None
    action: ActionView | None
    conflicts: tuple[ConflictView, ...]
    wiped_at: datetime | None
    wiped_by: str
    edited: bool


@dataclass(frozen=True, slots=True)
class DraftView:
    """A line in the making; only for the seats that write."""

    seat_id: str
    item_id: int
    author: str
    initials: str
    text: str
    line_id: int | None
    """The kept line being corrected, or None for a new one."""
    updated_at: datetime
