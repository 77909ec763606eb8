"""Reads of opbrengsten and of what is taken home; those of a decision out of force are left out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.codes import DecisionStatus, LineKind, ReportBackState
from models.queries.follow_up import stands
from models.rows import Rows
from models.rules.measuring import is_over, number_in, outcome_gaps
from models.views.outcome import MeasurementView, OutcomeView, ReportBackView
from models.views.session import SessionView
from models.zone import local_date

__all__ = [
    "of_nobody",
    "outcome_view",
    "outcome_views",
    "outcomes_then",
    "report_back_view",
    "report_back_views",
    "report_backs_then",
]


def outcome_views(rows: Rows, maakbank_id: int) -> tuple[OutcomeView, ...]:
    """Every opbrengst in the order of the decisions."""
    return tuple(view for _, view in _outcomes(rows, "of maakbank", maakbank_id=maakbank_id))


def outcome_view(rows: Rows, outcome_id: int) -> OutcomeView | None:
    """None when it was dropped or its decision is out of force."""
    return next((view for _, view in _outcomes(rows, "by id", outcome_id=outcome_id)), None)


def outcomes_then(rows: Rows, session: SessionView) -> tuple[OutcomeView, ...]:
    """Those of a session, and those of earlier ones that were not over when it began."""
    began = local_date(session.opened_at or session.planned_start)
    found = _outcomes(rows, "of maakbank", maakbank_id=session.maakbank_id)
    return tuple(
        view
        for row, view in found
        if row.session_id == session.id
        or (row.session_number < session.number and not is_over(view, on=began))
    )


def report_back_views(rows: Rows, maakbank_id: int) -> tuple[ReportBackView, ...]:
    """Who takes what home, in the order of the decisions."""
    return tuple(view for _, view in _report_backs(rows, "of maakbank", maakbank_id=maakbank_id))


def report_back_view(rows: Rows, report_back_id: int) -> ReportBackView | None:
    """None when its decision is out of force."""
    return next((view for _, view in _report_backs(rows, "by id", report_back_id=report_back_id)), None)


def report_backs_then(rows: Rows, session: SessionView) -> tuple[ReportBackView, ...]:
    """Those of a session's decisions, and earlier ones that nobody had reported back on when it began."""
    began = session.opened_at or session.planned_start
    found = _report_backs(rows, "of maakbank", maakbank_id=session.maakbank_id)
    return tuple(
        view
        for row, view in found
        if row.session_id == session.id or (row.session_number < session.number and _was_open(view, began))
    )


def of_nobody(found: tuple[ReportBackView, ...]) -> tuple[ReportBackView, ...]:
    """What a participant and the screen in the room see: where it goes, not by whom."""
    return tuple(replace(one, participant_id=0, name="") for one in found)


def _was_open(view: ReportBackView, began: datetime) -> bool:
    return view.state is ReportBackState.OPEN or view.answered_at is None or view.answered_at >= began


def _in_force(row: Any) -> bool:
    return (
        stands(row, LineKind.DECISION) and row.status is not DecisionStatus.VOID and row.replaced_by is None
    )


def _outcomes(rows: Rows, which: str, /, **values: object) -> Iterator[tuple[Any, OutcomeView]]:
    measured: dict[int, list[MeasurementView]] = defaultdict(list)
    for one in rows.rows(f"measurements {which}", **values):
        measured[one.outcome_id].append(
            MeasurementView(one.id, one.measured_on, one.value, one.note, number_in(one.value))
        )
    for row in filter(_in_force, rows.rows(f"outcomes {which}", **values)):
        has_proposal = row.proposal_id is not None
        yield (
            row,
            OutcomeView(
                id=row.id,
                revision=row.revision,
                decision_id=row.decision_id,
                decision_number=row.decision_number,
                text=row.text,
                session_id=row.session_id,
                kind=row.outcome_kind,
                agreement_point=row.agreement_point or "",
                measure=row.measure,
                baseline=row.baseline,
                goal=row.goal,
                due=row.due,
                measurer=row.measurer,
                support=row.proposal_support if has_proposal else row.support,
                support_reason=row.proposal_reason if has_proposal else row.support_reason,
                has_proposal=has_proposal,
                measurements=tuple(measured[row.id]),
                gaps=outcome_gaps(
                    kind=row.outcome_kind,
                    measure=row.measure,
                    baseline=row.baseline,
                    goal=row.goal,
                    due=row.due,
                    measurer=row.measurer,
                ),
                baseline_number=number_in(row.baseline),
                goal_number=number_in(row.goal),
            ),
        )


def _report_backs(rows: Rows, which: str, /, **values: object) -> Iterator[tuple[Any, ReportBackView]]:
    for row in filter(_in_force, rows.rows(f"report backs {which}", **values)):
        yield (
            row,
            ReportBackView(
                id=row.id,
                revision=row.revision,
                decision_id=row.decision_id,
                decision_number=row.decision_number,
                participant_id=row.participant_id,
                name=row.name,
                takes_to=row.takes_to,
                due=row.due,
                state=row.state,
                answer=row.answer,
                answered_at=row.answered_at,
            ),
        )
