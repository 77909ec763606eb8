"""What is typed without a connection reaches the minutes on Enter, whatever the app looks like by then."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import expect

from models.codes import Seat
from models.store import Store
from models.zone import utc_now
from tests.table import Table
from tests.web.chromium import chromium, needs_chromium
from tests.web.people import PATIENCE, Person, person
from tests.web.served import Served, lay, serving

pytestmark = needs_chromium

JOOST, FATIMA = "Joost Wiering", "Fatima El Amrani"
LONG = PATIENCE * 1000


def texts(table: Table) -> list[str]:
    record = table.organiser.read.record(session_id=table.session_id)
    return [line.text for lines in record.lines.values() for line in lines]


def people(table: Table) -> int:
    return len(table.organiser.read.attendance(session_id=table.session_id))


@asynccontextmanager
async def seated(folder: Path, served: Served, seat: Seat, name: str) -> AsyncIterator[tuple[Person, Table]]:
    """Someone who writes, in a real browser."""
    store = Store.at(folder / "record.sqlite")
    table = Table(store, utc_now(), session_id=1)
    link = table.sit(Seat.FACILITATOR, FATIMA).door.invite(session_id=1, seat=seat).url(served.url)
    async with chromium() as browser, person(browser, served.url) as one:
        await one.take_link(link, name)
        await one.sees("sessie 1 van 3")
        yield one, table
    store.close()


async def types_apart(one: Person, words: str) -> None:
    await expect(one.page.get_by_label("Typ hier door")).to_be_focused(timeout=LONG)
    await one.type(words)


async def enters(one: Person, *lines: str) -> None:
    """One Enter each, when it stands ready."""
    for line in lines:
        await expect(one.page.locator("#ready")).to_have_value(line, timeout=LONG)
        await expect(one.page.locator("#ready")).to_be_focused(timeout=LONG)
        await one.press("Enter")
    await expect(one.page.locator("[data-apart]")).to_be_hidden(timeout=LONG)
    assert await one.page.evaluate("localStorage.length") == 0


async def test_lines_reach_the_minutes_past_a_half_sentence_a_sheet_and_a_screen_without_input(
    tmp_path: Path,
) -> None:
    lay(tmp_path)
    with serving(tmp_path, language="nl") as served:
        async with seated(tmp_path, served, Seat.REPORTER, JOOST) as (joost, table):
            before = people(table)
            await joost.type("Half begonnen")
            await joost.sees("Half begonnen")
            await joost.network(False)
            await types_apart(joost, "Half een\nHalf twee")
            await joost.network(True)
            await enters(joost, "Half een", "Half twee")
            assert texts(table) == ["Half een", "Half twee"]
            await joost.sees("Half begonnen")

            await joost.press("F9")
            await joost.sees("Wie is er?")
            await joost.network(False)
            await types_apart(joost, "Bo Onbekend")
            await joost.network(True)
            await enters(joost, "Bo Onbekend")
            assert texts(table) == ["Half een", "Half twee", "Bo Onbekend"]
            assert people(table) == before

            await joost.press("Escape")
            await joost.until(lambda: "Wie komt er binnen?" not in joost.screen, "the sheet is closed")
            await joost.type(" en af")
            await joost.press("Enter")
            await joost.until(lambda: "Half begonnen en af" in texts(table), "the half sentence")


async def test_a_facilitator_without_input_and_a_fresh_app_lose_no_line(tmp_path: Path) -> None:
    lay(tmp_path)
    with serving(tmp_path, language="nl") as served:
        async with seated(tmp_path, served, Seat.FACILITATOR, FATIMA) as (fatima, table):
            await fatima.press("Escape")
            await fatima.network(False)
            await types_apart(fatima, "Zonder invoer")
            await fatima.network(True)
            await enters(fatima, "Zonder invoer")
            assert texts(table) == ["Zonder invoer"]

            fatima.is_cut_off = True
            served.process.kill()
            await types_apart(fatima, "Na een nieuw begin")
            port = urlsplit(served.url).port or 0
            with serving(tmp_path, language="nl", port=port):
                await enters(fatima, "Na een nieuw begin")
                assert texts(table) == ["Zonder invoer", "Na een nieuw begin"]
