"""The doorkeeper of the serving process, on a real record."""

import pytest

from maktui.record import Record
from maktui.web.doorkeeper import DeskDoorkeeper
from maktui.web.passes import Doorkeeper, Pass
from models.codes import Seat
from models.desk import Desk
from models.errors import InvalidInput, Refusal, Refused
from models.rights import Actor
from tests.table import Table


@pytest.fixture
def code(table: Table) -> str:
    return table.opened().door.open(session_id=1).code


class TimedRecord(Record):
    """A record at the table's time."""

    def __init__(self, table: Table) -> None:
        super().__init__(table.store)
        self._table = table

    def desk(self, actor: Actor) -> Desk:
        return Desk(self.store, actor, lambda: self._table.now)


@pytest.fixture
def keeper(table: Table) -> DeskDoorkeeper:
    return DeskDoorkeeper(TimedRecord(table))


async def test_somebody_joins_is_known_by_the_cookie_and_leaves(keeper: DeskDoorkeeper, code: str) -> None:
    door: Doorkeeper = keeper
    admitted = await door.join(code, "Yara Hoekstra")
    assert admitted.seat == await door.admit(admitted.token)
    assert (admitted.seat.seat, admitted.seat.is_confirmed) == (Seat.PARTICIPANT, False)
    for _ in range(2):
        await door.leave(admitted.seat)
    assert await door.admit(admitted.token) is None


async def test_what_is_wrong_is_told(keeper: DeskDoorkeeper, code: str) -> None:
    with pytest.raises(Refused) as refused:
        await keeper.join("nope", "Yara")
    assert refused.value.refusal is Refusal.DOOR_SHUT
    with pytest.raises(Refused):
        await keeper.redeem("nope")
    with pytest.raises(InvalidInput):
        await keeper.join(code, "")
    assert await keeper.admit("nope") is None


async def test_a_link_gives_the_seat_that_it_was_made_for(
    keeper: DeskDoorkeeper, table: Table, code: str
) -> None:
    link = table.sit(Seat.FACILITATOR, "Els").door.invite(session_id=1, seat=Seat.REPORTER)
    seat = (await keeper.redeem(link.secret, "Noor")).seat
    assert (seat.seat, seat.name, seat.is_confirmed) == (Seat.REPORTER, "Noor", True)
    assert keeper.desk_of(seat).read.session(session_id=1).id == 1


def test_a_pass_acts_as_its_seat_and_no_longer_than_that(table: Table, code: str) -> None:
    seat = table.organiser.door.join(code=code, name="Yara").web_seat
    actor = Pass(web_seat_id=seat.id, session_id=1, seat=seat.seat, name=seat.name, participant_id=7).actor()
    assert (actor.web_seat_id, actor.participant_id, actor.session_id) == (seat.id, 7, 1)
    nameless = Pass(web_seat_id=seat.id, session_id=1, seat=Seat.REPORTER, name="").actor()
    assert (nameless.name, nameless.initials) == ("reporter", "R")
