"""From a proposal at the table to a decision, with stands, objections and the gespreksleider's word."""

from typing import Any

import pytest
from sqlmodel import select

from models.codes import (
    ChangeKind,
    DecisionStatus,
    GivenBy,
    MandateKind,
    ObjectionState,
    ProposalPhase,
    ProposalResult,
    ReportBackState,
    StandChoice,
    Support,
    SupportGround,
)
from models.errors import InvalidInput, NotFound, Refusal
from models.tables import ReportBack, Stand
from models.views.support import Tally
from tests.proposing import Put, refusal


class TestAtTheTable:
    def test_a_proposal_has_a_number_and_waits_for_questions_first(self, put: Put) -> None:
        assert (put.proposal().number, put.proposal().phase) == (1, ProposalPhase.CLARIFYING)
        assert put.proposal().text == "Tien buurtbanen in Noord"
        assert put.proposal().proposed.grounds[0].ground is SupportGround.NO_STANDS

    def test_pressing_twice_puts_it_once(self, put: Put) -> None:
        put.lead.support.put(line_id=put.line.id)
        assert [one.number for one in put.lead.read.support(session_id=1)] == [1]

    def test_another_one_takes_its_place(self, put: Put) -> None:
        other = put.table.keep(put.lead, "/voorstel Eerst vijf")
        put.lead.support.put(line_id=other.id)
        assert [one.phase for one in put.lead.read.support(session_id=1)] == [
            ProposalPhase.ASIDE,
            ProposalPhase.CLARIFYING,
        ]

    def test_only_a_proposal_can_be_put(self, put: Put) -> None:
        note = put.table.keep(put.lead, "gewoon een notitie")
        assert refusal(put.lead.support.put, line_id=note.id) is Refusal.CHANGED

    def test_each_version_is_kept(self, put: Put) -> None:
        put.table.edit(put.lead, put.line, "/voorstel Vijf buurtbanen in Noord")
        assert [one.text for one in put.proposal().versions] == [
            "Tien buurtbanen in Noord",
            "Vijf buurtbanen in Noord",
        ]
        assert put.proposal().version == 2

    def test_words_sharpened_during_a_round_are_seen(self, put: Put) -> None:
        put.ask()
        assert put.proposal().was_sharpened is False
        put.table.edit(put.lead, put.line, "/voorstel Vijf buurtbanen in Noord")
        assert put.proposal().was_sharpened
        assert put.round().version == 1

    def test_undo_takes_it_off_and_puts_the_other_back(self, put: Put) -> None:
        other = put.table.keep(put.lead, "/voorstel Eerst vijf")
        put.lead.support.put(line_id=other.id)
        put.lead.session.undo(session_id=1)
        assert [one.phase for one in put.lead.read.support(session_id=1)] == [
            ProposalPhase.CLARIFYING,
            ProposalPhase.ASIDE,
        ]


class TestStands:
    def test_nobody_sees_a_choice_until_it_is_shown(self, put: Put) -> None:
        put.ask()
        put.take(put.people[0], StandChoice.OBJECTION, "Wie betaalt dat?")
        seen = put.round()
        assert (seen.chosen, seen.tally, seen.stands, seen.groups) == (1, None, (), ())
        assert put.people[0] not in seen.waiting_for
        assert "betaalt" not in repr(put.proposal())
        put.lead.stands.show(round_id=seen.id)
        assert put.round().tally == Tally(objection=1)
        assert [stand.reason for stand in put.round().stands] == ["Wie betaalt dat?"]

    def test_one_stand_a_person_and_the_last_one_counts(self, put: Put) -> None:
        put.ask()
        for choice in (StandChoice.SUPPORT, StandChoice.CONCERN, StandChoice.ABSTAIN):
            put.take(put.people[0], choice)
        put.lead.stands.show(round_id=put.round().id)
        assert put.round().tally == Tally(abstain=1)

    def test_everyone_supports_but_for_the_exceptions(self, put: Put) -> None:
        found = put.ask()
        put.take(found.waiting_for[0], StandChoice.CONCERN, "Als het maar lukt")
        put.lead.stands.support_all(round_id=found.id)
        put.lead.stands.show(round_id=found.id)
        assert put.round().tally == Tally(support=found.expected - 1, concern=1)
        assert {stand.given_by for stand in put.round().stands} == {GivenBy.HAND}

    def test_roles_of_the_process_count_only_if_they_say_so(self, put: Put) -> None:
        found = put.ask()
        silent = next(one for one in put.people if one not in found.waiting_for)
        assert (
            refusal(
                put.lead.stands.take, round_id=found.id, participant_id=silent, choice=StandChoice.SUPPORT
            )
            is Refusal.NO_VOICE
        )
        put.lead.stands.choose_voice(participant_id=silent, has_voice=True)
        put.take(silent, StandChoice.SUPPORT)
        assert put.round().expected == found.expected + 1

    def test_only_who_is_at_the_table_chooses(self, put: Put) -> None:
        found = put.ask()
        gone = found.waiting_for[0]
        put.lead.attendance.leave(session_id=1, participant_ids=[gone])
        given = {"round_id": found.id, "participant_id": gone, "choice": StandChoice.SUPPORT}
        assert refusal(put.lead.stands.take, **given) is Refusal.NOT_HERE
        assert put.round().expected == found.expected - 1

    def test_who_chose_and_left_still_counts(self, put: Put) -> None:
        found = put.ask()
        put.take(found.waiting_for[0], StandChoice.SUPPORT)
        put.lead.attendance.leave(session_id=1, participant_ids=[found.waiting_for[0]])
        assert (put.round().chosen, put.round().expected) == (1, found.expected)

    def test_an_objection_asks_for_its_reason(self, put: Put) -> None:
        found = put.ask()
        given: Any = {"round_id": found.id, "participant_id": put.people[0], "choice": StandChoice.OBJECTION}
        with pytest.raises(InvalidInput):
            put.lead.stands.take(**given, reason="  ")

    def test_two_people_pressing_at_once_begin_one_round(self, put: Put) -> None:
        put.ask()
        given = {"proposal_id": put.proposal_id, "seen_round": 0}
        assert refusal(put.lead.stands.ask, **given) is Refusal.CHANGED

    def test_after_closing_no_stand_changes(self, put: Put) -> None:
        found = put.ask()
        put.lead.stands.close(round_id=found.id)
        given = {"round_id": found.id, "participant_id": put.people[0], "choice": StandChoice.SUPPORT}
        assert refusal(put.lead.stands.take, **given) is Refusal.ROUND_OVER
        assert put.proposal().phase is ProposalPhase.CHOSEN

    def test_totals_on_paper_meet_no_name(self, put: Put) -> None:
        put.ask()
        totals = Tally(support=9, concern=2, objection=1, abstain=1)
        put.lead.stands.enter_totals(proposal_id=put.proposal_id, seen_round=1, totals=totals)
        assert (put.round().tally, put.round().stands, put.round().on_paper) == (totals, (), True)
        given = {"round_id": put.round().id, "participant_id": put.people[0], "choice": StandChoice.SUPPORT}
        assert refusal(put.lead.stands.take, **given) is Refusal.ROUND_OVER

    def test_totals_do_not_take_the_place_of_stands(self, put: Put) -> None:
        found = put.ask()
        put.take(put.people[0], StandChoice.SUPPORT)
        given = {"proposal_id": put.proposal_id, "seen_round": found.number, "totals": Tally(support=3)}
        assert refusal(put.lead.stands.enter_totals, **given) is Refusal.CHANGED

    @pytest.mark.parametrize("totals", [Tally(), Tally(support=-1, concern=3), Tally(support=501)])
    def test_totals_are_numbers_of_people(self, put: Put, totals: Tally) -> None:
        with pytest.raises(InvalidInput):
            put.lead.stands.enter_totals(proposal_id=put.proposal_id, seen_round=0, totals=totals)

    def test_undo_takes_back_what_everyone_supported(self, put: Put) -> None:
        found = put.ask()
        put.take(found.waiting_for[0], StandChoice.CONCERN)
        put.lead.stands.support_all(round_id=found.id)
        put.lead.session.undo(session_id=1)
        assert put.round().chosen == 1

    def test_what_everyone_saw_is_not_taken_back(self, put: Put) -> None:
        found = put.ask()
        put.lead.stands.support_all(round_id=found.id)
        put.lead.stands.show(round_id=found.id)
        assert refusal(put.lead.session.undo, session_id=1) is Refusal.SEEN

    def test_the_log_never_says_who_chose_what(self, put: Put) -> None:
        found = put.ask()
        put.take(found.waiting_for[0], StandChoice.OBJECTION, "Wie betaalt dat?")
        changes = put.lead.read.changes(after=0, session_id=1)
        taken = [one for one in changes if one.kind is ChangeKind.STANDS_TAKEN]
        assert [one.row_id for one in taken] == [put.proposal_id]
        assert "objection" not in repr(taken)


class TestObjections:
    def test_an_objection_is_on_record_once_it_is_shown(self, put: Put) -> None:
        put.ask()
        put.take(put.people[0], StandChoice.OBJECTION, "Wie betaalt dat?")
        assert put.proposal().objections == ()
        put.lead.stands.show(round_id=put.round().id)
        (objection,) = put.proposal().objections
        assert (objection.reason, objection.state) == ("Wie betaalt dat?", ObjectionState.RAISED)
        assert put.proposal().proposed.support is not Support.YES

    def test_whoever_changes_her_mind_withdraws_it(self, put: Put) -> None:
        put.ask()
        put.take(put.people[0], StandChoice.OBJECTION, "Wie betaalt dat?")
        put.lead.stands.show(round_id=put.round().id)
        put.take(put.people[0], StandChoice.SUPPORT)
        assert [one.state for one in put.proposal().objections] == [ObjectionState.WITHDRAWN]
        put.take(put.people[0], StandChoice.OBJECTION, "Toch niet")
        assert [(one.state, one.reason) for one in put.proposal().objections] == [
            (ObjectionState.RAISED, "Toch niet")
        ]

    def test_worked_in_then_a_new_version_and_new_stands(self, put: Put) -> None:
        put.ask()
        put.take(put.people[0], StandChoice.OBJECTION, "Wie betaalt dat?")
        put.lead.stands.show(round_id=put.round().id)
        (objection,) = put.proposal().objections
        put.table.edit(put.lead, put.line, "/voorstel Tien buurtbanen, betaald uit het buurtfonds")
        put.lead.support.move_objection(
            objection_id=objection.id,
            revision=objection.revision,
            state=ObjectionState.WORKED_IN,
            answer="Het buurtfonds betaalt",
        )
        found = put.ask()
        assert (found.number, found.version, found.chosen) == (2, 2, 0)
        (ended,) = put.proposal().objections
        assert (ended.state, ended.answer) == (ObjectionState.WORKED_IN, "Het buurtfonds betaalt")
        assert ended.ended_at is not None

    def test_one_said_aloud_may_be_nobodys(self, put: Put) -> None:
        put.lead.support.raise_objection(proposal_id=put.proposal_id, reason="Te duur")
        assert [(one.name, one.reason) for one in put.proposal().objections] == [("", "Te duur")]
        with pytest.raises(InvalidInput):
            put.lead.support.raise_objection(proposal_id=put.proposal_id, reason=" ")

    def test_a_reason_can_be_wiped_for_good(self, put: Put) -> None:
        put.ask()
        put.take(put.people[0], StandChoice.OBJECTION, "xyzzy")
        put.lead.stands.show(round_id=put.round().id)
        put.lead.support.wipe_reason(objection_id=put.proposal().objections[0].id)
        assert "xyzzy" not in repr(put.proposal())
        assert put.proposal().objections[0].wiped_at is not None
        if (path := put.table.store.path) is not None:
            put.table.store.close()
            assert b"xyzzy" not in path.read_bytes()

    def test_the_reason_of_a_concern_too_once_it_was_shown(self, put: Put) -> None:
        put.ask()
        put.take(put.people[0], StandChoice.CONCERN, "xyzzy")
        put.take(put.people[1], StandChoice.CONCERN, "de kosten")
        with put.table.store.read() as session:
            unseen = session.exec(select(Stand).where(Stand.participant_id == put.people[0])).one().id or 0
        with pytest.raises(NotFound):
            put.lead.support.wipe_stand_reason(stand_id=unseen)
        put.lead.stands.show(round_id=put.round().id)
        put.lead.support.wipe_stand_reason(stand_id=unseen)
        reasons = {stand.participant_id: stand.reason for stand in put.round().stands}
        assert reasons == {put.people[0]: "", put.people[1]: "de kosten"}
        assert put.round().tally == Tally(concern=2)
        if (path := put.table.store.path) is not None:
            put.table.store.close()
            assert b"xyzzy" not in path.read_bytes()

    def test_an_objection_goes_with_the_stand_it_came_from(self, put: Put) -> None:
        put.ask()
        put.take(put.people[0], StandChoice.OBJECTION, "xyzzy")
        put.lead.stands.show(round_id=put.round().id)
        put.lead.support.wipe_stand_reason(stand_id=put.round().stands[0].id)
        assert "xyzzy" not in repr(put.proposal())
        assert put.proposal().objections[0].wiped_at is not None

    def test_undo_puts_an_objection_where_it_was(self, put: Put) -> None:
        put.lead.support.raise_objection(proposal_id=put.proposal_id, reason="Te duur")
        (raised,) = put.proposal().objections
        put.lead.support.move_objection(
            objection_id=raised.id, revision=raised.revision, state=ObjectionState.HEARD
        )
        put.lead.session.undo(session_id=1)
        assert put.proposal().objections[0].state is ObjectionState.RAISED


class TestSettling:
    def test_what_was_settled_becomes_a_decision(self, put: Put) -> None:
        put.ask()
        put.lead.stands.support_all(round_id=put.round().id)
        settled = put.settle(ProposalResult.DECIDED, Support.YES)
        (decision,) = put.lead.read.decisions(maakbank_id=1)
        assert (decision.text, decision.status) == ("Tien buurtbanen in Noord", DecisionStatus.SETTLED)
        assert (settled.decision_number, settled.phase) == (1, ProposalPhase.SETTLED)
        assert settled.support is Support.YES
        assert put.round().closed_at is not None

    @pytest.mark.parametrize("result", [ProposalResult.LATER, ProposalResult.NOT_DECIDED])
    def test_what_was_not_decided_makes_none(self, put: Put, result: ProposalResult) -> None:
        assert put.settle(result).decision_id is None
        assert put.lead.read.decisions(maakbank_id=1) == ()

    def test_what_waits_for_later_is_put_again(self, put: Put) -> None:
        put.settle(ProposalResult.LATER)
        assert put.lead.support.put(line_id=put.line.id).phase is ProposalPhase.CLARIFYING

    def test_an_objection_that_stands_is_the_minority_view(self, put: Put) -> None:
        put.lead.support.raise_objection(proposal_id=put.proposal_id, reason="Te duur")
        put.settle(ProposalResult.OBJECTION_STANDS, Support.NOT_YET)
        assert [one.state for one in put.proposal().objections] == [ObjectionState.STANDS]

    def test_undo_names_it_after_what_was_settled(self, put: Put) -> None:
        put.ask()
        put.settle(ProposalResult.DECIDED, Support.YES)
        assert put.lead.session.undo(session_id=1).kind is ChangeKind.PROPOSAL_SETTLED

    def test_it_is_settled_as_it_was_seen(self, put: Put) -> None:
        given = {"proposal_id": put.proposal_id, "revision": 99, "result": ProposalResult.DECIDED}
        assert refusal(put.lead.support.settle, **given) is Refusal.CHANGED

    def test_undo_brings_it_back_to_the_table_and_its_decision_goes(self, put: Put) -> None:
        put.settle(ProposalResult.DECIDED, Support.YES)
        put.lead.session.undo(session_id=1)
        assert (put.proposal().phase, put.proposal().support) == (ProposalPhase.CLARIFYING, None)
        assert [one.status for one in put.lead.read.decisions(maakbank_id=1)] == [DecisionStatus.VOID]
        assert put.settle(ProposalResult.DECIDED).decision_number == 2

    def test_correcting_its_line_corrects_the_decision(self, put: Put) -> None:
        put.settle(ProposalResult.DECIDED)
        line = put.lead.read.line(line_id=put.lead.read.decisions(maakbank_id=1)[0].line_id)
        put.table.edit(put.lead, line, line.source.replace("Tien", "Elf"))
        assert put.lead.read.decisions(maakbank_id=1)[0].text == "Elf buurtbanen in Noord"

    def test_who_takes_things_home_is_asked_to_report_back(self, put: Put) -> None:
        put.settle(ProposalResult.DECIDED)
        with put.table.store.read() as session:
            asked = list(session.exec(select(ReportBack)))
        takers = [
            entry.participant.id
            for entry in put.lead.read.attendance(session_id=1)
            if entry.participant.mandate is MandateKind.TAKES_HOME
        ]
        assert [row.participant_id for row in asked] == takers
        assert {row.state for row in asked} == {ReportBackState.OPEN}
        assert all(row.due is not None for row in asked)
