"""A decision's way through its statuses, each step in the log."""

import json

from models.codes import ChangeKind, DecisionStatus
from models.desk.work import Work
from models.queries.record import coverage_view
from models.tables import Decision, Line, MeetingSession

__all__ = ["become", "settle"]


def settle(work: Work, decision: Decision, line: Line) -> None:
    """The gespreksleider's word; roles that are out are kept (R4)."""
    meeting = work.get(MeetingSession, work.actor.session_id or line.session_id)
    decision.settled_at, decision.settled_by = work.now, work.actor.name
    decision.missing_roles = json.dumps(coverage_view(work.session, meeting).missing_roles)
    become(work, decision, line, DecisionStatus.SETTLED, ChangeKind.DECISION_SETTLED)


def become(work: Work, decision: Decision, line: Line, status: DecisionStatus, kind: ChangeKind) -> None:
    """The moment of settling and the reason of voiding stay in the row, for when this is taken back.

    Logged where it was done, so that the seat that did it can take it back.
    """
    before, decision.status = decision.status, status
    decision.revision += 1
    work.log(
        kind,
        decision.id,
        session_id=work.actor.session_id or line.session_id,
        maakbank_id=decision.maakbank_id,
        item_id=line.item_id,
        before=before,
    )
