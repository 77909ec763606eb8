"""An app and everyone who sees it: painted once, sent to many.

The stage is such a show without anyone who types; an app of one's own is one
whose viewers type, all of them tabs of the same seat.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from maktui.web.app_process import AppProcess, WarmProcess
from maktui.web.orders import SeatOrder
from maktui.web.packets import Kind, Packet
from maktui.web.picture import CLICKS, LOOKS, Picture
from maktui.web.viewer import Ending, Viewer

__all__ = ["Show"]

BEAT = 1.0
"""Seconds between asking an app whether it is alive."""

HUNG = 3.0
"""Seconds that an app may take to answer, those not counted in which it had no CPU."""

STARTING = 30.0
"""Seconds for an app to say its first word; the first one waits for the warm process."""

FAREWELL = 3.0
"""Seconds for an app to end when it is asked to."""

OUTSIDE = ("http", "https", "mailto")
"""Where a link in an app may lead."""

log = logging.getLogger(__name__)


class Show:
    """One app and its viewers.

    Args:
        order: the app.
        on_end: hears once that the app is gone.
    """

    def __init__(self, order: SeatOrder, on_end: Callable[["Show"], None]) -> None:
        self.order = order
        self.viewers: set[Viewer] = set()
        self.app: AppProcess | None = None
        self.ended = asyncio.Event()
        self._on_end = on_end
        self._picture = Picture(order.height)
        self._has_begun = False
        self._is_asked = False
        self._ending = Ending.CRASHED
        self._beat: asyncio.TimerHandle | None = None
        self._last_heard = 0.0
        self._asked_at: float | None = None
        self._waited = 0.0

    async def start(self, warm: WarmProcess) -> None:
        self.app = await warm.fork(self.order, self._heard, self._gone)
        self._last_heard = asyncio.get_running_loop().time()
        self._schedule()

    @property
    def is_stage(self) -> bool:
        return self.order.is_stage

    # Who looks -------------------------------------------------------------------------------

    def picture(self) -> bytes:
        """All that a terminal needs to look as the app does."""
        return LOOKS + (b"" if self.is_stage else CLICKS) + bytes(self._picture)

    def join(self, viewer: Viewer) -> None:
        self.viewers.add(viewer)
        viewer.begin_anew()
        if self.ended.is_set():
            viewer.end(self._ending)

    def leave(self, viewer: Viewer) -> None:
        self.viewers.discard(viewer)

    # What they do ----------------------------------------------------------------------------

    def type(self, data: bytes) -> bool:
        """Keys for the app; False when it has too much of them. Nobody types on a stage."""
        return self.is_stage or self.app is None or self.app.type(data)

    def bring(self, word: str, text: str) -> bool:
        """A line that a browser held; False when the app has too much to do. Nobody writes on a stage."""
        return self.is_stage or self.app is None or self.app.bring(word, text)

    def resize(self, width: int, height: int) -> None:
        """The last window to change has its way; a stage stays as it is."""
        if self.is_stage or self.app is None:
            return
        self._picture.height = height
        self.app.tell("resize", width=width, height=height)
        self._ask_repaint()

    def focus(self, is_there: bool) -> None:
        if not self.is_stage and self.app is not None:
            self.app.tell("focus" if is_there else "blur")

    def moved(self) -> None:
        """The record moved."""
        if self.app is not None:
            self.app.tell("moved")

    def say(self, kind: str, value: str) -> None:
        """A word for the page around every viewer's terminal."""
        for viewer in self.viewers:
            viewer.say(kind, value)

    # The app ---------------------------------------------------------------------------------

    def _heard(self, packet: Packet) -> None:
        self._last_heard = asyncio.get_running_loop().time()
        self._has_begun = True
        self._asked_at = None
        if packet.kind is Kind.DATA:
            self._picture.add(packet.payload)
            for viewer in self.viewers:
                viewer.show(packet.payload)
            if self._picture.is_long and not self._is_asked:
                self._ask_repaint()
        elif packet.kind is Kind.META:
            self._told(packet.payload)

    def _told(self, payload: bytes) -> None:
        told = json.loads(payload)
        match told.get("type"):
            case "repaint":
                self._picture.begin_anew()
            case "repainted":
                self._is_asked = False
                if not self._picture.end_anew():
                    log.debug("a repaint did not come; it is asked for again when it is needed")
            case "kept" | "waits" as kind:
                self.say(kind, str(told.get("id", "")))
            case "exit":
                self._ending = Ending.ENDED if self._ending is Ending.CRASHED else self._ending
            case "failed":
                self._ending = Ending.CRASHED
            case "open_url":
                self._open(str(told.get("url", "")))

    def _open(self, url: str) -> None:
        if not self.is_stage and urlsplit(url).scheme in OUTSIDE:
            for viewer in self.viewers:
                viewer.say("open_url", {"url": url, "new_tab": True})

    def _ask_repaint(self) -> None:
        assert self.app is not None
        self._is_asked = True
        self.app.tell("repaint")

    def _gone(self) -> None:
        if self._beat is not None:
            self._beat.cancel()
        self.ended.set()
        for viewer in tuple(self.viewers):
            viewer.end(self._ending)
        self._on_end(self)

    # Alive? ----------------------------------------------------------------------------------

    def _schedule(self) -> None:
        self._beat = asyncio.get_running_loop().call_later(BEAT, self._feel)

    def _feel(self) -> None:
        assert self.app is not None
        now = asyncio.get_running_loop().time()
        if self._is_hung(now):
            self._end(Ending.HUNG)
            return
        if self._asked_at is None and self._has_begun and now - self._last_heard >= BEAT / 2:
            self._asked_at, self._waited = now, self.app.waited()
            self.app.tell("alive")
        self._schedule()

    def _is_hung(self, now: float) -> bool:
        if not self._has_begun:
            return now - self._last_heard >= STARTING
        if self._asked_at is None or self.app is None:
            return False
        return now - self._asked_at - (self.app.waited() - self._waited) >= HUNG

    # The end ---------------------------------------------------------------------------------

    async def close(self, ending: Ending) -> None:
        """Have the app end in its own way; kill it when it takes too long."""
        for viewer in tuple(self.viewers):
            viewer.end(ending)
        self._ending = ending
        if self.app is None:
            return
        self.app.tell("quit")
        try:
            async with asyncio.timeout(FAREWELL):
                await self.ended.wait()
        except TimeoutError:
            self._end(ending)

    def _end(self, ending: Ending) -> None:
        self._ending = ending
        if self.app is not None:
            self.app.kill()
