"""Support: proposals put to the table, stands in rounds, objections to their end."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.codes import GivenBy, ObjectionState, ProposalResult, StandChoice, Support
from models.tables.base import Revised, Row, UtcDateTime, code_column

__all__ = ["Objection", "Proposal", "Stand", "StandRound"]


class Proposal(Row, Revised, table=True):
    """A line of that kind that was put to the table; its line words it."""

    __table_args__ = (
        UniqueConstraint("maakbank_id", "number"),
        {"sqlite_autoincrement": True},
    )

    maakbank_id: int = Field(foreign_key="maakbank.id")
    number: int
    line_id: int = Field(foreign_key="line.id", unique=True)
    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    """The session at whose table it was put last."""
    put_at: datetime = Field(sa_type=UtcDateTime)
    aside_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    result: ProposalResult | None = Field(default=None, sa_column=code_column(ProposalResult, nullable=True))
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    settled_by: str = ""
    support: Support | None = Field(default=None, sa_column=code_column(Support, nullable=True))
    support_reason: str = ""
    missing_roles: str = "[]"
    """JSON list of role names that were out when it was settled (R4)."""
    decision_id: int | None = Field(default=None, foreign_key="decision.id")
    """The decision that it became."""


class StandRound(Row, table=True):
    """Once around the table about one version of a proposal."""

    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    session_id: int = Field(foreign_key="meetingsession.id", index=True)
    number: int
    version: int
    """The revision of the line that it is about."""
    opened_at: datetime = Field(sa_type=UtcDateTime)
    shown_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    paper_support: int | None = None
    """Totals of a round on paper; then nobody has a stand of her own in it."""
    paper_concern: int | None = None
    paper_objection: int | None = None
    paper_abstain: int | None = None


class Stand(Row, table=True):
    """What one person says in a round; changed in its place, so that only the last word is kept."""

    __table_args__ = (
        UniqueConstraint("round_id", "participant_id"),
        {"sqlite_autoincrement": True},
    )

    round_id: int = Field(foreign_key="standround.id", index=True)
    participant_id: int = Field(foreign_key="participant.id")
    choice: StandChoice = Field(sa_column=code_column(StandChoice))
    reason: str = ""
    given_at: datetime = Field(sa_type=UtcDateTime)
    given_by: GivenBy = Field(sa_column=code_column(GivenBy))
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Objection(Row, Revised, table=True):
    """A reason against, kept to its end; of a person, or said on paper by nobody known."""

    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    round_id: int | None = Field(default=None, foreign_key="standround.id")
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    reason: str
    state: ObjectionState = Field(sa_column=code_column(ObjectionState))
    answer: str = ""
    """How it ended, in words."""
    raised_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    wiped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
