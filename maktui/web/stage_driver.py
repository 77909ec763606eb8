"""How an app in the browser talks to the server: textual's own web driver, and what it lacks.

It paints everything anew when asked, says that it is alive, wakes only when
something comes in, and never outlives its server.
"""

import asyncio
import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar, cast

from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver, _ExitInput
from textual.geometry import Size

__all__ = ["ALIVE", "MOVED", "REPAINT", "REPAINTED", "UNSENT", "SeatDriver", "StageDriver"]

REPAINT = "repaint"
"""Asks for a full repaint, and comes back when it begins."""

REPAINTED = "repainted"
"""The repaint that was asked for is out."""

RESIZE = "resize"
"""Tells the columns and rows of the window."""

ALIVE = "alive"
"""Asks whether the app still handles what comes in; comes back when it does."""

MOVED = "moved"
"""Tells that the record moved."""

UNSENT = "unsent"
"""Brings a line that a browser held while it had no connection."""

ESCAPE_WAIT = 0.1
"""Seconds after which a lone escape is the key, not the beginning of another one."""

PATIENCE = 3.0
"""Seconds for an app to end by itself when its server is gone."""

MODES = frozenset(f"\x1b[?{mode}h" for mode in (1000, 1003, 1006, 1015, 2004)) | {
    "\x1b[?2026$p",
    "\x1b[?1049h",
    "\x1b[?25l",
}
"""What the driver tells a terminal at its start; on a stage the server does, each viewer for itself."""


def _write_whole(end: int, data: bytes) -> int:
    """A socket may take less than it is given; a server that is gone takes nothing."""
    rest = memoryview(data)
    with suppress(BrokenPipeError, ConnectionResetError):
        while rest:
            rest = rest[os.write(end, rest) :]
    return len(data)


class SeatDriver(WebDriver):
    """The driver of an app of one's own."""

    told: ClassVar[asyncio.Event | None] = None
    """Set when the server tells that the record moved; a process has one app."""

    take_unsent: ClassVar[Callable[[App[Any], str, str], None] | None] = None
    """Hears of each such line: the app, the browser's word for it, and the line."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._write = partial(_write_whole, self.fileno)
        self._key_thread.daemon = True  # it waits for as long as nothing comes in

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """What the server asks; called in the input thread."""
        if packet_type == REPAINT:
            self._app.call_later(self._repaint)
        elif packet_type == ALIVE:
            self._app.call_later(self.write_meta, {"type": ALIVE})
        elif packet_type == MOVED:
            if self.told is not None:
                self._app.call_later(self.told.set)
        elif packet_type == RESIZE:
            self._resize(cast("tuple[int, int]", (payload["width"], payload["height"])))
        elif packet_type == UNSENT:
            if (take := type(self).take_unsent) is not None:
                self._app.call_later(take, self._app, payload["id"], payload["text"])
        else:
            super().on_meta(packet_type, payload)

    def _resize(self, size: tuple[int, int]) -> None:
        """By the way that the size at the start goes; textual's own is shorter, and overtakes that."""
        self._size = size
        self.send_message(events.Resize(Size(*size), Size(*size)))

    def _repaint(self) -> None:
        self.write_meta({"type": REPAINT})
        self._app.refresh()
        self._app.screen.call_after_refresh(self.write_meta, {"type": REPAINTED})

    def run_input_thread(self) -> None:
        """Wait for what comes in, without waking up in between as textual's own does."""
        try:
            self._take_input()
        except _ExitInput:
            return
        except OSError:
            pass
        finally:
            self._input_reader.close()
        self._end_with_server()

    def _take_input(self) -> None:
        parser = XTermParser(debug=self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        packets = ByteStream()
        source = self._input_reader._fileno
        wait: float | None = None
        with selectors.DefaultSelector() as selector:
            selector.register(source, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(wait):
                    wait = None
                    self._handle(parser.tick)
                    continue
                received = os.read(source, 65536)
                if not received:
                    return
                for kind, payload in packets.feed(received):
                    if kind == "D":
                        text = decode(payload)
                        self._handle(lambda text=text: parser.feed(text))  # type: ignore[misc]
                        wait = ESCAPE_WAIT
                    else:
                        self._on_meta(kind, payload)

    def _handle(self, events: Callable[[], Any]) -> None:
        for event in events():
            self.process_message(event)

    def _end_with_server(self) -> None:
        """Nobody can reach this app any more."""
        if self.exit_event.is_set():
            return
        self._app.post_message(messages.ExitApp())
        if not self.exit_event.wait(PATIENCE):
            os._exit(1)


class StageDriver(SeatDriver):
    """The driver of a stage: what it paints goes to many, who come at any moment."""

    def write(self, data: str) -> None:
        if data not in MODES:
            super().write(data)
