"""Forged requests about stands and the queue: each refused, and nothing of it in the record.

Groups 3 and 5 to 7 of `test_threats`, for what a seat may say of a proposal.
"""

from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any

import pytest
import pytest_asyncio

from models.codes import Seat
from models.inputs import MaakbankInput, SessionInput
from models.zone import utc_now
from tests.proposing import Put
from tests.table import Table
from tests.web.test_threats import Attacked, attacked

pytestmark = pytest.mark.asyncio(loop_scope="module")

ACTS = ("keuze", "terugnemen", "meetellen", "woord", "woord-niet")
TURNED_AWAY = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED)


class Forger:
    """A served session with stands being taken, and somebody who sends what no page of ours would."""

    def __init__(self, room: Attacked) -> None:
        self.room = room
        self.put = Put(room.table, room.table.sit(Seat.FACILITATOR, "Els"))
        self.names = {
            one.participant.id: one.participant.name
            for one in self.put.lead.read.attendance(session_id=room.table.session_id)
        }
        self.put.lead.turns.open_queue(session_id=room.table.session_id, on=True)
        self.round_id = self.put.ask().id

    def seat(self, participant_id: int, *, confirmed: bool = True) -> str:
        """The cookie of this person, come in with the code."""
        door = self.room.table.organiser.door
        code = door.open(session_id=self.room.table.session_id).code
        joined = door.join(code=code, name=self.names[participant_id])
        if confirmed:
            self.put.lead.door.confirm(web_seat_ids=[joined.web_seat.id])
        return joined.token

    def voter(self, place: int = 0) -> int:
        return self.put.round().waiting_for[place]

    async def send(
        self, act: str, token: str, *, method: str = "POST", origin: str | None = "own", **form: Any
    ) -> tuple[int, str]:
        """The status and the answer for a script."""
        headers = {"Cookie": f"maktui={token}", "Accept": "application/json"}
        if origin is not None:
            headers["Origin"] = self.room.url if origin == "own" else origin
        given = {"ronde": str(self.round_id), "keuze": "support", "reden": "", **form}
        async with self.room.client.request(
            method, f"{self.room.url}/lees/{act}", headers=headers, data=given, allow_redirects=False
        ) as answer:
            return answer.status, await answer.text()

    @property
    def chosen(self) -> int:
        return self.put.round().chosen

    @property
    def waiting(self) -> list[int]:
        view = self.put.lead.read.speaking(session_id=self.room.table.session_id)
        return [one.participant_id for one in view.waiting] if view else []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def forger(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Forger]:
    async with attacked(tmp_path_factory.mktemp("forger")) as room:
        yield Forger(room)


@pytest.fixture(autouse=True)
def nothing_moved(forger: Forger) -> Any:
    """What a test did itself it takes back; nothing else may have happened."""
    yield
    assert (forger.chosen, forger.waiting) == (0, [])


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("method", "origin"),
    [("GET", "own"), ("PUT", "own"), ("POST", None), ("POST", "null"), ("POST", "http://evil.example")],
)
async def test_only_a_form_of_our_own_page_acts(
    forger: Forger, act: str, method: str, origin: str | None
) -> None:
    token = forger.seat(forger.voter())
    status, _text = await forger.send(act, token, method=method, origin=origin)
    forger.put.lead.door.revoke(web_seat_ids=[newest(forger)])
    assert status in TURNED_AWAY


@pytest.mark.parametrize("act", ACTS)
async def test_a_seat_chooses_for_its_own_person_only(forger: Forger, act: str) -> None:
    """Someone else's number in a form is not looked at: what comes of it is of the seat itself."""
    me, other = forger.voter(1), forger.voter(2)
    token = forger.seat(me)
    await forger.send(act, token, participant_id=str(other), deelnemer=str(other), seat=str(other))
    round_of_now = forger.put.round()
    assert other in round_of_now.waiting_for
    assert other not in forger.waiting
    await forger.send("terugnemen", token)
    await forger.send("woord-niet", token)
    forger.put.lead.door.revoke(web_seat_ids=[newest(forger)])


@pytest.mark.parametrize("act", ACTS)
async def test_a_revoked_seat_is_none(forger: Forger, act: str) -> None:
    token = forger.seat(forger.voter(3))
    forger.put.lead.door.revoke(web_seat_ids=[newest(forger)])
    status, _text = await forger.send(act, token)
    assert status == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("act", ACTS)
async def test_a_seat_that_nobody_confirmed_says_nothing(forger: Forger, act: str) -> None:
    token = forger.seat(forger.voter(4), confirmed=False)
    status, text = await forger.send(act, token)
    forger.put.lead.door.revoke(web_seat_ids=[newest(forger)])
    assert status == HTTPStatus.OK
    assert '"done": false' in text


@pytest.mark.parametrize("act", ["keuze", "meetellen", "woord"])
async def test_who_left_the_table_says_nothing(forger: Forger, act: str) -> None:
    gone = forger.voter(5)
    session_id = forger.room.table.session_id
    token = forger.seat(gone)
    forger.put.lead.attendance.leave(session_id=session_id, participant_ids=[gone])
    _status, text = await forger.send(act, token)
    forger.put.lead.attendance.arrive(session_id=session_id, participant_ids=[gone])
    forger.put.lead.door.revoke(web_seat_ids=[newest(forger)])
    assert '"done": false' in text


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.REPORTER, Seat.ROOM])
async def test_no_other_seat_has_a_choice_of_its_own(forger: Forger, seat: Seat, act: str) -> None:
    """The matrix of seat and act over HTTP: who writes enters stands by hand, in the app."""
    token = forger.room.token(seat)
    status, text = await forger.send(act, token)
    assert status == HTTPStatus.OK
    assert '"done": false' in text


@pytest.mark.parametrize("act", ["keuze", "terugnemen"])
async def test_a_round_of_another_session_is_out_of_reach(forger: Forger, act: str) -> None:
    other, number = elsewhere(forger.room.table)
    token = forger.seat(forger.voter(6))
    _status, text = await forger.send(act, token, ronde=str(number))
    assert '"done": false' in text
    _status, text = await forger.send(act, token, ronde=str(number + 999))
    assert '"done": false' in text
    status, _text = await forger.send(act, forger.room.token(Seat.PARTICIPANT, other), ronde=str(number))
    forger.put.lead.door.revoke(web_seat_ids=[newest(forger)])
    assert status == HTTPStatus.UNAUTHORIZED


def elsewhere(table: Table) -> tuple[int, int]:
    """Another session where stands are taken: its id, and that of its round."""
    prepare, own = table.organiser.prepare, table.session_id
    maakbank = prepare.save_maakbank(data=MaakbankInput(name="Ander")).id
    other = prepare.save_session(maakbank_id=maakbank, data=SessionInput(planned_start=utc_now())).id
    lead = table.sit(Seat.FACILITATOR, "Ander", other)
    lead.session.open(session_id=other, reason="proef")
    table.session_id = other
    line = table.keep(lead, "/voorstel Iets anders")
    table.session_id = own
    proposal = lead.support.put(line_id=line.id)
    found = lead.stands.ask(proposal_id=proposal.id, seen_round=0).last_round
    assert found is not None
    return other, found.id


def newest(forger: Forger) -> int:
    """The seat that came in last in this session."""
    return max(one.id for one in forger.put.lead.read.web_seats(session_id=forger.room.table.session_id))
