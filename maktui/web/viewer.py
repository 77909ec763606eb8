"""One browser at an app: what goes to it, and what happens when it can't keep up."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from typing import Protocol

__all__ = ["Ending", "Outlet", "Viewer"]

BACKLOG = 256 * 1024
"""Bytes that may wait for a slow browser; after that it gets the picture as it is when it is ready for it."""


UNHEARD = 32
"""Words that may wait for a slow browser."""


class Ending(IntEnum):
    """Why a socket closes, as its close code; a page says it in words."""

    GOING_AWAY = 1001
    """The server stops."""
    MALFORMED = 1008
    TOO_LONG = 1009
    ENDED = 4000
    """The app ended, as its user asked."""
    CRASHED = 4001
    HUNG = 4002
    REVOKED = 4003
    """There is no seat for this browser any more."""


class Outlet(Protocol):
    """What a viewer needs of a socket."""

    async def send_bytes(self, data: bytes) -> None: ...

    async def send_str(self, data: str) -> None: ...

    async def close(self, *, code: int, message: bytes) -> object: ...


class Viewer:
    """Sends one browser what an app paints.

    Args:
        outlet: the socket.
        web_seat_id: whose browser it is.
        catch_up: all of the picture as it is now.
    """

    def __init__(self, outlet: Outlet, web_seat_id: int, catch_up: Callable[[], bytes]) -> None:
        self.web_seat_id = web_seat_id
        self._outlet = outlet
        self._catch_up = catch_up
        self._waiting: list[bytes] = []
        self._size = 0
        self._is_behind = False
        self._words: list[str] = []
        self._ending: Ending | None = None
        self._news = asyncio.Event()

    def show(self, painted: bytes) -> None:
        """What the app painted; never waits."""
        self._news.set()
        if self._is_behind:
            return
        self._waiting.append(painted)
        self._size += len(painted)
        if self._size > BACKLOG:
            self.begin_anew()

    def begin_anew(self) -> None:
        """What waits is no use any more: the whole picture, when there is room for it."""
        self._waiting.clear()
        self._size = 0
        self._is_behind = True
        self._news.set()

    def say(self, kind: str, data: object) -> None:
        """Something for the page's script; a browser that never reads hears less."""
        if len(self._words) < UNHEARD:
            self._words.append(json.dumps([kind, data]))
        self._news.set()

    def end(self, ending: Ending) -> None:
        """Close the socket, after what waits."""
        self._ending = self._ending or ending
        self._news.set()

    @property
    def is_ending(self) -> bool:
        return self._ending is not None

    async def run(self) -> None:
        """Send what there is, until the end or until the socket is gone."""
        with suppress(ConnectionError):
            while True:
                await self._news.wait()
                self._news.clear()
                ending = self._ending
                await self._send()
                if ending is not None:
                    await self._outlet.close(code=ending, message=ending.name.lower().encode())
                    return

    async def _send(self) -> None:
        words, self._words = self._words, []
        if self._is_behind:
            painted, self._is_behind = self._catch_up(), False
        else:
            painted = b"".join(self._waiting)
        self._waiting.clear()
        self._size = 0
        if painted:
            await self._outlet.send_bytes(painted)
        for text in words:
            await self._outlet.send_str(text)
