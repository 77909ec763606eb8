"""What a reporter types while there is no connection, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, expect

from maktui.catalogue import speak
from tests.web.chromium import DESKTOP, PHONE, needs_chromium
from tests.web.fake_terminal import FakeTerminal
from tests.web.terminal_pages import INPUT, at_terminal

pytestmark = needs_chromium


@asynccontextmanager
async def away(folder: Path, size: tuple[int, int] = DESKTOP) -> AsyncIterator[tuple[FakeTerminal, Page]]:
    """A reporter's page that just lost its connection."""
    speak("nl")
    async with at_terminal(folder, "reporter", "/plek", size) as (terminal, page):
        await page.context.set_offline(True)
        await expect(page.get_by_label("Typ hier door")).to_be_focused()
        yield terminal, page


async def test_what_a_reporter_types_while_away_is_put_in_line_by_line(tmp_path: Path) -> None:
    async with away(tmp_path) as (terminal, page):
        await page.keyboard.type("Eerste regel\n\n/besluit Tweede\x1b[31m")
        kept = await page.evaluate("Object.values(localStorage)")
        assert kept == ["Eerste regel\n\n/besluit Tweede\x1b[31m"]

        await page.context.set_offline(False)
        ready = page.get_by_label("Er staan 2 regels klaar")
        await expect(ready).to_be_focused(timeout=20_000)
        assert terminal.typed == ""
        await page.keyboard.press("Enter")
        await terminal.until(lambda: terminal.unsent)
        await expect(ready).to_have_value("Eerste regel")
        await terminal.tell("kept", terminal.unsent[0]["id"])
        await expect(page.get_by_label("Er staat 1 regel klaar")).to_be_focused()
        await page.keyboard.press("Enter")
        await terminal.until(lambda: len(terminal.unsent) == 2)
        await terminal.tell("kept", terminal.unsent[1]["id"])
        assert [one["text"] for one in terminal.unsent] == ["Eerste regel", "/besluit Tweede [31m"]
        await expect(page.locator("[data-apart]")).to_be_hidden()
        await expect(page.locator(INPUT)).to_be_focused()
        assert await page.evaluate("localStorage.length") == 0
        assert terminal.typed == ""


async def test_without_a_connection_there_is_nowhere_else_to_type(tmp_path: Path) -> None:
    async with away(tmp_path, PHONE) as (terminal, page):
        field = page.get_by_label("Typ hier door")
        await page.keyboard.type("Een")
        await page.locator(".frame").click(position={"x": 100, "y": 100})
        await expect(field).to_be_focused()
        await page.get_by_role("button", name="Esc", exact=True).tap()
        await page.get_by_role("button", name="Enter", exact=True).tap()
        await page.keyboard.type("Twee")
        await expect(field).to_have_value("Een\nTwee")

        await page.context.set_offline(False)
        await expect(page.locator("#ready")).to_be_focused(timeout=20_000)
        await page.get_by_role("button", name="Enter", exact=True).tap()
        await terminal.until(lambda: terminal.unsent)
        assert [one["text"] for one in terminal.unsent] == ["Een"]
        assert terminal.typed == ""


async def test_the_connection_comes_back_under_nobodys_fingers(tmp_path: Path) -> None:
    async with away(tmp_path) as (_, page):
        await page.keyboard.type("Een\nHalf ")
        await page.context.set_offline(False)
        await page.keyboard.type("en nog steeds bezig", delay=200)
        await expect(page.locator("#ready")).to_have_value("Een", timeout=20_000)
        assert await page.evaluate("Object.values(localStorage)") == ["Een\nHalf en nog steeds bezig"]


async def test_a_line_that_is_not_kept_stays_in_the_browser_under_the_same_word(tmp_path: Path) -> None:
    async with away(tmp_path) as (terminal, page):
        await page.keyboard.type("Ja\nJa")
        await page.context.set_offline(False)
        ready = page.locator("#ready")
        await expect(ready).to_be_focused()
        await page.keyboard.press("Enter")
        await terminal.until(lambda: terminal.unsent)
        await terminal.tell("waits", terminal.unsent[0]["id"])
        await expect(page.locator("[data-waits]")).to_contain_text("Nog niet in het verslag")
        await page.reload()
        await expect(ready).to_be_focused()
        await page.keyboard.press("Enter")
        await terminal.until(lambda: len(terminal.unsent) == 2)
        await terminal.tell("kept", terminal.unsent[1]["id"])
        await expect(page.get_by_label("Er staat 1 regel klaar")).to_have_value("Ja")
        await page.keyboard.press("Enter")
        await terminal.until(lambda: len(terminal.unsent) == 3)
        first, again, other = (one["id"] for one in terminal.unsent)
        assert first == again != other


async def test_a_ready_line_that_is_emptied_and_typed_anew_costs_no_other_line(tmp_path: Path) -> None:
    async with away(tmp_path) as (_, page):
        await page.keyboard.type("Een\nTwee\nDrie")
        await page.context.set_offline(False)
        await expect(page.locator("#ready")).to_be_focused()
        await page.locator("#ready").fill("")
        await page.keyboard.type("Anders")
        kept = await page.evaluate("Object.values(localStorage)")
        assert kept == ["Anders\nTwee\nDrie"]


async def test_lines_typed_while_away_outlive_the_page(tmp_path: Path) -> None:
    async with away(tmp_path) as (terminal, page):
        await page.keyboard.type("Bewaard")
        place = page.url
        await page.close()
        again = await (context := page.context).new_page()
        await context.set_offline(False)
        await again.goto(place)
        await expect(again.get_by_label("Er staat 1 regel klaar")).to_have_value("Bewaard")
        await again.get_by_role("button", name="Laat deze regel weg").click()
        await expect(again.locator("[data-apart]")).to_be_hidden()
        assert terminal.typed == ""
