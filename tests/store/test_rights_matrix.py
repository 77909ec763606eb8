"""Every method of the Desk from every seat: in the own session, in another, and at another Ma.akbank."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getmembers, ismethod
from typing import Any

import pytest

from models.codes import ActionStatus, LineKind, Seat
from models.desk import Desk
from models.errors import MakError, Refusal, Refused
from models.grammar import NewLine
from models.inputs import AgendaItemInput, MaakbankInput, ParticipantInput, SessionInput
from models.rights import Actor
from tests.table import Table

PARTS = ("read", "prepare", "session", "attendance", "minutes", "follow_up")
ORGANISER, LEAD, REPORTER, PARTICIPANT, ROOM = "O", "F", "R", "P", "S"
SEATS = {
    Seat.ORGANISER: ORGANISER,
    Seat.FACILITATOR: LEAD,
    Seat.REPORTER: REPORTER,
    Seat.PARTICIPANT: PARTICIPANT,
    Seat.ROOM: ROOM,
}
ALL, STAFF, WRITERS = "OFRPS", "OFR", "FR"
SESSION, MAAKBANK, EVERYWHERE = "session", "maakbank", "everywhere"


@dataclass(frozen=True)
class Ids:
    """What there is in one session."""

    maakbank: int
    session: int
    item: int
    line: int
    decision: int
    action: int
    conflict: int
    person: int


Call = Callable[[Any, Ids], object]


def note(text: str = "x") -> NewLine:
    return NewLine(LineKind.NOTE, text)


def ticks(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(session_id=ids.session, participant_ids=[ids.person])


def of_session(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(session_id=ids.session)


def of_maakbank(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(maakbank_id=ids.maakbank)


def of_line(act: str, **more: object) -> Call:
    return lambda part, ids: getattr(part, act)(line_id=ids.line, **more)


def everywhere(act: str) -> Call:
    return lambda part, ids: getattr(part, act)()


MATRIX: dict[str, tuple[str, str, Call]] = {
    "read.maakbanken": ("O", EVERYWHERE, everywhere("maakbanken")),
    "read.maakbank": (ALL, MAAKBANK, of_maakbank("maakbank")),
    "read.participants": (STAFF, MAAKBANK, of_maakbank("participants")),
    "read.sessions": ("O", MAAKBANK, of_maakbank("sessions")),
    "read.gaps": (STAFF, MAAKBANK, of_maakbank("gaps")),
    "read.opening_gaps": (STAFF, SESSION, of_session("opening_gaps")),
    "read.roles": (ALL, EVERYWHERE, everywhere("roles")),
    "read.helix_groups": (ALL, EVERYWHERE, everywhere("helix_groups")),
    "read.themes": (ALL, EVERYWHERE, everywhere("themes")),
    "read.agreement_points": (ALL, EVERYWHERE, everywhere("agreement_points")),
    "read.values": (ALL, EVERYWHERE, everywhere("values")),
    "read.session": (ALL, SESSION, of_session("session")),
    "read.agenda": (ALL, SESSION, of_session("agenda")),
    "read.lines": (ALL, SESSION, lambda part, ids: part.lines(item_id=ids.item)),
    "read.line": (STAFF, SESSION, of_line("line")),
    "read.deleted": (STAFF, SESSION, of_session("deleted")),
    "read.twin": (WRITERS, SESSION, of_line("twin")),
    "read.done": (WRITERS, SESSION, lambda part, ids: part.done(session_id=ids.session, key="k")),
    "read.own_last_line": (STAFF, SESSION, of_session("own_last_line")),
    "read.open_points": (ALL, SESSION, of_session("open_points")),
    "read.learning_points": (ALL, SESSION, of_session("learning_points")),
    "read.proposals": (ALL, SESSION, of_session("proposals")),
    "read.decisions": (ALL, MAAKBANK, of_maakbank("decisions")),
    "read.actions": (ALL, MAAKBANK, of_maakbank("actions")),
    "read.attendance": (STAFF, SESSION, of_session("attendance")),
    "read.coverage": (ALL, SESSION, of_session("coverage")),
    "read.endorsements": (STAFF, SESSION, of_session("endorsements")),
    "read.drafts": (WRITERS, SESSION, of_session("drafts")),
    "read.revisions": (STAFF, SESSION, of_line("revisions")),
    "read.record": (STAFF, SESSION, of_session("record")),
    "read.changes": (ALL, SESSION, lambda part, ids: part.changes(after=0, session_id=ids.session)),
    "prepare.lay_reference": ("O", EVERYWHERE, everywhere("lay_reference")),
    "prepare.save_role": ("O", EVERYWHERE, lambda part, ids: part.save_role(name="x", role_id=1)),
    "prepare.save_maakbank": (
        "O",
        MAAKBANK,
        lambda part, ids: part.save_maakbank(
            data=MaakbankInput(name="x"), maakbank_id=ids.maakbank, revision=1
        ),
    ),
    "prepare.save_participant": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.save_participant(
            maakbank_id=ids.maakbank, data=ParticipantInput(name="x"), participant_id=ids.person, revision=1
        ),
    ),
    "prepare.add_participants": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.add_participants(maakbank_id=ids.maakbank, rows=[ParticipantInput(name="x")]),
    ),
    "prepare.remove_participant": (
        "O",
        MAAKBANK,
        lambda part, ids: part.remove_participant(participant_id=ids.person),
    ),
    "prepare.save_session": (
        "O",
        SESSION,
        lambda part, ids: part.save_session(
            maakbank_id=ids.maakbank,
            data=SessionInput(planned_start=Table.now),
            session_id=ids.session,
            revision=1,
        ),
    ),
    "prepare.remove_session": ("O", SESSION, of_session("remove_session")),
    "prepare.save_item": (
        STAFF,
        SESSION,
        lambda part, ids: part.save_item(
            session_id=ids.session, data=AgendaItemInput(title="x"), item_id=ids.item, revision=1
        ),
    ),
    "prepare.remove_item": ("OF", SESSION, lambda part, ids: part.remove_item(item_id=ids.item)),
    "prepare.shift_item": ("OF", SESSION, lambda part, ids: part.shift_item(item_id=ids.item, by=1)),
    "session.open": ("F", SESSION, of_session("open")),
    "session.go_to": (
        "F",
        SESSION,
        lambda part, ids: part.go_to(session_id=ids.session, item_id=ids.item, seen_item_id=None),
    ),
    "session.extend": ("F", SESSION, lambda part, ids: part.extend(item_id=ids.item)),
    "session.pause": ("F", SESSION, of_session("pause")),
    "session.resume": ("F", SESSION, of_session("resume")),
    "session.close": ("F", SESSION, of_session("close")),
    "session.reopen": ("F", SESSION, of_session("reopen")),
    "session.undo": (WRITERS, SESSION, of_session("undo")),
    "attendance.arrive": (WRITERS, SESSION, ticks("arrive")),
    "attendance.leave": (WRITERS, SESSION, ticks("leave")),
    "attendance.excuse": (WRITERS, SESSION, ticks("excuse")),
    "attendance.mark_absent": (WRITERS, SESSION, ticks("mark_absent")),
    "attendance.expect": (WRITERS, SESSION, ticks("expect")),
    "attendance.add_guest": (
        WRITERS,
        SESSION,
        lambda part, ids: part.add_guest(session_id=ids.session, name="Gast"),
    ),
    "attendance.endorse": (WRITERS, SESSION, ticks("endorse")),
    "attendance.withdraw_endorsement": (WRITERS, SESSION, ticks("withdraw_endorsement")),
    "minutes.keep_line": (
        WRITERS,
        SESSION,
        lambda part, ids: part.keep_line(key=f"m{ids.item}", item_id=ids.item, line=note(), source="x"),
    ),
    "minutes.edit_line": (WRITERS, SESSION, of_line("edit_line", revision=1, line=note("y"), source="y")),
    "minutes.settle_conflict": (
        WRITERS,
        SESSION,
        lambda part, ids: part.settle_conflict(conflict_id=ids.conflict, keep="both"),
    ),
    "minutes.delete_line": (WRITERS, SESSION, of_line("delete_line")),
    "minutes.restore_line": (WRITERS, SESSION, of_line("restore_line")),
    "minutes.move_line": (
        WRITERS,
        SESSION,
        lambda part, ids: part.move_line(line_id=ids.line, item_id=ids.item),
    ),
    "minutes.tick_line": (WRITERS, MAAKBANK, of_line("tick_line", done=True)),
    "minutes.save_draft": (
        WRITERS,
        SESSION,
        lambda part, ids: part.save_draft(item_id=ids.item, text="x", line_id=ids.line),
    ),
    "minutes.drop_draft": (WRITERS, EVERYWHERE, everywhere("drop_draft")),
    "follow_up.settle": ("F", MAAKBANK, lambda part, ids: part.settle(decision_id=ids.decision, revision=1)),
    "follow_up.unsettle": (
        "F",
        MAAKBANK,
        lambda part, ids: part.unsettle(decision_id=ids.decision, revision=2),
    ),
    "follow_up.void": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.void(decision_id=ids.decision, revision=1, reason="x"),
    ),
    "follow_up.set_action": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.set_action(action_id=ids.action, revision=1, status=ActionStatus.DONE),
    ),
    "minutes.wipe_line": (WRITERS, SESSION, of_line("wipe_line")),
}
"""Method, the seats that may, how far beyond the own session, and a call of it."""


@pytest.fixture
def places(table: Table) -> tuple[Ids, Ids, Ids]:
    """The own session, another one of the same Ma.akbank, and one of another Ma.akbank."""
    prepare = table.organiser.prepare
    other = prepare.save_maakbank(data=MaakbankInput(name="Elders")).id
    prepare.add_participants(maakbank_id=other, rows=[ParticipantInput(name="Eva")])
    sessions = [
        prepare.save_session(maakbank_id=maakbank, data=SessionInput(planned_start=table.now)).id
        for maakbank in (1, other)
    ]
    first, second, third = (_filled(table, session_id) for session_id in (1, *sessions))
    return first, second, third


def _filled(table: Table, session_id: int) -> Ids:
    table.session_id = session_id
    lead = table.sit(Seat.FACILITATOR, "Els")
    maakbank = lead.session.open(session_id=session_id, reason="proef").maakbank_id
    line = table.keep(lead, "een")
    table.edit(lead, line, "twee")
    conflict = table.edit(lead, line, "drie").conflicts[0]
    decision = table.keep(lead, "/besluit Een").decision
    action = table.keep(lead, "/actie @Wie iets").action
    assert decision is not None and action is not None
    person = lead.read.participants(maakbank_id=maakbank)[0].id
    return Ids(maakbank, session_id, line.item_id, line.id, decision.id, action.id, conflict.id, person)


def answer(desk: Desk, name: str, ids: Ids) -> Refusal | None:
    """How the Desk refuses a seat; None when it does not, whatever else is wrong."""
    part = getattr(desk, name.partition(".")[0])
    try:
        MATRIX[name][2](part, ids)
    except Refused as refused:
        return refused.refusal if refused.refusal in (Refusal.SEAT, Refusal.OTHER_SESSION) else None
    except MakError:
        return None
    return None


def test_every_method_of_the_desk_is_in_the_matrix(table: Table) -> None:
    desk = table.organiser
    methods = {
        f"{part}.{name}"
        for part in PARTS
        for name, _ in getmembers(getattr(desk, part), ismethod)
        if not name.startswith("_")
    }
    assert methods == set(MATRIX)


@pytest.mark.parametrize("seat", list(Seat))
def test_a_seat_does_what_it_may_where_it_may(table: Table, places: tuple[Ids, Ids, Ids], seat: Seat) -> None:
    desk = table.sit(seat, "Wie", session_id=1)
    nowhere = Desk(table.store, Actor(seat=seat, name="Wie"))
    wrong = []
    for name, (seats, reach, _) in MATRIX.items():
        may, free = SEATS[seat] in seats, seat is Seat.ORGANISER or reach == EVERYWHERE
        expected = [None, *(_beyond(reach, free))] if may else [Refusal.SEAT] * 4
        given = [*(answer(desk, name, ids) for ids in places), answer(nowhere, name, places[0])]
        if given != expected:
            wrong.append((name, expected, given))
    assert wrong == []


def _beyond(reach: str, free: bool) -> list[Refusal | None]:
    """In another session of the Ma.akbank, at another Ma.akbank, and from a seat that sits nowhere."""
    if free:
        return [None] * 3
    same = None if reach == MAAKBANK else Refusal.OTHER_SESSION
    return [same, Refusal.OTHER_SESSION, Refusal.OTHER_SESSION]


@pytest.mark.parametrize("seat", [Seat.PARTICIPANT, Seat.ROOM])
def test_who_looks_on_sees_no_names_of_those_at_the_table(table: Table, seat: Seat) -> None:
    lead = table.opened()
    lead.attendance.arrive(session_id=1, participant_ids=[table.person("Ama"), table.person("Samira")])
    lead.attendance.endorse(session_id=1, participant_ids=[table.person("Ama")])
    table.keep(lead, "/besluit Een")
    lead.minutes.wipe_line(line_id=table.keep(lead, "weg").id)
    gone = table.keep(lead, "/besluit Toch maar niet")
    lead.minutes.delete_line(line_id=gone.id)
    desk = table.sit(seat, "Wand")
    ours, theirs = lead.read.coverage(session_id=1), desk.read.coverage(session_id=1)
    assert theirs.missing_roles == ours.missing_roles
    assert {name for cover in theirs.roles for name in (*cover.here, *cover.invited)} == {""}
    assert [decision.text for decision in desk.read.decisions(maakbank_id=1)] == ["Een"]
    assert all(one.contact == "" for one in desk.read.maakbank(maakbank_id=1).commissioners)
    changes = desk.read.changes(after=0)
    assert {change.session_id for change in changes} == {1}
    assert {change.actor for change in changes} == {""}
    assert "endorsement" not in {change.part for change in changes}
    told = repr([desk.read.lines(item_id=table.item()), theirs, changes])
    assert not any(name in told for name in ("Els", "'EL'", lead.actor.seat_id, "Samira"))
