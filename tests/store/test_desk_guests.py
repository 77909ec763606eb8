"""Who comes in by the browser with a name that is not on the list: her rights, and what is kept of her."""

from datetime import timedelta

from models.codes import Presence
from models.desk import Desk
from models.errors import Refusal
from tests.proposing import refusal
from tests.store.doorway import everything, joined, presence
from tests.table import Table


def test_a_guest_who_was_confirmed_gets_her_rights_when_ticked_off_by_name(
    table: Table, lead: Desk, code: str
) -> None:
    own = joined(table, code, "Yara")
    seats = [own.actor.web_seat_id or 0]
    lead.door.confirm(web_seat_ids=seats)
    assert presence(lead, "Yara") is None
    assert refusal(own.door.endorse) is Refusal.NOT_HERE
    yara = lead.attendance.add_guest(session_id=1, name="yara")
    own.door.endorse()
    assert own.read.own_seat().web_seat.participant_id == yara.id


def test_a_guest_who_was_ticked_off_first_gets_her_rights_when_confirmed(
    table: Table, lead: Desk, code: str
) -> None:
    own = joined(table, code, "Yara")
    lead.attendance.add_guest(session_id=1, name="Yara")
    assert refusal(own.door.endorse) is Refusal.NOT_CONFIRMED
    lead.door.confirm(web_seat_ids=[own.actor.web_seat_id or 0])
    own.door.endorse()


def test_ticking_off_somebody_else_gives_a_guest_nothing(table: Table, lead: Desk, code: str) -> None:
    own = joined(table, code, "Yara")
    lead.door.confirm(web_seat_ids=[own.actor.web_seat_id or 0])
    lead.attendance.add_guest(session_id=1, name="Yara Hoekstra")
    assert refusal(own.door.endorse) is Refusal.NOT_HERE


# What is forgotten -----------------------------------------------------------------------------


def test_the_name_of_who_only_looked_on_goes_with_the_seat(table: Table, lead: Desk, code: str) -> None:
    own = joined(table, code, "Yara Hoekstra")
    own.door.say_here()
    assert "Yara" in everything(table)
    own.door.leave()
    assert "Yara" not in everything(table)


def test_a_name_does_not_outlive_a_seat_that_expired(table: Table, lead: Desk, code: str) -> None:
    own = joined(table, code, "Yara Hoekstra")
    own.door.say_here()
    lead.door.confirm(web_seat_ids=[own.actor.web_seat_id or 0])
    table.now = own.read.own_seat().web_seat.expires_at - timedelta(seconds=1)
    lead.door.open(session_id=1)
    assert "Yara" in everything(table)
    table.later(seconds=1)
    lead.door.open(session_id=1)
    assert "Yara" not in everything(table)


def test_who_was_at_the_table_stays_on_the_list(table: Table, lead: Desk, code: str) -> None:
    own = joined(table, code, "Yara Hoekstra")
    own.door.say_here()
    lead.door.confirm(web_seat_ids=[own.actor.web_seat_id or 0], arrive=True)
    lead.door.revoke(web_seat_ids=[own.actor.web_seat_id or 0])
    assert presence(lead, "Yara Hoekstra") is Presence.HERE
    assert everything(table).count("Yara") == 2  # on the list, and in the log of what she did
