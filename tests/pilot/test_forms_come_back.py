from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from models.codes import MandateKind, Variant
from models.inputs import CommissionerInput, MaakbankInput
from screens.access import Access
from screens.forms.agenda import AgendaScreen
from screens.forms.confirm import ConfirmScreen
from screens.forms.item import ItemForm
from screens.forms.maakbank import MaakbankForm
from screens.forms.participant import ParticipantForm
from screens.forms.paste import PasteForm
from screens.forms.session import SessionForm
from screens.home import HomeScreen
from screens.maakbank import MaakbankScreen
from tests.prepared import Prepared, kit, note, put, saved, state, type_in, typed, until

Make = Callable[[Access], Screen[Any]]


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path)


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    return tmp_path / "outbox"


def left_in(forms: Path) -> list[Path]:
    return [*forms.iterdir()] if forms.exists() else []


async def noted(pilot: Pilot[Any], *fields: str) -> None:
    """Wait until these fields are on disk as they stand."""
    form: Any = pilot.app.screen
    await until(pilot, lambda: {*fields} <= form._unfinished.fields.keys())


async def test_what_was_typed_comes_back_and_says_so(record: Prepared, forms: Path) -> None:
    def make(access: Access) -> Screen[Any]:
        return MaakbankForm(access, keep_in=forms)

    commissioners = (CommissionerInput(organisation="Stadsdeel Oost", contact="020", contribution="geld"),)
    async with record.shown(make) as pilot:
        await type_in(pilot, "Groen op")
        put(pilot, question="Regel een\nRegel twee", variant=Variant.LONG, commissioners=commissioners)
        put(pilot, asked_groups=("ambtenaren",))
        await noted(pilot, "name", "question", "variant", "commissioners", "asked_groups")
    async with record.shown(make) as pilot:
        assert typed(pilot, "name") == "Groen op"
        assert typed(pilot, "question") == "Regel een\nRegel twee"
        assert typed(pilot, "variant") is Variant.LONG
        assert typed(pilot, "commissioners") == commissioners
        assert typed(pilot, "asked_groups") == ("ambtenaren",)
        assert "not saved yet" in state(pilot)
        assert (await saved(record, pilot)).name == "Groen op"
    assert left_in(forms) == []
    async with record.shown(make) as pilot:
        assert (typed(pilot, "name"), state(pilot)) == ("", "")


async def test_every_key_is_on_disk_before_the_next_one(record: Prepared, forms: Path) -> None:
    async with record.shown(lambda access: MaakbankForm(access, keep_in=forms)) as pilot:
        await type_in(pilot, "Gro")
        await until(pilot, left_in_first(forms))
        (file,) = left_in(forms)
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.read_bytes().count(b"\n") == 3


def left_in_first(forms: Path) -> Callable[[], object]:
    return lambda: any(file.read_bytes().count(b"\n") == 3 for file in left_in(forms))


async def test_thrown_away_is_gone(record: Prepared, forms: Path) -> None:
    def make(access: Access) -> Screen[Any]:
        return MaakbankForm(access, keep_in=forms)

    async with record.shown(make) as pilot:
        await type_in(pilot, "Groen")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await until(pilot, lambda: record.result is None)
    assert left_in(forms) == []


async def test_a_half_typed_name_comes_back_half_typed(record: Prepared, forms: Path) -> None:
    maakbank_id = record.maakbank()

    def make(access: Access) -> Screen[Any]:
        return ParticipantForm(access, maakbank_id, at="roles", keep_in=forms)

    async with record.shown(make) as pilot:
        await type_in(pilot, "kok")
        put(pilot, mandate=MandateKind.FOR_OTHERS, mandate_for="de buurt")
        await noted(pilot, "roles", "mandate", "mandate_for")
    async with record.shown(make) as pilot:
        assert pilot.app.screen.query_one("#field-roles PickInput").value == "kok"  # type: ignore[attr-defined]
        assert pilot.app.screen.query_one("#field-mandate_for").display
        assert typed(pilot, "mandate_for") == "de buurt"


async def test_someone_elses_text_stands_beside_what_comes_back(record: Prepared, forms: Path) -> None:
    maakbank_id = record.maakbank(question="Eerst")

    def make(access: Access) -> Screen[Any]:
        return MaakbankForm(access, maakbank_id, keep_in=forms)

    async with record.shown(make) as pilot:
        put(pilot, question="Van mij", areas="Oost")
        await noted(pilot, "question", "areas")
    theirs = MaakbankInput(name="Andere naam", question="Van haar")
    record.organiser.prepare.save_maakbank(data=theirs, maakbank_id=maakbank_id, revision=1)
    async with record.shown(make) as pilot:
        assert (typed(pilot, "name"), typed(pilot, "question")) == ("Andere naam", "Van mij")
        assert "Van haar" in note(pilot, "question")
        made = await saved(record, pilot)
    assert (made.name, made.question, made.areas) == ("Andere naam", "Van mij", "Oost")


async def test_a_pasted_list_comes_back_with_what_was_understood(record: Prepared, forms: Path) -> None:
    maakbank_id = record.maakbank()

    def make(access: Access) -> Screen[Any]:
        return PasteForm(access, maakbank_id, keep_in=forms)

    async with record.shown(make) as pilot:
        put(pilot, people="Noor Bakker; School\nSam de Vries")
        await noted(pilot, "people")
    async with record.shown(make) as pilot:
        assert typed(pilot, "people") == "Noor Bakker; School\nSam de Vries"
        assert len(await saved(record, pilot)) == 2
    assert left_in(forms) == []


async def test_a_pasted_list_survives_another_language(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: PasteForm(access, maakbank_id)) as pilot:
        put(pilot, people="Noor Bakker; School")
        pilot.app.action_language()  # type: ignore[attr-defined]
        await until(pilot, lambda: "Plak" in pilot.app.screen.query_one(".label").content.plain)  # type: ignore[attr-defined]
        await until(pilot, lambda: pilot.app.screen.is_changed)  # type: ignore[attr-defined]
        assert typed(pilot, "people") == "Noor Bakker; School"


@pytest.mark.parametrize(
    ("form", "about"), [(SessionForm, {"place": "Oost"}), (ItemForm, {"title": "Rondje"})]
)
async def test_the_small_forms_too(
    tmp_path: Path, form: Callable[..., Screen[Any]], about: dict[str, str]
) -> None:
    record, forms = Prepared(tmp_path, example=True), tmp_path / "outbox"

    async with record.shown(lambda access: form(access, 1, keep_in=forms)) as pilot:
        put(pilot, **about)
        await noted(pilot, *about)
    async with record.shown(lambda access: form(access, 1, keep_in=forms)) as pilot:
        assert {name: typed(pilot, name) for name in about} == about


async def test_every_form_that_is_opened_from_a_screen_is_kept(tmp_path: Path) -> None:
    record = Prepared(tmp_path, example=True)
    live = kit(tmp_path / "outbox")
    ways: list[tuple[Make, str]] = [
        (lambda access: HomeScreen(access, live), "nw"),
        (lambda access: MaakbankScreen(access, 1, live), "kwsdp"),
        (lambda access: AgendaScreen(access, record.session_id, keep_in=live.outbox_folder), "+"),
    ]
    for make, keys in ways:
        for key in keys:
            async with record.shown(make) as pilot:
                await pilot.press("plus" if key == "+" else key)
                await until(pilot, lambda: pilot.app.screen.query("#fields FormField"))
                await until(pilot, lambda: pilot.app.focused is not None)
                assert pilot.app.screen._keep_in == live.outbox_folder, key  # type: ignore[attr-defined]
