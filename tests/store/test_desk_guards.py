"""Slips, two people at once, and things that are no longer there."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from models.codes import (
    FixedTextKind,
    LineKind,
    MandateKind,
    Presence,
    Seat,
)
from models.errors import InvalidInput, NotFound, Problem, Refusal, Refused
from models.grammar import NewLine
from models.inputs import AgendaItemInput, ParticipantInput, SessionInput
from models.tables import Change, FixedText


@pytest.fixture
def joost(table, lead):
    return table.sit(Seat.REPORTER, "Joost")


@pytest.fixture
def naomi(table, lead):
    return table.sit(Seat.REPORTER, "Naomi")


def refusal_of(act, **arguments):
    with pytest.raises(Refused) as refused:
        act(**arguments)
    return refused.value.refusal


def seen_of(table, desk, name):
    people = desk.read.attendance(session_id=table.session_id)
    return next(one for one in people if name in one.participant.name)


# The agenda ------------------------------------------------------------------------------------


def test_a_line_begun_at_an_item_that_was_removed_brings_it_back(table, lead, joost):
    item_id = table.item(5)
    title = lead.read.agenda(session_id=table.session_id)[4].title
    for _ in range(2):
        lead.prepare.remove_item(item_id=item_id)
    joost.minutes.save_draft(item_id=item_id, text="het jongere")
    line = NewLine(LineKind.NOTE, "het jongerenwerk")
    kept = joost.minutes.keep_line(key="k", item_id=item_id, line=line, source="het jongerenwerk")
    assert lead.read.agenda(session_id=table.session_id)[4].title == title
    joost.minutes.delete_line(line_id=kept.id)
    lead.prepare.remove_item(item_id=item_id)
    joost.minutes.restore_line(line_id=kept.id)
    assert table.lines(5) == ["het jongerenwerk"]


def test_an_item_that_was_removed_is_not_there(table, lead, joost):
    gone = table.item(5)
    line = table.keep(joost, "een")
    lead.prepare.remove_item(item_id=gone)
    seen = table.item(1)
    acts = [
        lambda: lead.session.go_to(session_id=table.session_id, item_id=gone, seen_item_id=seen),
        lambda: lead.session.extend(item_id=gone),
        lambda: lead.prepare.shift_item(item_id=gone, by=1),
        lambda: joost.minutes.move_line(line_id=line.id, item_id=gone),
        lambda: lead.prepare.save_item(
            session_id=table.session_id, data=AgendaItemInput(title="x"), item_id=gone, revision=1
        ),
    ]
    for act in acts:
        with pytest.raises(NotFound):
            act()


def test_many_items_after_one_come_in_the_order_asked(table, lead):
    titles = [item.title for item in lead.read.agenda(session_id=table.session_id)]
    for number in range(14):
        lead.prepare.save_item(
            session_id=table.session_id,
            data=AgendaItemInput(title=f"extra {number}"),
            after_item_id=table.item(2),
        )
    now = [item.title for item in lead.read.agenda(session_id=table.session_id)]
    assert now == [*titles[:2], *(f"extra {number}" for number in reversed(range(14))), *titles[2:]]


def test_an_item_added_once_however_often_it_is_tried(table, lead):
    for _ in range(2):
        added = lead.prepare.save_item(
            session_id=table.session_id, data=AgendaItemInput(title="Extra"), key="k"
        )
    agenda = lead.read.agenda(session_id=table.session_id)
    assert [item.id for item in agenda if item.title == "Extra"] == [added.id]


def test_two_people_giving_time_at_once_give_it_once(table, lead):
    lead.session.extend(item_id=table.item(), minutes=5, seen_extra=0)
    other = table.sit(Seat.FACILITATOR, "Sam")
    assert refusal_of(other.session.extend, item_id=table.item(), seen_extra=0) is Refusal.CHANGED
    assert lead.session.extend(item_id=table.item(), minutes=10**12).extra_minutes == 24 * 60
    shortest = lead.session.extend(item_id=table.item(), minutes=-(10**12))
    assert shortest.extra_minutes == -shortest.planned_minutes


def test_a_slip_undone_leaves_the_item_free_to_be_removed(table, lead):
    item_id = table.item(2)
    lead.session.go_to(session_id=table.session_id, item_id=item_id, seen_item_id=table.item(1))
    table.later(seconds=3)
    lead.session.undo(session_id=table.session_id)
    lead.prepare.remove_item(item_id=item_id)
    assert item_id not in [item.id for item in lead.read.agenda(session_id=table.session_id)]


# People ----------------------------------------------------------------------------------------


def test_someone_taken_off_the_list_comes_back_as_the_same_person(table, lead):
    before = seen_of(table, lead, "Ama").participant
    ama, name = before.id, before.name
    for _ in range(2):
        table.organiser.prepare.remove_participant(participant_id=ama)
    with pytest.raises(NotFound):
        lead.prepare.save_participant(
            maakbank_id=1, data=ParticipantInput(name="Ama"), participant_id=ama, revision=1
        )
    again = lead.attendance.add_guest(session_id=table.session_id, name=name)
    assert (again.id, again.is_guest, again.roles) == (ama, False, before.roles)
    table.organiser.prepare.remove_participant(participant_id=ama)
    assert seen_of(table, lead, "Ama").presence is Presence.HERE
    fields = ParticipantInput(name=name.upper(), mandate=MandateKind.OWN)
    assert table.organiser.prepare.save_participant(maakbank_id=1, data=fields).id == ama


def test_ticks_after_closing_are_of_the_evening_itself(table, lead):
    ama, kwame = table.person("Ama"), table.person("Kwame")
    opened = table.now
    lead.attendance.arrive(session_id=table.session_id, participant_ids=[ama])
    table.later(hours=3)
    lead.session.close(session_id=table.session_id)
    closed = table.now
    table.later(hours=10)
    lead.attendance.leave(session_id=table.session_id, participant_ids=[ama])
    lead.attendance.arrive(session_id=table.session_id, participant_ids=[kwame, kwame])
    assert seen_of(table, lead, "Ama").spans[0].ended_at == closed
    assert [span.started_at for span in seen_of(table, lead, "Kwame").spans] == [opened]


def test_other_words_for_the_values_are_asked_again_and_the_past_keeps_its_own(table, lead):
    kwame = table.person("Kwame")
    lead.attendance.endorse(session_id=table.session_id, participant_ids=[kwame])
    table.later(hours=3)
    lead.session.close(session_id=table.session_id)
    table.later(days=30)
    with table.store.write() as session:
        session.add(
            FixedText(
                kind=FixedTextKind.VALUE,
                position=1,
                text="Andere woorden.",
                source="Ma.ak020",
                version="2027",
                since=table.now,
            )
        )
    second = table.organiser.prepare.save_session(maakbank_id=1, data=SessionInput(planned_start=table.now))
    later = table.sit(Seat.FACILITATOR, "Els", session_id=second.id)
    assert not any(view.endorsed_at for view in later.read.endorsements(session_id=second.id))
    assert [value.version for value in later.read.record(session_id=second.id).values] == ["2027"]
    past = lead.read.record(session_id=table.session_id)
    assert [value.version for value in past.values] == ["december 2020"] * 3
    lead.attendance.endorse(session_id=table.session_id, participant_ids=[table.person("Samira")])
    past = lead.read.record(session_id=table.session_id)
    assert sum(view.endorsed_at is not None for view in past.endorsements) == 2


def test_a_renamed_role_keeps_its_old_name_in_sessions_past(table, lead):
    roles = table.organiser.read.roles()
    kennis = next(role for role in roles if role.name == "kennisinstelling")
    lead.attendance.arrive(session_id=table.session_id, participant_ids=[table.person("Ama")])
    table.organiser.prepare.save_role(name=" kennis \x00en onderzoek ", role_id=kennis.id)
    past = lead.read.record(session_id=table.session_id)
    assert "kennisinstelling" in [cover.role.name for cover in past.coverage.roles]
    ama = next(seen.participant for seen in past.attendance if "Ama" in seen.participant.name)
    assert "kennisinstelling" in [role.name for role in ama.roles]
    second = table.organiser.prepare.save_session(maakbank_id=1, data=SessionInput(planned_start=table.now))
    coverage = table.organiser.read.coverage(session_id=second.id)
    assert "kennis en onderzoek" in [cover.role.name for cover in coverage.roles]
    table.organiser.prepare.save_role(name="buurtkring", minimum=True)
    assert "buurtkring" in [gap.detail for gap in table.organiser.read.gaps(maakbank_id=1)]
    for wrong in ("", "\x00", "x" * 300, "BUURTKRING"):
        with pytest.raises(InvalidInput):
            table.organiser.prepare.save_role(name=wrong)


def test_names_that_clean_to_nothing_are_empty(table):
    with pytest.raises(InvalidInput) as wrong:
        table.organiser.prepare.save_participant(maakbank_id=1, data=ParticipantInput(name="\x00\u200b"))
    assert wrong.value.problems == {"name": Problem.EMPTY}


# Sessions --------------------------------------------------------------------------------------


def test_a_planned_session_where_someone_types_is_not_removed(table):
    second = table.organiser.prepare.save_session(maakbank_id=1, data=SessionInput(planned_start=table.now))
    joost = table.sit(Seat.REPORTER, "Joost", session_id=second.id)
    item_id = joost.read.agenda(session_id=second.id)[0].id
    joost.minutes.save_draft(item_id=item_id, text="vast iets")
    assert refusal_of(table.organiser.prepare.remove_session, session_id=second.id) is Refusal.HAS_RECORD
    joost.minutes.save_draft(item_id=item_id, text="")
    table.organiser.prepare.remove_session(session_id=second.id)
    assert [view.id for view in table.organiser.read.sessions(maakbank_id=1)] == [table.session_id]


def test_questions_of_an_earlier_session_are_ticked_in_a_later_one(table, lead, joost):
    line = table.keep(joost, "/vraag Wie betaalt?")
    second = table.organiser.prepare.save_session(maakbank_id=1, data=SessionInput(planned_start=table.now))
    later = table.sit(Seat.REPORTER, "Naomi", session_id=second.id)
    assert [point.id for point in later.read.open_points(session_id=second.id)] == [line.id]
    later.minutes.tick_line(line_id=line.id, done=True)
    assert later.read.open_points(session_id=second.id) == ()
    later.session.undo(session_id=second.id)
    assert [point.id for point in later.read.open_points(session_id=second.id)] == [line.id]


def test_an_earlier_action_whose_line_is_gone_does_not_come_back(table, lead, joost):
    line = table.keep(joost, "/actie @Kwame brood bakken")
    lead.session.close(session_id=table.session_id)
    second = table.organiser.prepare.save_session(maakbank_id=1, data=SessionInput(planned_start=table.now))
    record = table.organiser.read.record
    assert [action.number for action in record(session_id=second.id).actions] == [1]
    joost.minutes.delete_line(line_id=line.id)
    assert record(session_id=second.id).actions == ()


def test_the_next_date_is_of_the_day_in_amsterdam(table):
    table.organiser.prepare.save_session(
        maakbank_id=1, data=SessionInput(planned_start=datetime(2026, 7, 14, 22, 30, tzinfo=UTC))
    )
    assert table.organiser.read.maakbanken()[0].next_date.isoformat() == "2026-07-15"


def test_a_correction_after_midnight_or_weeks_later_means_the_same_date(table, joost):
    table.now = datetime(2026, 10, 24, 21, 50, tzinfo=UTC)
    line = table.keep(joost, "/actie @Kwame borod bakken voor morgen")
    assert line.action.due.isoformat() == "2026-10-25"
    table.now += timedelta(minutes=30)
    after = table.correct(joost, line, "/actie @Kwame brood bakken voor morgen").line
    assert after.action.due.isoformat() == "2026-10-25"
    table.later(days=20)
    much_later = table.correct(joost, after, "/actie @Kwame broden bakken voor morgen").line
    assert much_later.action.due.isoformat() == "2026-10-25"


def test_a_change_log_row_never_holds_a_text(table, lead, joost):
    line = table.keep(joost, "/actie @Kwame woordenrijk voor 1 dec")
    table.edit(joost, line, "/actie @Samira woordenrijker")
    joost.minutes.move_line(line_id=line.id, item_id=table.item(2))
    lead.attendance.add_guest(session_id=table.session_id, name="Woorden Gast")
    with table.store.read() as session:
        told = "".join(f"{row.before}{row.act}{row.undoes}" for row in session.exec(select(Change)))
    assert "oorden" not in told and "Samira" not in told
