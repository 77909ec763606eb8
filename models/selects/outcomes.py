"""What is asked of opbrengsten: their measure and its values, and what is taken home."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, select
from sqlmodel import col

from models.selects.minutes import REPLACED_BY, WORDED
from models.tables import (
    AgreementPoint,
    Decision,
    Line,
    Measurement,
    MeetingSession,
    Outcome,
    Participant,
    Proposal,
    ReportBack,
)

__all__ = ["SELECTS"]

MAAKBANK: BindParameter[int] = bindparam("maakbank_id")
OUTCOME: BindParameter[int] = bindparam("outcome_id")

OF_MAAKBANK = col(Decision.maakbank_id) == MAAKBANK
BY_ID = col(Outcome.id) == OUTCOME

DECIDED: tuple[Any, ...] = (
    col(Decision.id).label("decision_id"),
    col(Decision.number).label("decision_number"),
    col(Decision.status),
    REPLACED_BY,
    *WORDED,
)
"""What an opbrengst or a report back has of its decision, and tells whether that is in force."""


def _outcomes(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Outcome.id),
            col(Outcome.revision),
            col(Outcome.kind).label("outcome_kind"),
            col(AgreementPoint.name).label("agreement_point"),
            col(Outcome.measure),
            col(Outcome.baseline),
            col(Outcome.goal),
            col(Outcome.due),
            col(Outcome.measurer),
            col(Outcome.support),
            col(Outcome.support_reason),
            col(Proposal.id).label("proposal_id"),
            col(Proposal.support).label("proposal_support"),
            col(Proposal.support_reason).label("proposal_reason"),
            *DECIDED,
        )
        .join(Decision, col(Decision.id) == col(Outcome.decision_id))
        .join(Line, col(Line.id) == col(Decision.line_id))
        .join(MeetingSession, col(MeetingSession.id) == col(Line.session_id))
        .outerjoin(AgreementPoint, col(AgreementPoint.id) == col(Outcome.agreement_point_id))
        .outerjoin(Proposal, col(Proposal.decision_id) == col(Decision.id))
        .where(col(Outcome.dropped_at).is_(None), condition)
        .order_by(col(Decision.number))
    )


def _measurements(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Measurement.id),
            col(Measurement.outcome_id),
            col(Measurement.measured_on),
            col(Measurement.value),
            col(Measurement.note),
        )
        .join(Outcome, col(Outcome.id) == col(Measurement.outcome_id))
        .join(Decision, col(Decision.id) == col(Outcome.decision_id))
        .where(col(Measurement.dropped_at).is_(None), condition)
        .order_by(col(Measurement.measured_on), col(Measurement.id))
    )


def _report_backs(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(ReportBack.id),
            col(ReportBack.revision),
            col(ReportBack.participant_id),
            col(Participant.name),
            col(ReportBack.takes_to),
            col(ReportBack.due),
            col(ReportBack.state),
            col(ReportBack.answer),
            col(ReportBack.answered_at),
            *DECIDED,
        )
        .join(Decision, col(Decision.id) == col(ReportBack.decision_id))
        .join(Line, col(Line.id) == col(Decision.line_id))
        .join(MeetingSession, col(MeetingSession.id) == col(Line.session_id))
        .join(Participant, col(Participant.id) == col(ReportBack.participant_id))
        .where(condition)
        .order_by(col(Decision.number), col(ReportBack.id))
    )


SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    "outcomes by id": _outcomes(BY_ID),
    "outcomes of maakbank": _outcomes(OF_MAAKBANK),
    "measurements by id": _measurements(BY_ID),
    "measurements of maakbank": _measurements(OF_MAAKBANK),
    "report backs by id": _report_backs(col(ReportBack.id) == bindparam("report_back_id")),
    "report backs of maakbank": _report_backs(OF_MAAKBANK),
}
