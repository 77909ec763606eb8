"""An opbrengst: what a decision yields, how that is measured, and what is taken home from it."""

from dataclasses import dataclass
from datetime import date, datetime

from models.codes import OutcomeGap, OutcomeKind, ReportBackState, Support

__all__ = ["MeasurementView", "OutcomeView", "ReportBackView"]


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """What was measured on a day."""

    id: int
    measured_on: date
    value: str
    note: str
    number: float | None
    """The number in `value`, if there is one."""


@dataclass(frozen=True, slots=True)
class ReportBackView:
    """Meenemen en terugmelden (R5, R11)."""

    id: int
    revision: int
    decision_id: int
    decision_number: int
    participant_id: int
    name: str
    takes_to: str
    due: date | None
    state: ReportBackState
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """A decision that is (part of) the solution (R6)."""

    id: int
    revision: int
    decision_id: int
    decision_number: int
    text: str
    session_id: int
    kind: OutcomeKind | None
    agreement_point: str
    measure: str
    """Wat meten we?"""
    baseline: str
    goal: str
    due: date | None
    measurer: str
    support: Support | None
    """Of the proposal that the decision was; else as noted here."""
    support_reason: str
    has_proposal: bool
    measurements: tuple[MeasurementView, ...]
    """By day."""
    gaps: tuple[OutcomeGap, ...]
    """What it lacks before it can be measured; empty when nothing."""
    baseline_number: float | None
    goal_number: float | None

    @property
    def is_measurable(self) -> bool:
        return not self.gaps
