"""Lines and what they make: corrected by two, deleted, chosen between, tried again."""

import pytest

from models.codes import (
    ActionStatus,
    DecisionStatus,
    LineKind,
    Seat,
)
from models.errors import InvalidInput, NotFound, Refusal, Refused
from models.grammar import NewLine


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


def test_a_done_action_stays_done_through_deleting_and_restoring(table, lead, joost):
    line = table.keep(joost, "/actie @Kwame brood bakken")
    lead.follow_up.set_action(
        action_id=line.action.id, revision=line.action.revision, status=ActionStatus.DONE
    )
    joost.minutes.delete_line(line_id=line.id)
    assert lead.read.actions(maakbank_id=1)[0].status is ActionStatus.DROPPED
    joost.minutes.restore_line(line_id=line.id)
    assert lead.read.actions(maakbank_id=1)[0].status is ActionStatus.DONE


def test_correcting_a_slip_does_not_take_up_a_dropped_action(table, lead, joost):
    line = table.keep(joost, "/actie @Kwame borod bakken")
    lead.follow_up.set_action(
        action_id=line.action.id, revision=line.action.revision, status=ActionStatus.DROPPED
    )
    edited = table.edit(joost, line, "/actie @Kwame brood bakken")
    assert edited.action.status is ActionStatus.DROPPED


def test_what_was_deleted_can_be_found_and_put_back(table, joost, naomi):
    line = table.keep(joost, "toch wel belangrijk")
    joost.minutes.delete_line(line_id=line.id)
    (found,) = naomi.read.deleted(session_id=table.session_id)
    naomi.minutes.restore_line(line_id=found.id)
    assert (table.lines(), naomi.read.deleted(session_id=table.session_id)) == (["toch wel belangrijk"], ())


def test_what_has_no_line_any_more_is_not_followed_up(table, lead, joost):
    decision = table.keep(joost, "/besluit Een")
    action = table.keep(joost, "/actie @Kwame brood bakken")
    for line in (decision, action):
        joost.minutes.delete_line(line_id=line.id)
    now = lead.read.decisions(maakbank_id=1)[0]
    assert refusal_of(lead.follow_up.settle, decision_id=now.id, revision=now.revision) is Refusal.CHANGED
    done = {"action_id": action.action.id, "revision": action.action.revision, "status": ActionStatus.DONE}
    assert refusal_of(lead.follow_up.set_action, **done) is Refusal.CHANGED
    joost.minutes.wipe_line(line_id=action.id)
    assert refusal_of(lead.follow_up.set_action, **done) is Refusal.WIPED
    assert table.organiser.read.maakbanken()[0].open_actions == 0


def test_settling_twice_settles_once(table, lead, joost):
    decision = table.keep(joost, "/besluit Een").decision
    other = table.sit(Seat.FACILITATOR, "Sam")
    lead.follow_up.settle(decision_id=decision.id, revision=decision.revision)
    table.later(minutes=1)
    again = other.follow_up.settle(decision_id=decision.id, revision=decision.revision)
    assert (again.status, again.settled_by) == (DecisionStatus.SETTLED, "Els")
    for _ in range(2):
        void = other.follow_up.void(decision_id=again.id, revision=again.revision, reason="dubbel met B3")
    assert (void.void_reason, void.revision) == ("dubbel met B3", again.revision + 1)


def test_the_history_names_who_wrote_what(table, joost, naomi):
    line = table.keep(joost, "een")
    line = table.edit(naomi, line, "twee")
    stale = line
    table.edit(joost, line, "drie")
    conflict = table.edit(naomi, stale, "vier").conflicts[0]
    joost.minutes.settle_conflict(conflict_id=conflict.id, keep="theirs")
    last = joost.read.line(line_id=line.id)
    table.edit(joost, last, "vijf")
    history = [(view.text, view.author) for view in joost.read.revisions(line_id=line.id)]
    assert history == [("een", "Joost"), ("twee", "Naomi"), ("drie", "Joost"), ("vier", "Naomi")]


def test_a_text_not_chosen_stays_in_the_history_and_keeps_its_author_as_a_line(table, joost, naomi):
    line = table.keep(joost, "een")
    table.edit(joost, line, "twee")
    first = table.edit(naomi, line, "drie").conflicts[0]
    joost.minutes.settle_conflict(conflict_id=first.id, keep="mine")
    assert [view.text for view in joost.read.revisions(line_id=line.id)] == ["een", "drie"]
    table.later(minutes=1)
    second = table.edit(naomi, line, "vier").conflicts[0]
    table.later(minutes=1)
    joost.minutes.settle_conflict(conflict_id=second.id, keep="both")
    added = joost.read.lines(item_id=table.item())[-1]
    assert (added.text, added.author, added.initials, added.at) == ("vier", "Naomi", "NA", second.at)
    naomi.minutes.settle_conflict(conflict_id=second.id, keep="theirs")
    assert table.lines() == ["twee", "vier"]


def test_trying_a_correction_again_makes_no_second_text(table, joost, naomi):
    line = table.keep(joost, "een")
    again = {"line_id": line.id, "revision": 1, "line": NewLine(LineKind.NOTE, "twee"), "source": "twee"}
    joost.minutes.edit_line(**again, key="k")
    table.edit(naomi, joost.read.line(line_id=line.id), "drie")
    assert joost.minutes.edit_line(**again, key="k").conflicts == ()
    for _ in range(2):
        kept = joost.minutes.edit_line(**{**again, "source": "vier"})
    assert [conflict.text for conflict in kept.conflicts] == ["vier"]


def test_a_correction_of_a_line_deleted_meanwhile_is_seen(table, joost, naomi):
    line = table.keep(joost, "een")
    table.edit(joost, line, "twee")
    joost.minutes.delete_line(line_id=line.id)
    table.edit(naomi, line, "drie")
    (back,) = joost.read.lines(item_id=table.item())
    assert (back.text, [conflict.text for conflict in back.conflicts]) == ("twee", ["drie"])


def test_nothing_is_no_line_and_no_correction(table, joost):
    line = table.keep(joost, "een")
    for text in ("", "  ", "\x00", "\u200b\x1b[31m"):
        with pytest.raises(InvalidInput):
            joost.minutes.keep_line(
                key="k", item_id=table.item(), line=NewLine(LineKind.NOTE, text), source=text
            )
        with pytest.raises(InvalidInput):
            joost.minutes.edit_line(line_id=line.id, revision=1, line=NewLine(LineKind.NOTE, ""), source=text)
    assert table.lines() == ["een"]


def test_a_name_known_by_now_is_seen_when_the_line_is_entered_again(table, lead, joost):
    line = table.keep(joost, "/actie @Tyrone Blijd belt rond")
    assert line.hint == "unknown_name"
    lead.attendance.add_guest(session_id=table.session_id, name="Tyrone Blijd")
    again = table.edit(joost, line, "/actie @Tyrone Blijd belt rond")
    assert (again.hint, again.action.text, again.action.owners[0].name) == ("", "belt rond", "Tyrone Blijd")
    assert table.edit(joost, again, "/actie @Tyrone Blijd belt rond").revision == again.revision


def test_a_line_without_a_key_is_not_kept(table, joost):
    for key in ("", "\x00"):
        with pytest.raises(InvalidInput):
            joost.minutes.keep_line(
                key=key, item_id=table.item(), line=NewLine(LineKind.NOTE, "een"), source="een"
            )


def test_wiping_twice_is_wiping_once(table, joost, naomi):
    line = table.keep(joost, "weg")
    first = joost.minutes.wipe_line(line_id=line.id)
    table.later(minutes=1)
    assert naomi.minutes.wipe_line(line_id=line.id) == first


def test_a_draft_names_only_a_line_that_is_there(table, joost):
    with pytest.raises(NotFound):
        joost.minutes.save_draft(item_id=table.item(), text="x", line_id=999)
