from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from models.codes import MandateKind
from models.errors import NotSaved
from models.inputs import ParticipantInput
from screens.forms.confirm import ConfirmScreen
from screens.forms.paste import PasteForm
from screens.widgets.form_inputs import CleanArea
from screens.widgets.form_rows import Rows
from screens.widgets.words import Words
from tests.hostile import HOSTILE
from tests.prepared import Prepared, harm_in, painted, put, until, wrong

LIST = "Naam;Organisatie;Rol;Groep\nSamira;De Es;gespreksleider;bewoner\n;Zonder naam;;\nJan;;kok;\nNoor;;;"


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    made = Prepared(tmp_path)
    maakbank_id = made.maakbank()
    made.organiser.prepare.save_participant(maakbank_id=maakbank_id, data=ParticipantInput(name="Noor"))
    return made


def paste_form(access: Any) -> PasteForm:
    return PasteForm(access, 1)


async def paste(pilot: Pilot[Any], text: str) -> None:
    pilot.app.screen.query_one(CleanArea).post_message(Paste(text))
    await pilot.pause()


def summary(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one("#understood", Words).content.plain


def preview(pilot: Pilot[Any]) -> list[str]:
    rows = pilot.app.screen.query_one("#preview", Rows).rows
    return [" | ".join(cell.plain for cell in row.cells) for row in rows]


def names(record: Prepared) -> list[str]:
    return [person.name for person in record.organiser.read.participants(maakbank_id=1)]


async def test_what_was_understood_shows_before_saving(record: Prepared) -> None:
    async with record.shown(paste_form, size=(80, 24)) as pilot:
        await paste(pilot, LIST)
        assert summary(pilot) == "✓ 2 people understood   ! 2 lines not"
        assert preview(pilot) == [
            "2 | Samira | De Es | gespreksleiding | actieve bewoners | ",
            "3 | – | Zonder naam |  |  | ",
            "4 | Jan |  | + kok |  | ",
            "5 | Noor |  |  |  | ",
        ]
        assert names(record) == ["Noor"]


async def test_a_mandate_is_read_and_what_is_not_read_is_told(record: Prepared) -> None:
    text = (
        "Naam;Mandaat;E-mail;Leeg\nSamira;neemt mee naar Buurttafels;s@oost.nl;\n"
        "Jan;namens de school;;\nKim;wethouder;;"
    )
    async with record.shown(paste_form, size=(120, 40)) as pilot:
        await paste(pilot, text)
        understood, *unread = summary(pilot).splitlines()
        assert understood == "✓ 3 people understood"
        assert unread == [
            "! this column is not read: E-mail",
            "! mandate not understood: wethouder. Say: self, on behalf of …, takes it home to …",
        ]
        assert [row.split(" | ")[-1] for row in preview(pilot)] == [
            "takes it home to Buurttafels",
            "decides for de school",
            "? wethouder",
        ]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(names(record)) == 4)
    people = {person.name: person for person in record.organiser.read.participants(maakbank_id=1)}
    assert (people["Samira"].mandate, people["Samira"].mandate_for) == (MandateKind.TAKES_HOME, "Buurttafels")
    assert (people["Jan"].mandate, people["Jan"].mandate_for) == (MandateKind.FOR_OTHERS, "de school")


async def test_good_lines_are_added_and_the_others_stay_in_the_text(record: Prepared) -> None:
    async with record.shown(paste_form) as pilot:
        await paste(pilot, LIST)
        await pilot.press("ctrl+s")
        area = pilot.app.screen.query_one(CleanArea)
        await until(pilot, lambda: area.text == "Naam;Organisatie;Rol;Groep\n;Zonder naam;;")
        assert names(record) == ["Jan", "Noor", "Samira"]
        await pilot.press("ctrl+home", "down", "home")
        await pilot.press("O", "n", "n", "o", "ctrl+s")
        await until(pilot, lambda: record.result and record.result[0].name == "Onno")
    assert names(record) == ["Jan", "Noor", "Onno", "Samira"]


async def test_a_whole_list_is_in_and_the_form_goes(record: Prepared) -> None:
    async with record.shown(paste_form) as pilot:
        await paste(pilot, "Samira\tDe Es\nJan\tWest\n")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: record.result and len(record.result) == 2)


async def test_nothing_to_add_is_said(record: Prepared) -> None:
    async with record.shown(paste_form) as pilot:
        await pilot.press("ctrl+s")
        await until(pilot, lambda: wrong(pilot) == ["people"])
        await paste(pilot, "Noor")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: wrong(pilot) == ["people"])


async def test_a_list_that_cannot_be_saved_stays(record: Prepared) -> None:
    async with record.shown(paste_form) as pilot:
        await paste(pilot, LIST)
        record.access.failures.append(NotSaved("full"))
        await pilot.press("ctrl+s")
        state = pilot.app.screen.query_one("#state", Words)
        await until(pilot, lambda: "disk is full" in state.content.plain)
        assert pilot.app.screen.query_one(CleanArea).text == LIST


async def test_leaving_a_pasted_list_asks(record: Prepared) -> None:
    async with record.shown(paste_form) as pilot:
        await paste(pilot, LIST)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))


async def test_a_file_comes_into_the_text(record: Prepared) -> None:
    file = record.folder / "lijst van ons.csv"
    file.write_text("Naam,Organisatie\nSamira,De Es\n", encoding="utf-8-sig")
    async with record.shown(paste_form) as pilot:
        put(pilot, path=f'"{file}"')
        await pilot.press("tab", "enter")
        await until(pilot, lambda: preview(pilot) == ["2 | Samira | De Es |  |  | "])


async def test_a_file_that_is_not_there_is_said_at_the_field(record: Prepared) -> None:
    async with record.shown(paste_form) as pilot:
        put(pilot, path=str(record.folder / "weg.csv"))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: wrong(pilot) == ["path"])


async def test_a_row_leads_to_its_line(record: Prepared) -> None:
    async with record.shown(paste_form) as pilot:
        await paste(pilot, LIST)
        await pilot.press("tab", "tab", "down", "enter")
        await until(pilot, lambda: pilot.app.screen.query_one(CleanArea).has_focus)
        assert pilot.app.screen.query_one(CleanArea).cursor_location == (2, 0)


async def test_any_text_can_be_pasted(record: Prepared) -> None:
    async with record.shown(paste_form, size=(80, 24)) as pilot:
        for text in HOSTILE[::3]:
            pilot.app.screen.query_one(CleanArea).text = ""
            await paste(pilot, f"{text};{text}\n{text}")
            assert not harm_in(painted(pilot))
