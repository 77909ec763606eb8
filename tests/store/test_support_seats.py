"""Stands from an own seat in the browser, and decisions that replace others."""

import pytest

from models.codes import (
    DecisionStatus,
    GivenBy,
    ItemKind,
    Seat,
    StandChoice,
)
from models.desk import Desk
from models.errors import Refusal
from models.rights import Actor
from tests.proposing import Put, refusal
from tests.table import Table


class TestReplacing:
    def test_a_settled_decision_takes_the_place_of_an_earlier_one(self, table: Table) -> None:
        lead = table.opened()
        table.keep(lead, "/besluit Tien banen")
        later = table.keep(lead, "/besluit Vijf banen (vervangt B1)").decision
        assert later is not None
        assert later.replaces == 1
        assert lead.read.decisions(maakbank_id=1)[0].status is DecisionStatus.NOTED
        lead.follow_up.settle(decision_id=later.id, revision=later.revision)
        first = lead.read.decisions(maakbank_id=1)[0]
        assert (first.status, first.replaced_by) == (DecisionStatus.VOID, 2)
        lead.session.undo(session_id=1)
        assert lead.read.decisions(maakbank_id=1)[0].status is DecisionStatus.NOTED

    def test_none_replaces_itself(self, table: Table) -> None:
        made = table.keep(table.opened(), "/besluit Vijf banen, vervangt B1").decision
        assert made is not None and made.replaces is None


class TestOwnSeats:
    @pytest.fixture
    def ama(self, put: Put) -> Desk:
        """A participant's own seat in the browser, confirmed."""
        name = next(
            entry.participant.name
            for entry in put.lead.read.attendance(session_id=1)
            if entry.participant.id in put.ask().waiting_for
        )
        code = put.lead.door.open(session_id=1).code
        seat = put.table.organiser.door.join(code=code, name=name).web_seat
        put.lead.door.confirm(web_seat_ids=[seat.id])
        actor = Actor(
            seat=Seat.PARTICIPANT,
            name=name,
            session_id=1,
            web_seat_id=seat.id,
            participant_id=put.lead.read.web_seats(session_id=1)[0].participant_id,
        )
        return Desk(put.table.store, actor, lambda: put.table.now)

    def test_nothing_is_asked_in_a_break(self, put: Put, ama: Desk) -> None:
        own = ama.read.own_stand()
        assert own.proposal is not None and own.may_choose
        put.go(ItemKind.BREAK)
        own = ama.read.own_stand()
        assert (own.proposal, own.may_choose) == (None, False)
        put.go(ItemKind.TALK)
        assert ama.read.own_stand().may_choose
        put.lead.session.close(session_id=1)
        assert ama.read.own_stand().proposal is None

    def test_one_chooses_for_oneself(self, put: Put, ama: Desk) -> None:
        ama.stands.take(round_id=put.round().id, choice=StandChoice.CONCERN, reason="Of het lukt?")
        own = ama.read.own_stand()
        assert (own.choice, own.reason, own.given_by) == (
            StandChoice.CONCERN,
            "Of het lukt?",
            GivenBy.OWN_SEAT,
        )
        assert put.round().chosen == 1

    def test_and_for_nobody_else(self, put: Put, ama: Desk) -> None:
        other = put.round().waiting_for[-1]
        given = {"round_id": put.round().id, "participant_id": other, "choice": StandChoice.SUPPORT}
        assert refusal(ama.stands.take, **given) is Refusal.SEAT

    def test_a_hand_does_not_change_ones_own_word(self, put: Put, ama: Desk) -> None:
        ama.stands.take(round_id=put.round().id, choice=StandChoice.OBJECTION, reason="Nee")
        given = {
            "round_id": put.round().id,
            "participant_id": ama.actor.participant_id,
            "choice": StandChoice.SUPPORT,
        }
        assert refusal(put.lead.stands.take, **given) is Refusal.OWN_WORD
        put.lead.stands.support_all(round_id=put.round().id)
        put.lead.stands.show(round_id=put.round().id)
        assert put.round().tally is not None and put.round().tally.objection == 1

    def test_who_looks_on_sees_no_name_beside_a_stand(self, put: Put, ama: Desk) -> None:
        ama.stands.take(round_id=put.round().id, choice=StandChoice.OBJECTION, reason="Te duur")
        put.lead.stands.show(round_id=put.round().id)
        for desk in (ama, put.table.sit(Seat.ROOM, "Wand")):
            (seen,) = desk.read.support(session_id=1)
            assert seen.objections[0].reason == "Te duur"
            assert ama.actor.name not in repr(seen)
            assert {stand.participant_id for one in seen.rounds for stand in one.stands} == {0}
