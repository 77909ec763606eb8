from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from models.codes import Seat
from models.errors import NotSaved
from models.inputs import CommissionerInput, ParticipantInput, SessionInput
from models.reference import ROLES
from models.rights import Actor
from screens.forms.agenda import AgendaScreen
from screens.forms.confirm import ConfirmScreen
from screens.forms.maakbank import MaakbankForm
from screens.forms.participant import ParticipantForm
from screens.forms.paste import PasteForm
from screens.forms.session import SessionForm
from screens.maakbank import MaakbankScreen
from screens.report import ReportScreen
from screens.seats import SeatScreen
from screens.widgets.form_field import FormField
from screens.widgets.form_gaps import GapStrip
from screens.widgets.form_rows import Rows
from tests.hostile import SHORT
from tests.prepared import EVENING, Prepared, harm_in, kit, painted, put, said, until


@pytest.fixture
def record(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path, example=True)


@pytest.fixture
def bare(tmp_path: Path) -> Prepared:
    made = Prepared(tmp_path)
    made.maakbank("Leeg")
    return made


def page(record: Prepared) -> Any:
    return lambda access: MaakbankScreen(access, 1, kit(record.folder))


def gaps(pilot: Pilot[Any]) -> list[str]:
    return [piece.plain for piece in pilot.app.screen.query_one(GapStrip).pieces]


def cells(pilot: Pilot[Any], list_id: str) -> list[str]:
    rows = pilot.app.screen.query_one(f"#{list_id}", Rows).rows
    return [" | ".join(cell.plain for cell in row.cells) for row in rows]


async def form(pilot: Pilot[Any], kind: type) -> None:
    """A form of this kind is there and can be typed in."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.focused)


async def test_all_of_a_maakbank_on_one_page(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        assert gaps(pilot) == ["✓ Nothing is missing. This Ma.akbank can begin."]
        (session,) = cells(pilot, "sessions")
        assert session.startswith("1 | Fri 27 Nov | 17:30–21:00 | Buurthuis Het Klaverblad")
        people = cells(pilot, "people")
        assert len(people) == 14
        assert "Ama Boateng | Lectoraat" in people[0]
        assert isinstance(pilot.app.focused, Rows)


async def test_what_is_missing_stays_in_sight(bare: Prepared) -> None:
    async with bare.shown(page(bare), size=(80, 24)) as pilot:
        assert gaps(pilot) == [
            "What is still missing?",
            "▲ write down the issue",
            "▲ find a commissioner",
            "▲ invite people, for each role someone",
            "▲ plan a session with an agenda",
        ]
        strip = pilot.app.screen.query_one(GapStrip)
        await pilot.press("end", "pagedown")
        assert strip.region.bottom <= 6


@pytest.mark.parametrize(
    ("steps", "kind", "field"),
    [
        (0, MaakbankForm, "question"),
        (1, MaakbankForm, "commissioners"),
        (2, PasteForm, "people"),
        (3, SessionForm, "day"),
    ],
)
async def test_a_gap_leads_to_where_it_is_mended(bare: Prepared, steps: int, kind: type, field: str) -> None:
    async with bare.shown(page(bare)) as pilot:
        await pilot.press(*["right"] * steps, "enter")
        await form(pilot, kind)
        inside = pilot.app.focused.ancestors if pilot.app.focused else []
        assert next(node.field for node in inside if isinstance(node, FormField)) == field


async def test_a_missing_role_offers_someone_with_that_role(bare: Prepared) -> None:
    for role in ROLES[1:]:
        bare.organiser.prepare.save_participant(
            maakbank_id=1, data=ParticipantInput(name=f"Voor {role}", roles=(role,))
        )
    async with bare.shown(page(bare), size=(80, 24)) as pilot:
        place = gaps(pilot).index(f"▲ invite someone for {ROLES[0]}") - 1
        await pilot.press(*["right"] * place, "enter")
        await form(pilot, ParticipantForm)
        put(pilot, name="Samira")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))
        await until(pilot, lambda: not any("invite" in gap for gap in gaps(pilot)))


async def test_a_gap_can_be_clicked(bare: Prepared) -> None:
    async with bare.shown(page(bare)) as pilot:
        await pilot.click(GapStrip, offset=(28, 0))
        await form(pilot, MaakbankForm)


async def test_a_session_without_an_agenda_leads_to_its_agenda(record: Prepared) -> None:
    for item in record.organiser.read.agenda(session_id=record.session_id):
        record.organiser.prepare.remove_item(item_id=item.id)
    async with record.shown(page(record)) as pilot:
        assert "▲ plan a session with an agenda" in gaps(pilot)
        await pilot.click(GapStrip, offset=(30, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))


async def test_enter_goes_to_the_session(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SeatScreen))


async def test_a_closed_session_shows_its_report(record: Prepared) -> None:
    lead = record.desk(Actor(seat=Seat.FACILITATOR, name="Fatima", session_id=record.session_id))
    lead.session.open(session_id=record.session_id)
    lead.session.close(session_id=record.session_id)
    async with record.shown(page(record)) as pilot:
        assert "✓ closed" in cells(pilot, "sessions")[0]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("k", MaakbankForm),
        ("s", SessionForm),
        ("w", SessionForm),
        ("a", AgendaScreen),
        ("d", ParticipantForm),
        ("p", PasteForm),
    ],
)
async def test_every_form_has_a_key(record: Prepared, key: str, kind: type) -> None:
    async with record.shown(page(record)) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, kind))
        await until(pilot, lambda: pilot.app.screen.focused)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))


async def test_a_person_is_opened_and_removed(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        await pilot.press("tab", "down", "enter")
        await form(pilot, ParticipantForm)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))
        await until(pilot, lambda: len(cells(pilot, "people")) == 13)
        assert not any("Daan Verhulst" in person for person in cells(pilot, "people"))


async def test_a_planned_session_can_go(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query("#no-sessions").first().display)
    assert record.organiser.read.sessions(maakbank_id=1) == ()


async def test_a_session_with_a_record_stays(record: Prepared) -> None:
    lead = record.desk(Actor(seat=Seat.FACILITATOR, name="Fatima", session_id=record.session_id))
    lead.session.open(session_id=record.session_id)
    async with record.shown(page(record)) as pilot:
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await until(pilot, lambda: said(pilot) == ["This already has minutes, so it stays."])
    assert len(record.organiser.read.sessions(maakbank_id=1)) == 1


async def test_removing_that_fails_is_said(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        await pilot.press("tab", "delete")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        record.access.failures.append(NotSaved("locked"))
        await pilot.press("enter")
        await until(pilot, lambda: said(pilot) == ["Not saved yet: the record is busy. Just type on."])
        assert len(cells(pilot, "people")) == 14


async def test_a_list_of_people_is_told_when_it_is_in(bare: Prepared) -> None:
    async with bare.shown(page(bare)) as pilot:
        await pilot.press("p")
        await form(pilot, PasteForm)
        put(pilot, people="Samira; De Es\nJan; West")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, MaakbankScreen))
        await until(pilot, lambda: len(cells(pilot, "people")) == 2)


async def test_what_someone_else_changes_comes_in_sight(bare: Prepared) -> None:
    async with bare.shown(page(bare)) as pilot:
        bare.organiser.prepare.save_participant(maakbank_id=1, data=ParticipantInput(name="Samira"))
        await until(pilot, lambda: len(cells(pilot, "people")) == 1)


async def test_the_acts_in_a_heading_can_be_clicked(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        heading = pilot.app.screen.query_one("#people-head")
        await pilot.click(heading, offset=(heading.size.width - 4, 0))
        await form(pilot, PasteForm)


async def test_the_words_change_with_the_language(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        pilot.app.action_language()  # type: ignore[attr-defined]
        await until(pilot, lambda: gaps(pilot) == ["✓ Er mist niets. Deze Ma.akbank kan beginnen."])


async def test_hostile_texts_do_no_harm(bare: Prepared) -> None:
    for number, text in enumerate(SHORT):
        bare.organiser.prepare.save_participant(
            maakbank_id=1,
            data=ParticipantInput(
                name=f"{number}{text[:180]}",
                organisation=text[:180],
                helix_groups=(f"g{text[:180]}",),
                roles=(f"r{text[:180]}",),
            ),
        )
    bare.maakbank(
        "x[@click=app.bell]",
        question="\n".join(SHORT)[:9000],
        commissioners=tuple(CommissionerInput(organisation=f"x{text[:180]}") for text in SHORT[:20]),
    )
    for text in SHORT[:30]:
        bare.organiser.prepare.save_session(
            maakbank_id=1, data=SessionInput(planned_start=EVENING, place=text[:180])
        )
    for maakbank_id in (1, 2):
        again = Prepared(bare.folder)
        make: Any = lambda access, which=maakbank_id: MaakbankScreen(access, which, kit(bare.folder))  # noqa: E731
        async with again.shown(make) as pilot:
            await pilot.press("tab")
            for _page in range(1 + len(SHORT) // 10):
                await pilot.press("pagedown")
                assert not harm_in(painted(pilot))


async def test_what_moved_under_another_screen_shows_on_coming_back(record: Prepared) -> None:
    async with record.shown(page(record)) as pilot:
        below = pilot.app.screen
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SeatScreen) and pilot.app.focused)
        record.organiser.prepare.save_participant(maakbank_id=1, data=ParticipantInput(name="Aad"))
        await until(pilot, lambda: below._is_behind)  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is below and len(cells(pilot, "people")) == 15)
