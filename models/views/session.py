"""One meeting of a Ma.akbank, and what it misses."""

from dataclasses import dataclass
from datetime import datetime

from models.codes import Gap, RoomView, SessionPhase

__all__ = ["GapView", "SessionView"]


@dataclass(frozen=True, slots=True)
class GapView:
    """Something Prepare still misses; `detail` names the role for `Gap.ROLE`."""

    gap: Gap
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SessionView:
    """One meeting of a Ma.akbank."""

    id: int
    revision: int
    maakbank_id: int
    maakbank_name: str
    number: int
    planned_sessions: int
    """How many sessions this Ma.akbank plans in all, or has made when that is more (R1, R9)."""
    planned_start: datetime
    place: str
    phase: SessionPhase
    opened_at: datetime | None
    closed_at: datetime | None
    paused_at: datetime | None
    """Start of the pause that runs now."""
    running_item_id: int | None
    start_reason: str
    """Why it was opened with gaps; empty when nothing was missing."""
    start_gaps: tuple[GapView, ...]
    room_view: RoomView = RoomView.BOARD
    queue_open: bool = False
    """Whether one may ask to speak from an own seat in the browser."""
