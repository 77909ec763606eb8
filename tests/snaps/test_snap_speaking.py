"""Everyone heard: who waits in a talk, and who was heard in a round."""

import pytest

from models.codes import Seat
from models.desk import Desk
from models.rights import Actor
from models.store import Store
from tests.snaps.conftest import moment
from tests.snaps.test_snap_live import SIZES, until

TALK, LEARNING = "19:12", "20:49"


@pytest.fixture
def talking(app_at, sit, tmp_path):
    """The app at a moment of the played evening, in which two people wait and some were heard."""

    def make(seat, clock):
        app = app_at(clock, sit(seat, clock))
        store = Store.at(tmp_path / "record.sqlite")
        lead = Desk(store, Actor(seat=Seat.FACILITATOR, name="Fatima", session_id=1), lambda: moment(clock))
        speaking = lead.read.speaking(session_id=1)
        people = speaking.not_heard
        for person in people[1:-2]:
            lead.turns.take(item_id=speaking.item_id, participant_id=person)
        for person in (people[1], people[0]):
            lead.turns.ask(participant_id=person)
        store.close()
        return app

    return make


@SIZES
@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.REPORTER, Seat.ROOM])
def test_who_waits(snap_compare, talking, seat, size):
    assert snap_compare(talking(seat, TALK), terminal_size=size, run_before=until("Werk voor de jeugd", "◇"))


@SIZES
def test_a_round(snap_compare, talking, size):
    app = talking(Seat.FACILITATOR, LEARNING)
    assert snap_compare(app, terminal_size=size, run_before=until("Nog niet gehoord: 3"))


@SIZES
def test_choosing_who_speaks(snap_compare, talking, size):
    app = talking(Seat.FACILITATOR, TALK)
    assert snap_compare(app, terminal_size=size, run_before=until("◇", keys="y"))
