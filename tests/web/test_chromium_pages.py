"""The pages in a real browser: nothing to hold against them, keyboard alone, without script."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from maktui.catalogue import speak
from models.codes import Seat
from tests.web.chromium import DESKTOP, PHONE, axe_finds, chromium, needs_axe, needs_chromium, opened
from tests.web.fake_terminal import FakeTerminal
from tests.web.room_pages import pages

pytestmark = needs_chromium

PLACES = (
    ("", "/j/ABCD1234"),
    ("", "/l/x"),
    ("piet", "/lees"),
    ("piet", "/podium?podium=1"),
    ("piet", "/plek"),
    ("reporter", "/plek"),
)


async def focused(page: Page) -> str:
    said = await page.evaluate("document.activeElement.textContent || document.activeElement.tagName")
    return str(said).strip()


async def walk(page: Page, steps: int) -> list[str]:
    """What has the focus after each Tab."""
    found = []
    for _ in range(steps):
        await page.keyboard.press("Tab")
        found.append(await focused(page))
    return found


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing(tmp_path: Path, size: tuple[int, int], scheme: str) -> None:
    speak("nl")
    terminal = FakeTerminal()
    async with pages(tmp_path, until=165, sockets=terminal.handle) as room, chromium() as browser:
        for seat, path in (*PLACES, ("", f"/l/{room.invite(Seat.REPORTER)}")):
            async with opened(
                browser, room, seat, path, size, color_scheme=scheme, reduced_motion="reduce"
            ) as page:
                if "plek" in path or "podium" in path:
                    await page.wait_for_selector("body.-first-byte")
                for summary in await page.query_selector_all("summary"):
                    if await summary.is_visible():
                        await summary.click()
                assert await axe_finds(page) == [], path
        async with opened(browser, room, "", "/", size, color_scheme=scheme) as page:
            await page.get_by_role("button").click()
            await expect(page.get_by_label("Code")).to_be_focused()
            await expect(page.get_by_label("Code")).to_have_accessible_description(
                "Acht tekens. Ze staan op het scherm in de zaal. Vul dit nog in."
            )
            assert await axe_finds(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_there_is_room_between_the_parts_of_the_live_page(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with (
        pages(tmp_path, until=1) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/lees", size) as page,
    ):
        await expect(page.locator("#points-title")).to_be_hidden()
        shown = [await one.bounding_box() for one in await page.locator(".side > section:visible").all()]
        ends = [box["y"] + box["height"] for box in shown if box]
        begins = [box["y"] for box in shown if box]
        assert [begin - end >= 24 for end, begin in zip(ends, begins[1:], strict=False)] == [True] * 3
        place = await page.locator(".side").bounding_box()
        assert place is not None and begins[0] - place["y"] < 24


async def test_the_live_page_by_keyboard_alone(tmp_path: Path) -> None:
    speak("nl")
    async with (
        pages(tmp_path, until=165) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/lees") as page,
    ):
        assert await walk(page, 7) == [
            "Naar het verslag",
            "Kijk naar het scherm",
            "Zelf rondkijken",
            "Weggaan",
            "Ik ben er",
            "Stop bijwerken",
            "Grondwaarden",
        ]
        await page.get_by_role("button", name="Ik ben er").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#gedaan")).to_have_text("Doorgegeven: je bent er.")
        assert await focused(page) == "Doorgegeven: je bent er."
        await expect(page.locator("[data-acts]")).to_contain_text("Je zei dat je er bent.")
        await expect(page.get_by_role("button", name="Ik ben er")).to_have_count(0)
        await page.reload()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        assert await focused(page) == "Het verslag"


async def test_a_link_without_a_name_is_refused_in_the_words_of_the_page(tmp_path: Path) -> None:
    speak("nl")
    async with (
        pages(tmp_path) as room,
        chromium() as browser,
        opened(browser, room, "", f"/l/{room.invite(Seat.REPORTER)}") as page,
    ):
        await expect(page.get_by_label("Je naam")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Je naam")).to_have_accessible_description(
            "Zoals de anderen aan tafel je kennen. Vul dit nog in."
        )
        await expect(page.get_by_label("Je naam")).to_be_focused()


async def test_a_screen_reader_meets_the_parts_in_their_order(tmp_path: Path) -> None:
    speak("nl")
    async with (
        pages(tmp_path, until=165) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/lees") as page,
    ):
        titles = await page.get_by_role("heading").all_inner_texts()
        assert titles[:9] == [
            "Werk voor de jeugd",
            "Nu",
            "Voorstellen",
            "Besluiten",
            "Acties",
            "Vragen en voor later",
            "Agenda",
            "Het verslag",
            "8 Besluiten",
        ]


async def test_the_live_page_follows_and_says_only_what_is_new(tmp_path: Path) -> None:
    speak("nl")
    async with (
        pages(tmp_path, until=165) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/lees") as page,
    ):
        news, minutes = page.locator("[data-news]"), page.locator(".minutes")
        await expect(page.locator(".updating .state")).to_have_text("Werkt vanzelf bij")
        await expect(news).to_be_empty()
        room.keep("Dit is *nieuw*")
        await expect(minutes).to_contain_text("Dit is nieuw")
        await expect(news).to_have_text("Nieuw in het verslag: Dit is nieuw")
        room.keep("/besluit We gaan door")
        await expect(news).to_contain_text("Nieuw besluit: B2 We gaan door genoteerd")

        await page.get_by_role("button", name="Stop bijwerken").click()
        room.keep("Niet te zien")
        await expect(page.locator(".updating .state")).to_have_text("Werkt nu niet bij")
        await expect(minutes).not_to_contain_text("Niet te zien")
        await page.get_by_role("button", name="Weer bijwerken").click()
        await expect(minutes).to_contain_text("Niet te zien")


async def test_the_live_page_without_script(tmp_path: Path) -> None:
    speak("nl")
    async with (
        pages(tmp_path, until=165) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/lees", PHONE, java_script_enabled=False) as page,
    ):
        await expect(page.get_by_role("button", name="Stop bijwerken")).to_be_hidden()
        room.keep("Na verversen")
        await page.get_by_role("link", name="Ververs").click()
        await expect(page.locator(".minutes")).to_contain_text("Na verversen")
        await page.get_by_role("button", name="Ik ben er").click()
        await expect(page.locator("#gedaan")).to_have_text("Doorgegeven: je bent er.")


async def test_a_revoked_phone_is_back_at_the_door(tmp_path: Path) -> None:
    async with (
        pages(tmp_path, until=165) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/lees", PHONE) as page,
    ):
        room.revoke("Piet Onbekend")
        await page.wait_for_url(f"{room.url}/")


async def test_the_grondwaarden_open_when_they_are_on_the_table(tmp_path: Path) -> None:
    speak("nl")
    async with (
        pages(tmp_path, until=70) as room,
        chromium() as browser,
        opened(browser, room, "piet", "/lees", PHONE) as page,
    ):
        values = page.locator("#waarden")
        await expect(page.locator(".updating .state")).to_have_text("Werkt vanzelf bij")
        await expect(values.locator("blockquote").first).to_be_hidden()
        room.go_to("Grondwaarden")
        await expect(page.locator("#now")).to_contain_text("Grondwaarden")
        await expect(values.locator("blockquote").first).to_be_visible()
        await expect(values.get_by_role("button")).to_have_count(0)
        room.confirm("Piet Onbekend")
        await expect(values.locator(".waits")).to_contain_text("zodra genoteerd is dat je er bent")
        room.lead().attendance.add_guest(session_id=room.record.session_id, name="Piet Onbekend")
        await values.get_by_role("button", name="Ik sta achter deze waarden").click()
        await expect(page.locator("#gedaan")).to_have_text("Genoteerd: je staat achter deze waarden.")
        await expect(page.locator("#gedaan")).to_be_focused()
        await expect(values.get_by_role("button")).to_have_count(0)
