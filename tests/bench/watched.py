"""A terminal that nobody sees and that takes the time of an app's start; it says it as JSON at the end.

The end is when all is on the screen and what acts need is loaded too.
"""

import asyncio
import json
import os
import sys
import time
from typing import Any

from tests.multi.terminal import UnseenTerminal, key_event, screen_text, when_handled

__all__ = ["WORDS", "WatchedTerminal"]

WORDS = "MAKTUI_BENCH_WORDS"
"""Environment variable: words that stand on the screen when all is loaded."""

BEAT = 0.001
"""Seconds between two looks at the loop."""


class WatchedTerminal(UnseenTerminal):
    """Notes the CPU at the first frame that takes keys and at the one with all words, and stalls between."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._words = os.environ.get(WORDS, "")
        self._first = self._whole = 0.0
        self._widgets = 0
        self._stalls: list[float] = []
        self._has_asked = self._is_ending = self._is_ended = False
        when_handled(self._took_key)

    def write(self, data: str) -> None:
        """What is painted; looking at it takes no time that counts."""
        if not self._whole and self._words and self._words in data:
            self._whole = time.process_time()
        if self._first and self._whole:
            self._end_soon()

    def flush(self) -> None:
        """A frame is painted; the first one that shows something is asked whether it takes keys."""
        if not self._has_asked and screen_text(self._app).strip():
            self._has_asked = True
            self._app.post_message(key_event("f12"))

    def _took_key(self, _key: object) -> None:
        self._first = time.process_time()
        self._widgets = len(list(self._app.screen.walk_children()))
        self._watching = asyncio.get_running_loop().create_task(self._watch())
        if self._whole or not self._words:
            self._end_soon()

    def _end_soon(self) -> None:
        if not self._is_ending:
            self._is_ending = True
            self._app.call_later(self._end)

    async def _end(self) -> None:
        access = getattr(self._app, "access", None)  # a bare app has no record
        if access is not None:
            if not access._shared.is_ready:  # the app itself says when it loads what acts need
                self._app.set_timer(BEAT, self._end)
                return
            await access.act(lambda _desk: None)
        self._is_ended = True
        self._app.exit()

    async def _watch(self) -> None:
        """How long the loop was held up by what this process did itself, not by others on the machine."""
        before, spent = time.perf_counter(), time.process_time()
        while not self._is_ended:
            await asyncio.sleep(BEAT)
            now, used = time.perf_counter(), time.process_time()
            self._stalls.append(min(now - before - BEAT, used - spent))
            before, spent = now, used

    def stop_application_mode(self) -> None:
        found = {
            "widgets": self._widgets,
            "first": self._first * 1000,
            "whole": self._whole * 1000,
            "stall": max(self._stalls, default=0) * 1000,
        }
        assert sys.__stdout__ is not None
        sys.__stdout__.write(json.dumps(found))
