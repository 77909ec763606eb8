"""Coming in by the browser: codes, links, confirming, sending out, and what a seat may do about itself."""

from contextlib import suppress
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from models.admission import CODE_LENGTH, SIGNS
from models.codes import EndorsedBy, Presence, Seat
from models.desk import Desk
from models.errors import InvalidInput, MakError, Refusal, Refused
from models.inputs import SessionInput
from models.rights import Actor
from tests.proposing import refusal
from tests.store.doorway import everything, joined, presence, seated
from tests.store.matrix import MATRIX, Ids
from tests.table import Table

ADDRESS = "http://192.168.1.20:8020"


def invited(table: Table, lead: Desk, seat: Seat) -> Desk:
    link = lead.door.invite(session_id=1, seat=seat)
    return seated(table, table.organiser.door.redeem(secret=link.secret).web_seat)


def name_of(table: Table, part: str) -> str:
    people = table.organiser.read.participants(maakbank_id=1)
    return next(one.name for one in people if part in one.name)


# The door --------------------------------------------------------------------------------------


def test_a_door_that_was_never_opened_is_shut_and_has_no_code(table: Table) -> None:
    door = table.organiser.read.door(session_id=1)
    assert (door.is_open, door.code, door.shown_code, door.join_url) == (False, "", "", "")


def test_the_code_is_short_and_has_no_letters_that_look_alike(code: str) -> None:
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(SIGNS)
    assert not set(SIGNS) & set("ILOU")


def test_opening_twice_and_shutting_keeps_the_code(lead: Desk, code: str) -> None:
    assert lead.door.open(session_id=1).code == code
    assert not lead.door.shut(session_id=1).is_open
    assert lead.door.open(session_id=1).code == code
    assert [change.kind for change in lead.read.changes(after=0) if change.part == "door"] == [
        "door.opened",
        "door.shut",
        "door.opened",
    ]


def test_the_address_says_where_to_join(lead: Desk, code: str) -> None:
    assert lead.read.door(session_id=1).join_url == ""
    lead.door.announce(session_id=1, address=f"{ADDRESS}/")
    assert lead.read.door(session_id=1).join_url == f"{ADDRESS}/j/{code}"
    lead.door.announce(session_id=1, address="")
    assert lead.read.door(session_id=1).join_url == ""


def test_a_server_that_stops_takes_only_its_own_address_away(lead: Desk) -> None:
    other = "http://192.168.1.21:8020"
    lead.door.announce(session_id=1, address=ADDRESS)
    lead.door.announce(session_id=1, address=other)
    assert lead.door.announce(session_id=1, address="", instead_of=ADDRESS).address == other
    assert lead.door.announce(session_id=1, address="", instead_of=f"{other}/").address == ""


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://x y", "http://a/?q=1", "ftp://x"])
def test_only_a_plain_address_of_a_web_server_is_announced(lead: Desk, address: str) -> None:
    with pytest.raises(InvalidInput):
        lead.door.announce(session_id=1, address=address)


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1} {2}", "{1}-{2}"])
def test_a_code_is_read_as_people_type_it(table: Table, code: str, typed: str) -> None:
    given = typed.format(code, code[:4], code[4:]).lower().replace("0", "o").replace("1", "l")
    assert table.organiser.door.join(code=given, name="Yara").web_seat.session_id == 1


def test_a_wrong_code_a_shut_door_and_a_closed_session_are_refused_alike(
    table: Table, lead: Desk, code: str
) -> None:
    join = table.organiser.door.join
    assert refusal(join, code="00000000", name="Yara") is Refusal.DOOR_SHUT
    assert refusal(join, code="", name="Yara") is Refusal.DOOR_SHUT
    new = lead.door.renew(session_id=1).code
    assert refusal(join, code=code, name="Yara") is Refusal.DOOR_SHUT
    lead.door.shut(session_id=1)
    assert refusal(join, code=new, name="Yara") is Refusal.DOOR_SHUT
    lead.door.open(session_id=1)
    lead.session.close(session_id=1)
    assert refusal(join, code=new, name="Yara") is Refusal.DOOR_SHUT


# Joining ---------------------------------------------------------------------------------------


def test_a_name_on_the_list_is_proposed_and_puts_nobody_at_the_table(
    table: Table, lead: Desk, code: str
) -> None:
    name = name_of(table, "Ama")
    seat = table.organiser.door.join(code=code, name=f" {name.upper()} ").web_seat
    assert seat.participant_id == table.person("Ama")
    assert (seat.seat, seat.waits, seat.is_confirmed) == (Seat.PARTICIPANT, True, False)
    assert presence(lead, name) is Presence.EXPECTED


def test_somebody_unknown_looks_on_as_a_guest(table: Table, lead: Desk, code: str) -> None:
    seat = table.organiser.door.join(code=code, name="Yara Hoekstra").web_seat
    assert (seat.participant_id, seat.initials) == (None, "YH")
    assert presence(lead, "Yara Hoekstra") is None


def test_a_name_in_use_is_refused_until_its_seat_is_given_up(table: Table, lead: Desk, code: str) -> None:
    first = joined(table, code, "Zoë de Wit")
    assert refusal(table.organiser.door.join, code=code, name="zoe  de WIT") is Refusal.NAME_IN_USE
    first.door.leave()
    again = joined(table, code, "Zoë de Wit")
    table.later(hours=19)
    joined(table, code, "Zoë de Wit")
    assert refusal(again.read.session, session_id=1) is Refusal.SEAT_GONE


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 201])
def test_a_name_is_needed(table: Table, code: str, name: str) -> None:
    with pytest.raises(InvalidInput):
        table.organiser.door.join(code=code, name=name)


def test_a_name_comes_in_clean(table: Table, code: str) -> None:
    hostile = "Yara\x1b]52;c;aGFjaw==\x07 [@click=app.quit]x[/]"
    assert table.organiser.door.join(code=code, name=hostile).web_seat.name == "Yara [@click=app.quit]x[/]"


# Links -----------------------------------------------------------------------------------------


def test_a_link_works_once_and_each_one_is_another(table: Table, lead: Desk) -> None:
    one, two = (lead.door.invite(session_id=1, seat=Seat.REPORTER) for _ in range(2))
    assert one.secret != two.secret
    taken = table.organiser.door.redeem(secret=one.secret, name="Noor Jansen")
    assert (taken.web_seat.name, taken.web_seat.initials) == ("Noor Jansen", "NJ")
    assert taken.web_seat.is_confirmed
    assert taken.web_seat.confirmed_by == "Els"
    assert refusal(table.organiser.door.redeem, secret=one.secret) is Refusal.NO_SUCH_LINK
    assert refusal(table.organiser.door.redeem, secret="") is Refusal.NO_SUCH_LINK
    lead.door.revoke(web_seat_ids=[two.web_seat_id])
    assert refusal(table.organiser.door.redeem, secret=two.secret) is Refusal.NO_SUCH_LINK


def test_a_link_does_not_stay_good(table: Table, lead: Desk) -> None:
    link = lead.door.invite(session_id=1, seat=Seat.ROOM)
    table.later(hours=18)
    assert refusal(table.organiser.door.redeem, secret=link.secret) is Refusal.NO_SUCH_LINK


def test_a_link_for_a_person_has_her_name_whatever_is_typed(table: Table, lead: Desk) -> None:
    link = lead.door.invite(session_id=1, seat=Seat.PARTICIPANT, participant_id=table.person("Ama"))
    seat = table.organiser.door.redeem(secret=link.secret, name="Iemand anders").web_seat
    assert (seat.name, seat.participant_id) == (name_of(table, "Ama"), table.person("Ama"))


@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.ORGANISER])
def test_a_reporter_lets_nobody_into_a_seat_above_its_own(table: Table, lead: Desk, seat: Seat) -> None:
    reporter = table.sit(Seat.REPORTER)
    assert refusal(reporter.door.invite, session_id=1, seat=seat) is Refusal.SEAT
    second = lead.door.invite(session_id=1, seat=Seat.FACILITATOR)
    assert refusal(reporter.door.revoke, web_seat_ids=[second.web_seat_id]) is Refusal.SEAT
    assert refusal(lead.door.invite, session_id=1, seat=Seat.ORGANISER) is Refusal.SEAT


def test_a_person_of_another_maakbank_gets_no_link(table: Table, lead: Desk) -> None:
    from models.inputs import MaakbankInput, ParticipantInput

    other = table.organiser.prepare.save_maakbank(data=MaakbankInput(name="Elders")).id
    table.organiser.prepare.add_participants(maakbank_id=other, rows=[ParticipantInput(name="Eva")])
    (eva,) = table.organiser.read.participants(maakbank_id=other)
    told = refusal(lead.door.invite, session_id=1, seat=Seat.PARTICIPANT, participant_id=eva.id)
    assert told is Refusal.OTHER_SESSION


# Confirming ------------------------------------------------------------------------------------


def test_several_are_confirmed_at_once_and_arrive_only_when_asked(
    table: Table, lead: Desk, code: str
) -> None:
    names = [name_of(table, "Ama"), name_of(table, "Samira"), "Yara Hoekstra"]
    ids = [table.organiser.door.join(code=code, name=name).web_seat.id for name in names]
    for _ in range(2):
        lead.door.confirm(web_seat_ids=ids)
    seats = lead.read.web_seats(session_id=1)
    assert [(seat.is_confirmed, seat.confirmed_by) for seat in seats] == [(True, "Els")] * 3
    assert presence(lead, names[0]) is Presence.EXPECTED
    lead.door.confirm(web_seat_ids=ids, arrive=True)
    assert [presence(lead, name) for name in names] == [Presence.HERE] * 3
    assert [seat.participant_id is None for seat in lead.read.web_seats(session_id=1)] == [False] * 3


def test_confirming_passes_over_who_is_gone(table: Table, lead: Desk, code: str) -> None:
    gone = joined(table, code)
    lead.door.revoke(web_seat_ids=[gone.actor.web_seat_id or 0])
    lead.door.confirm(web_seat_ids=[gone.actor.web_seat_id or 0], arrive=True)
    assert lead.read.web_seats(session_id=1) == ()


def test_undo_passes_over_what_happens_at_the_door(table: Table, lead: Desk, code: str) -> None:
    table.keep(lead, "een")
    seat = joined(table, code)
    lead.door.confirm(web_seat_ids=[seat.actor.web_seat_id or 0])
    lead.door.renew(session_id=1)
    assert lead.session.undo(session_id=1).kind == "line.kept"
    assert [one.is_confirmed for one in lead.read.web_seats(session_id=1)] == [True]


def test_ticking_off_at_the_door_is_undone_like_any_other(table: Table, lead: Desk, code: str) -> None:
    seat = joined(table, code, name_of(table, "Ama"))
    lead.door.confirm(web_seat_ids=[seat.actor.web_seat_id or 0], arrive=True)
    lead.session.undo(session_id=1)
    assert presence(lead, name_of(table, "Ama")) is Presence.EXPECTED


# From the own seat -----------------------------------------------------------------------------


def test_saying_to_be_here_proposes_and_puts_nobody_at_the_table(table: Table, lead: Desk, code: str) -> None:
    own = joined(table, code, name_of(table, "Ama"))
    said = own.door.say_here().said_here_at
    table.later(minutes=1)
    assert own.door.say_here().said_here_at == said == table.now - timedelta(minutes=1)
    assert presence(lead, name_of(table, "Ama")) is Presence.EXPECTED
    assert [seat.said_here_at for seat in lead.read.web_seats(session_id=1)] == [said]


def test_endorsing_is_for_oneself_once_confirmed_and_present(table: Table, lead: Desk, code: str) -> None:
    own = joined(table, code, name_of(table, "Ama"))
    seats = [own.actor.web_seat_id or 0]
    assert refusal(own.door.endorse) is Refusal.NOT_CONFIRMED
    lead.door.confirm(web_seat_ids=seats)
    assert refusal(own.door.endorse) is Refusal.NOT_HERE
    lead.door.confirm(web_seat_ids=seats, arrive=True)
    assert own.read.own_seat().may_endorse
    for _ in range(2):
        own.door.endorse()
    given = [one for one in lead.read.endorsements(session_id=1) if one.endorsed_at]
    assert [(one.participant_id, one.endorsed_by) for one in given] == [
        (table.person("Ama"), EndorsedBy.OWN_SEAT)
    ]
    seen = own.read.own_seat()
    assert (seen.is_here, seen.has_endorsed, seen.may_endorse) == (True, True, False)


def test_an_unconfirmed_name_learns_nothing_about_its_person(table: Table, lead: Desk, code: str) -> None:
    ama = [table.person("Ama")]
    lead.attendance.arrive(session_id=1, participant_ids=ama)
    lead.attendance.endorse(session_id=1, participant_ids=ama)
    seen = joined(table, code, name_of(table, "Ama")).read.own_seat()
    assert (seen.is_here, seen.has_endorsed) == (False, False)


def test_only_a_seat_in_the_browser_acts_for_itself(table: Table, lead: Desk) -> None:
    local = table.sit(Seat.PARTICIPANT)
    for act in (local.door.leave, local.door.say_here, local.door.endorse, local.read.own_seat):
        assert refusal(act) is Refusal.SEAT


# The seat stands, or nothing works -------------------------------------------------------------


def test_a_cookie_opens_the_seat_until_it_is_revoked_or_expires(table: Table, lead: Desk, code: str) -> None:
    admitted = table.organiser.door.join(code=code, name="Yara")
    assert table.organiser.read.admission(token=admitted.token) == admitted.web_seat
    assert refusal(table.organiser.read.admission, token=admitted.token[:-1]) is Refusal.SEAT_GONE
    assert refusal(table.organiser.read.admission, token="") is Refusal.SEAT_GONE
    lead.door.revoke(web_seat_ids=[admitted.web_seat.id])
    assert refusal(table.organiser.read.admission, token=admitted.token) is Refusal.SEAT_GONE
    other = table.organiser.door.join(code=code, name="Yara")
    table.now = other.web_seat.expires_at - timedelta(seconds=1)
    table.organiser.read.admission(token=other.token)
    table.later(seconds=1)
    assert refusal(table.organiser.read.admission, token=other.token) is Refusal.SEAT_GONE


def test_a_seat_for_a_session_days_ahead_stands_till_after_it(table: Table) -> None:
    start = table.now + timedelta(days=3)
    session_id = table.organiser.prepare.save_session(
        maakbank_id=1, data=SessionInput(planned_start=start)
    ).id
    link = table.organiser.door.invite(session_id=session_id, seat=Seat.REPORTER)
    (seat,) = table.organiser.read.web_seats(session_id=session_id)
    assert (seat.id, seat.expires_at) == (link.web_seat_id, start + timedelta(hours=18))


@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.REPORTER, Seat.PARTICIPANT, Seat.ROOM])
def test_a_seat_sent_out_does_and_reads_nothing_any_more(table: Table, lead: Desk, seat: Seat) -> None:
    """Every method of the Desk, at once, from the desk that a running app holds."""
    own = invited(table, lead, seat)
    line = table.keep(lead, "een")
    web_seat = own.actor.web_seat_id or 0
    given: dict[str, Any] = {field.name: 1 for field in fields(Ids)}
    given |= {"item": line.item_id, "line": line.id, "person": table.person("Ama"), "web_seat": web_seat}
    ids = Ids(**given | {"code": "x"})
    own.read.session(session_id=1)
    lead.door.revoke(web_seat_ids=[web_seat])
    for name, (_, _, call) in MATRIX.items():
        part = getattr(own, name.partition(".")[0])
        with pytest.raises(Refused) as refused:
            call(part, ids)
        assert refused.value.refusal in (Refusal.SEAT_GONE, Refusal.SEAT), name
    assert table.lines() == ["een"]


def test_a_seat_that_claims_another_kind_of_seat_is_refused(table: Table, lead: Desk, code: str) -> None:
    seat = table.organiser.door.join(code=code, name="Yara").web_seat
    for kind, session_id in ((Seat.FACILITATOR, 1), (Seat.PARTICIPANT, 99)):
        claim = Actor(seat=kind, name="Yara", session_id=session_id, web_seat_id=seat.id)
        liar = Desk(table.store, claim, lambda: table.now)
        assert refusal(liar.read.session, session_id=session_id) is Refusal.SEAT_GONE


def test_a_link_not_taken_yet_is_no_seat(table: Table, lead: Desk) -> None:
    link = lead.door.invite(session_id=1, seat=Seat.REPORTER)
    actor = Actor(seat=Seat.REPORTER, name="x", session_id=1, web_seat_id=link.web_seat_id)
    assert (
        refusal(Desk(table.store, actor, lambda: table.now).read.session, session_id=1) is Refusal.SEAT_GONE
    )


# What is kept ----------------------------------------------------------------------------------


def test_no_secret_is_anywhere_in_the_record(table: Table, lead: Desk, code: str) -> None:
    link = lead.door.invite(session_id=1, seat=Seat.REPORTER)
    secrets = [link.secret]
    secrets.append(table.organiser.door.redeem(secret=link.secret).token)
    secrets.append(table.organiser.door.join(code=code, name="Yara").token)
    kept = everything(table)
    assert "Yara" in kept
    assert not any(secret in kept for secret in secrets)


def test_who_looks_on_is_not_told_who_comes_in(table: Table, lead: Desk, code: str) -> None:
    own = joined(table, code)
    assert "seat" not in {change.part for change in own.read.changes(after=0)}
    assert refusal(own.read.web_seats, session_id=1) is Refusal.SEAT


def test_a_session_with_a_door_can_be_taken_away(table: Table) -> None:
    session_id = table.organiser.prepare.save_session(
        maakbank_id=1, data=SessionInput(planned_start=table.now)
    ).id
    table.organiser.door.open(session_id=session_id)
    table.organiser.door.invite(session_id=session_id, seat=Seat.REPORTER)
    table.organiser.prepare.remove_session(session_id=session_id)
    with suppress(MakError):
        assert table.organiser.read.door(session_id=session_id).code == ""
