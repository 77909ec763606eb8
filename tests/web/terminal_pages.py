"""A page with a terminal in Chromium, painted, and the app behind it played by a test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page

from tests.web.chromium import DESKTOP, chromium, opened
from tests.web.fake_terminal import FakeTerminal
from tests.web.room_pages import pages

__all__ = ["INPUT", "at_terminal", "painted"]

INPUT = ".xterm-helper-textarea"


async def painted(page: Page) -> None:
    await page.wait_for_selector("body.-first-byte")


@asynccontextmanager
async def at_terminal(
    folder: Path, seat: str, path: str, size: tuple[int, int] = DESKTOP
) -> AsyncIterator[tuple[FakeTerminal, Page]]:
    """Somebody in this seat at this page, which shows a first picture."""
    terminal = FakeTerminal()
    async with (
        pages(folder, sockets=terminal.handle) as room,
        chromium() as browser,
        opened(browser, room, seat, path, size) as page,
    ):
        await painted(page)
        yield terminal, page
