from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from models.clean import clean_text
from models.codes import AgendaFocus, ItemKind, MandateKind, Variant
from models.errors import NotSaved
from models.inputs import CommissionerInput, MaakbankInput, ParticipantInput, SessionInput
from models.reference import ROLES
from models.zone import AMSTERDAM
from screens.forms.confirm import ConfirmScreen
from screens.forms.item import ItemForm
from screens.forms.maakbank import MaakbankForm
from screens.forms.participant import ParticipantForm
from screens.forms.session import SessionForm
from screens.widgets.form_field import FormField
from screens.widgets.form_inputs import CleanArea, CleanInput
from screens.widgets.words import Words
from tests.hostile import HOSTILE
from tests.prepared import EVENING, NOW, Prepared, harm_in, painted, put, until, wrong


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path)


def state(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one("#state", Words).content.plain


def note(pilot: Pilot[Any], field: str) -> str:
    return pilot.app.screen.query_one(f"#field-{field} > .note", Words).content.plain


def typed(pilot: Pilot[Any], field: str) -> Any:
    return pilot.app.screen.query_one(f"#field-{field}", FormField).value


def in_field(pilot: Pilot[Any]) -> str:
    """The field that the cursor is in."""
    focused = pilot.app.focused
    nodes = focused.ancestors_with_self if focused else []
    return next((node.field for node in nodes if isinstance(node, FormField)), "")


async def type_in(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if char == " " else char for char in text))


async def saved(record: Prepared, pilot: Pilot[Any]) -> Any:
    """What the form gives back when Ctrl+S is pressed."""
    before = record.result
    await pilot.press("ctrl+s")
    await until(pilot, lambda: record.result is not before)
    return record.result


# A Ma.akbank ---------------------------------------------------------------------------------


async def test_a_maakbank_is_made_with_keys_alone(record: Prepared) -> None:
    async with record.shown(MaakbankForm, size=(80, 24)) as pilot:
        await type_in(pilot, "Groen plein")
        await pilot.press("enter")
        await type_in(pilot, "Te heet")
        await pilot.press("tab")
        await type_in(pilot, "Van ons")
        await pilot.press("tab", "tab", "tab", "tab")
        assert in_field(pilot) == "agreement_points"
        await type_in(pilot, "Samen beheren")
        await pilot.press("enter", "enter")
        assert in_field(pilot) == "theme"
        await type_in(pilot, "jeugd")
        await pilot.press("enter", "enter")
        await type_in(pilot, "Oost")
        await pilot.press("enter", "right", "tab")
        await type_in(pilot, "Stadsdeel")
        await pilot.press("enter", "enter")
        await type_in(pilot, "geld")
        await pilot.press("enter", "enter", "enter", "enter")
        assert in_field(pilot) == "asked_groups"
        await type_in(pilot, "poli")
        await pilot.press("enter")
        made = await saved(record, pilot)
    assert (made.name, made.question, made.whose) == ("Groen plein", "Te heet", "Van ons")
    assert made.agreement_points == ("Samen beheren",)
    assert (made.theme, made.areas) == ("Werk voor de jeugd", "Oost")
    assert made.variant is Variant.SHORT_AND_LONG
    assert [(one.organisation, one.contact, one.contribution) for one in made.commissioners] == [
        ("Stadsdeel", "", "geld")
    ]
    assert [group.name for group in made.asked_groups] == ["politici"]


async def test_a_maakbank_is_changed_and_all_it_had_stays(record: Prepared) -> None:
    data = MaakbankInput(
        name="Groen",
        question="Eén\ntwee",
        whose="a",
        who_decides="b",
        how_organised="c",
        outcome="d",
        variant=Variant.LONG,
        theme="Eigen thema",
        areas="Oost",
        agreement_points=("Eén", "Twee"),
        commissioners=(
            CommissionerInput(organisation="Stad", contact="Noor", contribution="geld"),
            CommissionerInput(organisation="Buurt"),
        ),
        asked_groups=("politici", "eigen groep"),
    )
    before = record.organiser.prepare.save_maakbank(data=data)
    async with record.shown(lambda access: MaakbankForm(access, before.id)) as pilot:
        put(pilot, outcome="Dertig bomen")
        after = await saved(record, pilot)
    again = replace(before, outcome="Dertig bomen", revision=2, commissioners=after.commissioners)
    assert after == again
    assert [one.contact for one in after.commissioners] == ["Noor", ""]


async def test_a_name_is_asked_for_at_the_field(record: Prepared) -> None:
    async with record.shown(lambda access: MaakbankForm(access, at="areas")) as pilot:
        assert in_field(pilot) == "areas"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: wrong(pilot) == ["name"])
        assert in_field(pilot) == "name"
        assert note(pilot, "name") == "! Please fill this in."
        await type_in(pilot, "G")
        assert wrong(pilot) == []


async def test_a_commissioner_without_a_name_is_said_there(record: Prepared) -> None:
    async with record.shown(MaakbankForm) as pilot:
        put(pilot, name="Groen", commissioners=(CommissionerInput(organisation="", contact="Noor"),))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: wrong(pilot) == ["commissioners"])


# Nothing typed gets lost ---------------------------------------------------------------------


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


async def test_the_language_changes_and_the_text_stays(record: Prepared) -> None:
    async with record.shown(MaakbankForm) as pilot:
        await type_in(pilot, "Groen")
        pilot.app.action_language()  # type: ignore[attr-defined]
        await until(pilot, lambda: "Naam" in pilot.app.screen.query_one(".label", Words).content.plain)
        await until(pilot, lambda: typed(pilot, "name") == "Groen")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))


# People --------------------------------------------------------------------------------------


async def test_a_participant_with_several_roles(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: ParticipantForm(access, maakbank_id), size=(80, 24)) as pilot:
        await type_in(pilot, "Noor")
        await pilot.press("enter")
        await type_in(pilot, "Buurtplatform")
        await pilot.press("enter")
        for role in ("gesp", "versl", "kok"):
            await type_in(pilot, role)
            await pilot.press("enter")
        await pilot.press("enter")
        await type_in(pilot, "bew")
        await pilot.press("enter", "enter", "right", "right", "tab")
        assert in_field(pilot) == "mandate_for"
        await type_in(pilot, "de buurt")
        made = await saved(record, pilot)
    assert (made.name, made.organisation) == ("Noor", "Buurtplatform")
    assert made.helix_groups == ("actieve bewoners",)
    assert [role.name for role in made.roles] == ["gespreksleiding", "verslaglegging", "kok"]
    assert (made.mandate, made.mandate_for) == (MandateKind.FOR_OTHERS, "de buurt")


async def test_a_role_goes_off_with_the_same_keys(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda a: ParticipantForm(a, maakbank_id, role=ROLES[2], at="roles")) as pilot:
        assert typed(pilot, "roles") == (ROLES[2],)
        await pilot.press("down", "down", "down", "enter")
        assert typed(pilot, "roles") == ()
        await pilot.press("up", "enter")
        assert typed(pilot, "roles") == (ROLES[6],)


async def test_what_is_typed_and_left_is_taken(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: ParticipantForm(access, maakbank_id, at="roles")) as pilot:
        await type_in(pilot, "kennis")
        await pilot.press("tab")
        await until(pilot, lambda: typed(pilot, "roles") == ("kennisinstelling",))


async def test_a_role_can_be_clicked(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: ParticipantForm(access, maakbank_id)) as pilot:
        await pilot.click("#field-roles Flow", offset=(4, 0))
        assert typed(pilot, "roles") == (ROLES[0],)
        await pilot.click("#field-mandate ChoiceRow", offset=(24, 0))
        assert typed(pilot, "mandate") is MandateKind.OWN


async def test_a_name_that_is_there_already_is_said(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    record.organiser.prepare.save_participant(maakbank_id=maakbank_id, data=ParticipantInput(name="Noor"))
    async with record.shown(lambda access: ParticipantForm(access, maakbank_id)) as pilot:
        put(pilot, name="noor")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: wrong(pilot) == ["name"])


async def test_a_guest_stays_a_guest(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    guest = ParticipantInput(name="Tyrone", is_guest=True)
    person = record.organiser.prepare.save_participant(maakbank_id=maakbank_id, data=guest)
    async with record.shown(lambda access: ParticipantForm(access, maakbank_id, person.id)) as pilot:
        put(pilot, organisation="De Es")
        assert (await saved(record, pilot)).is_guest


# Sessions and agenda items -------------------------------------------------------------------


async def test_a_session_is_planned_in_words(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: SessionForm(access, maakbank_id)) as pilot:
        await type_in(pilot, "vr 4 dec")
        assert note(pilot, "day") == "Friday 4 December 2026"
        await pilot.press("enter")
        await type_in(pilot, "half 6")
        assert note(pilot, "time") == "17:30"
        await pilot.press("enter")
        await type_in(pilot, "De Es")
        made = await saved(record, pilot)
    assert made.planned_start == datetime(2026, 12, 4, 17, 30, tzinfo=AMSTERDAM)
    assert (made.number, made.place) == (1, "De Es")
    assert record.organiser.read.agenda(session_id=made.id)


async def test_no_date_and_no_time_are_said_where_they_are(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: SessionForm(access, maakbank_id)) as pilot:
        put(pilot, day="31 februari", time="kwart over")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: wrong(pilot) == ["day", "time"])
        assert "not a date" in note(pilot, "day")
        assert typed(pilot, "day") == "31 februari"
        put(pilot, day="", time="25:00")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: note(pilot, "day") == "! Please fill this in.")


async def test_a_next_session_knows_time_and_place(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    first = SessionInput(planned_start=EVENING, place="De Es")
    session = record.organiser.prepare.save_session(maakbank_id=maakbank_id, data=first)
    async with record.shown(lambda access: SessionForm(access, maakbank_id)) as pilot:
        assert (typed(pilot, "day"), typed(pilot, "time"), typed(pilot, "place")) == ("", "17:30", "De Es")
    async with Prepared(record.folder).shown(lambda a: SessionForm(a, maakbank_id, session.id)) as pilot:
        assert typed(pilot, "day") == "Friday 27 November 2026"


async def test_moving_a_session_keeps_what_is_not_touched(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    data = SessionInput(planned_start=EVENING, place="De Es")
    session = record.organiser.prepare.save_session(maakbank_id=maakbank_id, data=data)
    async with record.shown(lambda access: SessionForm(access, maakbank_id, session.id)) as pilot:
        put(pilot, place="Elders")
        made = await saved(record, pilot)
    assert (made.planned_start, made.place, made.number) == (EVENING, "Elders", 1)


async def test_a_day_that_has_been_is_said_but_allowed(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    async with record.shown(lambda access: SessionForm(access, maakbank_id)) as pilot:
        put(pilot, day="3 maart 2026", time="19:00")
        await until(pilot, lambda: "that has been" in note(pilot, "day"))
        assert (await saved(record, pilot)).planned_start < NOW


async def test_an_agenda_item(record: Prepared) -> None:
    maakbank_id = record.maakbank()
    session = record.organiser.prepare.save_session(
        maakbank_id=maakbank_id, data=SessionInput(planned_start=EVENING)
    )
    first = record.organiser.read.agenda(session_id=session.id)[0]
    async with record.shown(lambda access: ItemForm(access, session.id, after_item_id=first.id)) as pilot:
        await type_in(pilot, "Buurtbanen")
        put(pilot, planned_minutes="veel")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: wrong(pilot) == ["planned_minutes"])
        put(pilot, planned_minutes="25 min", kind=ItemKind.ROUND, focus=AgendaFocus.LEARNING)
        made = await saved(record, pilot)
    assert (made.number, made.title, made.planned_minutes) == (2, "Buurtbanen", 25)
    assert (made.kind, made.focus) == (ItemKind.ROUND, AgendaFocus.LEARNING)


# Hostile text --------------------------------------------------------------------------------


def forms(record: Prepared) -> dict[str, Callable[[Any], Any]]:
    maakbank_id = record.maakbank()
    session = record.organiser.prepare.save_session(
        maakbank_id=maakbank_id, data=SessionInput(planned_start=EVENING)
    )
    return {
        "maakbank": lambda access: MaakbankForm(access, maakbank_id),
        "participant": lambda access: ParticipantForm(access, maakbank_id),
        "session": lambda access: SessionForm(access, maakbank_id),
        "item": lambda access: ItemForm(access, session.id),
    }


FORMS = ("maakbank", "participant", "session", "item")


@pytest.mark.parametrize("name", FORMS)
async def test_whatever_is_pasted_shows_harmlessly(record: Prepared, name: str) -> None:
    async with record.shown(forms(record)[name], size=(80, 24)) as pilot:
        inputs: list[CleanInput | CleanArea] = [*pilot.app.screen.query(CleanInput)]
        inputs += pilot.app.screen.query(CleanArea)
        for number, text in enumerate(HOSTILE[FORMS.index(name) :: len(FORMS)]):
            widget = inputs[number % len(inputs)]
            widget.focus()
            widget.clear()
            widget.post_message(Paste(text))
            await pilot.pause()
            assert not harm_in(painted(pilot))


@pytest.mark.parametrize("text", HOSTILE[::12], ids=range(len(HOSTILE[::12])))
async def test_hostile_text_is_kept_as_cleaned(record: Prepared, text: str) -> None:
    text, short = text[:9000], text[:150]
    async with record.shown(MaakbankForm, size=(80, 24)) as pilot:
        put(pilot, name=f"x{short}", question=f"x{text}", areas=short, agreement_points=(f"x{short}",))
        made = await saved(record, pilot)
    assert made.name == clean_text(f"x{short}").strip()
    assert made.question == clean_text(f"x{text}", lines=True).strip()
    assert made.areas == clean_text(short).strip()
