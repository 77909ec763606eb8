import pytest

from models.codes import DecisionStatus, ItemState, Presence, Seat, SessionPhase
from models.errors import Refusal, Refused
from models.inputs import AgendaItemInput, MaakbankInput, SessionInput


def refusal_of(act, **arguments):
    with pytest.raises(Refused) as refused:
        act(**arguments)
    return refused.value.refusal


def go(table, lead, number):
    seen = lead.read.session(session_id=table.session_id).running_item_id
    return lead.session.go_to(session_id=table.session_id, item_id=table.item(number), seen_item_id=seen)


def test_opening_starts_the_first_item(table, lead):
    session = lead.read.session(session_id=table.session_id)
    assert (session.phase, session.opened_at) == (SessionPhase.LIVE, table.now)
    assert session.running_item_id == table.item(1)
    assert lead.read.agenda(session_id=table.session_id)[0].state is ItemState.RUNNING


def test_opening_twice_is_refused(table, lead):
    assert refusal_of(lead.session.open, session_id=table.session_id) is Refusal.ALREADY_LIVE


def test_opening_with_gaps_asks_for_a_reason_that_stays(table):
    bare = table.organiser.prepare.save_maakbank(data=MaakbankInput(name="Kaal"))
    session = table.organiser.prepare.save_session(
        maakbank_id=bare.id, data=SessionInput(planned_start=table.now)
    )
    lead = table.sit(Seat.FACILITATOR, "Els", session_id=session.id)
    assert refusal_of(lead.session.open, session_id=session.id) is Refusal.REASON_NEEDED
    opened = lead.session.open(session_id=session.id, reason="de wethouder komt later")
    assert opened.start_reason == "de wethouder komt later"
    assert opened.start_gaps == lead.read.gaps(maakbank_id=bare.id)


def test_a_later_session_asks_only_for_what_is_new(table):
    bare = table.organiser.prepare.save_maakbank(data=MaakbankInput(name="Kaal"))
    for _ in range(2):
        session = table.organiser.prepare.save_session(
            maakbank_id=bare.id, data=SessionInput(planned_start=table.now)
        )
        lead = table.sit(Seat.FACILITATOR, "Els", session_id=session.id)
        if session.number == 1:
            lead.session.open(session_id=session.id, reason="proef")
        else:
            assert lead.read.opening_gaps(session_id=session.id) == ()
            lead.session.open(session_id=session.id)


def test_time_of_an_item_leaves_pauses_out(table, lead):
    table.later(minutes=5)
    lead.session.pause(session_id=table.session_id)
    lead.session.pause(session_id=table.session_id)
    table.later(minutes=20)
    lead.session.resume(session_id=table.session_id)
    table.later(minutes=2)
    item = lead.read.agenda(session_id=table.session_id)[0]
    assert item.seconds(table.now) == 7 * 60


def test_two_people_pressing_next_move_one_item(table, lead):
    seen = lead.read.session(session_id=table.session_id).running_item_id
    other = table.sit(Seat.FACILITATOR, "Sam")
    lead.session.go_to(session_id=table.session_id, item_id=table.item(2), seen_item_id=seen)
    assert (
        refusal_of(other.session.go_to, session_id=table.session_id, item_id=table.item(2), seen_item_id=seen)
        is Refusal.MOVED_ON
    )
    assert lead.read.session(session_id=table.session_id).running_item_id == table.item(2)


def test_undoing_a_move_gives_the_time_back(table, lead):
    table.later(minutes=10)
    go(table, lead, 2)
    table.later(seconds=8)
    lead.session.undo(session_id=table.session_id)
    table.later(minutes=1)
    first, second = lead.read.agenda(session_id=table.session_id)[:2]
    assert first.seconds(table.now) == 11 * 60 + 8
    assert (first.state, second.state) == (ItemState.RUNNING, ItemState.AHEAD)


def test_undo_takes_back_own_acts_one_by_one(table, lead):
    joost, naomi = table.sit(Seat.REPORTER, "Joost"), table.sit(Seat.REPORTER, "Naomi")
    table.keep(joost, "een")
    line = table.keep(joost, "twee")
    table.keep(naomi, "van Naomi")
    table.edit(joost, line, "twee en een half")
    joost.session.undo(session_id=table.session_id)
    assert table.lines() == ["een", "twee", "van Naomi"]
    joost.session.undo(session_id=table.session_id)
    assert table.lines() == ["een", "van Naomi"]
    joost.session.undo(session_id=table.session_id)
    assert table.lines() == ["van Naomi"]
    assert refusal_of(joost.session.undo, session_id=table.session_id) is Refusal.NOTHING_TO_UNDO


def test_undo_of_ticks_takes_them_all_back_at_once(table, lead):
    ids = [table.person("Kwame"), table.person("Samira")]
    lead.attendance.arrive(session_id=table.session_id, participant_ids=ids)
    lead.session.undo(session_id=table.session_id)
    assert {seen.presence for seen in lead.read.attendance(session_id=table.session_id)} == {
        Presence.EXPECTED
    }


def test_undo_of_leaving_reopens_the_same_stretch(table, lead):
    kwame = [table.person("Kwame")]
    lead.attendance.arrive(session_id=table.session_id, participant_ids=kwame)
    table.later(minutes=30)
    lead.attendance.leave(session_id=table.session_id, participant_ids=kwame)
    lead.session.undo(session_id=table.session_id)
    seen = next(s for s in lead.read.attendance(session_id=table.session_id) if s.participant.id == kwame[0])
    assert seen.presence is Presence.HERE and len(seen.spans) == 1


def test_settling_names_the_roles_that_are_out(table, lead):
    line = table.keep(table.sit(Seat.REPORTER), "/besluit We beginnen")
    lead.attendance.arrive(session_id=table.session_id, participant_ids=[table.person("Ama")])
    settled = lead.follow_up.settle(decision_id=line.decision.id, revision=line.decision.revision)
    assert settled.status is DecisionStatus.SETTLED and settled.settled_by == "Els"
    assert "kennisinstelling" not in settled.missing_roles
    assert "directie/gemeente" in settled.missing_roles


def test_settling_other_words_than_were_seen_is_refused(table, lead):
    joost = table.sit(Seat.REPORTER)
    line = table.keep(joost, "/besluit We beginnen")
    table.edit(joost, line, "/besluit We stoppen")
    assert (
        refusal_of(lead.follow_up.settle, decision_id=line.decision.id, revision=line.decision.revision)
        is Refusal.CHANGED
    )


def test_undo_of_settling_makes_it_noted_again(table, lead):
    line = table.keep(lead, "/besluit We beginnen")
    lead.follow_up.settle(decision_id=line.decision.id, revision=line.decision.revision)
    lead.session.undo(session_id=table.session_id)
    assert lead.read.decisions(maakbank_id=1)[0].status is DecisionStatus.NOTED


def test_endorsing_is_counted_per_person_and_can_be_withdrawn(table, lead):
    ids = [table.person("Kwame"), table.person("Daan")]
    lead.attendance.endorse(session_id=table.session_id, participant_ids=ids)
    lead.attendance.withdraw_endorsement(session_id=table.session_id, participant_ids=ids[1:])
    given = lead.read.endorsements(session_id=table.session_id)
    assert [view.participant_id for view in given if view.endorsed_at] == ids[:1]
    with pytest.raises(Refused):
        table.sit(Seat.ROOM, "wand").read.endorsements(session_id=table.session_id)


def test_endorsing_for_everyone_passes_over_who_took_it_back(table, lead):
    kwame, daan = table.person("Kwame"), table.person("Daan")
    lead.attendance.endorse(session_id=table.session_id, participant_ids=[daan])
    lead.attendance.withdraw_endorsement(session_id=table.session_id, participant_ids=[daan])
    for passed_over in ((daan,), (daan,)):
        assert passed_over == lead.attendance.endorse(
            session_id=table.session_id, participant_ids=[kwame, daan], keeps_exceptions=True
        )
    lead.attendance.endorse(session_id=table.session_id, participant_ids=[daan])
    assert (
        lead.attendance.endorse(
            session_id=table.session_id, participant_ids=[kwame, daan], keeps_exceptions=True
        )
        == ()
    )


def test_a_guest_is_at_the_table_at_once_and_only_once(table, lead):
    for _ in range(2):
        lead.attendance.add_guest(session_id=table.session_id, name="Tyrone Blijd")
    guests = [s for s in lead.read.attendance(session_id=table.session_id) if s.participant.is_guest]
    assert [(g.participant.name, g.presence, len(g.spans)) for g in guests] == [
        ("Tyrone Blijd", Presence.HERE, 1)
    ]


def test_closing_and_reopening_go_on_where_it_was(table, lead):
    go(table, lead, 3)
    table.later(minutes=4)
    lead.session.close(session_id=table.session_id)
    table.later(hours=9)
    lead.session.reopen(session_id=table.session_id)
    table.later(minutes=1)
    item = lead.read.agenda(session_id=table.session_id)[2]
    assert item.state is ItemState.RUNNING and item.seconds(table.now) == 5 * 60


def test_lines_may_be_corrected_after_closing(table, lead):
    joost = table.sit(Seat.REPORTER)
    line = table.keep(joost, "tikfuot")
    lead.session.close(session_id=table.session_id)
    assert table.edit(joost, line, "tikfout").text == "tikfout"


def test_actions_of_an_earlier_session_come_back_and_can_be_ticked(table, lead):
    from models.codes import ActionStatus

    table.keep(lead, "/actie @Kwame brood bakken")
    lead.session.close(session_id=table.session_id)
    second = table.organiser.prepare.save_session(maakbank_id=1, data=SessionInput(planned_start=table.now))
    later = table.sit(Seat.FACILITATOR, "Els", session_id=second.id)
    later.session.open(session_id=second.id)
    action = later.read.actions(maakbank_id=1)[0]
    later.follow_up.set_action(action_id=action.id, revision=action.revision, status=ActionStatus.DONE)
    record = later.read.record(session_id=second.id)
    assert [(a.number, a.status) for a in record.actions] == [(1, ActionStatus.DONE)]


def test_an_item_can_be_added_after_another_and_shifted(table, lead):
    titles = [item.title for item in lead.read.agenda(session_id=table.session_id)]
    added = lead.prepare.save_item(
        session_id=table.session_id, data=AgendaItemInput(title="Extra"), after_item_id=table.item(2)
    )
    assert added.number == 3
    lead.prepare.shift_item(item_id=added.id, by=1)
    now = [item.title for item in lead.read.agenda(session_id=table.session_id)]
    assert now == [*titles[:3], "Extra", *titles[3:]]


def test_an_item_that_ran_is_not_removed(table, lead):
    assert refusal_of(lead.prepare.remove_item, item_id=table.item(1)) is Refusal.HAS_RECORD


def test_a_seat_may_not_touch_another_session(table, lead):
    stranger = table.sit(Seat.FACILITATOR, "Eve", session_id=999)
    assert refusal_of(stranger.session.pause, session_id=table.session_id) is Refusal.OTHER_SESSION
    line = table.keep(lead, "van ons")
    assert refusal_of(stranger.minutes.delete_line, line_id=line.id) is Refusal.OTHER_SESSION
    assert refusal_of(stranger.read.lines, item_id=line.item_id) is Refusal.OTHER_SESSION


def test_many_items_added_after_one_item_keep_their_order(table, lead):
    before = table.item(2)
    for number in range(12):
        lead.prepare.save_item(
            session_id=table.session_id, data=AgendaItemInput(title=f"Extra {number}"), after_item_id=before
        )
    titles = [item.title for item in lead.read.agenda(session_id=table.session_id)]
    assert titles[2:14] == [f"Extra {number}" for number in reversed(range(12))]
