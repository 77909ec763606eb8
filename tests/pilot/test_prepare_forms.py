from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from models.codes import AgendaFocus, ItemKind, MandateKind, Variant
from models.inputs import CommissionerInput, MaakbankInput, ParticipantInput, SessionInput
from models.reference import ROLES
from models.zone import amsterdam
from screens.forms.item import ItemForm
from screens.forms.maakbank import MaakbankForm
from screens.forms.participant import ParticipantForm
from screens.forms.session import SessionForm
from tests.prepared import EVENING, NOW, Prepared, in_field, note, put, saved, type_in, typed, until, wrong


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path)


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
    assert made.planned_start == datetime(2026, 12, 4, 17, 30, tzinfo=amsterdam())
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
