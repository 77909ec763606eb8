"""Opbrengsten: marked with one key, filled in later, measured and carried home."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.codes import (
    MandateKind,
    ObjectionState,
    OpenKind,
    OutcomeGap,
    OutcomeKind,
    ProposalResult,
    ReportBackState,
    Seat,
    Support,
)
from models.desk import Desk
from models.errors import InvalidInput, Problem, Refusal
from models.inputs import OutcomeInput, ParticipantInput, SessionInput
from models.rules import open_at_closing
from models.views.follow_up import DecisionView
from models.views.outcome import OutcomeView, ReportBackView
from tests.proposing import Put, refusal
from tests.store.test_wipe import SECRET, tables
from tests.table import Table

MEASURED = OutcomeInput(
    kind=OutcomeKind.ACTION,
    agreement_point="Jongeren beslissen mee",
    measure="Jongeren met een buurtbaan",
    baseline="0",
    goal="10 jongeren",
    due=date(2027, 6, 1),
    measurer="Lectoraat Jeugd en Stad",
)


@pytest.fixture
def lead(table: Table) -> Desk:
    lead = table.opened()
    lead.attendance.arrive(session_id=1, participant_ids=[table.person("Samira"), table.person("Ama")])
    return lead


@pytest.fixture
def decision(table: Table, lead: Desk) -> DecisionView:
    made = table.keep(lead, "/besluit Tien buurtbanen").decision
    assert made is not None
    return made


@pytest.fixture
def marked(lead: Desk, decision: DecisionView) -> OutcomeView:
    return lead.outcomes.mark(decision_id=decision.id)


def outcomes(desk: Desk) -> tuple[OutcomeView, ...]:
    return desk.read.outcomes(maakbank_id=1)


def report_backs(desk: Desk) -> tuple[ReportBackView, ...]:
    return desk.read.report_backs(maakbank_id=1)


class TestMarking:
    def test_one_key_asks_nothing_and_all_is_still_to_be_measured(self, marked: OutcomeView) -> None:
        assert (marked.text, marked.decision_number) == ("Tien buurtbanen", 1)
        assert marked.gaps == tuple(OutcomeGap)
        assert not marked.is_measurable

    def test_pressing_twice_marks_once(self, lead: Desk, decision: DecisionView, marked: OutcomeView) -> None:
        assert lead.outcomes.mark(decision_id=decision.id) == marked
        assert len(outcomes(lead)) == 1

    def test_those_who_take_things_home_are_asked_to_report_back(
        self, lead: Desk, marked: OutcomeView
    ) -> None:
        (taken,) = report_backs(lead)
        assert (taken.name, taken.takes_to) == ("Samira Ouali", "de Jongerenraad")
        assert (taken.state, taken.due) == (ReportBackState.OPEN, date(2026, 12, 25))

    def test_undo_takes_it_back_with_what_nobody_answered(self, lead: Desk, marked: OutcomeView) -> None:
        lead.session.undo(session_id=1)
        assert (outcomes(lead), report_backs(lead)) == ((), ())

    def test_dropping_keeps_what_was_filled_in_for_when_it_is_one_again(
        self, lead: Desk, decision: DecisionView, marked: OutcomeView
    ) -> None:
        saved = lead.outcomes.save(outcome_id=marked.id, revision=1, data=MEASURED)
        lead.outcomes.drop(outcome_id=marked.id, revision=saved.revision)
        assert (outcomes(lead), report_backs(lead)) == ((), ())
        lead.session.undo(session_id=1)
        assert outcomes(lead)[0].goal == "10 jongeren"
        assert [one.name for one in report_backs(lead)] == ["Samira Ouali"]

    def test_what_came_back_stays_when_it_is_no_yield_after_all(
        self, lead: Desk, marked: OutcomeView
    ) -> None:
        (taken,) = report_backs(lead)
        lead.outcomes.save_report_back(
            report_back_id=taken.id, revision=1, due=taken.due, state=ReportBackState.CARRIED, answer="Ja"
        )
        lead.outcomes.drop(outcome_id=marked.id, revision=1)
        assert [one.answer for one in report_backs(lead)] == ["Ja"]

    def test_dropping_on_an_outdated_revision_is_refused(self, lead: Desk, marked: OutcomeView) -> None:
        lead.outcomes.save(outcome_id=marked.id, revision=1, data=MEASURED)
        assert refusal(lead.outcomes.drop, outcome_id=marked.id, revision=1) is Refusal.CHANGED

    def test_undo_is_refused_once_another_filled_it_in(
        self, table: Table, lead: Desk, marked: OutcomeView
    ) -> None:
        naomi = table.sit(Seat.REPORTER, "Naomi")
        naomi.outcomes.save(outcome_id=marked.id, revision=1, data=MEASURED)
        assert refusal(lead.session.undo, session_id=1) is Refusal.CHANGED

    def test_a_void_decision_yields_nothing(self, lead: Desk, decision: DecisionView) -> None:
        lead.follow_up.void(decision_id=decision.id, revision=decision.revision, reason="dubbel")
        assert refusal(lead.outcomes.mark, decision_id=decision.id) is Refusal.CHANGED

    def test_a_decision_out_of_force_takes_its_yield_along(
        self, table: Table, lead: Desk, decision: DecisionView, marked: OutcomeView
    ) -> None:
        lead.minutes.delete_line(line_id=decision.line_id)
        assert (outcomes(lead), report_backs(lead)) == ((), ())
        lead.minutes.restore_line(line_id=decision.line_id)
        assert len(outcomes(lead)) == 1
        later = table.keep(lead, "/besluit Vijf banen (vervangt B1)").decision
        assert later is not None
        lead.follow_up.settle(decision_id=later.id, revision=later.revision)
        assert outcomes(lead) == ()
        assert refusal(lead.outcomes.save, outcome_id=marked.id, revision=1, data=MEASURED) is Refusal.CHANGED

    def test_a_proposal_brings_its_support_and_is_asked_home_once(self, put: Put) -> None:
        decided = put.settle(ProposalResult.DECIDED, Support.NOT_YET)
        before = report_backs(put.lead)
        marked = put.lead.outcomes.mark(decision_id=decided.decision_id or 0)
        assert (marked.has_proposal, marked.support) == (True, Support.NOT_YET)
        assert report_backs(put.lead) == before
        data = replace(MEASURED, support=Support.YES, support_reason="anders")
        saved = put.lead.outcomes.save(outcome_id=marked.id, revision=1, data=data)
        assert (saved.support, saved.support_reason) == (Support.NOT_YET, "")


class TestMeasuring:
    def test_it_can_be_measured_once_all_is_filled_in(self, lead: Desk, marked: OutcomeView) -> None:
        saved = lead.outcomes.save(outcome_id=marked.id, revision=1, data=MEASURED)
        assert saved.is_measurable
        assert (saved.kind, saved.agreement_point) == (OutcomeKind.ACTION, "Jongeren beslissen mee")
        assert (saved.baseline_number, saved.goal_number) == (0, 10)
        assert "Jongeren beslissen mee" in [one.name for one in lead.read.agreement_points()]

    def test_a_decision_without_a_proposal_says_here_whether_it_is_carried(
        self, lead: Desk, marked: OutcomeView
    ) -> None:
        data = OutcomeInput(support=Support.YES, support_reason="Iedereen knikte")
        saved = lead.outcomes.save(outcome_id=marked.id, revision=1, data=data)
        assert (saved.support, saved.support_reason) == (Support.YES, "Iedereen knikte")

    def test_wrong_fields_are_named(self, lead: Desk, marked: OutcomeView) -> None:
        data = OutcomeInput(goal="x" * 201, due=date(1999, 1, 1))
        with pytest.raises(InvalidInput) as wrong:
            lead.outcomes.save(outcome_id=marked.id, revision=1, data=data)
        assert wrong.value.problems == {"goal": Problem.TOO_LONG, "due": Problem.OUT_OF_RANGE}

    def test_two_at_one_form_do_not_overwrite_each_other(self, lead: Desk, marked: OutcomeView) -> None:
        lead.outcomes.save(outcome_id=marked.id, revision=1, data=MEASURED)
        given = {"outcome_id": marked.id, "revision": 1, "data": OutcomeInput()}
        assert refusal(lead.outcomes.save, **given) is Refusal.CHANGED
        assert outcomes(lead)[0].goal == "10 jongeren"

    def test_values_come_by_day_long_after_the_evening(self, table: Table, marked: OutcomeView) -> None:
        table.later(days=100)
        desk = table.organiser
        for day, value in (("2027-02-01", "4 jongeren"), ("2027-01-01", "1,5")):
            desk.outcomes.measure(
                outcome_id=marked.id, measured_on=date.fromisoformat(day), value=value, note="geteld"
            )
        assert [(one.value, one.number) for one in outcomes(desk)[0].measurements] == [
            ("1,5", 1.5),
            ("4 jongeren", 4),
        ]

    def test_a_value_is_kept_once_and_can_be_dropped(self, lead: Desk, marked: OutcomeView) -> None:
        today = date(2026, 11, 27)
        for _ in range(2):
            lead.outcomes.measure(outcome_id=marked.id, measured_on=today, value="4")
        (measured,) = outcomes(lead)[0].measurements
        assert lead.outcomes.drop_measurement(measurement_id=measured.id).measurements == ()
        lead.session.undo(session_id=1)
        assert len(outcomes(lead)[0].measurements) == 1
        lead.session.undo(session_id=1)
        assert outcomes(lead)[0].measurements == ()

    def test_nothing_is_measured_in_the_future_or_without_a_value(
        self, lead: Desk, marked: OutcomeView
    ) -> None:
        with pytest.raises(InvalidInput) as wrong:
            lead.outcomes.measure(outcome_id=marked.id, measured_on=date(2026, 11, 28), value=" ")
        assert wrong.value.problems == {"measured_on": Problem.IN_FUTURE, "value": Problem.EMPTY}


class TestTakingHome:
    def test_what_was_said_there_and_when(self, table: Table, lead: Desk, marked: OutcomeView) -> None:
        (taken,) = report_backs(lead)
        table.later(days=20)
        said = table.organiser.outcomes.save_report_back(
            report_back_id=taken.id, revision=1, due=None, state=ReportBackState.NOT_CARRIED, answer="Nee"
        )
        assert (said.state, said.answer, said.answered_at) == (
            ReportBackState.NOT_CARRIED,
            "Nee",
            table.now,
        )
        given: dict[str, Any] = {"report_back_id": taken.id, "due": None, "state": ReportBackState.OPEN}
        assert refusal(lead.outcomes.save_report_back, revision=1, **given) is Refusal.CHANGED
        again = lead.outcomes.save_report_back(revision=2, **given)
        assert (again.answer, again.answered_at) == ("", None)

    def test_someone_else_takes_it_home_too(self, table: Table, lead: Desk, decision: DecisionView) -> None:
        ama: dict[str, Any] = {"decision_id": decision.id, "participant_id": table.person("Ama")}
        taken = lead.outcomes.add_report_back(**ama)
        assert (taken.name, taken.takes_to) == ("Ama Boateng", "Lectoraat Jeugd en Stad")
        with pytest.raises(InvalidInput) as wrong:
            lead.outcomes.add_report_back(**ama, takes_to="lectoraat jeugd en stad")
        assert wrong.value.problems == {"takes_to": Problem.TAKEN}

    def test_somebody_of_nowhere_says_where(self, table: Table, lead: Desk, decision: DecisionView) -> None:
        person = table.organiser.prepare.save_participant(
            maakbank_id=1, data=ParticipantInput(name="Noor", mandate=MandateKind.TAKES_HOME)
        )
        with pytest.raises(InvalidInput) as wrong:
            lead.outcomes.add_report_back(decision_id=decision.id, participant_id=person.id)
        assert wrong.value.problems == {"takes_to": Problem.EMPTY}

    @pytest.mark.parametrize("seat", [Seat.PARTICIPANT, Seat.ROOM])
    def test_who_looks_on_sees_where_to_but_not_who(
        self, table: Table, marked: OutcomeView, seat: Seat
    ) -> None:
        desk = table.sit(seat, "Wand")
        (taken,) = report_backs(desk)
        assert (taken.takes_to, taken.name, taken.participant_id) == ("de Jongerenraad", "", 0)
        assert outcomes(desk)[0].text == "Tien buurtbanen"


class TestRecord:
    def test_a_later_session_has_what_was_not_over(
        self, table: Table, lead: Desk, marked: OutcomeView
    ) -> None:
        lead.outcomes.save(outcome_id=marked.id, revision=1, data=replace(MEASURED, due=date(2026, 12, 1)))
        lead.session.close(session_id=1)
        table.later(days=30)
        table.session_id = table.organiser.prepare.save_session(
            maakbank_id=1, data=SessionInput(planned_start=table.now)
        ).id
        second = table.opened()
        record = second.read.record(session_id=table.session_id)
        assert [one.decision_number for one in record.outcomes] == [1]
        assert [one.takes_to for one in record.report_backs] == ["de Jongerenraad"]
        second.outcomes.measure(outcome_id=marked.id, measured_on=date(2026, 12, 2), value="10")
        (taken,) = report_backs(second)
        second.outcomes.save_report_back(
            report_back_id=taken.id, revision=1, due=None, state=ReportBackState.CARRIED
        )
        record = second.read.record(session_id=table.session_id)
        assert record.outcomes == ()
        assert len(record.report_backs) == 1, "reported back in this session"

    def test_a_session_has_its_own_whatever_became_of_them(self, lead: Desk, marked: OutcomeView) -> None:
        record = lead.read.record(session_id=1)
        assert (record.outcomes, len(record.report_backs)) == ((marked,), 1)


class TestWiping:
    def test_the_words_of_a_yield_go_with_those_of_its_decision(
        self, table: Table, lead: Desk, decision: DecisionView, marked: OutcomeView
    ) -> None:
        data = OutcomeInput(
            measure=SECRET, baseline=SECRET, goal=SECRET, measurer=SECRET, support_reason=SECRET
        )
        lead.outcomes.save(outcome_id=marked.id, revision=1, data=data)
        lead.outcomes.measure(outcome_id=marked.id, measured_on=date(2026, 11, 27), value=SECRET, note=SECRET)
        (taken,) = report_backs(lead)
        lead.outcomes.save_report_back(
            report_back_id=taken.id, revision=1, due=None, state=ReportBackState.CARRIED, answer=SECRET
        )
        assert SECRET in tables(table.store)
        lead.minutes.wipe_line(line_id=decision.line_id)
        assert SECRET not in tables(table.store)
        assert (outcomes(lead), report_backs(lead)) == ((), ())


class TestClosing:
    def open_kinds(self, desk: Desk) -> list[OpenKind]:
        support = {OpenKind.PROPOSAL_OPEN, OpenKind.OBJECTION_OPEN, OpenKind.OUTCOME_NOT_MEASURABLE}
        return [
            point.kind for point in open_at_closing(desk.read.record(session_id=1)) if point.kind in support
        ]

    def test_what_is_left_of_a_proposal_at_the_table(self, put: Put) -> None:
        objected = put.lead.support.raise_objection(proposal_id=put.proposal_id, reason="Te duur")
        assert self.open_kinds(put.lead) == [OpenKind.PROPOSAL_OPEN, OpenKind.OBJECTION_OPEN]
        put.lead.support.move_objection(
            objection_id=objected.objections[0].id, revision=1, state=ObjectionState.WITHDRAWN
        )
        decided = put.settle(ProposalResult.DECIDED)
        assert self.open_kinds(put.lead) == []
        put.lead.outcomes.mark(decision_id=decided.decision_id or 0)
        assert self.open_kinds(put.lead) == [OpenKind.OUTCOME_NOT_MEASURABLE]

    def test_one_that_went_aside_leaves_nothing(self, put: Put) -> None:
        put.lead.support.raise_objection(proposal_id=put.proposal_id, reason="Te duur")
        put.lead.support.set_aside(proposal_id=put.proposal_id)
        assert self.open_kinds(put.lead) == []
