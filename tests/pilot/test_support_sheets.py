"""The sheets of a writing seat: stands by hand, totals from paper, objections to their end, settling."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.screen import Screen

from models.codes import ObjectionState, ProposalResult, Seat, StandChoice, Support
from models.errors import MakError, NotSaved
from models.rights import Actor
from models.views.support import ObjectionView, Tally
from screens.access import Access
from screens.objections import ObjectionsSheet
from screens.settling import SettleSheet
from screens.stands import StandsSheet
from screens.widgets.ask_line import AskLine
from tests.live_stage import FATIMA, Sitting, Stage
from tests.proposing import Put

Sheet = StandsSheet | ObjectionsSheet | SettleSheet


class Failing(Access):
    """Refuses the next acts with these errors."""

    failures: list[MakError]

    async def act(self, use):
        if self.failures:
            raise self.failures.pop(0)
        return await super().act(use)


@pytest.fixture
def put(stage: Stage) -> Put:
    return Put(stage.table)


@asynccontextmanager
async def sheet(
    stage: Stage,
    put: Put,
    made: Callable[[Access, int], Sheet],
    seat: Seat = Seat.FACILITATOR,
    failures: tuple[MakError, ...] = (),
) -> AsyncIterator[Sitting]:
    """Someone opens this sheet on the proposal."""
    async with stage.screen(lambda _access: Screen()) as sitting:
        access = sitting.app.access.seated(Actor(seat=seat, name=FATIMA, session_id=stage.session_id))
        access.__class__ = Failing
        access.failures = list(failures)  # type: ignore[attr-defined]
        sitting.app.push_screen(made(access, put.proposal_id))
        await sitting.sees("Tien buurtbanen in Noord")
        yield sitting


def stands(put: Put) -> dict[str, tuple[StandChoice, str]]:
    """What everyone chose, as the record shows it once it is shown."""
    put.lead.stands.show(round_id=put.round().id)
    return {stand.name.split()[0]: (stand.choice, stand.reason) for stand in put.round().stands}


def row(sitting: Sitting, name: str) -> str:
    return next(line for line in sitting.text.splitlines() if name in line)


def begun(sitting: Sitting) -> str:
    """What stands in the line that is asked for."""
    return sitting.app.screen.query_one(AskLine).text


# Stands by hand --------------------------------------------------------------------------------


async def test_two_letters_and_a_digit_enter_a_stand(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet, Seat.REPORTER) as joost:
        await joost.sees("0 of 9 chosen")
        await joost.type("ja", "1")
        await joost.sees("1 of 9 chosen")
        assert "chosen" in row(joost, "Jayden")
        await joost.type("kw", "2")
        await joost.sees("Kwame Mensah: I support this, but have a concern")
        await joost.type("te duur", "enter")
        await joost.sees("2 of 9 chosen")
        await joost.type("sa", "3")
        await joost.type("3 dagen is te kort", "enter")
        await joost.sees("3 of 9 chosen")
        await joost.type("lu", "4")
        await joost.sees("4 of 9 chosen")
        assert "te duur" not in joost.text
        assert "concern" not in row(joost, "Kwame")
        assert "on paper" not in joost.text
    assert stands(put) == {
        "Jayden": (StandChoice.SUPPORT, ""),
        "Kwame": (StandChoice.CONCERN, "te duur"),
        "Samira": (StandChoice.OBJECTION, "3 dagen is te kort"),
        "Lucia": (StandChoice.ABSTAIN, ""),
    }


async def test_everyone_supports_it_and_then_the_exceptions(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.sees("0 of 9 chosen")
        await fatima.press("9")
        await fatima.sees("9 of 9 chosen")
        await fatima.sees("Noted for 9 people. Now the exceptions.")
        await fatima.type("am", "4")
        await fatima.sees("Ama Boateng: noted")
        await fatima.type("da", "0")
        await fatima.sees("8 of 9 chosen")
        await fatima.sees("Daan Verhulst: taken back")
    taken = stands(put)
    assert taken["Ama"][0] is StandChoice.ABSTAIN
    assert "Daan" not in taken


async def test_a_digit_goes_on_to_who_did_not_choose_yet(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.sees("0 of 9 chosen")
        await fatima.press("1", "1", "down", "4")
        await fatima.sees("3 of 9 chosen")
    assert [(name, choice) for name, (choice, _) in stands(put).items()] == [
        ("Ama", StandChoice.SUPPORT),
        ("Daan", StandChoice.SUPPORT),
        ("Jayden", StandChoice.ABSTAIN),
    ]


async def test_an_objection_without_a_reason_is_asked_for_one(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.type("am", "3", "enter")
        await fatima.sees("An objection needs a reason.")
        await fatima.type("te vaag", "escape")
        await fatima.sees("everyone supports this")
        await fatima.press("up", "3")
        await fatima.until(lambda: begun(fatima) == "te vaag")
        await fatima.press("enter")
        await fatima.sees("1 of 9 chosen")
    assert stands(put) == {"Ama": (StandChoice.OBJECTION, "te vaag")}


async def test_a_reason_survives_a_failed_save(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet, failures=(NotSaved("full"),)) as fatima:
        await fatima.type("am", "3")
        await fatima.type("te vaag", "enter")
        await fatima.sees("▲ Not saved")
        assert begun(fatima) == "te vaag"
        await fatima.press("enter")
        await fatima.sees("1 of 9 chosen")


async def test_a_reason_goes_into_the_next_round_only_at_a_second_enter(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.type("am", "3")
        await fatima.type("te vaag")
        put.lead.stands.show(round_id=put.round().id)
        put.ask()
        await fatima.sees("0 of 9 chosen")
        await fatima.press("enter")
        await fatima.sees("Choosing is over for now.")
        assert begun(fatima) == "te vaag"
        await fatima.press("enter")
        await fatima.sees("1 of 9 chosen")


async def test_it_follows_the_record_and_shows_choices_only_once_they_are_shown(
    stage: Stage, put: Put
) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.type("lu")
        put.take(stage.table.person("Lucia"), StandChoice.CONCERN, "de huur")
        await fatima.until(lambda: "✓ Lucia" in fatima.text)
        assert "concern, by hand" not in fatima.text
        put.lead.stands.show(round_id=put.round().id)
        await fatima.sees("◐ 1 concern")
        await fatima.until(lambda: "concern, by hand" in row(fatima, "Lucia"))
        put.lead.stands.close(round_id=put.round().id)
        await fatima.sees("choosing is over")
        await fatima.press("1")
        await fatima.sees("Choosing is over for now.")


async def test_a_role_in_the_process_counts_once_that_is_said(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.sees("0 of 9 chosen")
        lines = [line for line in fatima.text.splitlines() if "does not count" in line]
        assert any("Marit" in line for line in lines)
        await fatima.type("mari", "1")
        await fatima.sees("7 says that this choice counts too.")
        await fatima.press("7")
        await fatima.sees("Marit de Boer: this choice counts")
        await fatima.press("1")
        await fatima.sees("1 of 10 chosen")
        await fatima.type("mari", "7")
        await fatima.sees("Marit de Boer: this choice does not count")


async def test_nothing_is_taken_before_it_is_asked(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.sees("Nobody was asked to choose yet.")
        await fatima.press("9")
        await fatima.sees("▲ Nobody was asked to choose yet.")
        put.ask()
        await fatima.sees("0 of 9 chosen")


async def test_a_click_chooses_a_person_and_then_a_stand(stage: Stage, put: Put) -> None:
    put.ask()
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.sees("Daan Verhulst")
        await fatima.pilot.click("#people", offset=(5, 1))
        await fatima.pilot.click("#choices", offset=(6, 0))
        await fatima.sees("Daan Verhulst: noted")
    assert stands(put) == {"Daan": (StandChoice.SUPPORT, "")}


# On paper --------------------------------------------------------------------------------------


async def test_totals_of_a_paper_round_meet_no_name(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.sees("Nobody was asked")
        await fatima.press("8")
        await fatima.sees("Nobody can see later who chose what.")
        await fatima.press("enter")
        await fatima.sees("Fill in at least one number.")
        await fatima.type("6x", "tab")
        await fatima.type("2", "tab", "tab")
        await fatima.type("1")
        await fatima.sees("Together 9. At the table 9 people count.")
        await fatima.press("enter")
        await fatima.sees("On paper: ● 6 supports   ◐ 2 concern   ○ 1 no choice")
        await fatima.sees("The totals are kept, without names.")
    assert put.round().on_paper
    assert put.round().tally == Tally(support=6, concern=2, abstain=1)
    assert put.round().stands == ()


async def test_totals_do_not_replace_what_people_chose(stage: Stage, put: Put) -> None:
    put.ask()
    put.take(stage.table.person("Ama"), StandChoice.SUPPORT)
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.sees("1 of 9 chosen")
        await fatima.press("8")
        await fatima.type("4", "enter")
        await fatima.sees("Some chose already in this round. Show it first.")
        put.lead.stands.show(round_id=put.round().id)
        await fatima.sees("● 1 supports")
        await fatima.press("enter")
        await fatima.sees("On paper: ● 4 supports")
    assert [seen.on_paper for seen in put.proposal().rounds] == [False, True]


async def test_totals_survive_a_failed_save_and_escape_goes_back(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, StandsSheet, failures=(NotSaved("full"),)) as fatima:
        await fatima.press("8")
        await fatima.type("4", "enter")
        await fatima.sees("▲ Not saved")
        await fatima.sees("Together 4.")
        await fatima.press("escape")
        await fatima.sees("two letters of a name")
        await fatima.press("8")
        await fatima.sees("Together 4.")


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
        await fatima.type("@Ama geen geld")
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


# Settling --------------------------------------------------------------------------------------


async def test_digits_and_enter_settle_and_nothing_was_picked_before(stage: Stage, put: Put) -> None:
    put.ask()
    put.lead.stands.support_all(round_id=put.round().id)
    put.lead.stands.show(round_id=put.round().id)
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("● 9 supports")
        await fatima.sees("◂ the rule")
        await fatima.sees("The rule says not yet: politici is not at the table")
        await fatima.sees("The facilitator has the last word.")
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


async def test_stands_nobody_saw_yet_say_nothing_of_support(stage: Stage, put: Put) -> None:
    put.ask()
    put.take(stage.table.person("Ama"), StandChoice.OBJECTION, "Te duur")
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("1 of 9 chosen · settling shows what everyone chose")
        assert "The rule says" not in fatima.text
        assert "Te duur" not in fatima.text


async def test_roles_that_are_out_are_named(stage: Stage, put: Put) -> None:
    put.lead.attendance.leave(session_id=1, participant_ids=[stage.table.person("Ama")])
    async with sheet(stage, put, SettleSheet) as fatima:
        await fatima.sees("Not at the table: kennisinstelling.")
        put.ask()
        put.lead.stands.support_all(round_id=put.round().id)
        put.lead.stands.show(round_id=put.round().id)
        await fatima.sees("role kennisinstelling")
        assert "Not at the table" not in fatima.text


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
