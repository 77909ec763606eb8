"""Opbrengsten: marked with one key, made measurable when there is quiet, measured and carried later."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from models import rules
from models.clean import tidy
from models.codes import ChangeKind, DecisionStatus, LineKind, ReportBackState
from models.desk.checks import in_force, refuse, revise, unchanged
from models.desk.people import named_ids
from models.desk.work import Part, Work
from models.desk.yields import log_of_decision, mark, unmark
from models.errors import Problem, Refusal, Refused
from models.inputs import OutcomeInput
from models.queries.outcomes import outcome_view, report_back_view
from models.rules import LONGEST_NAME, LONGEST_TEXT
from models.tables import AgreementPoint, Decision, Line, Measurement, Outcome, Participant, ReportBack
from models.views.outcome import OutcomeView, ReportBackView
from models.zone import local_date

__all__ = ["Yielding"]


class Yielding(Part):
    """Acts on opbrengsten of the own Ma.akbank, also long after the evening (R6, R11)."""

    def mark(self, *, decision_id: int) -> OutcomeView:
        """This decision is (part of) the solution; whoever takes things home is asked to report back.

        Marking twice is marking once; one that was dropped has back what was filled in.

        Raises:
            Refused: the decision is void, or its line is gone.
        """
        with self._work("outcomes.mark") as work:
            decision = _decision(work, decision_id)
            outcome = mark(work, decision)
            return _view(work, outcome.id)

    def drop(self, *, outcome_id: int, revision: int) -> None:
        """It is no opbrengst after all.

        Raises:
            Refused: it changed since it was seen.
        """
        with self._work("outcomes.mark") as work:
            outcome = work.get(Outcome, outcome_id)
            decision = work.get(Decision, outcome.decision_id)
            work.sits_at(decision.maakbank_id)
            if outcome.dropped_at is None:
                unchanged(outcome.revision, revision)
                unmark(work, decision, outcome)

    def save(self, *, outcome_id: int, revision: int, data: OutcomeInput) -> OutcomeView:
        """What it is, and how anyone will know that it worked; every field may wait.

        Whether it is broadly supported is noted here only for a decision that came without a proposal.

        Raises:
            InvalidInput: a field is wrong, named per field.
            Refused: someone else changed it since, or it is no opbrengst any more.
        """
        refuse(rules.problems_in_outcome(data))
        with self._work("outcomes.save") as work:
            outcome, decision = _outcome(work, outcome_id)
            seen = _view(work, outcome_id)
            fields = _fields(work, data)
            if seen.has_proposal:
                del fields["support"], fields["support_reason"]
            revise(outcome, revision, fields)
            log_of_decision(work, ChangeKind.OUTCOME_SAVED, outcome_id, decision)
            return _view(work, outcome_id)

    def measure(self, *, outcome_id: int, measured_on: date, value: str, note: str = "") -> OutcomeView:
        """What was measured on a day; the same value of the same day is kept once.

        Raises:
            InvalidInput: there is no value, or the day is still to come.
            Refused: it is no opbrengst any more.
        """
        with self._work("outcomes.measure") as work:
            _, decision = _outcome(work, outcome_id)
            refuse(rules.problems_in_measurement(measured_on, value, note, today=local_date(work.now)))
            measured = Measurement(
                outcome_id=outcome_id,
                measured_on=measured_on,
                value=tidy(value, limit=LONGEST_NAME),
                note=tidy(note, limit=LONGEST_TEXT),
                entered_at=work.now,
                entered_by=self._actor.name,
            )
            if not _is_known(work, measured):
                before = str(work.add(measured).id)
                log_of_decision(work, ChangeKind.MEASURED, outcome_id, decision, before=before)
            return _view(work, outcome_id)

    def drop_measurement(self, *, measurement_id: int) -> OutcomeView:
        """A value that was entered by mistake."""
        with self._work("outcomes.measure") as work:
            measured = work.get(Measurement, measurement_id)
            _, decision = _outcome(work, measured.outcome_id)
            if measured.dropped_at is None:
                measured.dropped_at = work.now
                log_of_decision(
                    work,
                    ChangeKind.MEASUREMENT_DROPPED,
                    measured.outcome_id,
                    decision,
                    before=str(measured.id),
                )
            return _view(work, measured.outcome_id)

    def add_report_back(
        self, *, decision_id: int, participant_id: int, takes_to: str = "", due: date | None = None
    ) -> ReportBackView:
        """Someone takes a decision home; without `takes_to` to whom her mandate says, or her organisation.

        Raises:
            InvalidInput: nobody knows to whom, or she takes it there already.
            Refused: the decision is void, or she is of another Ma.akbank.
        """
        with self._work("outcomes.report_back") as work:
            decision = _decision(work, decision_id)
            person = work.get(Participant, participant_id)
            if person.maakbank_id != decision.maakbank_id:
                raise Refused(Refusal.OTHER_SESSION)
            where = takes_to if tidy(takes_to) else person.mandate_for or person.organisation
            refuse(rules.problems_in_report_back(due, takes_to=where))
            name = tidy(where)
            known = work.session.exec(
                select(ReportBack).where(
                    ReportBack.decision_id == decision_id, ReportBack.participant_id == participant_id
                )
            )
            if any(one.takes_to.casefold() == name.casefold() for one in known):
                refuse({"takes_to": Problem.TAKEN})
            taken = work.add(
                ReportBack(
                    decision_id=decision_id,
                    participant_id=participant_id,
                    takes_to=name,
                    due=due,
                    state=ReportBackState.OPEN,
                )
            )
            log_of_decision(work, ChangeKind.REPORT_BACK_SAVED, taken.id, decision)
            return _report_back(work, taken.id)

    def save_report_back(
        self,
        *,
        report_back_id: int,
        revision: int,
        due: date | None,
        state: ReportBackState,
        answer: str = "",
    ) -> ReportBackView:
        """When it is reported back, and what the organisation or network said.

        Raises:
            InvalidInput: a field is wrong, named per field.
            Refused: someone else changed it since, or the decision is void.
        """
        with self._work("outcomes.report_back") as work:
            taken = work.get(ReportBack, report_back_id)
            decision = _decision(work, taken.decision_id)
            refuse(rules.problems_in_report_back(due, answer))
            answered = None
            if state is not ReportBackState.OPEN:
                answered = taken.answered_at if taken.state is state else work.now
            fields = {
                "due": due,
                "state": state,
                "answer": tidy(answer, limit=LONGEST_TEXT, lines=True),
                "answered_at": answered,
            }
            revise(taken, revision, fields)
            log_of_decision(work, ChangeKind.REPORT_BACK_SAVED, taken.id, decision)
            return _report_back(work, taken.id)


def _decision(work: Work, decision_id: int) -> Decision:
    """The decision, if this seat sits at its Ma.akbank and it is in force."""
    decision = work.get(Decision, decision_id)
    work.sits_at(decision.maakbank_id)
    in_force(work.get(Line, decision.line_id), LineKind.DECISION)
    if decision.status is DecisionStatus.VOID:
        raise Refused(Refusal.CHANGED)
    return decision


def _outcome(work: Work, outcome_id: int) -> tuple[Outcome, Decision]:
    outcome = work.get(Outcome, outcome_id)
    decision = _decision(work, outcome.decision_id)
    if outcome.dropped_at is not None:
        raise Refused(Refusal.CHANGED)
    return outcome, decision


def _fields(work: Work, data: OutcomeInput) -> dict[str, Any]:
    point = named_ids(work, AgreementPoint, [data.agreement_point])
    return {
        "kind": data.kind,
        "agreement_point_id": point[0] if point else None,
        "measure": tidy(data.measure, lines=True),
        "baseline": tidy(data.baseline),
        "goal": tidy(data.goal),
        "due": data.due,
        "measurer": tidy(data.measurer),
        "support": data.support,
        "support_reason": tidy(data.support_reason, lines=True),
    }


def _is_known(work: Work, measured: Measurement) -> bool:
    same = select(Measurement.id).where(
        Measurement.outcome_id == measured.outcome_id,
        Measurement.measured_on == measured.measured_on,
        Measurement.value == measured.value,
        Measurement.note == measured.note,
        col(Measurement.dropped_at).is_(None),
    )
    return work.session.exec(same).first() is not None


def _view(work: Work, outcome_id: int | None) -> OutcomeView:
    """Raises Refused when a later decision came in its place."""
    work.session.flush()
    view = outcome_view(work.session, outcome_id or 0)
    if view is None:
        raise Refused(Refusal.CHANGED)
    return view


def _report_back(work: Work, report_back_id: int | None) -> ReportBackView:
    work.session.flush()
    view = report_back_view(work.session, report_back_id or 0)
    if view is None:
        raise Refused(Refusal.CHANGED)
    return view
