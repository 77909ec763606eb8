"""Two people choose in real browsers, one at a phone: by keyboard alone; axe finds nothing."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, expect

from maktui.catalogue import speak
from models.codes import StandChoice
from tests.web.choosing_pages import Around, around
from tests.web.chromium import AXE, DESKTOP, PHONE, axe_finds, chromium, needs_chromium, opened
from tests.web.fake_terminal import FakeTerminal

pytestmark = needs_chromium

WHY = "Wie betaalt dat na een jaar?"
CHOSEN = "[data-chosen]"
HINT = "Nodig bij een bezwaar, welkom bij een zorg."
WRONG = "Zeg waarom je bezwaar hebt. Dan kan de tafel er iets mee."


@asynccontextmanager
async def two(folder: Path, terminal: FakeTerminal) -> AsyncIterator[tuple[Around, Page, Page]]:
    """The table, somebody's phone with the text, somebody's laptop with the stage."""
    speak("nl")
    async with around(folder, sockets=terminal.handle) as table, chromium() as browser:
        ama, kwame = (table.seat(table.name(place)) for place in (0, 1))
        async with (
            opened(browser, table.room, ama, "/lees", PHONE, reduced_motion="reduce") as phone,
            opened(browser, table.room, kwame, "/podium", DESKTOP, reduced_motion="reduce") as laptop,
        ):
            await laptop.wait_for_selector("body.-first-byte")
            yield table, phone, laptop


async def nothing_against(*pages: Page) -> None:
    if AXE.exists():
        for page in pages:
            assert await axe_finds(page) == [], page.url


async def tab_to(page: Page, selector: str) -> None:
    """Walk there as somebody without a mouse."""
    for _step in range(40):
        if await page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {selector}")


async def test_two_people_choose_and_see_what_was_chosen(tmp_path: Path) -> None:
    terminal = FakeTerminal()
    async with two(tmp_path, terminal) as (table, phone, laptop):
        await expect(laptop.locator("#keuze > summary")).to_have_text("V1 ligt op tafel")
        await expect(phone.locator(".own")).to_contain_text("Er wordt nog niet gekozen.")
        found = table.ask()
        await expect(phone.locator("#table")).to_contain_text(f"0 van {found.expected} gekozen")
        await expect(phone.get_by_role("group", name="Wat vind je van V1?")).to_be_visible()
        await terminal.tell("acts", "now")
        await nothing_against(phone)

        await tab_to(phone, "[name=keuze]")
        await phone.keyboard.press("ArrowUp")
        await phone.keyboard.press("ArrowUp")
        await expect(phone.get_by_label("Ik heb bezwaar, want ...")).to_be_checked()
        await tab_to(phone, ".stand button")
        await phone.keyboard.press("Enter")
        await expect(phone.get_by_label("Waarom?")).to_be_focused()
        await expect(phone.get_by_label("Waarom?")).to_have_accessible_description(f"{HINT} {WRONG}")
        await nothing_against(phone)
        await phone.keyboard.type(WHY)
        await tab_to(phone, ".stand button")
        await phone.keyboard.press("Enter")
        await expect(phone.locator(CHOSEN)).to_be_focused()
        await expect(phone.locator(CHOSEN)).to_contain_text("Je koos: Ik heb bezwaar, want ...")

        await expect(laptop.locator("#keuze > summary")).to_have_text("Kies over V1")
        await tab_to(laptop, "#keuze > summary")
        await laptop.keyboard.press("Enter")
        await tab_to(laptop, "[name=keuze]")
        await laptop.keyboard.press("Space")
        await nothing_against(laptop)
        await tab_to(laptop, ".stand button")
        await laptop.keyboard.press("Enter")
        await expect(laptop.locator(CHOSEN)).to_contain_text("Je koos: Ik steun dit")
        await expect(phone.locator("#table")).to_contain_text(f"2 van {found.expected} gekozen")
        for page in (phone, laptop):
            await expect(page.get_by_role("table")).to_have_count(0)

        table.show()
        await expect(phone.get_by_role("table", name="Wat er gekozen is")).to_be_visible()
        await expect(phone.get_by_role("row", name="Iedereen")).to_contain_text("1010")
        await expect(phone.locator("[data-news]")).to_contain_text("Aan tafel: V1")
        await terminal.tell("acts", "soon")
        await expect(laptop.locator("#table")).to_contain_text(WHY)
        await nothing_against(phone, laptop)
        if shots := os.environ.get("MAKTUI_TEST_SHOTS"):
            await phone.screenshot(path=f"{shots}/phone.png")
            await laptop.screenshot(path=f"{shots}/laptop.png")


async def test_what_is_being_typed_stays(tmp_path: Path) -> None:
    """Others who choose change nothing under one's fingers, and another round brings the words along."""
    async with two(tmp_path, FakeTerminal()) as (table, phone, _laptop):
        found = table.ask()
        why = phone.get_by_label("Waarom?")
        await why.fill("Ik twijfel over")
        await phone.get_by_label("Ik heb bezwaar, want ...").check()
        await why.focus()
        other = found.waiting_for[-1]
        table.lead.stands.take(round_id=found.id, participant_id=other, choice=StandChoice.SUPPORT)
        await expect(phone.locator("#table")).to_contain_text(f"1 van {found.expected} gekozen")
        table.lead.turns.open_queue(session_id=table.session_id, on=True)
        await expect(phone.get_by_role("button", name="Ik wil iets zeggen")).to_be_visible()
        await phone.keyboard.type(" de kosten")
        await expect(why).to_have_value("Ik twijfel over de kosten")
        await expect(why).to_be_focused()
        await expect(phone.get_by_label("Ik heb bezwaar, want ...")).to_be_checked()

        table.lead.stands.close(round_id=found.id)
        await expect(phone.locator("[data-unsent]")).to_contain_text("Ik twijfel over de kosten")
        table.ask()
        await expect(phone.get_by_label("Waarom?")).to_have_value("Ik twijfel over de kosten")
        await expect(phone.locator("[data-unsent]")).to_be_hidden()
        await expect(phone.get_by_label("Ik heb bezwaar, want ...")).not_to_be_checked()


async def test_what_was_passed_on_is_said_until_it_is_no_longer_so(tmp_path: Path) -> None:
    async with two(tmp_path, FakeTerminal()) as (table, phone, _laptop):
        table.lead.turns.open_queue(session_id=table.session_id, on=True)
        await phone.get_by_role("button", name="Ik wil iets zeggen").tap()
        await expect(phone.locator("#gedaan")).to_have_text("Doorgegeven: je wilt iets zeggen.")
        await expect(phone.get_by_text("Jij bent zo aan de beurt.")).to_be_visible()
        person = table.lead.read.speaking(session_id=table.session_id)
        assert person is not None
        (turn,) = person.waiting
        table.lead.turns.take(item_id=person.item_id, participant_id=turn.participant_id)
        await expect(phone.get_by_role("button", name="Ik wil iets zeggen")).to_be_visible()
        await expect(phone.locator("#gedaan")).to_be_empty()


async def test_who_looks_around_chooses_there_too(tmp_path: Path) -> None:
    """Out of one's own app with F6, and back with it; who writes there has no such forms."""
    speak("nl")
    terminal = FakeTerminal()
    async with around(tmp_path, sockets=terminal.handle) as table, chromium() as browser:
        ama = table.seat(table.name())
        async with (
            opened(browser, table.room, ama, "/plek", DESKTOP, reduced_motion="reduce") as page,
            opened(browser, table.room, "reporter", "/plek") as reporter,
        ):
            await page.wait_for_selector("body.-first-byte")
            await expect(page.locator("#keuze > summary")).to_have_text("V1 ligt op tafel")
            table.ask()
            await terminal.tell("acts", "now")
            await expect(page.locator("#keuze > summary")).to_have_text("Kies over V1")
            await page.keyboard.press("F6")
            await expect(page.locator("#keuze > summary")).to_be_focused()
            await page.keyboard.press("Enter")
            await nothing_against(page)
            for width, height in (PHONE, DESKTOP):
                await page.set_viewport_size({"width": width, "height": height})
                await expect(page.locator("#keuze .words")).to_be_in_viewport(ratio=1)
            await tab_to(page, "[name=keuze]")
            await page.keyboard.press("Space")
            await tab_to(page, ".stand button")
            await page.keyboard.press("Enter")
            await expect(page.locator(CHOSEN)).to_contain_text("Je koos: Ik steun dit")
            assert terminal.typed == ""
            await page.keyboard.press("F6")
            await page.keyboard.type("q")
            await terminal.until(lambda: terminal.typed == "q")
            await reporter.wait_for_selector("body.-first-byte")
            await expect(reporter.locator("#keuze, [data-acts]")).to_have_count(0)
            if shots := os.environ.get("MAKTUI_TEST_SHOTS"):
                await page.screenshot(path=f"{shots}/plek.png")


async def test_asking_to_speak_by_keyboard(tmp_path: Path) -> None:
    async with two(tmp_path, FakeTerminal()) as (table, phone, _laptop):
        table.lead.turns.open_queue(session_id=table.session_id, on=True)
        await phone.get_by_role("button", name="Ik wil iets zeggen").focus()
        await phone.keyboard.press("Enter")
        await expect(phone.get_by_role("button", name="Toch niet")).to_be_focused()
        await expect(phone.locator("[data-acts]")).to_contain_text("Jij bent zo aan de beurt.")
        await phone.keyboard.press("Enter")
        await expect(phone.get_by_role("button", name="Ik wil iets zeggen")).to_be_focused()
        await nothing_against(phone)


async def test_a_stand_without_script(tmp_path: Path) -> None:
    speak("nl")
    async with around(tmp_path) as table, chromium() as browser:
        ama = table.seat(table.name())
        table.ask()
        async with opened(browser, table.room, ama, "/lees", PHONE, java_script_enabled=False) as page:
            await page.get_by_label("Ik heb bezwaar, want ...").check()
            await page.get_by_role("button", name="Dit is mijn keuze").click()
            await expect(page.get_by_label("Ik heb bezwaar, want ...")).to_be_checked()
            await page.get_by_label("Waarom?").fill(WHY)
            await page.get_by_role("button", name="Dit is mijn keuze").click()
            await expect(page.locator(CHOSEN)).to_contain_text(WHY)
            await page.get_by_text("Kies iets anders").click()
            await page.get_by_role("button", name="Neem mijn keuze terug").click()
            await expect(page.locator(CHOSEN)).to_have_count(0)
