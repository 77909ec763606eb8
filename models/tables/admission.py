"""Coming in by the browser: the door of a session, and the seats that were taken or offered there."""

from datetime import datetime

from sqlmodel import Field

from models.codes import Seat
from models.tables.base import Row, UtcDateTime, code_column

__all__ = ["Door", "WebSeat"]


class Door(Row, table=True):
    """Where people join one session with its code; open or shut."""

    session_id: int = Field(foreign_key="meetingsession.id", unique=True)
    code: str = Field(unique=True)
    """Shown on screens; it opens no more than looking on until somebody confirms."""
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    address: str = ""
    """The URL that the serving process announced; empty when none serves."""
    address_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class WebSeat(Row, table=True):
    """A seat in the browser: offered by a one-time link, or taken with the code.

    Of link and cookie only the hash is kept, so that the record opens no door.
    """

    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    seat: Seat = Field(sa_column=code_column(Seat))
    name: str = ""
    """Gone when the seat is."""
    initials: str = ""
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    """Who sits there, as proposed by the name until `confirmed_at`."""
    link_hash: str | None = Field(default=None, unique=True)
    token_hash: str | None = Field(default=None, unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_by: str = ""
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    said_here_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
