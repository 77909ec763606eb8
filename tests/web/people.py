"""People behind real browsers: what they see, what they type, and all that their browser complains of."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyte
from playwright.async_api import Browser, ConsoleMessage, Page, Request, Response, WebSocket, expect

from tests.web.chromium import PHONE
from tests.web.room import plain_text

__all__ = ["PATIENCE", "Person", "person"]

PATIENCE = 40.0
"""Seconds to wait for what must come; a busy machine is slow."""

OUT_OF_REACH = (
    "net::ERR_",
    "WebSocket connection to",
    "Failed to load resource: net::",
)
"""How Chromium says that there is no network or no server."""


class Person:
    """One browser of its own, and whoever sits there."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.painted = bytearray()
        """All that came over its sockets."""
        self.sent: list[list[Any]] = []
        self.sockets = 0
        self.complaints: list[str] = []
        self.is_cut_off = False
        """While there is no network or no server, a browser may say so."""
        self._terminal = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._terminal)
        self._fed = 0
        self._news = asyncio.Event()
        page.on("websocket", self._opened)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._complain(f"error: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    # Coming in -----------------------------------------------------------------------------

    async def take_link(self, link: str, name: str = "") -> None:
        """Follow a one-time link, and press its button."""
        await self.page.goto(link)
        if name:
            await self.page.get_by_label("Je naam").fill(name)
        await self.page.get_by_role("button", name="Neem deze plek").click()

    async def join(self, code: str, name: str) -> None:
        """As one who scanned the QR code."""
        await self.page.goto(f"{self.url}/j/{code}")
        await self.page.get_by_label("Je naam").fill(name)
        await self.page.get_by_role("button", name="Doe mee").click()

    # Seeing --------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """What the terminal in the page shows."""
        self._stream.feed(bytes(self.painted[self._fed :]))
        self._fed = len(self.painted)
        rows, columns = range(self._terminal.lines), range(self._terminal.columns)
        cells = (self._terminal.buffer[row] for row in rows)
        return "\n".join("".join(row[column].data for column in columns).rstrip() for row in cells)

    async def until(self, is_so: Callable[[], object], what: object = "") -> None:
        """Wait for what comes over its sockets."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not is_so():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"not there: {what}, in\n{self.screen}") from None

    async def sees(self, *words: str) -> None:
        """All of this is on the terminal now."""
        await self.until(lambda: all(one in self.screen for one in words), words)

    async def opens_more_than(self, sockets: int) -> None:
        """It had so many, and its page opens another by itself."""
        await self.until(lambda: self.sockets > sockets, "another socket")

    async def reads(self, *words: str) -> None:
        """All of this stands in the page as text."""
        for one in words:
            await expect(self.page.locator("main")).to_contain_text(one, timeout=PATIENCE * 1000)

    @property
    def saw(self) -> str:
        """All that was ever painted here, without where."""
        return plain_text(self.painted)

    # Doing ---------------------------------------------------------------------------------

    async def type(self, text: str) -> None:
        """At the keyboard, key by key."""
        await self.page.keyboard.type(text)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def network(self, is_there: bool) -> None:
        """Pull the plug of this browser alone, or put it back."""
        self.is_cut_off = self.is_cut_off or not is_there
        await self.page.context.set_offline(not is_there)

    # What the browser tells ----------------------------------------------------------------

    def _opened(self, socket: WebSocket) -> None:
        self.sockets += 1
        asked = parse_qs(urlsplit(socket.url).query)
        self._fed = len(self.painted)
        self._terminal = pyte.Screen(int(asked["width"][0]), int(asked["height"][0]))
        self._stream = pyte.ByteStream(self._terminal)
        socket.on("framereceived", self._received)
        socket.on("framesent", self._heard)
        self._news.set()

    def _received(self, data: bytes | str) -> None:
        if isinstance(data, bytes):
            self.painted += data
        self._news.set()

    def _heard(self, data: bytes | str) -> None:
        envelope = json.loads(data)
        self.sent.append(envelope)
        if envelope[0] == "resize":
            _ = self.screen
            self._terminal.resize(envelope[1]["height"], envelope[1]["width"])
        self._news.set()

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(f"error: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self._complain(f"elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        # Aborted is what a page itself does: it goes elsewhere, or stops listening.
        if request.failure != "net::ERR_ABORTED":
            self._complain(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._complain(f"{response.status}: {response.url}")

    def _complain(self, words: str) -> None:
        if not (self.is_cut_off and any(one in words for one in OUT_OF_REACH)):
            self.complaints.append(words)


@asynccontextmanager
async def person(browser: Browser, url: str, size: tuple[int, int] = (1280, 800)) -> AsyncIterator[Person]:
    """Somebody with a browser."""
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height}, has_touch=size == PHONE, is_mobile=size == PHONE
    )
    yield Person(await context.new_page(), url)
    await context.close()
