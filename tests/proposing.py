"""A proposal at the table of the example, with everyone there, to try support on."""

import pytest

from models.codes import (
    ItemKind,
    ProposalResult,
    StandChoice,
    Support,
)
from models.desk import Desk
from models.errors import Refusal, Refused
from models.views.minutes import LineView
from models.views.support import ProposalView, RoundView
from tests.table import Table


class Put:
    """The gespreksleider's desk with a proposal at the table and people around it."""

    def __init__(self, table: Table, lead: Desk | None = None) -> None:
        self.table = table
        self.lead = lead or table.opened()
        self.go(ItemKind.TALK)
        self.line: LineView = table.keep(self.lead, "/voorstel Tien buurtbanen in Noord")
        everyone = self.lead.read.attendance(session_id=1)
        self.people = [entry.participant.id for entry in everyone]
        self.lead.attendance.arrive(session_id=1, participant_ids=self.people)
        self.proposal_id = self.lead.support.put(line_id=self.line.id).id

    def go(self, kind: ItemKind) -> None:
        """On to the first item of this kind."""
        go_to(self.lead, self.table.session_id, kind)

    def proposal(self) -> ProposalView:
        return next(one for one in self.lead.read.support(session_id=1) if one.id == self.proposal_id)

    def round(self) -> RoundView:
        found = self.proposal().last_round
        assert found is not None
        return found

    def ask(self) -> RoundView:
        self.lead.stands.ask(proposal_id=self.proposal_id, seen_round=self.proposal().last_number)
        return self.round()

    def take(self, participant_id: int, choice: StandChoice, reason: str = "") -> None:
        self.lead.stands.take(
            round_id=self.round().id, participant_id=participant_id, choice=choice, reason=reason
        )

    def settle(self, result: ProposalResult, support: Support | None = None) -> ProposalView:
        return self.lead.support.settle(
            proposal_id=self.proposal_id, revision=self.proposal().revision, result=result, support=support
        )


def go_to(lead: Desk, session_id: int, kind: ItemKind) -> None:
    """Bring the session on to its first item of this kind."""
    running = lead.read.session(session_id=session_id).running_item_id
    item = next(one for one in lead.read.agenda(session_id=session_id) if one.kind is kind)
    lead.session.go_to(session_id=session_id, item_id=item.id, seen_item_id=running)


def refusal(act: object, **given: object) -> Refusal:
    with pytest.raises(Refused) as refused:
        act(**given)  # type: ignore[operator]
    return refused.value.refusal
