"""Wie is er? Who is at the table, with the moments of coming and going."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.codes import Presence
from models.tables.base import Row, UtcDateTime, code_column

__all__ = ["Attendance", "AttendanceSpan"]


class Attendance(Row, table=True):
    """One person in one session; the spans say when she was at the table."""

    __table_args__ = (
        UniqueConstraint("session_id", "participant_id"),
        {"sqlite_autoincrement": True},
    )

    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    participant_id: int = Field(foreign_key="participant.id", index=True)
    mark: Presence = Field(sa_column=code_column(Presence))
    """EXPECTED, EXCUSED or ABSENT; HERE and LEFT follow from the spans."""


class AttendanceSpan(Row, table=True):
    attendance_id: int = Field(foreign_key="attendance.id", index=True)
    started_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    taken_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """A tick undone: the person was not there after all."""
