"""The pages with a proposal at the table, and people with a seat of their own around it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from maktui.web.doorkeeper import pass_of
from models.codes import ItemKind, Presence, StandChoice
from models.desk import Desk
from models.queries.support import voices
from models.views.support import ProposalView, RoundView, Tally
from tests.proposing import go_to
from tests.web.room_pages import Pages, pages

__all__ = ["Around", "around"]

WORDS = "Tien buurtbanen in Noord"


class Around:
    """The people around the table, and what the gespreksleider does with the proposal."""

    def __init__(self, room: Pages, text: str) -> None:
        self.room = room
        self.lead: Desk = room.lead()
        room.keep(f"/voorstel {text}")
        (line, *_rest) = reversed(self.lead.read.proposals(session_id=room.record.session_id))
        self.proposal_id = self.lead.support.put(line_id=line.id).id

    @property
    def session_id(self) -> int:
        return self.room.record.session_id

    def people(self, presence: Presence = Presence.HERE) -> dict[int, str]:
        """Names of who is at the table, or of who is not."""
        entries = self.lead.read.attendance(session_id=self.session_id)
        return {one.participant.id: one.participant.name for one in entries if one.presence is presence}

    def name(self, place: int = 0) -> str:
        """Someone at the table whose stand counts."""
        return [self.people()[one] for one in sorted(self._voters())][place]

    def without_voice(self) -> str:
        """Someone at the table with a role in the process only."""
        return next(name for one, name in self.people().items() if one not in self._voters())

    def absent(self) -> str:
        """Someone invited who is not at the table."""
        here = self.people()
        entries = self.lead.read.attendance(session_id=self.session_id)
        return next(one.participant.name for one in entries if one.participant.id not in here)

    def _voters(self) -> frozenset[int]:
        with self.room.record.store.rows() as rows:
            maakbank_id = self.lead.read.session(session_id=self.session_id).maakbank_id
            return voices(rows, maakbank_id) & frozenset(self.people())

    def proposal(self) -> ProposalView:
        found = self.lead.read.support(session_id=self.session_id)
        return next(one for one in found if one.id == self.proposal_id)

    def round(self) -> RoundView:
        found = self.proposal().last_round
        assert found is not None
        return found

    def go(self, kind: ItemKind) -> None:
        """On to the first item of this kind."""
        go_to(self.lead, self.session_id, kind)

    def ask(self) -> RoundView:
        self.lead.stands.ask(proposal_id=self.proposal_id, seen_round=self.proposal().last_number)
        return self.round()

    def show(self) -> None:
        self.lead.stands.show(round_id=self.round().id)

    def seat(self, name: str, *, confirmed: bool = True) -> str:
        """This person joins with the code; what the seat is called in `Pages.tokens`."""
        joined = self.room.record.organiser.door.join(code=self.room.code, name=name)
        self.room.tokens[name] = joined.token
        if confirmed:
            self.room.confirm(name)
        return name

    def paper(self, **totals: int) -> None:
        """The totals of a round on paper."""
        self.lead.stands.enter_totals(
            proposal_id=self.proposal_id, seen_round=self.proposal().last_number, totals=Tally(**totals)
        )

    def arrive(self, name: str) -> None:
        """This person comes to the table."""
        entries = self.lead.read.attendance(session_id=self.session_id)
        found = [one.participant.id for one in entries if one.participant.name == name]
        self.lead.attendance.arrive(session_id=self.session_id, participant_ids=found)

    def desk(self, name: str) -> Desk:
        """Of the seat in the browser with this name."""
        (seat,) = (one for one in self.room.seats() if one.name == name)
        return self.room.record.desk(pass_of(seat).actor())

    def form(self, choice: StandChoice, reason: str = "", **more: Any) -> dict[str, str]:
        """What the page would send for the round of now."""
        return {"ronde": str(self.round().id), "keuze": choice.value, "reden": reason, **more}


@asynccontextmanager
async def around(folder: Path, text: str = WORDS, **more: Any) -> AsyncIterator[Around]:
    """The example evening in its talk, with this proposal put to the table."""
    async with pages(folder, until=100, **more) as room:
        yield Around(room, text)
