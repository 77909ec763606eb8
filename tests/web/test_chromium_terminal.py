"""The pages around a terminal in a real browser: the stage, and a seat of one's own."""

from base64 import b64encode
from pathlib import Path

import pytest
from playwright.async_api import expect

from maktui.catalogue import speak
from tests.web.chromium import DESKTOP, PHONE, chromium, needs_chromium, opened
from tests.web.fake_terminal import FakeTerminal
from tests.web.room_pages import COOKIE, pages
from tests.web.terminal_pages import INPUT, at_terminal, painted

pytestmark = needs_chromium

GOING_AWAY, ENDED = 1001, 4000


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (1000, 700)])
async def test_the_stage_fits_in_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    terminal = FakeTerminal()
    async with pages(tmp_path, sockets=terminal.handle) as room, chromium() as browser:
        for seat in ("piet", "wall"):
            async with opened(browser, room, seat, "/podium", size) as page:
                await painted(page)
                assert terminal.sizes[-1] in ((80, 24), (120, 36), (160, 45))
                canvas = await page.locator(".xterm-screen").bounding_box()
                frame = await page.locator(".frame").bounding_box()
                assert canvas is not None
                assert frame is not None
                assert canvas["width"] <= frame["width"] + 1
                assert canvas["height"] <= frame["height"] + 1
                assert canvas["width"] > frame["width"] * 0.7
                columns, rows = terminal.sizes[-1]
                resizes = [said[1] for said in terminal.heard if said[0] == "resize"]
                assert resizes[-1] == {"width": columns, "height": rows}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_the_menu_of_reports_breaks_no_words_and_goes_when_it_is_left(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    speak("nl")
    async with at_terminal(tmp_path, "reporter", "/plek", size) as (_, page):
        await page.locator(".bar nav summary").click()
        links = await page.locator(".bar nav .above a").all()
        menu = await page.locator(".bar nav .above > div").bounding_box()
        assert menu is not None and 0 <= menu["x"] <= size[0] - menu["width"]
        assert len(links) == 3
        for link in links:
            place = await link.bounding_box()
            assert place is not None and place["height"] < 50
        async with page.expect_download():
            await links[-1].click()
        await expect(links[-1]).to_be_visible()
        await page.keyboard.press("F6")
        await expect(page.locator(INPUT)).to_be_focused()
        await expect(links[-1]).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 1000, 700])
@pytest.mark.parametrize("place", ["/podium", "/plek"])
async def test_the_grondwaarden_stay_inside_the_window(tmp_path: Path, place: str, width: int) -> None:
    """Whatever stands before them in the bar."""
    speak("nl")
    async with (
        pages(tmp_path, sockets=FakeTerminal().handle) as room,
        chromium() as browser,
        opened(browser, room, "piet", place, (width, 800)) as page,
    ):
        await painted(page)
        room.confirm("Piet Onbekend")
        await page.get_by_role("button", name="Ik ben er").click()
        await expect(page.locator("[data-acts]")).to_contain_text("Je kunt hier meedoen zodra")
        await page.locator(".values summary").click()
        card = await page.locator(".values > div").bounding_box()
        assert card is not None and 0 <= card["x"] <= width - card["width"]


async def test_nothing_pressed_at_the_stage_goes_anywhere(tmp_path: Path) -> None:
    speak("nl")
    async with at_terminal(tmp_path, "piet", "/podium") as (terminal, page):
        await page.mouse.click(500, 300)
        await page.keyboard.type("q/besluit")
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.textContent") == "Ik ben er"
        await page.keyboard.press("Enter")
        await expect(page.locator("#gedaan")).to_have_text("Doorgegeven: je bent er.")
        assert terminal.typed == ""


async def test_a_phone_is_sent_to_the_text_and_may_come_back(tmp_path: Path) -> None:
    speak("nl")
    terminal = FakeTerminal()
    async with (
        pages(tmp_path, sockets=terminal.handle) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/podium", PHONE) as page,
    ):
        await page.wait_for_url(f"{room.url}/lees")
        await page.get_by_role("link", name="Kijk naar het scherm").click()
        await painted(page)
        assert page.url.endswith("/podium?podium=1")
        await page.get_by_role("link", name="Lees als tekst").click()
        await page.wait_for_url(f"{room.url}/lees")


async def test_the_own_seat_has_the_focus_and_lets_go_of_it(tmp_path: Path) -> None:
    async with at_terminal(tmp_path, "reporter", "/plek") as (terminal, page):
        await page.keyboard.type("café")
        await terminal.until(lambda: terminal.typed == "café")
        await page.keyboard.press("F6")
        assert await page.evaluate("document.activeElement.tagName") == "SUMMARY"
        await page.keyboard.press("F6")
        await expect(page.locator(INPUT)).to_be_focused()


async def test_the_system_pastes(tmp_path: Path) -> None:
    terminal = FakeTerminal()
    async with pages(tmp_path, sockets=terminal.handle) as room, chromium() as browser:
        permissions = ["clipboard-read", "clipboard-write"]
        async with opened(browser, room, "reporter", "/plek", permissions=permissions) as page:
            await painted(page)
            await page.evaluate("navigator.clipboard.writeText('uit het klembord')")
            await page.keyboard.press("Control+v")
            await terminal.until(lambda: "uit het klembord" in terminal.typed)
            assert "\x16" not in terminal.typed


async def test_copying_works_without_https_too(tmp_path: Path) -> None:
    terminal = FakeTerminal()
    async with pages(tmp_path, sockets=terminal.handle) as room, chromium() as browser:
        context = await browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        await context.add_cookies([{"name": COOKIE, "value": room.tokens["reporter"], "url": room.url}])
        await context.add_init_script("delete Navigator.prototype.clipboard")
        page = await context.new_page()
        await page.goto(f"{room.url}/plek")
        await painted(page)
        await page.keyboard.press("Control+c")
        await terminal.until(lambda: terminal.typed == "\x03")
        await terminal.say(f"\x1b]52;c;{b64encode(b'uit het verslag').decode()}\x07")
        await expect(page.locator(INPUT)).to_be_focused()
        await page.keyboard.press("Control+v")
        await terminal.until(lambda: "uit het verslag" in terminal.typed)


async def test_a_phone_has_the_keys_that_its_keyboard_lacks(tmp_path: Path) -> None:
    async with at_terminal(tmp_path, "reporter", "/plek", PHONE) as (terminal, page):
        for name in ("Esc", "Tab", "arrow up", "arrow left"):
            await page.get_by_role("button", name=name, exact=True).tap()
        await terminal.until(lambda: terminal.typed == "\x1b\t\x1b[A\x1b[D")
        await expect(page.locator(INPUT)).to_be_focused()


async def test_it_comes_back_by_itself_and_says_so_while_it_cannot(tmp_path: Path) -> None:
    speak("nl")
    async with at_terminal(tmp_path, "piet", "/podium") as (terminal, page):
        terminal.is_refusing = True
        await terminal.cut(GOING_AWAY)
        await expect(page.locator("[data-banner]")).to_have_text("Geen verbinding. We proberen het opnieuw …")
        terminal.is_refusing = False
        await expect(page.locator("[data-banner]")).to_be_hidden(timeout=20_000)
        assert len(terminal.sizes) >= 2
        assert terminal.sizes[-1] == terminal.sizes[0]


async def test_a_screen_that_its_user_closed_stays_closed(tmp_path: Path) -> None:
    speak("nl")
    async with at_terminal(tmp_path, "reporter", "/plek") as (terminal, page):
        await terminal.cut(ENDED)
        await expect(page.get_by_role("button", name="Weer openen")).to_be_focused()
        assert len(terminal.sizes) == 1
        await page.keyboard.press("Enter")
        await terminal.until(lambda: len(terminal.sizes) == 2)
        await expect(page.locator(INPUT)).to_be_focused()
