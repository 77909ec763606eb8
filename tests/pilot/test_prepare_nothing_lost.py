from pathlib import Path

import pytest

from models.errors import NotSaved
from models.inputs import MaakbankInput
from screens.forms.confirm import ConfirmScreen
from screens.forms.maakbank import MaakbankForm
from screens.forms.participant import ParticipantForm
from screens.widgets.words import Words
from tests.prepared import Prepared, in_field, note, put, saved, state, type_in, typed, until


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path)


@pytest.mark.parametrize("reason", ["locked", "full", "read_only", "other"])
async def test_a_form_that_cannot_be_saved_stays(record: Prepared, reason: str) -> None:
    async with record.shown(MaakbankForm) as pilot:
        await type_in(pilot, "Groen")
        record.access.failures.append(NotSaved(reason))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Ctrl+S tries again" in state(pilot))
        assert typed(pilot, "name") == "Groen"
        assert (await saved(record, pilot)).name == "Groen"


async def test_leaving_asks_once_and_escape_stays(record: Prepared) -> None:
    async with record.shown(MaakbankForm) as pilot:
        await type_in(pilot, "Groen")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankForm))
        assert typed(pilot, "name") == "Groen"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await until(pilot, lambda: record.result is None)
    assert record.organiser.read.maakbanken() == ()


async def test_a_half_typed_name_counts_as_typed(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: ParticipantForm(access, maakbank_id, at="roles")) as pilot:
        await type_in(pilot, "kok")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))


async def test_leaving_an_untouched_form_asks_nothing(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: MaakbankForm(access, maakbank_id)) as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: record.result is None)


async def test_who_types_on_while_it_saves_loses_nothing(record: Prepared) -> None:
    async with record.shown(MaakbankForm) as pilot:
        await type_in(pilot, "Groen")
        record.access.gate.clear()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: record.access.acts)
        await type_in(pilot, " plein")
        await pilot.press("ctrl+s")
        record.access.gate.set()
        await until(pilot, lambda: "You typed on" in state(pilot))
        assert [one.name for one in record.organiser.read.maakbanken()] == ["Groen"]
        assert (await saved(record, pilot)).name == "Groen plein"
    assert [one.name for one in record.organiser.read.maakbanken()] == ["Groen plein"]


async def test_two_who_change_the_same_both_keep_their_text(record: Prepared) -> None:
    maakbank_id = record.maakbank(question="Eerst")
    async with record.shown(lambda access: MaakbankForm(access, maakbank_id, at="question")) as pilot:
        put(pilot, question="Van mij", areas="Oost")
        theirs = MaakbankInput(name="Andere naam", question="Van haar")
        record.organiser.prepare.save_maakbank(data=theirs, maakbank_id=maakbank_id, revision=1)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Theirs stands under yours" in state(pilot))
        assert typed(pilot, "name") == "Andere naam"
        assert (typed(pilot, "question"), typed(pilot, "areas")) == ("Van mij", "Oost")
        assert "Van haar" in note(pilot, "question")
        made = await saved(record, pilot)
    assert (made.name, made.question, made.areas) == ("Andere naam", "Van mij", "Oost")


async def test_the_others_text_can_be_taken(record: Prepared) -> None:
    maakbank_id = record.maakbank(question="Eerst")
    async with record.shown(lambda access: MaakbankForm(access, maakbank_id, at="question")) as pilot:
        put(pilot, question="Van mij")
        theirs = MaakbankInput(name="Groen", question="Van haar")
        record.organiser.prepare.save_maakbank(data=theirs, maakbank_id=maakbank_id, revision=1)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Van haar" in note(pilot, "question"))
        await pilot.press("ctrl+g")
        assert (typed(pilot, "question"), note(pilot, "question")) == ("Van haar", "")
        assert (await saved(record, pilot)).question == "Van haar"


async def test_the_others_text_can_be_clicked(record: Prepared) -> None:
    maakbank_id = record.maakbank(question="Eerst")
    async with record.shown(lambda access: MaakbankForm(access, maakbank_id)) as pilot:
        put(pilot, question="Van mij")
        theirs = MaakbankInput(name="Groen", question="Van haar")
        record.organiser.prepare.save_maakbank(data=theirs, maakbank_id=maakbank_id, revision=1)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Van haar" in note(pilot, "question"))
        await until(pilot, lambda: in_field(pilot) == "question")
        await pilot.click("#field-question > .note")
        await until(pilot, lambda: typed(pilot, "question") == "Van haar")


async def test_the_language_changes_and_the_text_stays(record: Prepared) -> None:
    async with record.shown(MaakbankForm) as pilot:
        await type_in(pilot, "Groen")
        pilot.app.action_language()  # type: ignore[attr-defined]
        await until(pilot, lambda: "Naam" in pilot.app.screen.query_one(".label", Words).content.plain)
        await until(pilot, lambda: typed(pilot, "name") == "Groen")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
