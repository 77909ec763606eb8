"""A decision within a minute of a colleague's: asked about, and never in the way of who types on."""

from models.codes import DecisionStatus, LineKind, Seat
from tests.live_stage import JOOST, NAOMI, Stage


async def test_a_second_decision_within_a_minute_can_become_a_note(stage: Stage) -> None:
    stage.open(8)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        stage.table.keep(naomi, "/besluit Elke week een tafel", 8)
        await joost.sees("Elke week een tafel")
        await joost.type("/besluit Een tafel per week", "enter")
        await joost.sees(f"{NAOMI} just noted B1")
        assert len(stage.lines(8)) == 1
        await joost.press("ctrl+f")
        await joost.until(lambda: len(stage.lines(8)) == 2)
        await joost.until(lambda: "just noted" not in joost.text)
    assert [line.kind for line in stage.lines(8)] == [LineKind.DECISION, LineKind.NOTE]


async def test_a_second_decision_within_a_minute_is_kept_by_a_second_enter(stage: Stage) -> None:
    stage.open(8)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        stage.table.keep(naomi, "/besluit Elke week een tafel", 8)
        await joost.sees("Elke week een tafel")
        await joost.type("/besluit Op vrijdag betalen", "enter")
        await joost.sees(f"{NAOMI} just noted B1")
        await joost.press("enter")
        await joost.until(lambda: len(stage.lines(8)) == 2)
        await joost.until(lambda: "just noted" not in joost.text)
        await joost.sees("B2 Op vrijdag betalen")
        assert "at the same moment" not in joost.text
    decisions = stage.table.organiser.read.decisions(maakbank_id=1)
    assert [one.status for one in decisions] == [DecisionStatus.NOTED] * 2


async def test_who_types_on_keeps_a_second_decision_and_begins_a_line(stage: Stage) -> None:
    """What came after it was once glued to the decision."""
    stage.open(8)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        stage.table.keep(naomi, "/besluit Elke week een tafel", 8)
        await joost.sees("Elke week een tafel")
        await joost.type("/besluit Op vrijdag betalen", "enter")
        await joost.sees(f"{NAOMI} just noted B1")
        await joost.type("Daan belt morgen", "enter")
        await joost.until(lambda: len(stage.lines(8)) == 3)
    assert [line.text for line in stage.lines(8)] == [
        "Elke week een tafel",
        "Op vrijdag betalen",
        "Daan belt morgen",
    ]
