import pytest

from models.codes import ActionStatus, ChangeKind, DecisionStatus, ItemState, Presence, Seat, SessionPhase
from models.errors import Refusal, Refused
from models.inputs import AgendaItemInput


@pytest.fixture
def joost(table, lead):
    return table.sit(Seat.REPORTER, "Joost")


@pytest.fixture
def naomi(table, lead):
    return table.sit(Seat.REPORTER, "Naomi")


@pytest.fixture
def undo(table):
    return lambda desk, **key: desk.session.undo(session_id=table.session_id, **key)


def refusal_of(act, *arguments, **named):
    with pytest.raises(Refused) as refused:
        act(*arguments, **named)
    return refused.value.refusal


def state(desk, table):
    return desk.read.session(session_id=table.session_id)


def go(table, desk, number):
    seen = state(desk, table).running_item_id
    return desk.session.go_to(session_id=table.session_id, item_id=table.item(number), seen_item_id=seen)


def test_corrections_are_taken_back_one_after_another(table, joost, undo):
    line = table.keep(joost, "een")
    for text in ("twee", "drie", "vier"):
        line = table.edit(joost, line, text)
    for text in ("drie", "twee", "een"):
        undo(joost)
        assert table.lines() == [text]
    undo(joost)
    assert table.lines() == []


def test_what_a_colleague_corrected_is_not_taken_back(table, joost, naomi, undo):
    line = table.keep(joost, "een")
    table.edit(naomi, line, "twee")
    assert refusal_of(undo, joost) is Refusal.CHANGED
    undo(naomi)
    undo(joost)
    assert table.lines() == []


def test_a_settled_decision_is_not_taken_back_by_who_noted_it(table, lead, joost, undo):
    line = table.keep(joost, "/besluit We beginnen")
    lead.follow_up.settle(decision_id=line.decision.id, revision=line.decision.revision)
    assert refusal_of(undo, joost) is Refusal.CHANGED
    undo(lead)
    undo(joost)
    assert lead.read.decisions(maakbank_id=1)[0].status is DecisionStatus.VOID


def test_unsettling_taken_back_keeps_who_settled_it_and_when(table, lead, joost, undo):
    line = table.keep(joost, "/besluit We beginnen")
    settled = lead.follow_up.settle(decision_id=line.decision.id, revision=line.decision.revision)
    table.later(minutes=9)
    noted = lead.follow_up.unsettle(decision_id=settled.id, revision=settled.revision)
    assert (noted.settled_at, noted.settled_by, noted.missing_roles) == (None, "", ())
    undo(lead)
    again = lead.read.decisions(maakbank_id=1)[0]
    assert (again.settled_at, again.settled_by) == (settled.settled_at, "Els")
    assert again.missing_roles == settled.missing_roles


def test_voiding_taken_back_and_settling_a_void_one_taken_back(table, lead, joost, undo):
    line = table.keep(joost, "/besluit We beginnen")
    void = lead.follow_up.void(
        decision_id=line.decision.id, revision=line.decision.revision, reason="dubbel met B3"
    )
    lead.follow_up.settle(decision_id=void.id, revision=void.revision)
    undo(lead)
    back = lead.read.decisions(maakbank_id=1)[0]
    assert (back.status, back.void_reason) == (DecisionStatus.VOID, "dubbel met B3")
    undo(lead)
    assert lead.read.decisions(maakbank_id=1)[0].status is DecisionStatus.NOTED


def test_wiped_text_stays_wiped_and_the_act_before_it_is_taken_back(table, joost, undo):
    table.keep(joost, "blijft")
    line = table.keep(joost, "geheim")
    table.edit(joost, line, "ook geheim")
    joost.minutes.wipe_line(line_id=line.id)
    assert undo(joost).kind is ChangeKind.LINE_KEPT
    assert table.lines() == [""]
    assert refusal_of(undo, joost) is Refusal.NOTHING_TO_UNDO


def test_a_deletion_that_a_colleague_took_back_is_not_taken_back_twice(table, joost, naomi, undo):
    line = table.keep(joost, "een")
    joost.minutes.delete_line(line_id=line.id)
    naomi.minutes.restore_line(line_id=line.id)
    assert refusal_of(undo, joost) is Refusal.CHANGED


def test_undo_goes_on_past_what_a_colleague_did_already(table, joost, naomi, undo):
    table.keep(joost, "een")
    line = table.keep(joost, "twee")
    naomi.minutes.delete_line(line_id=line.id)
    undo(joost)
    undo(joost)
    assert table.lines() == []


def test_a_moved_line_returns_to_its_place(table, joost, naomi, undo):
    first = table.keep(joost, "een")
    table.keep(naomi, "twee")
    for text in ("daar een", "daar twee", "daar drie"):
        table.keep(naomi, text, item=2)
    joost.minutes.move_line(line_id=first.id, item_id=table.item(2))
    assert table.lines(2)[-1] == "een"
    undo(joost)
    assert (table.lines(1), len(table.lines(2))) == (["een", "twee"], 3)


def test_a_choice_between_two_texts_is_taken_back(table, joost, naomi, undo):
    line = table.keep(joost, "tien")
    table.edit(joost, line, "elf")
    conflict = table.edit(naomi, line, "twaalf").conflicts[0]
    for choice in ("mine", "theirs", "both", "both"):
        joost.minutes.settle_conflict(conflict_id=conflict.id, keep=choice)
        undo(joost)
        (kept,) = joost.read.lines(item_id=table.item())
        assert (kept.text, [waiting.text for waiting in kept.conflicts]) == ("elf", ["twaalf"])
    undo(naomi)
    assert joost.read.lines(item_id=table.item())[0].conflicts == ()
    assert [view.text for view in joost.read.revisions(line_id=line.id)].count("twaalf") == 1


def test_the_course_is_taken_back_with_its_pause(table, lead, undo):
    table.later(minutes=5)
    lead.session.pause(session_id=table.session_id)
    paused = table.now
    table.later(minutes=3)
    go(table, lead, 2)
    table.later(seconds=5)
    undo(lead)
    assert (state(lead, table).paused_at, state(lead, table).running_item_id) == (paused, table.item(1))
    table.later(minutes=1)
    lead.session.resume(session_id=table.session_id)
    table.later(minutes=1)
    undo(lead)
    assert state(lead, table).paused_at == paused
    first, second = lead.read.agenda(session_id=table.session_id)[:2]
    assert (first.seconds(table.now), second.state) == (6 * 60, ItemState.AHEAD)


def test_a_move_is_not_taken_back_once_a_colleague_paused_or_closed(table, lead, undo):
    other = table.sit(Seat.FACILITATOR, "Sam")
    go(table, lead, 2)
    for act in (other.session.pause, other.session.close):
        act(session_id=table.session_id)
        assert refusal_of(undo, lead) is Refusal.MOVED_ON
        undo(other)
    undo(lead)
    assert state(lead, table).running_item_id == table.item(1)


def test_closing_and_reopening_are_taken_back(table, lead, undo):
    table.later(minutes=2)
    lead.session.pause(session_id=table.session_id)
    paused = table.now
    table.later(minutes=2)
    lead.session.close(session_id=table.session_id)
    closed = table.now
    undo(lead)
    assert (state(lead, table).phase, state(lead, table).paused_at) == (SessionPhase.LIVE, paused)
    lead.session.close(session_id=table.session_id)
    table.later(minutes=2)
    lead.session.reopen(session_id=table.session_id)
    undo(lead)
    again = state(lead, table)
    assert (again.phase, again.closed_at, again.paused_at) == (SessionPhase.CLOSED, closed, None)
    assert lead.read.agenda(session_id=table.session_id)[0].seconds(table.now) == 2 * 60


def test_opening_is_not_taken_back(table, lead, undo):
    assert refusal_of(undo, lead) is Refusal.NOTHING_TO_UNDO


def test_extra_time_of_a_colleague_stays(table, lead, undo):
    other = table.sit(Seat.FACILITATOR, "Sam")
    lead.session.extend(item_id=table.item(), minutes=5)
    other.session.extend(item_id=table.item(), minutes=10)
    undo(lead)
    assert lead.read.agenda(session_id=table.session_id)[0].extra_minutes == 10


def test_a_guest_by_mistake_is_off_the_list_again(table, lead, undo):
    lead.attendance.add_guest(session_id=table.session_id, name="Tyron Blijt")
    undo(lead)
    names = [seen.participant.name for seen in lead.read.attendance(session_id=table.session_id)]
    assert "Tyron Blijt" not in names and len(names) == 14
    again = lead.attendance.add_guest(session_id=table.session_id, name="tyron blijt")
    assert again.is_guest and again.name == "Tyron Blijt"


def test_a_tick_is_not_taken_back_once_a_colleague_saw_the_person_leave(table, lead, joost, undo):
    kwame = [table.person("Kwame")]
    lead.attendance.arrive(session_id=table.session_id, participant_ids=kwame)
    table.later(minutes=1)
    joost.attendance.leave(session_id=table.session_id, participant_ids=kwame)
    assert refusal_of(undo, lead) is Refusal.CHANGED
    undo(joost)
    undo(lead)
    assert {seen.presence for seen in lead.read.attendance(session_id=table.session_id)} == {
        Presence.EXPECTED
    }


def test_marks_are_taken_back_to_what_they_were(table, lead, undo):
    kwame = [table.person("Kwame")]
    acts = [lead.attendance.excuse, lead.attendance.arrive, lead.attendance.mark_absent]
    for act in acts:
        act(session_id=table.session_id, participant_ids=kwame)
        table.later(minutes=1)
    for presence in (Presence.HERE, Presence.EXCUSED, Presence.EXPECTED):
        undo(lead)
        seen = lead.read.attendance(session_id=table.session_id)
        assert next(one.presence for one in seen if one.participant.id == kwame[0]) is presence


def test_the_agenda_is_taken_back(table, lead, undo):
    titles = [item.title for item in lead.read.agenda(session_id=table.session_id)]
    added = lead.prepare.save_item(
        session_id=table.session_id, data=AgendaItemInput(title="Extra"), after_item_id=table.item(2)
    )
    lead.prepare.shift_item(item_id=added.id, by=3)
    lead.prepare.remove_item(item_id=added.id)
    undo(lead)
    assert lead.read.agenda(session_id=table.session_id)[5].title == "Extra"
    undo(lead)
    assert lead.read.agenda(session_id=table.session_id)[2].title == "Extra"
    undo(lead)
    assert [item.title for item in lead.read.agenda(session_id=table.session_id)] == titles


def test_an_action_taken_back_has_its_old_status(table, lead, joost, undo):
    action = table.keep(joost, "/actie @Kwame brood bakken").action
    done = lead.follow_up.set_action(action_id=action.id, revision=action.revision, status=ActionStatus.DONE)
    lead.follow_up.set_action(action_id=action.id, revision=done.revision, status=ActionStatus.DROPPED)
    undo(lead)
    assert lead.read.actions(maakbank_id=1)[0].status is ActionStatus.DONE
    undo(lead)
    assert lead.read.actions(maakbank_id=1)[0].status is ActionStatus.OPEN


def test_the_same_undo_tried_again_takes_back_one_act(table, joost, undo):
    for text in ("een", "twee", "drie"):
        table.keep(joost, text)
    first = undo(joost, key="terug")
    assert undo(joost, key="terug") == first
    assert table.lines() == ["een", "twee"]


def test_a_correction_that_put_a_deleted_line_back_is_taken_back_whole(table, joost, naomi, undo):
    line = table.keep(joost, "een")
    naomi.minutes.delete_line(line_id=line.id)
    table.edit(joost, line, "twee")
    assert table.lines() == ["twee"]
    undo(joost)
    assert table.lines() == []
