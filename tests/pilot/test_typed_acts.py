"""Acts that a reporter types: with `/`, and on the line that was chosen."""

import pytest

from models.codes import ActionStatus, Seat
from screens.reporter import ReporterScreen
from tests.live_stage import JOOST, NAOMI, Sitting, Stage

QUESTION = 5
"""Place of "De kwestie: waar knerst het?" on the agenda."""


async def test_a_typed_word_does_what_its_key_does(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/wie", "enter")
        await joost.sees("Who comes in?")


@pytest.mark.parametrize("typed", ["/pauze", "/close", "/volgende", "/vaststellen B13"])
async def test_an_act_of_the_facilitator_stays_in_the_input(stage: Stage, typed: str) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        screen = joost.app.screen
        assert isinstance(screen, ReporterScreen)
        await joost.type(typed)
        await joost.sees("only for the facilitator")
        await joost.press("enter")
        await joost.until(lambda: "is only for the facilitator. Your text stays here." in joost.said)
        assert screen.input.text == typed
        await joost.press("ctrl+u")
        await joost.type("Gewoon verder", "enter")
        await joost.until(lambda: stage.lines(QUESTION))
    assert [line.text for line in stage.lines(QUESTION)] == ["Gewoon verder"]


async def test_a_kept_line_may_say_what_only_the_facilitator_does(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("pauze", "enter")
        await joost.until(lambda: stage.lines(QUESTION))
        await joost.press("up", "home")
        await joost.type("/", "enter")
        await joost.until(lambda: stage.lines(QUESTION)[0].edited)
    assert [line.text for line in stage.lines(QUESTION)] == ["/pauze"]


async def test_a_question_is_ticked_off_by_its_words(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/vraag Wie gaat over de regelingen?", "enter")
        await joost.sees("Wie gaat over de regelingen?")
        await joost.type("/klaar regelingen", "enter")
        await joost.until(lambda: stage.lines(QUESTION)[0].ticked_at)


async def test_an_action_that_two_people_tick_off_stays_done(stage: Stage) -> None:
    stage.open(QUESTION)
    organiser = stage.table.organiser
    maakbank_id = organiser.read.session(session_id=stage.session_id).maakbank_id

    def statuses() -> list[ActionStatus]:
        return [one.status for one in organiser.read.actions(maakbank_id=maakbank_id)]

    def seen(sitting: Sitting) -> list[ActionStatus]:
        screen = sitting.app.screen
        assert isinstance(screen, ReporterScreen) and screen.state is not None
        return [one.status for one in screen.state.actions]

    async with stage.seat(Seat.REPORTER, JOOST) as joost, stage.seat(Seat.REPORTER, NAOMI) as naomi:
        await joost.type("/actie @Daan Begroten", "enter")
        await joost.until(lambda: seen(joost))
        await joost.type("/klaar A1", "enter")
        await joost.until(lambda: "A1 is done." in joost.said)
        await naomi.until(lambda: seen(naomi) == [ActionStatus.DONE])
        await naomi.type("/klaar A1", "enter")
        await naomi.until(lambda: "A1 is done already." in naomi.said)
        assert statuses() == [ActionStatus.DONE]
        await naomi.type("/klaar A1 weer open", "enter")
        await naomi.until(lambda: "A1 is open again." in naomi.said)
        assert statuses() == [ActionStatus.OPEN]


async def test_a_line_moves_and_goes_and_comes_back(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Eerst", "enter")
        await joost.sees("Eerst")
        await joost.type("/verplaats 4", "enter")
        await joost.until(lambda: stage.lines(4))
        await joost.type("Tweede", "enter")
        await joost.sees("Tweede")
        await joost.type("/verwijder", "enter")
        await joost.until(lambda: not stage.lines(QUESTION))
        await joost.type("/herstel", "enter")
        await joost.until(lambda: stage.lines(QUESTION))


async def test_wiping_asks_for_a_yes(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Haar broertje stopte", "enter")
        await joost.sees("Haar broertje")
        await joost.type("/wis", "enter")
        await joost.until(lambda: "/wipe yes" in joost.said)
        assert stage.lines(QUESTION)[0].wiped_at is None
        await joost.type("/wis ja", "enter")
        await joost.until(lambda: stage.lines(QUESTION)[0].wiped_at)
        await joost.until(lambda: "Haar broertje" not in joost.text)
    assert stage.lines(QUESTION)[0].text == ""
    assert not any("broertje" in file.read_text() for file in stage.kit.outbox_folder.glob("*.jsonl"))
