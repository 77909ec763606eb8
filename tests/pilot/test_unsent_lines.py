"""Lines that a browser held without a connection reach the minutes, whatever is open in the app."""

from dataclasses import replace

import pytest

from models.codes import Seat
from models.errors import NotSaved
from screens.access import Access
from screens.live_unsent import UnsentScreen
from tests.live_stage import FATIMA, JOOST, NAOMI, Sitting, Stage

QUESTION = 5
WORD = "0123456789abcdef" * 2
OTHER = "f" * 32


@pytest.fixture
def answers(stage: Stage) -> list[tuple[str, bool]]:
    """What the browser is told."""
    told: list[tuple[str, bool]] = []
    stage.kit = replace(stage.kit, answer=lambda word, is_kept: told.append((word, is_kept)))
    return told


def writing(sitting: Sitting) -> UnsentScreen:
    return next(one for one in sitting.app.screen_stack if isinstance(one, UnsentScreen))


async def test_a_line_is_kept_beside_a_half_sentence(stage: Stage, answers: list[tuple[str, bool]]) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("Half begonnen")
        writing(joost).take_unsent(WORD, "/besluit Half een")
        await joost.until(lambda: answers)
        assert writing(joost).input.text == "Half begonnen"
        naomi = stage.table.sit(Seat.REPORTER, NAOMI)
        await joost.until(lambda: naomi.read.drafts(session_id=stage.session_id))
        await joost.type(" en af", "enter")
        await joost.until(lambda: len(stage.lines(QUESTION)) == 2)
    assert [line.text for line in stage.lines(QUESTION)] == ["Half een", "Half begonnen en af"]
    assert answers == [(WORD, True)]


@pytest.mark.parametrize("keys", [(), ("escape",), ("f9",), ("escape", "f9"), ("f1",)])
@pytest.mark.parametrize(("seat", "name"), [(Seat.REPORTER, JOOST), (Seat.FACILITATOR, FATIMA)])
async def test_a_line_is_kept_whatever_is_open(
    stage: Stage, answers: list[tuple[str, bool]], keys: tuple[str, ...], seat: Seat, name: str
) -> None:
    stage.open(QUESTION)
    before = len(stage.table.organiser.read.attendance(session_id=stage.session_id))
    async with stage.seat(seat, name) as one:
        await one.press(*keys)
        shown = one.app.screen
        writing(one).take_unsent(WORD, "Bo Onbekend")
        await one.until(lambda: answers)
        assert one.app.screen is shown
    assert [line.text for line in stage.lines(QUESTION)] == ["Bo Onbekend"]
    assert len(stage.table.organiser.read.attendance(session_id=stage.session_id)) == before


async def test_a_line_told_twice_is_kept_once(stage: Stage, answers: list[tuple[str, bool]]) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        writing(joost).take_unsent(WORD, "Ja")
        writing(joost).take_unsent(WORD, "Ja")
        await joost.until(lambda: answers)
        writing(joost).take_unsent(WORD, "Ja")
        writing(joost).take_unsent(OTHER, "Ja")
        await joost.until(lambda: (OTHER, True) in answers)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        answers.clear()
        writing(joost).take_unsent(OTHER, "Ja")
        await joost.until(lambda: answers == [(OTHER, True)])
    assert [line.text for line in stage.lines(QUESTION)] == ["Ja", "Ja"]


async def test_a_key_act_told_twice_is_done_once(stage: Stage, answers: list[tuple[str, bool]]) -> None:
    lead = stage.open(QUESTION)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        for _ in range(2):
            writing(fatima).take_unsent(WORD, "/next")
            await fatima.until(lambda: answers)
        writing(fatima).take_unsent(OTHER, "Daarna")
        await fatima.until(lambda: (OTHER, True) in answers)
    running = lead.read.session(session_id=stage.session_id).running_item_id
    assert running == stage.table.item(QUESTION + 1)


async def test_before_the_session_begins_it_waits_in_the_browser(
    stage: Stage, answers: list[tuple[str, bool]]
) -> None:
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        writing(joost).take_unsent(WORD, "Te vroeg")
        assert answers == [(WORD, False)]
        await joost.until(lambda: "The session has not begun yet" in joost.said)


async def test_it_is_not_said_to_be_kept_before_the_record_has_it(
    stage: Stage, answers: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        act = Access.act

        async def locked(_access: Access, _use: object) -> None:
            raise NotSaved("locked")

        monkeypatch.setattr(Access, "act", locked)
        writing(joost).take_unsent(WORD, "Even wachten")
        await joost.until(lambda: writing(joost).keeper.state.reason)
        assert answers == []
        assert [line.text for line in writing(joost).outbox.waiting.values()] == ["Even wachten"]
        monkeypatch.setattr(Access, "act", act)
        await joost.until(lambda: answers == [(WORD, True)])
