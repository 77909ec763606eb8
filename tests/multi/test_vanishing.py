"""A terminal that vanishes without a word: the app ends, and what was typed is still there."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.codes import Seat
from models.example import FIRST_REPORTER
from tests.multi.place import WAIT, Sit
from tests.multi.sitting import Seating

ROOT = Path(__file__).parents[2]

APP = """
import pickle, sys
from maktui import settings as configuration
from maktui.app import MaktuiApp
from maktui.catalogue import speak
from maktui.wiring import record_opener
from tests.multi.sitting import sit_down

seating = pickle.loads(bytes.fromhex(sys.argv[1]))
settings = configuration.load(db=seating.db_url, language=seating.language)
speak(settings.language)
app = MaktuiApp(settings, record_opener(settings), lambda access: sit_down(access, seating, settings))
app.run()
sys.exit(app.return_code or 0)
"""

SOON = 5.0
"""Seconds to end in, on a busy machine; it takes a fraction of one."""


class Terminal:
    """The far side of a terminal, and the app in it."""

    def __init__(self, seating: Seating) -> None:
        self._far, near = os.openpty()
        # Of no session's own: the kernel tells nobody that it is gone.
        self.process = subprocess.Popen(
            [sys.executable, "-c", APP, pickle.dumps(seating).hex()],
            stdin=near,
            stdout=near,
            stderr=near,
            cwd=ROOT,
            env={**os.environ, "MAKTUI_HOME": str(seating.home), "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(near)
        self._painted = b""

    def sees(self, words: str) -> None:
        until = time.monotonic() + WAIT
        while words.encode() not in self._painted:
            assert time.monotonic() < until, self._painted
            self._painted += os.read(self._far, 65536)

    def type(self, text: str) -> None:
        os.write(self._far, text.encode())

    def vanish(self) -> None:
        os.close(self._far)


@contextmanager
def terminal(seating: Seating) -> Iterator[Terminal]:
    opened = Terminal(seating)
    try:
        yield opened
    finally:
        opened.process.kill()
        opened.process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="the app has another driver there")
def test_the_app_ends_with_its_terminal_and_keeps_what_was_typed(sit: Sit) -> None:
    seating = Seating(
        db_url=sit.db_url,
        home=sit.home,
        session_id=sit.session_id,
        seat=Seat.REPORTER,
        name=FIRST_REPORTER,
        language="en",
    )
    with terminal(seating) as own:
        own.sees("kept")
        own.type("Halfweg")
        own.sees("Halfweg")
        own.vanish()
        assert own.process.wait(SOON) == 0
    place = sit.reporter()
    place.sees("Halfweg")
    assert place.input == "Halfweg"
