from models.codes import Seat
from screens.live_sheets import DeletedSheet
from screens.widgets.cards import CardList
from tests.live_stage import JOOST, NAOMI, Stage

QUESTION = 5
"""Place of "De kwestie: waar knerst het?" on the agenda."""


async def test_any_deleted_line_can_be_found_and_put_back(stage: Stage) -> None:
    stage.open(QUESTION)
    naomi = stage.table.sit(Seat.REPORTER, NAOMI)
    for text in ("Weggehaald door Naomi", "Blijft", "Ook weg"):
        stage.table.keep(naomi, text, QUESTION)
    for at in (2, 0):
        naomi.minutes.delete_line(line_id=stage.lines(QUESTION)[at].id)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/herstel", "enter")
        await joost.until(lambda: isinstance(joost.app.screen, DeletedSheet))
        await joost.sees("Ook weg")
        await joost.until(lambda: joost.app.screen.query_one(CardList).cursor_key)
        await joost.press("enter")
        await joost.until(lambda: len(stage.lines(QUESTION)) == 2)
    assert [line.text for line in stage.lines(QUESTION)] == ["Weggehaald door Naomi", "Blijft"]


async def test_without_deleted_lines_it_says_so(stage: Stage) -> None:
    stage.open(QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type("/restore", "enter")
        await joost.until(lambda: "Nothing was taken out of the minutes." in joost.said)
