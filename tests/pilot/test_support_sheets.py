"""Stands by hand, and totals from paper: sheets of a writing seat."""

import pytest

from models.codes import Seat, StandChoice
from models.errors import NotSaved
from models.views.support import Tally
from screens.stands import StandsSheet
from tests.live_stage import Sitting, Stage
from tests.proposing import Put
from tests.sheets import begun, sheet


@pytest.fixture
def put(stage: Stage) -> Put:
    return Put(stage.table)


def stands(put: Put) -> dict[str, tuple[StandChoice, str]]:
    """What everyone chose, as the record shows it once it is shown."""
    put.lead.stands.show(round_id=put.round().id)
    return {stand.name.split()[0]: (stand.choice, stand.reason) for stand in put.round().stands}


def row(sitting: Sitting, name: str) -> str:
    return next((line for line in sitting.text.splitlines() if name in line), "")


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
        await fatima.until(lambda: "does not count" in row(fatima, "Marit"))
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


async def test_arrows_walk_the_numbers_and_too_many_people_are_told(stage: Stage, put: Put) -> None:
    async with sheet(stage, put, StandsSheet) as fatima:
        await fatima.press("8")
        await fatima.type("6", "down")
        await fatima.type("4", "up", "up")
        await fatima.type("1", "down")
        await fatima.sees("▲ Together 11. At the table 9 people count.")
        await fatima.type("621", "enter")
        await fatima.sees("No table has that many people. Look at the numbers again.")
        await fatima.sees("Together 626.")
        await fatima.press("backspace", "enter")
        await fatima.sees("67 is more than the 9 who count. Enter keeps it.")
        await fatima.press("backspace", "enter")
        await fatima.sees("11 is more than the 9 who count. Enter keeps it.")
        assert not put.proposal().rounds
        await fatima.press("enter")
        await fatima.sees("On paper: ● 6 supports   ◐ 4 concern   ○ 1 no choice")
    assert put.round().tally == Tally(support=6, concern=4, abstain=1)


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
