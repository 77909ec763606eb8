"""The append-only change log: who, when, what kind of change, which row."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.codes import ChangeKind, Seat
from models.tables.base import UtcDateTime, code_column

__all__ = ["Change"]


class Change(SQLModel, table=True):
    """One change; points to texts and holds none, so that a wipe is complete."""

    __table_args__ = {"sqlite_autoincrement": True}

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    act: str = Field(index=True)
    """The same for all changes of one transaction; undo takes an act back whole."""
    kind: ChangeKind = Field(sa_column=code_column(ChangeKind))
    row_id: int
    session_id: int | None = Field(default=None, index=True)
    maakbank_id: int | None = None
    item_id: int | None = None
    seat: Seat = Field(sa_column=code_column(Seat))
    seat_id: str
    actor: str
    before: str = ""
    """A code or number that an undo needs; never a text that someone typed."""
    undoes: str = ""
    """The act that this one took back."""
