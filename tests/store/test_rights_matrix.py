"""Every method of the Desk from every seat: in the own session, in another, and at another Ma.akbank."""

from inspect import getmembers, ismethod

import pytest

from models.codes import Seat, StandChoice
from models.desk import Desk
from models.errors import MakError, Refusal, Refused
from models.inputs import MaakbankInput, ParticipantInput, SessionInput
from models.rights import Actor
from tests.store.matrix import EVERYWHERE, MAAKBANK, MATRIX, OF_ONESELF, PARTS, SEATS, Ids
from tests.table import Table


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
    code = lead.door.open(session_id=session_id).code
    web_seat = table.organiser.door.join(code=code, name="Yara").web_seat.id
    proposal_line = table.keep(lead, "/voorstel Een").id
    proposal = lead.support.put(line_id=proposal_line)
    stand = _concern(lead, session_id, proposal.id, person)
    found = lead.stands.ask(proposal_id=proposal.id, seen_round=1).last_round
    objection = lead.support.raise_objection(proposal_id=proposal.id, reason="nee").objections[0]
    assert found is not None
    outcome = lead.outcomes.mark(decision_id=decision.id)
    measured = lead.outcomes.measure(outcome_id=outcome.id, measured_on=table.now.date(), value="3")
    taken = lead.outcomes.add_report_back(decision_id=decision.id, participant_id=person, takes_to="thuis")
    return Ids(
        maakbank,
        session_id,
        line.item_id,
        line.id,
        decision.id,
        action.id,
        conflict.id,
        person,
        web_seat,
        code,
        proposal.id,
        proposal_line,
        found.id,
        stand,
        objection.id,
        outcome.id,
        measured.measurements[0].id,
        taken.id,
    )


def _concern(lead: Desk, session_id: int, proposal_id: int, person: int) -> int:
    """The stand of this person in a first round, which is shown."""
    lead.attendance.arrive(session_id=session_id, participant_ids=[person])
    lead.stands.choose_voice(has_voice=True, participant_id=person)
    asked = lead.stands.ask(proposal_id=proposal_id, seen_round=0).last_round
    assert asked is not None
    lead.stands.take(round_id=asked.id, participant_id=person, choice=StandChoice.CONCERN, reason="de kosten")
    lead.stands.show(round_id=asked.id)
    proposal = next(one for one in lead.read.support(session_id=session_id) if one.id == proposal_id)
    assert proposal.last_round is not None
    return proposal.last_round.stands[0].id


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
        if seat is Seat.PARTICIPANT and name in OF_ONESELF:
            assert None not in given, name
        elif given != expected:
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
