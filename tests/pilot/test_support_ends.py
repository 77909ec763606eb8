"""Objections to their end, and what was settled: sheets of a writing seat."""

import pytest

from models.codes import ObjectionState, ProposalResult, Seat, StandChoice, Support
from models.errors import NotSaved
from models.views.support import ObjectionView
from screens.objections import ObjectionsSheet
from screens.settling import SettleSheet
from tests.live_stage import FATIMA, Stage
from tests.proposing import Put
from tests.sheets import begun, reads, sheet


@pytest.fixture
def put(stage: Stage) -> Put:
    return Put(stage.table)


# Objections ------------------------------------------------------------------------------------


def objected(stage: Stage, put: Put, reason: str = "Te duur") -> ObjectionView:
    put.ask()
    put.take(stage.table.person("Ingrid"), StandChoice.OBJECTION, reason)
    put.lead.stands.show(round_id=put.round().id)
    return put.proposal().objections[0]


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("g", ObjectionState.HEARD),
        ("v", ObjectionState.WORKED_IN),
        ("i", ObjectionState.WITHDRAWN),
        ("b", ObjectionState.STANDS),
    ],
)
async def test_one_key_brings_an_objection_further(
    stage: Stage, put: Put, key: str, state: ObjectionState
) -> None:
    objected(stage, put)
    async with sheet(stage, put, ObjectionsSheet, Seat.REPORTER) as joost:
        await joost.sees("raised · Ingrid van der Meulen · ondernemers")
        await joost.press(key)
        await joost.sees("What was answered?")
        await joost.type("Met korting", "enter")
        await joost.sees("↳ Met korting")
    (objection,) = put.proposal().objections
    assert (objection.state, objection.answer) == (state, "Met korting")


async def test_an_answer_may_stay_empty_and_survives_what_another_did(stage: Stage, put: Put) -> None:
    seen = objected(stage, put)
    async with sheet(stage, put, ObjectionsSheet) as fatima:
        await fatima.sees("1 objection is still open")
        await fatima.press("g", "enter")
        await fatima.sees("Noted: heard")
        await fatima.press("b")
        await fatima.type("Geen geld voor")
        put.lead.support.move_objection(
            objection_id=seen.id, revision=put.proposal().objections[0].revision, state=ObjectionState.RAISED
        )
        await fatima.sees("raised · Ingrid")
        assert begun(fatima) == "Geen geld voor"
        await fatima.press("enter")
        await fatima.sees("Every objection came to its end.")
    assert put.proposal().objections[0].answer == "Geen geld voor"


async def test_an_objection_said_aloud_is_noted_with_or_without_a_name(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, ObjectionsSheet, failures=(NotSaved("full"),)) as fatima:
        await fatima.sees("There is no objection.")
        await fatima.press("n", "enter")
        await fatima.sees("An objection needs a reason.")
        await fatima.type("@Ama")
        await fatima.press("tab")
        await fatima.type(" geen geld")
        await fatima.sees("Of Ama Boateng: geen geld")
        await fatima.press("enter")
        await fatima.sees("▲ Not saved")
        await fatima.press("enter")
        await fatima.sees("raised · Ama Boateng")
        await fatima.press("n")
        await fatima.type("@Xander wil niet", "enter")
        await fatima.sees("▲ Nobody here is called that.")
        await fatima.press("home", *["delete"] * 8)
        await fatima.press("enter")
        await fatima.sees("raised · without a name")
    assert [(one.name, one.reason) for one in put.proposal().objections] == [
        ("Ama Boateng", "geen geld"),
        ("", "wil niet"),
    ]


async def test_a_reason_is_wiped_only_with_a_yes(stage: Stage, put: Put) -> None:
    objected(stage, put, "Bel Ingrid op 06")
    async with sheet(stage, put, ObjectionsSheet) as fatima:
        await fatima.sees("Bel Ingrid op 06")
        await fatima.press("w", "enter")
        await fatima.sees("Nothing was wiped.")
        await fatima.press("w")
        await fatima.type("JA", "enter")
        await fatima.sees("Wiped for good.")
        assert "Bel Ingrid" not in fatima.text
    assert put.proposal().objections[0].wiped_at is not None


async def test_a_concern_is_read_and_wiped_there_too_also_once_it_was_settled(stage: Stage, put: Put) -> None:
    put.ask()
    put.take(put.people[0], StandChoice.CONCERN, "Bel Ingrid op 06")
    put.lead.support.raise_objection(proposal_id=put.proposal_id, reason="Te duur")
    put.lead.stands.show(round_id=put.round().id)
    put.settle(ProposalResult.WITH_CONCERNS, Support.YES)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("exclamation_mark")
        await fatima.sees("Bel Ingrid op 06")
        await fatima.sees("worked in")
        await fatima.press("down")
        await fatima.until(lambda: "worked in" not in fatima.text)
        await fatima.press("w")
        await fatima.type("yes", "enter")
        await fatima.sees("Wiped for good.")
        assert "Bel Ingrid" not in fatima.text
        assert "Te duur" in fatima.text
    assert [stand.reason for stand in put.round().stands] == [""]


# Settling --------------------------------------------------------------------------------------


async def test_digits_and_enter_settle_and_nothing_was_picked_before(stage: Stage, put: Put) -> None:
    put.ask()
    put.lead.stands.support_all(round_id=put.round().id)
    put.lead.stands.show(round_id=put.round().id)
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("● 9 supports")
        await fatima.sees("◂ the rule")
        await reads(fatima, "The rule says not yet:")
        await reads(fatima, "The facilitator has the last word.")
        assert "● 1" not in fatima.text
        await fatima.press("ctrl+s")
        await fatima.sees("First choose what was settled")
        await fatima.press("2")
        await fatima.sees("● 2 decided with concerns")
        await fatima.press("1")
        await fatima.sees("● 1 yes")
        await fatima.type("De wethouder belde", "enter")
        await fatima.until(lambda: not isinstance(fatima.app.screen, SettleSheet))
    settled = put.proposal()
    assert (settled.result, settled.support) == (ProposalResult.WITH_CONCERNS, Support.YES)
    assert settled.support_reason == "De wethouder belde"


async def test_what_the_rule_says_lies_under_the_cursor_and_needs_a_key(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("Nobody was asked to choose.")
        await fatima.press("down", "down", "down", "down", "enter", "enter", "enter")
        await fatima.until(lambda: not isinstance(fatima.app.screen, SettleSheet))
    assert (put.proposal().result, put.proposal().support) == (ProposalResult.LATER, Support.NOT_YET)


async def test_breed_gedragen_may_stay_unsaid_and_a_choice_is_taken_back(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("Nobody was asked to choose.")
        await fatima.press("5", "3", "shift+tab", "3")
        await fatima.sees("● 5 not decided")
        assert "● 3 no" not in fatima.text
        await fatima.press("ctrl+s")
        await fatima.until(lambda: not isinstance(fatima.app.screen, SettleSheet))
    assert (put.proposal().result, put.proposal().support) == (ProposalResult.NOT_DECIDED, None)


async def test_a_reason_for_what_nobody_said_is_asked_about_before_it_settles(stage: Stage, put: Put) -> None:
    """The cursor goes on by itself, and who presses Tab as well types her digit among the reasons."""
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("Nobody was asked to choose.")
        await fatima.sees("1-5 choose   Tab go on")
        await fatima.press("1")
        await fatima.sees("1-3 choose   Tab go on")
        await fatima.press("tab")
        await fatima.type("2 Nog bellen", "enter")
        await fatima.sees("▲ Say also whether it is broadly supported: 1 to 3.")
        await fatima.press("2")
        await fatima.sees("● 2 not yet")
        await fatima.press("home", "delete", "delete", "enter")
        await fatima.until(lambda: not isinstance(fatima.app.screen, SettleSheet))
    settled = put.proposal()
    assert (settled.support, settled.support_reason) == (Support.NOT_YET, "Nog bellen")


async def test_stands_nobody_saw_yet_say_nothing_of_support(stage: Stage, put: Put) -> None:
    put.ask()
    put.take(stage.table.person("Ama"), StandChoice.OBJECTION, "Te duur")
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("1 of 9 chosen · settling shows what everyone chose")
        assert "The rule says" not in fatima.text
        assert "Te duur" not in fatima.text


async def test_roles_that_are_out_are_named(stage: Stage, put: Put) -> None:
    out = [stage.table.person("Ama"), stage.table.person("Hatice")]
    put.lead.attendance.leave(session_id=1, participant_ids=out)
    async with sheet(stage, put, SettleSheet) as fatima:
        await reads(fatima, "kennisinstelling and afstemming met Ma.akteam.")
        put.ask()
        put.lead.stands.support_all(round_id=put.round().id)
        put.lead.stands.show(round_id=put.round().id)
        await reads(fatima, "role kennisinstelling")
        await reads(fatima, "Not at the table: afstemming met Ma.akteam.")


async def test_settled_by_another_first_it_shows_that_and_keeps_what_was_typed(
    stage: Stage, put: Put
) -> None:
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("Nobody was asked to choose.")
        await fatima.press("1", "2")
        await fatima.type("Nog bellen")
        put.settle(ProposalResult.LATER)
        await fatima.sees("▲ This was settled: go on later · Els")
        await fatima.press("enter")
        await fatima.sees("Someone else just changed this.")
        await fatima.sees("Nog bellen")
        await fatima.sees("● 1 decided")
        put.lead.support.put(line_id=put.line.id)
        await fatima.sees("Nobody was asked to choose.")
        await fatima.press("enter")
        await fatima.until(lambda: not isinstance(fatima.app.screen, SettleSheet))
    assert put.proposal().result is ProposalResult.DECIDED
    assert put.proposal().support_reason == "Nog bellen"


async def test_what_was_typed_survives_a_failed_save_and_a_click_settles(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, SettleSheet, failures=(NotSaved("full"),)) as fatima:
        await fatima.sees("Nobody was asked to choose.")
        await fatima.pilot.click("#results", offset=(5, 3))
        await fatima.sees("● 4 go on later")
        await fatima.pilot.click("#reason")
        await fatima.type("Nog bellen", "enter")
        await fatima.sees("▲ Not saved")
        await fatima.sees("Nog bellen")
        await fatima.pilot.click("#foot", offset=(3, 0))
        await fatima.until(lambda: not isinstance(fatima.app.screen, SettleSheet))
    assert put.proposal().support_reason == "Nog bellen"
