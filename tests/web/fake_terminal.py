"""An app at the other end of a page's socket: paints its size, remembers what it was sent."""

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

__all__ = ["FakeTerminal"]

FRAME = "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H"


class FakeTerminal:
    """The handler of `/ws/{where}`."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int]] = []
        self.heard: list[list[Any]] = []
        self.news = asyncio.Event()
        self.is_refusing = False
        self._sockets: list[web.WebSocketResponse] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if self.is_refusing:
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        width, height = int(request.query["width"]), int(request.query["height"])
        self.sizes.append((width, height))
        await socket.send_bytes(painted(width, height).encode())
        self._tell()
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                said = json.loads(message.data)
                self.heard.append(said)
                if said[0] == "ping":
                    await socket.send_json(["pong", said[1]])
                self._tell()
        if socket in self._sockets:
            self._sockets.remove(socket)
        return socket

    @property
    def typed(self) -> str:
        return "".join(said[1] for said in self.heard if said[0] == "stdin")

    @property
    def unsent(self) -> list[dict[str, str]]:
        """Lines that were typed without a connection."""
        return [said[1] for said in self.heard if said[0] == "unsent"]

    async def until(self, there: Any, seconds: float = 20) -> None:
        """Wait until what was sent makes this true."""
        async with asyncio.timeout(seconds):
            while not there():
                self.news.clear()
                await self.news.wait()

    async def say(self, text: str) -> None:
        """What the app writes to its terminal."""
        for socket in self._sockets:
            await socket.send_bytes(text.encode())

    async def tell(self, kind: str, value: str) -> None:
        """What the server says to the page around the terminal."""
        for socket in self._sockets:
            await socket.send_json([kind, value])

    async def cut(self, code: int = 1001) -> None:
        """Close every socket, as a server that stops does."""
        sockets, self._sockets = self._sockets, []
        for socket in sockets:
            await socket.close(code=code)

    def _tell(self) -> None:
        self.news.set()


def painted(width: int, height: int) -> str:
    """A frame along the edges, so that a picture shows whether all of it is in sight."""
    top = "┌" + "─" * (width - 2) + "┐"
    middle = "│" + " " * (width - 2) + "│"
    rows = [top, *[middle] * (height - 2), "└" + "─" * (width - 2) + "┘"]
    words = f"\x1b[3;5H\x1b[1;31m4 Grondwaarden\x1b[0m\x1b[5;5Hklaar om 18:41 · {width}×{height} · ■ ▲ ?"
    return FRAME + "\r\n".join(rows) + words
