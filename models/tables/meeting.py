"""A session, its agenda and the stretches of time that really passed."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field

from models.codes import AgendaFocus, ItemKind, RoomView, SessionPhase
from models.tables.base import Revised, Row, UtcDateTime, code_column

__all__ = ["AgendaItem", "ItemSpan", "MeetingSession", "SessionRole"]


class MeetingSession(Row, Revised, table=True):
    """One meeting of a Ma.akbank (a bare Session is the database's)."""

    __table_args__ = (
        UniqueConstraint("maakbank_id", "number"),
        {"sqlite_autoincrement": True},
    )

    maakbank_id: int = Field(foreign_key="maakbank.id", index=True)
    number: int
    planned_start: datetime = Field(sa_type=UtcDateTime)
    place: str = ""
    phase: SessionPhase = Field(sa_column=code_column(SessionPhase))
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    paused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    running_item_id: int | None = None
    """The item the room is at, also during a pause. No foreign key: the two tables would need each other."""
    start_reason: str = ""
    start_gaps: str = "[]"
    """JSON list of [gap, detail]: what was open when it was started (R3)."""
    room_view: RoomView = Field(
        default=RoomView.BOARD, sa_column=code_column(RoomView, server_default=RoomView.BOARD.value)
    )
    """What the screen in the room shows."""
    queue_open: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether one may ask to speak from an own seat in the browser."""


class SessionRole(Row, table=True):
    """A role as it was called when the session opened (R4)."""

    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    role_id: int = Field(foreign_key="role.id")
    name: str
    minimum: bool


class AgendaItem(Row, Revised, table=True):
    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    position: int
    title: str
    kind: ItemKind = Field(sa_column=code_column(ItemKind))
    focus: AgendaFocus = Field(sa_column=code_column(AgendaFocus))
    planned_minutes: int
    extra_minutes: int = 0
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ItemSpan(Row, table=True):
    """A stretch in which an item ran; clocks are computed from these."""

    item_id: int = Field(foreign_key="agendaitem.id", index=True)
    started_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
