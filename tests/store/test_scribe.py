import pytest

from models.codes import DecisionStatus, LineKind, Presence, Seat
from models.errors import Refusal, Refused
from models.outbox import Typed
from models.outcomes import (
    Corrected,
    ItemAdded,
    ItemAsked,
    Kept,
    NoItem,
    NothingReplaced,
    NothingTyped,
    Ticked,
)
from models.rules import LONGEST_TEXT
from models.scribe import Scribe


@pytest.fixture
def joost(table):
    table.opened()
    return table.sit(Seat.REPORTER, "Joost")


@pytest.fixture
def naomi(table, joost):
    return table.sit(Seat.REPORTER, "Naomi")


@pytest.fixture
def again(table):
    """Takes the same typed line twice, as after a kill between keeping and knowing so."""

    def taking(desk, text, key="k"):
        line = Typed(key, text, table.item(), table.now)
        scribe = Scribe(desk, table.session_id)
        return scribe.take(line), scribe.take(line)

    return taking


def test_a_second_decision_within_a_minute_names_the_colleagues(table, joost, naomi):
    first = table.take(joost, "/besluit Tien banen").line
    table.later(seconds=50)
    assert table.take(joost, "/besluit En elf").twin is None
    twin = table.take(naomi, "/besluit Tien buurtbanen")
    assert (twin.twin.number, twin.line.decision.number) == (2, 3)
    table.later(seconds=59)
    joost.minutes.delete_line(line_id=first.id)
    assert table.take(naomi, "/besluit Weer iets").twin.number == 2
    table.later(seconds=90)
    assert table.take(naomi, "/besluit Nog iets").twin is None


def test_a_second_decision_may_become_a_note(table, joost, naomi):
    table.take(joost, "/besluit Tien banen")
    line = table.take(naomi, "/besluit Besluit: tien banen").line
    note = Scribe(naomi, table.session_id).as_note(line).line
    assert (note.kind, note.text) == (LineKind.NOTE, "Besluit: tien banen")
    assert [view.status for view in joost.read.decisions(maakbank_id=1)] == [
        DecisionStatus.NOTED,
        DecisionStatus.VOID,
    ]
    assert table.edit(naomi, note, note.source + "!").text == "Besluit: tien banen!"


def test_whoever_is_mentioned_may_own_an_action_that_nobody_leads(table, joost):
    kept = table.take(joost, "/actie brood bakken met @Kwame voor 1 december")
    assert (kept.line.hint, kept.line.action.owners) == ("no_owner", ())
    owned = Scribe(joost, table.session_id).own(kept.line, kept.suggestion).line
    assert [owner.name for owner in owned.action.owners] == [kept.suggestion]
    assert owned.action.owners[0].participant_id == table.person("Kwame")
    assert (owned.action.text, owned.action.due) == (kept.line.action.text, kept.line.action.due)
    assert owned.hint == ""


def test_an_unknown_item_stays_as_it_was_typed_and_a_near_one_is_asked_about(table, joost):
    outcome = table.take(joost, "Punt: jongeren willen meer dan een folder")
    assert isinstance(outcome, NoItem) and outcome.line.hint == "unknown_command"
    assert table.lines() == ["Punt: jongeren willen meer dan een folder"]
    assert isinstance(table.take(joost, "/punt Besliuten"), ItemAsked)


def test_a_title_that_is_too_long_stays_a_line(table, joost):
    title = "heel lang " * 40
    outcome = table.take(joost, f"/punt + {title}")
    assert isinstance(outcome, Kept) and title.strip() in outcome.line.text


def test_a_text_too_long_for_one_line_loses_nothing(table, joost):
    words = " ".join(f"woord{number}" for number in range(3000))
    table.take(joost, words)
    lines = table.lines()
    assert len(lines) == 3 and " ".join(lines) == words
    assert max(map(len, lines)) <= LONGEST_TEXT


def test_nothing_typed_is_nothing_kept(table, joost):
    for text in ("", "\x00", "\u200b\u200b"):
        assert table.take(joost, text) == NothingTyped()
    table.keep(joost, "een")
    with pytest.raises(Refused, match=Refusal.NOT_IN_LAST_LINE):
        table.take(joost, "s/een//")
    assert table.lines() == ["een"]


def test_a_command_tried_again_is_carried_out_once(table, joost, again):
    for text in ("een", "twee", "drie drie"):
        table.keep(joost, text)
    first, second = again(joost, "s/drie/vier/", "k1")
    assert isinstance(second, Corrected) and second.line == first.line
    assert table.lines()[-1] == "vier drie"
    assert again(joost, "/terug", "k2")[0] == again(joost, "/terug", "k2")[1]
    assert table.lines() == ["een", "twee", "drie drie"]
    added = again(joost, "/punt + Nieuw punt", "k3")
    assert isinstance(added[0], ItemAdded) and added[0].item.id == added[1].item.id
    assert again(joost, "een regel", "k4")[0].line.id == again(joost, "een regel", "k4")[1].line.id
    again(joost, "/hier Kwame", "k5")
    seen = joost.read.attendance(session_id=table.session_id)
    assert [len(one.spans) for one in seen if one.presence is Presence.HERE] == [1]


def test_who_wants_to_speak_is_put_in_the_queue_and_taken_out(table):
    lead = table.opened()
    assert table.take(lead, "/woord @Kwame en @Samira").names == ("Kwame Mensah", "Samira Ouali")
    table.take(lead, "q+ Ama")
    table.take(lead, "/woord -@Samira")
    waiting = lead.read.speaking(session_id=1).waiting
    assert [turn.name for turn in waiting] == ["Kwame Mensah", "Ama Boateng"]
    assert table.lines() == []


def test_an_unknown_name_in_the_queue_stays_a_line(table):
    lead = table.opened()
    outcome = table.take(lead, "q+ to ask about the money")
    assert (outcome.names, outcome.unknown) == ((), ("to ask about the money",))
    assert isinstance(table.take(lead, "/woord"), Ticked)
    assert table.lines() == ["q+ to ask about the money", "/woord"]


def test_nobody_waits_in_minutes_that_are_read_in(table, joost):
    open_house = Scribe(joost, table.session_id, open_house=True)
    open_house.take(Typed("k", "q+ Kwame", table.item(), table.now))
    assert table.lines() == ["q+ Kwame"]


def test_a_replacement_that_found_nothing_does_not_change_itself_when_tried_again(table, joost):
    open_house = Scribe(joost, table.session_id, open_house=True)
    line = Typed("k", "s/a/b/g", table.item(), table.now)
    assert open_house.take(line) == open_house.take(line)
    assert table.lines() == ["s/a/b/g"]


def test_a_replacement_that_is_read_in_skips_one_that_found_nothing(table, joost):
    open_house = Scribe(joost, table.session_id, open_house=True)
    typed = ("een grote vergoding", "s/vergodding/vergoeding/", "s/vergoding/vergoeding/")
    outcomes = [
        open_house.take(Typed(f"k{number}", text, table.item(), table.now))
        for number, text in enumerate(typed)
    ]
    assert isinstance(outcomes[1], NothingReplaced) and outcomes[1].line.hint == "nothing_replaced"
    assert isinstance(outcomes[2], Corrected)
    assert table.lines() == ["een grote vergoeding", "s/vergodding/vergoeding/"]


def test_guests_with_impossible_names_stay_a_line(table, joost):
    open_house = Scribe(joost, table.session_id, open_house=True)
    line = Typed("k", "/hier Tyrone Blijd, " + "x" * 300, table.item(), table.now)
    outcome = open_house.take(line)
    assert outcome.names == ("Tyrone Blijd",) and len(outcome.unknown) == 1
    assert len(table.lines()) == 1
