"""The minutes: lines, their earlier texts, second texts, and lines in the making."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from models.codes import LineKind
from models.tables.base import Revised, Row, UtcDateTime, code_column

__all__ = ["Draft", "Line", "LineConflict", "LineRevision"]


class Line(Row, Revised, table=True):
    """One kept line. Deleting is marking; only a wipe takes the text away."""

    __table_args__ = (
        Index("ix_line_item_id_position", "item_id", "position"),
        Index("ix_line_session_id_kind", "session_id", "kind"),
        {"sqlite_autoincrement": True},
    )

    key: str = Field(unique=True)
    """Made by the writer before the first try, so that a retry keeps one line."""
    session_id: int = Field(foreign_key="meetingsession.id")
    item_id: int = Field(foreign_key="agendaitem.id")
    position: int
    kind: LineKind = Field(sa_column=code_column(LineKind))
    text: str
    source: str
    quoted: str = ""
    hint: str = ""
    author: str
    initials: str
    seat_id: str
    worded_by: str = ""
    """Who gave it its present words; empty as long as they are its author's."""
    at: datetime = Field(sa_type=UtcDateTime)
    ticked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    deleted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    wiped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    wiped_by: str = ""


class LineRevision(Row, table=True):
    """The text of a line as it was up to a revision."""

    line_id: int = Field(foreign_key="line.id", index=True)
    revision: int
    text: str
    source: str
    author: str
    replaced_at: datetime = Field(sa_type=UtcDateTime)


class LineConflict(Row, table=True):
    """A second text, typed on an outdated one; waits until someone chooses."""

    line_id: int = Field(foreign_key="line.id", index=True)
    source: str
    author: str
    initials: str
    seat_id: str
    at: datetime = Field(sa_type=UtcDateTime)
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Draft(SQLModel, table=True):
    """A line in the making, one per seat; not in the change log."""

    seat_id: str = Field(primary_key=True)
    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    item_id: int = Field(foreign_key="agendaitem.id")
    line_id: int | None = Field(default=None, foreign_key="line.id")
    author: str
    initials: str
    text: str
    updated_at: datetime = Field(sa_type=UtcDateTime)
