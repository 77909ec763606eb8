"""Pictures of the sheets about a proposal, over nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from models.codes import ObjectionState, Seat, StandChoice
from models.rights import Actor
from models.store import Store
from screens.base import MakScreen
from screens.objections import ObjectionsSheet
from screens.settling import SettleSheet
from screens.stands import StandsSheet
from tests.screen_text import shown
from tests.snaps.conftest import moment
from tests.table import Table

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

TALK = "19:12"

REASON = "Dit kost de buurthuizen hun vaste mensen, en daar is niets voor geregeld"


@pytest.fixture
def proposed(tmp_path: Path) -> Callable[..., int]:
    """Puts a proposal to the table of the record; some chose, by hand."""

    def put(*, is_shown: bool) -> int:
        store = Store.at(tmp_path / "record.sqlite")
        table = Table(store, moment(TALK), session_id=1)
        lead = table.sit(Seat.FACILITATOR, "Fatima El Amrani")
        line = table.keep(
            lead, "/voorstel Tien buurtbanen in Noord, betaald uit het budget voor de wijk", item=5
        )
        proposal = lead.support.put(line_id=line.id)
        proposal = lead.stands.ask(proposal_id=proposal.id, seen_round=0)
        found = proposal.rounds[0]
        people = found.waiting_for[:-2]
        for person in people:
            lead.stands.take(round_id=found.id, participant_id=person, choice=StandChoice.SUPPORT)
        lead.stands.take(
            round_id=found.id, participant_id=people[0], choice=StandChoice.CONCERN, reason="De huur"
        )
        lead.stands.take(
            round_id=found.id, participant_id=people[1], choice=StandChoice.OBJECTION, reason=REASON
        )
        if is_shown:
            lead.stands.show(round_id=found.id)
            proposal = lead.support.raise_objection(proposal_id=proposal.id, reason="Wie betaalt het daarna?")
            first = proposal.objections[0]
            lead.support.move_objection(
                objection_id=first.id,
                revision=first.revision,
                state=ObjectionState.HEARD,
                answer="Daan zoekt uit wat er kan",
            )
        store.close()
        return proposal.id

    return put


@SIZES
@pytest.mark.parametrize(
    ("made", "is_shown", "keys", "words"),
    [
        (StandsSheet, False, "", "nog niet gekozen"),
        (StandsSheet, False, "3", "Ik heb bezwaar, want"),
        (StandsSheet, False, "8 1 2", "Samen 12"),
        (StandsSheet, True, "", "met de hand"),
        (ObjectionsSheet, True, "", "zonder naam"),
        (ObjectionsSheet, True, "v", "Verwerkt."),
        (SettleSheet, False, "", "bij vaststellen is te zien"),
        (SettleSheet, True, "2", "● 2"),
    ],
    ids=["choosing", "reason", "paper", "shown", "objections", "answer", "unseen", "settle"],
)
def test_sheet(snap_compare, app_at, proposed, made, is_shown, keys, words, size):
    actor = Actor(seat=Seat.FACILITATOR, name="Fatima El Amrani", session_id=1)
    app = app_at(TALK, lambda access: MakScreen(access.seated(actor)))
    proposal_id = proposed(is_shown=is_shown)

    async def opened(pilot: Pilot[None]) -> None:
        await pilot.pause()
        under = pilot.app.screen
        assert isinstance(under, MakScreen)
        pilot.app.push_screen(made(under.access, proposal_id))
        await shown(pilot, "Tien buurtbanen")
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()
        await pilot.press(*keys.split())
        await shown(pilot, words)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=opened)
