"""Speaking: who asked for the word, and who was heard at an item."""

from datetime import datetime

from sqlmodel import Field

from models.tables.base import Row, UtcDateTime

__all__ = ["Turn"]


class Turn(Row, table=True):
    """One turn to speak: asked for, taken, or both; never how long it took."""

    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    item_id: int = Field(foreign_key="agendaitem.id", index=True)
    participant_id: int = Field(foreign_key="participant.id")
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """None when she was heard without having asked."""
    taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
