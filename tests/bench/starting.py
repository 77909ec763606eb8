"""One start of an app in a process of its own; prints what it took as JSON.

    python -m tests.bench.starting bare 60
    python -m tests.bench.starting home sqlite:///...
    python -m tests.bench.starting seat sqlite:///... SESSION "words of the last line"
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.multi.terminal import UnseenTerminal, key_event, screen_text, when_handled

SIZE = (120, 40)
BEAT = 0.001
"""Seconds between two looks at the loop."""


class Bare(App[None]):
    """Nothing but so many widgets."""

    widgets = 0

    def compose(self) -> ComposeResult:
        for number in range(self.widgets):
            yield Static(f"widget {number}")


def bare(count: str) -> App[None]:
    Bare.widgets = int(count)
    return Bare()


def home(db_url: str) -> App[None]:
    from maktui.app import MaktuiApp
    from maktui.catalogue import speak
    from maktui.settings import load
    from maktui.wiring import home, record_opener

    settings = load(db=db_url)
    speak(settings.language)
    return MaktuiApp(settings, record_opener(settings), home(settings))


def seat(db_url: str, session_id: str) -> App[None]:
    from maktui.app import MaktuiApp
    from maktui.catalogue import speak
    from maktui.settings import load
    from maktui.wiring import record_opener
    from models.codes import Seat
    from tests.multi.sitting import Seating, sit_down

    settings = load(db=db_url)
    speak(settings.language)
    seating = Seating(
        db_url=db_url,
        home=settings.data_dir,
        session_id=int(session_id),
        seat=Seat.REPORTER,
        name="Joost Wiering",
    )
    return MaktuiApp(
        settings, record_opener(settings), lambda access: sit_down(access, seating, settings)
    )


class Look:
    """Notes the CPU at the first frame that takes keys and at the one with all words, and stalls between."""

    def __init__(self, app: App[Any], words: str) -> None:
        self.app = app
        self.words = words
        self.first = self.whole = self.widgets = 0.0
        self.stalls: list[float] = []
        self._key = key_event("f12")
        when_handled(self._took_key)

    def painted(self) -> None:
        text = screen_text(self.app)
        if self._key is not None and text.strip():
            self._posted, self._key = self._key, None
            self.app.post_message(self._posted)
        elif self.first and not self.whole and self.words in text:
            self._is_whole()

    def _took_key(self, _key: object) -> None:
        self.first = time.process_time()
        self.widgets = len(list(self.app.screen.walk_children()))
        if self.words in screen_text(self.app):
            self._is_whole()
        else:
            self._watching = asyncio.get_running_loop().create_task(self._watch())

    def _is_whole(self) -> None:
        self.whole = time.process_time()
        self.app.call_later(self.app.exit)

    async def _watch(self) -> None:
        before = time.perf_counter()
        while not self.whole:
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            self.stalls.append(now - before - BEAT)
            before = now


def main(what: str, *arguments: str) -> Iterator[tuple[str, float]]:
    take = {"bare": 1, "home": 1, "seat": 2}[what]
    app = {"bare": bare, "home": home, "seat": seat}[what](*arguments[:take])  # type: ignore[operator]
    look = Look(app, "".join(arguments[take:]))
    app.driver_class = UnseenTerminal
    app.post_display_hook = look.painted  # type: ignore[method-assign]
    asyncio.run(app.run_async(size=SIZE))
    yield "widgets", look.widgets
    yield "first", look.first * 1000
    yield "whole", look.whole * 1000
    yield "stall", max(look.stalls, default=0) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(dict(main(*sys.argv[1:]))))
