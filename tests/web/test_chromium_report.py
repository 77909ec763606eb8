"""The HTML report in a real Chromium: its policy refuses nothing, and it fits on a phone and on paper."""

from pathlib import Path

import pytest

from maktui.catalogue import speak
from maktui.reports.rendering import Format, render_session
from tests.support_records import carried_record
from tests.web.chromium import DESKTOP, PHONE, axe_finds, chromium, needs_axe, needs_chromium

pytestmark = needs_chromium


@pytest.fixture
def file(tmp_path: Path) -> Path:
    speak("nl")
    made = tmp_path / "verslag.html"
    made.write_text(render_session(carried_record(), Format.HTML), encoding="utf-8")
    return made


@pytest.fixture
def long_names(file: Path) -> Path:
    """With a group whose name has the longest words of any."""
    words = file.read_text(encoding="utf-8").replace("politici", "maatschappelijk initiatiefnemers")
    file.write_text(words, encoding="utf-8")
    return file


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_it_fits_and_nothing_is_refused(file: Path, size: tuple[int, int]) -> None:
    async with chromium() as browser:
        width, height = size
        page = await browser.new_page(viewport={"width": width, "height": height})
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        await page.goto(file.as_uri())
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        drawings = await page.evaluate(
            "[...document.querySelectorAll('svg')].map(svg => svg.getBoundingClientRect().width)"
        )
        assert len(drawings) == 4
        assert all(250 < drawing <= 320 for drawing in drawings)
        assert said == []


BROKEN_WORDS = """() => {
    const ruler = document.createElement('canvas').getContext('2d');
    const wide = cell => {
        ruler.font = getComputedStyle(cell).font;
        const room = cell.clientWidth - parseFloat(getComputedStyle(cell).paddingRight);
        return cell.textContent.split(/\\s+/).filter(word => ruler.measureText(word).width > room);
    };
    return [...document.querySelectorAll('figure td:first-child')].flatMap(wide);
}"""


@pytest.mark.parametrize("width", [390, 600, 800, 1280])
async def test_no_word_in_a_table_of_groups_is_broken_and_nothing_sticks_out(
    long_names: Path, width: int
) -> None:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": width, "height": 900})
        await page.goto(long_names.as_uri())
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        assert await page.evaluate(BROKEN_WORDS) == []


async def test_who_listens_hears_the_charts(file: Path) -> None:
    async with chromium() as browser:
        page = await browser.new_page()
        await page.goto(file.as_uri())
        chart = page.get_by_role("img", name="Wie draagt B4, per groep")
        heard = await chart.first.locator("desc").text_content()
        assert heard is not None
        assert "actieve bewoners: 2 steunt, 1 zorg, 1 kiest niet." in heard


async def test_the_first_page_on_paper_has_who_carries_it_and_how_it_is_measured(file: Path) -> None:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 658, "height": 990})
        await page.emulate_media(media="print")
        await page.goto(file.as_uri())
        ends = await page.evaluate(
            "[...document.querySelectorAll('dl')].slice(0, 2).map(one => one.getBoundingClientRect().bottom)"
        )
        assert max(ends) < 990


@needs_axe
async def test_it_is_for_everyone(file: Path) -> None:
    async with chromium() as browser:
        page = await browser.new_page()
        await page.goto(file.as_uri())
        assert await axe_finds(page) == []
