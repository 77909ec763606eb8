"""A decision within a minute of a colleague's: asked about, and never in the way of who types on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from models.codes import DecisionStatus, LineKind, Seat
from tests.live_stage import JOOST, NAOMI, Sitting, Stage

DECIDING = 8
"""Place of "Besluiten" on the agenda."""


@asynccontextmanager
async def asked(stage: Stage, decision: str) -> AsyncIterator[Sitting]:
    """Joost has typed this decision just after Naomi's, and is asked about it."""
    stage.open(DECIDING)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        stage.table.keep(naomi, "/besluit Elke week een tafel", DECIDING)
        await joost.sees("Elke week een tafel")
        await joost.type(f"/besluit {decision}", "enter")
        await joost.sees(f"{NAOMI} just noted B1")
        assert len(stage.lines(DECIDING)) == 1
        yield joost


async def test_it_can_become_a_note(stage: Stage) -> None:
    async with asked(stage, "Een tafel per week") as joost:
        await joost.press("ctrl+f")
        await joost.until(lambda: len(stage.lines(DECIDING)) == 2)
        await joost.until(lambda: "just noted" not in joost.text)
    assert [line.kind for line in stage.lines(DECIDING)] == [LineKind.DECISION, LineKind.NOTE]


async def test_a_second_enter_keeps_it(stage: Stage) -> None:
    async with asked(stage, "Op vrijdag betalen") as joost:
        await joost.press("enter")
        await joost.until(lambda: len(stage.lines(DECIDING)) == 2)
        await joost.until(lambda: "just noted" not in joost.text)
        await joost.sees("B2 Op vrijdag betalen")
        assert "at the same moment" not in joost.text
    decisions = stage.table.organiser.read.decisions(maakbank_id=1)
    assert [one.status for one in decisions] == [DecisionStatus.NOTED] * 2


async def test_who_types_on_keeps_it_and_begins_a_line(stage: Stage) -> None:
    """What came after it was once glued to the decision."""
    async with asked(stage, "Op vrijdag betalen") as joost:
        await joost.type("Daan belt morgen", "enter")
        await joost.until(lambda: len(stage.lines(DECIDING)) == 3)
    assert [line.text for line in stage.lines(DECIDING)][1:] == ["Op vrijdag betalen", "Daan belt morgen"]
