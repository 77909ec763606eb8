"""One start of an app in a process of its own, as `maktui` starts it; prints what it took as JSON.

    python -m tests.bench.starting bare COUNT
    python -m tests.bench.starting home "words of the list"
    python -m tests.bench.starting seat SESSION "words of the last line"

The environment says which record, and that nobody sees the terminal (`tests.bench.first_frame`).
"""

import asyncio
import json
import sys
import time
from typing import Any

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tests.multi.terminal import key_event, screen_text, when_handled

BEAT = 0.001
"""Seconds between two looks at the loop."""


class Look:
    """Notes the CPU at the first frame that takes keys and at the one with all words, and stalls between."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.first = self.whole = 0.0
        self.widgets = 0
        self.stalls: list[float] = []
        self._app: App[Any] | None = None
        when_handled(self._took_key)

    def painted(self, app: App[Any]) -> None:
        text = screen_text(app)
        if self._app is None and text.strip():
            self._app = app
            app.post_message(key_event("f12"))
        elif self.first and not self.whole and self.words in text:
            self._is_whole(app)

    def _took_key(self, _key: object) -> None:
        self.first = time.process_time()
        assert self._app is not None
        self.widgets = len(list(self._app.screen.walk_children()))
        if self.words in screen_text(self._app):
            self._is_whole(self._app)
        else:
            self._watching = asyncio.get_running_loop().create_task(self._watch())

    def _is_whole(self, app: App[Any]) -> None:
        self.whole = time.process_time()
        app.call_later(app.exit)

    async def _watch(self) -> None:
        before = time.perf_counter()
        while not self.whole:
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            self.stalls.append(now - before - BEAT)
            before = now

    def found(self) -> dict[str, float]:
        return {
            "widgets": self.widgets,
            "first": self.first * 1000,
            "whole": self.whole * 1000,
            "stall": max(self.stalls, default=0) * 1000,
        }


def bare(count: str) -> None:
    """Nothing but so many widgets."""

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            for number in range(int(count)):
                yield Static(f"widget {number}")

    Bare().run()


def home() -> None:
    """`maktui`."""
    from maktui import cli

    cli.at_terminal = lambda: True
    cli.main([])


def seat(session: str) -> None:
    """`maktui`, as if somebody sat already."""
    from maktui import wiring
    from models.codes import Seat
    from tests.multi.sitting import Seating, sit_down

    def at_a_seat(settings: Any) -> Any:
        seating = Seating(
            db_url=settings.db_url,
            home=settings.data_dir,
            session_id=int(session),
            seat=Seat.REPORTER,
            name="Joost Wiering",
        )

        def start(access: Any) -> Screen[None]:
            return sit_down(access, seating, settings)

        return start

    wiring.home = at_a_seat
    home()


def main(what: str, *arguments: str) -> None:
    words = "" if what == "bare" else arguments[-1]
    look = Look(words)
    App.post_display_hook = lambda app: look.painted(app)  # type: ignore[method-assign]
    if what == "bare":
        bare(*arguments)
    elif what == "home":
        home()
    else:
        seat(*arguments[:-1])
    sys.__stdout__.write(json.dumps(look.found()))  # type: ignore[union-attr]


if __name__ == "__main__":
    main(*sys.argv[1:])
