"""What is still open when a session closes; it blocks nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.codes import (
    ActionStatus,
    DecisionStatus,
    ItemState,
    OpenKind,
    ProposalPhase,
    ReportBackState,
)
from models.rules.timing import CALM
from models.views.record import SessionRecord

__all__ = ["OpenPoint", "open_at_closing"]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open; `row_id` is the id of the row that it is about."""

    kind: OpenKind
    row_id: int
    number: int
    """Number of the decision, action, item or proposal that it is or hangs on; 0 for a line."""
    text: str


def open_at_closing(record: SessionRecord) -> tuple[OpenPoint, ...]:
    """What is still open when a session closes: shown, never in the way (R3)."""
    return (
        *(
            OpenPoint(OpenKind.DECISION_NOTED, decision.id, decision.number, decision.text)
            for decision in record.decisions
            if decision.status is DecisionStatus.NOTED
        ),
        *_open_actions(record),
        *_open_proposals(record),
        *(
            OpenPoint(OpenKind.OUTCOME_NOT_MEASURABLE, outcome.id, outcome.decision_number, outcome.text)
            for outcome in record.outcomes
            if not outcome.is_measurable
        ),
        *(
            OpenPoint(OpenKind.REPORT_BACK_WITHOUT_DATE, taken.id, taken.decision_number, taken.takes_to)
            for taken in record.report_backs
            if taken.due is None and taken.state is ReportBackState.OPEN
        ),
        *(
            OpenPoint(OpenKind.ITEM_NOT_TREATED, item.id, item.number, item.title)
            for item in record.agenda
            if item.state is ItemState.AHEAD and not item.line_count and item.kind not in CALM
        ),
        *(
            OpenPoint(OpenKind.CONFLICT, line.id, 0, line.text)
            for item in record.agenda
            for line in record.lines.get(item.id, ())
            if line.conflicts
        ),
    )


def _open_actions(record: SessionRecord) -> Iterable[OpenPoint]:
    for action in record.actions:
        if action.status is not ActionStatus.OPEN:
            continue
        if not action.owners:
            yield OpenPoint(OpenKind.ACTION_WITHOUT_OWNER, action.id, action.number, action.text)
        if action.due is None:
            yield OpenPoint(OpenKind.ACTION_WITHOUT_DATE, action.id, action.number, action.text)


def _open_proposals(record: SessionRecord) -> Iterable[OpenPoint]:
    for proposal in record.proposals:
        if proposal.is_at_table and proposal.session_id == record.session.id:
            yield OpenPoint(OpenKind.PROPOSAL_OPEN, proposal.id, proposal.number, proposal.text)
        if proposal.phase is ProposalPhase.ASIDE:
            continue
        for objection in proposal.objections:
            if objection.is_open:
                yield OpenPoint(OpenKind.OBJECTION_OPEN, objection.id, proposal.number, objection.reason)
