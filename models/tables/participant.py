"""People invited at one Ma.akbank, their roles and what they may decide."""

from datetime import datetime

from sqlalchemy import false
from sqlmodel import Field, SQLModel

from models.codes import EndorsedBy, MandateKind
from models.tables.base import Revised, Row, UtcDateTime, code_column

__all__ = ["Endorsement", "Participant", "ParticipantHelixGroup", "ParticipantRole"]


class Participant(Row, Revised, table=True):
    maakbank_id: int = Field(foreign_key="maakbank.id", index=True)
    name: str
    initials: str
    organisation: str = ""
    mandate: MandateKind = Field(sa_column=code_column(MandateKind))
    mandate_for: str = ""
    is_guest: bool = False
    has_voice: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Said that her stand counts, though her role is in the process only."""
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ParticipantRole(SQLModel, table=True):
    participant_id: int = Field(foreign_key="participant.id", primary_key=True)
    role_id: int = Field(foreign_key="role.id", primary_key=True)


class ParticipantHelixGroup(SQLModel, table=True):
    participant_id: int = Field(foreign_key="participant.id", primary_key=True)
    helix_group_id: int = Field(foreign_key="helixgroup.id", primary_key=True)


class Endorsement(Row, table=True):
    """A participant stands behind the grondwaarden of one version (R2)."""

    participant_id: int = Field(foreign_key="participant.id", index=True)
    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    version: str
    given_at: datetime = Field(sa_type=UtcDateTime)
    given_by: EndorsedBy = Field(sa_column=code_column(EndorsedBy))
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
