"""The rows of an opbrengst: marked on a decision, taken back, its words wiped."""

from sqlmodel import col, delete, select

from models.codes import ChangeKind, ReportBackState
from models.desk.taking_home import take_home
from models.desk.work import Work
from models.tables import Change, Decision, Line, Measurement, MeetingSession, Outcome, ReportBack

__all__ = ["log_of_decision", "mark", "outcome_of", "unmark", "wipe_yield"]


def outcome_of(work: Work, decision: Decision) -> Outcome | None:
    return work.session.exec(select(Outcome).where(Outcome.decision_id == decision.id)).first()


def mark(work: Work, decision: Decision) -> Outcome:
    """A decision is an opbrengst; who takes things home takes it, when nobody was asked to yet."""
    outcome = outcome_of(work, decision)
    if outcome is None:
        outcome = work.add(Outcome(decision_id=decision.id or 0, marked_at=work.now))
    elif outcome.dropped_at is None:
        return outcome
    else:
        outcome.dropped_at, outcome.marked_at = None, work.now
        outcome.revision += 1
    log_of_decision(work, ChangeKind.OUTCOME_MARKED, outcome.id, decision)
    asked = select(ReportBack.id).where(ReportBack.decision_id == decision.id)
    if work.session.exec(asked).first() is None:
        take_home(work, work.get(MeetingSession, _session_of(work, decision)), decision)
    return outcome


def unmark(work: Work, decision: Decision, outcome: Outcome) -> None:
    """It is no opbrengst after all; what was filled in stays, and nobody takes it home just for that."""
    outcome.dropped_at = work.now
    outcome.revision += 1
    marked = select(Change.act).where(
        Change.kind == ChangeKind.OUTCOME_MARKED, Change.row_id == (outcome.id or 0)
    )
    asked_by_mark = select(Change.row_id).where(
        Change.kind == ChangeKind.REPORT_BACK_SAVED, col(Change.act).in_(marked)
    )
    work.session.exec(
        delete(ReportBack).where(
            col(ReportBack.id).in_(asked_by_mark),
            col(ReportBack.decision_id) == decision.id,
            col(ReportBack.revision) == 1,
            col(ReportBack.state) == ReportBackState.OPEN,
        )
    )
    log_of_decision(work, ChangeKind.OUTCOME_DROPPED, outcome.id, decision)


def wipe_yield(work: Work, decision: Decision) -> None:
    """What was filled in beside the words of a decision goes with them."""
    outcome = outcome_of(work, decision)
    if outcome is not None:
        outcome.measure = outcome.baseline = outcome.goal = outcome.measurer = outcome.support_reason = ""
        outcome.revision += 1
        work.session.exec(delete(Measurement).where(col(Measurement.outcome_id) == outcome.id))
    for taken in work.session.exec(select(ReportBack).where(ReportBack.decision_id == decision.id)):
        taken.answer = ""
        taken.revision += 1


def log_of_decision(
    work: Work, kind: ChangeKind, row_id: int | None, decision: Decision, *, before: str = ""
) -> None:
    """Logged where it was done, so that the seat that did it can take it back."""
    line = work.get(Line, decision.line_id)
    work.log(
        kind,
        row_id,
        session_id=work.actor.session_id or line.session_id,
        maakbank_id=decision.maakbank_id,
        item_id=line.item_id,
        before=before,
    )


def _session_of(work: Work, decision: Decision) -> int:
    return work.actor.session_id or work.get(Line, decision.line_id).session_id
