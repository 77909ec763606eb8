"""Opbrengsten: what a decision yields, how that is measured, and what is taken home from it."""

from datetime import date, datetime

from sqlmodel import Field

from models.codes import OutcomeKind, ReportBackState, Support
from models.tables.base import Revised, Row, UtcDateTime, code_column

__all__ = ["Measurement", "Outcome", "ReportBack"]


class Outcome(Row, Revised, table=True):
    """A decision that is (part of) the solution (R6); its measure may come later."""

    decision_id: int = Field(foreign_key="decision.id", unique=True)
    kind: OutcomeKind | None = Field(default=None, sa_column=code_column(OutcomeKind, nullable=True))
    agreement_point_id: int | None = Field(default=None, foreign_key="agreementpoint.id")
    measure: str = ""
    """Wat meten we?"""
    baseline: str = ""
    """Nu, in the words of the table: "12 jongeren"."""
    goal: str = ""
    due: date | None = None
    measurer: str = ""
    support: Support | None = Field(default=None, sa_column=code_column(Support, nullable=True))
    """Breed gedragen, for a decision that came without a proposal."""
    support_reason: str = ""
    marked_at: datetime = Field(sa_type=UtcDateTime)
    dropped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """It is no opbrengst after all; what was filled in stays."""


class Measurement(Row, table=True):
    """What was measured on a day."""

    outcome_id: int = Field(foreign_key="outcome.id", index=True)
    measured_on: date
    value: str
    note: str = ""
    entered_at: datetime = Field(sa_type=UtcDateTime)
    entered_by: str
    dropped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ReportBack(Row, Revised, table=True):
    """Meenemen en terugmelden: someone asks her own organisation or network (R5, R11)."""

    decision_id: int = Field(foreign_key="decision.id", index=True)
    participant_id: int = Field(foreign_key="participant.id")
    takes_to: str
    """The organisation or network, as it was called then."""
    due: date | None = None
    state: ReportBackState = Field(sa_column=code_column(ReportBackState))
    answer: str = ""
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
