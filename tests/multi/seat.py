"""One process, one seat: the real app on a record, straight at a live screen, moved by a test.

A test talks to it over a pipe (`tests.multi.place`): it presses keys, waits for
words on the screen and reads it. After each key comes the word that the app has
handled it, so that whoever kills this process knows what the app had in hand.

The test's own helper imports this module once and forks a process per seat.
"""

import asyncio
import gc
import os
import re
import time
from collections import deque
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool
from textual import events

from maktui import settings as configuration
from maktui.app import MaktuiApp
from maktui.catalogue import speak
from maktui.record import open_record
from maktui.wiring import log_to, record_opener
from screens.lead import LeadScreen
from screens.reporter import ReporterScreen
from screens.room import RoomScreen
from screens.widgets.line_input import LineInput
from tests.multi.sitting import Seating, sit_down
from tests.multi.terminal import UnseenTerminal, key_event, screen_text, when_handled

__all__ = ["LOADED", "Words", "run"]

Words = str | re.Pattern[str]

LOADED = (open_record, LeadScreen, ReporterScreen, RoomScreen)
"""Loaded before the fork; the app itself loads them when they are needed."""


STROKE = 0.04
"""Seconds in which a key is handled and painted, and in which no draft is flushed yet."""


class Wait:
    """Words that must come on the screen, or go from it."""

    def __init__(self, wanted: tuple[Words, ...], gone: bool) -> None:
        self.wanted = wanted
        self.gone = gone

    def is_over(self, text: str) -> bool:
        return all(_stands(one, text) is not self.gone for one in self.wanted)


def _stands(words: Words, text: str) -> bool:
    return words in text if isinstance(words, str) else words.search(text) is not None


class Mover:
    """Does in the app what the test asks for, one thing after another."""

    def __init__(self, app: MaktuiApp, pipe: Connection) -> None:
        self.app = app
        self.pipe = pipe
        self._asked: deque[tuple[Any, ...]] = deque()
        self._wait: Wait | None = None
        self._pressed: deque[events.Key] = deque()
        self._pragma: str | None = None

    def start(self) -> None:
        self.app.post_display_hook = self._look  # type: ignore[method-assign]
        when_handled(self._handled)
        asyncio.get_running_loop().add_reader(self.pipe.fileno(), self._listen)

    def _listen(self) -> None:
        try:
            while self.pipe.poll():
                self._asked.append(self.pipe.recv())
        except EOFError:
            asyncio.get_running_loop().remove_reader(self.pipe.fileno())
            self._asked.append(("leave",))
        self._go_on()

    def _go_on(self) -> None:
        """Keys may queue up, as from quick fingers; all else waits for what was asked before."""
        while self._asked:
            asked = self._asked[0][0]
            if (self._wait and asked != "stop_seeing") or (self._pressed and asked != "press"):
                return
            name, *arguments = self._asked.popleft()
            getattr(self, f"do_{name}")(*arguments)

    def do_press(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            pressed = key_event(key)
            self._pressed.append(pressed)
            self.app.post_message(pressed)

    def do_stroke(self, key: str) -> None:
        """Press a key, and tell the CPU that the app's own thread took until all was painted."""
        before = time.thread_time()
        self.do_press((key,))
        asyncio.get_running_loop().call_later(
            STROKE, lambda: self._answer("stroke", time.thread_time() - before)
        )

    def do_paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))

    def do_see(self, wanted: tuple[Words, ...], gone: bool) -> None:
        self._wait = Wait(wanted, gone)
        self._look()

    def do_stop_seeing(self) -> None:
        self._wait = None

    def do_tell(self) -> None:
        self._answer("screen", screen_text(self.app))

    def do_cpu(self) -> None:
        self._answer("cpu", time.process_time())

    def do_input(self) -> None:
        """What stands in the input, also what does not fit on the screen."""
        self._answer("input", self.app.screen.query_one(LineInput).text)

    def do_pragma(self, words: str) -> None:
        """Each use of the record from now on goes over a connection that was told this."""
        if self._pragma is None:
            event.listen(Pool, "checkout", self._tell_pragma)
        self._pragma = words
        self._answer("done")

    def _tell_pragma(self, connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA {self._pragma}")

    def do_leave(self) -> None:
        self.app.exit()

    def _handled(self, key: events.Key) -> None:
        if self._pressed and key is self._pressed[0]:
            self._pressed.popleft()
            self._answer("handled")
            self._go_on()

    def _look(self) -> None:
        if self._wait is not None and self._wait.is_over(screen_text(self.app)):
            self._wait = None
            self._answer("seen")
            self._go_on()

    def _answer(self, *words: object) -> None:
        try:
            self.pipe.send((time.monotonic_ns(), *words))
        except OSError:
            self.app.exit()


def run(seating: Seating, pipe: Connection) -> None:
    """Sit down, and do what the pipe asks for until it closes."""
    gc.disable()  # as the command line does; the app begins again when its record is open
    os.environ["MAKTUI_HOME"] = str(seating.home)
    settings = configuration.load(db=seating.db_url, language=seating.language)
    speak(settings.language)
    log_to(settings.data_dir)
    app = MaktuiApp(
        settings, record_opener(settings), lambda access: sit_down(access, seating, settings), is_calm=False
    )
    app.driver_class = UnseenTerminal
    asyncio.run(_run(app, pipe, seating.size))


async def _run(app: MaktuiApp, pipe: Connection, size: tuple[int, int]) -> None:
    Mover(app, pipe).start()
    await app.run_async(size=size)
    if app.return_code:
        raise SystemExit(app.return_code)
