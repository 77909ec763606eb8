"""A real Chromium at the pages: the system's, nothing is downloaded. Without it, what to do."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.web.room_pages import COOKIE, Pages

__all__ = ["DESKTOP", "PHONE", "axe_finds", "chromium", "needs_axe", "needs_chromium", "opened"]

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("MAKTUI_TEST_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))

DESKTOP = (1280, 800)
PHONE = (390, 844)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-default-apps",
]

expect.set_options(timeout=20_000)  # milliseconds; a busy machine is slow

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium: apt-get install -y --no-install-recommends chromium fonts-noto-core",
)

needs_axe = pytest.mark.skipif(not AXE.exists(), reason="no axe-core: npm install --no-save axe-core@4.14.1")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@asynccontextmanager
async def opened(
    browser: Browser, room: Pages, seat: str, path: str, size: tuple[int, int] = DESKTOP, **context: Any
) -> AsyncIterator[Page]:
    """A page at a seat; whatever it complains of fails the test."""
    width, height = size
    made = await browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
        **context,
    )
    if seat:
        await made.add_cookies([{"name": COOKIE, "value": room.tokens[seat], "url": room.url}])
    page = await made.new_page()
    complaints: list[str] = []

    def note(url: str) -> None:
        if not url.startswith((room.url, "data:", "blob:")):
            complaints.append(url)

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: note(asked.url))
    await page.goto(room.url + path)
    yield page
    await made.close()
    assert complaints == []


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


async def axe_finds(page: Page) -> list[str]:
    """What axe-core has against this page; its source goes in past the policy, as a person's tool would."""
    await page.evaluate(_axe())
    found = await page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
