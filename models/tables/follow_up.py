"""Decisions and actions: rows of their own, worded by the line that made them."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.codes import ActionStatus, DecisionStatus
from models.tables.base import Revised, Row, UtcDateTime, code_column

__all__ = ["ActionItem", "ActionOwner", "Decision"]


class Decision(Row, Revised, table=True):
    __table_args__ = (
        UniqueConstraint("maakbank_id", "number"),
        {"sqlite_autoincrement": True},
    )

    maakbank_id: int = Field(foreign_key="maakbank.id")
    number: int
    line_id: int = Field(foreign_key="line.id", unique=True)
    status: DecisionStatus = Field(sa_column=code_column(DecisionStatus))
    void_reason: str = ""
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    settled_by: str = ""
    missing_roles: str = "[]"
    """JSON list of role names that were out when it was settled (R4)."""
    replaces: int | None = None
    """The number of the earlier decision that its words say it replaces."""


class ActionItem(Row, Revised, table=True):
    __table_args__ = (
        UniqueConstraint("maakbank_id", "number"),
        {"sqlite_autoincrement": True},
    )

    maakbank_id: int = Field(foreign_key="maakbank.id")
    number: int
    line_id: int = Field(foreign_key="line.id", unique=True)
    due: date | None = None
    status: ActionStatus = Field(sa_column=code_column(ActionStatus))
    status_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ActionOwner(Row, table=True):
    """An owner of an action, in the order named; the first is the trekker."""

    action_id: int = Field(foreign_key="actionitem.id", index=True)
    position: int
    name: str
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    on_behalf: bool = False
