from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from models.inputs import AgendaItemInput, SessionInput
from screens.forms.agenda import AgendaScreen
from screens.forms.confirm import ConfirmScreen
from screens.forms.item import ItemForm
from screens.widgets.form_rows import Rows
from screens.widgets.words import Words
from tests.prepared import EVENING, Prepared, put, until


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    made = Prepared(tmp_path)
    made.session_id = made.organiser.prepare.save_session(
        maakbank_id=made.maakbank(), data=SessionInput(planned_start=EVENING, place="De Es")
    ).id
    for item in made.organiser.read.agenda(session_id=made.session_id)[3:]:
        made.organiser.prepare.remove_item(item_id=item.id)
    return made


def agenda(record: Prepared) -> Any:
    return lambda access: AgendaScreen(access, record.session_id)


def items(record: Prepared) -> list[tuple[str, int]]:
    found = record.organiser.read.agenda(session_id=record.session_id)
    return [(item.title, item.planned_minutes) for item in found]


def times(pilot: Pilot[Any]) -> list[str]:
    rows = pilot.app.screen.query_one(Rows).rows
    return [f"{row.cells[0].plain} {row.cells[2].plain}" for row in rows]


def total(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one("#total", Words).content.plain


async def test_items_with_their_times(record: Prepared) -> None:
    async with record.shown(agenda(record), size=(80, 24)) as pilot:
        assert times(pilot) == ["17:30 Inloop", "17:45 Samen eten", "18:25 Check-in en rollen"]
        assert total(pilot) == "Together 1 h 10, done at 18:40"


async def test_minutes_go_up_and_down_by_key(record: Prepared) -> None:
    async with record.shown(agenda(record)) as pilot:
        await pilot.press("right", "right")
        await until(pilot, lambda: times(pilot)[1] == "17:55 Samen eten")
        await pilot.press("left")
        await until(pilot, lambda: times(pilot)[1] == "17:50 Samen eten")
        assert total(pilot) == "Together 1 h 15, done at 18:45"
        await pilot.press(*["left"] * 6)
        await until(pilot, lambda: items(record)[0] == ("Inloop", 0))


async def test_an_item_moves_and_the_cursor_with_it(record: Prepared) -> None:
    async with record.shown(agenda(record)) as pilot:
        await pilot.press("shift+down")
        await until(pilot, lambda: times(pilot)[:2] == ["17:30 Samen eten", "18:10 Inloop"])
        await pilot.press("shift+down")
        await until(pilot, lambda: [title for title, _m in items(record)][2] == "Inloop")
        await pilot.press("shift+up", "shift+up")
        await until(pilot, lambda: times(pilot)[0] == "17:30 Inloop")


async def test_an_item_is_added_below_the_chosen_one(record: Prepared) -> None:
    async with record.shown(agenda(record)) as pilot:
        await pilot.press("down", "plus")
        await until(pilot, lambda: isinstance(pilot.app.screen, ItemForm) and pilot.app.screen.focused)
        put(pilot, title="Kennismaken", planned_minutes="10")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
        await until(pilot, lambda: times(pilot)[2] == "18:25 Kennismaken")
        new = record.organiser.read.agenda(session_id=record.session_id)[2].id
        await until(pilot, lambda: pilot.app.screen.query_one(Rows).key == new)


async def test_an_item_is_changed(record: Prepared) -> None:
    async with record.shown(agenda(record)) as pilot:
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ItemForm) and pilot.app.screen.focused)
        put(pilot, title="Eten met elkaar")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: items(record)[1] == ("Eten met elkaar", 40))
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
        await until(pilot, lambda: times(pilot)[1] == "17:45 Eten met elkaar")


async def test_removing_asks_first(record: Prepared) -> None:
    async with record.shown(agenda(record)) as pilot:
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
        assert len(items(record)) == 3
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.click("#yes")
        await until(pilot, lambda: len(items(record)) == 2)
    assert items(record)[0] == ("Samen eten", 40)


async def test_what_someone_else_changes_comes_in_sight(record: Prepared) -> None:
    async with record.shown(agenda(record)) as pilot:
        record.organiser.prepare.save_item(session_id=record.session_id, data=AgendaItemInput(title="Erbij"))
        await until(pilot, lambda: times(pilot)[-1] == "18:40 Erbij")


async def test_an_empty_agenda_does_nothing_odd(record: Prepared) -> None:
    for item in record.organiser.read.agenda(session_id=record.session_id):
        record.organiser.prepare.remove_item(item_id=item.id)
    async with record.shown(agenda(record)) as pilot:
        await pilot.press("delete", "right", "shift+up", "enter", "escape")
        await until(pilot, lambda: record.result is None)


async def test_the_words_change_with_the_language(record: Prepared) -> None:
    async with record.shown(agenda(record)) as pilot:
        pilot.app.action_language()  # type: ignore[attr-defined]
        await until(pilot, lambda: pilot.app.screen.query("#total") and "klaar om 18:40" in total(pilot))
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
