"""The test's side of a seat in a process of its own."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from typing import Any

from tests.multi.seat import run
from tests.multi.sitting import Seating

__all__ = ["WAIT", "Place"]

WAIT = 20.0
"""Seconds to wait for what must come; a busy machine is slow."""

# Each seat is a fork of a process that has loaded everything and done nothing yet.
forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload(["tests.multi.seat"])


class Place:
    """Someone's seat.

    Args:
        seating: who sits down where.
    """

    def __init__(self, seating: Seating) -> None:
        self.seating = seating
        self._pipe, theirs = forks.Pipe()
        self._process = forks.Process(target=run, args=(seating, theirs), daemon=True)
        self._process.start()
        theirs.close()

    # Keys ------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys; back when the app has handled the last one."""
        self.start_press(*keys)
        for _ in keys:
            self._answer("handled")

    def type(self, text: str) -> None:
        """Type characters, and Enter where the text says \\n."""
        self.press(*("enter" if character == "\n" else character for character in text))

    def start_press(self, *keys: str) -> None:
        """Press keys and don't wait; `handled` counts what the app did with."""
        self._ask("press", keys)

    def handled(self, *, within: float = WAIT) -> bool:
        """Whether one more key was handled in time; False when the process is gone."""
        try:
            self._answer("handled", within=within)
        except EOFError:
            return False
        return True

    # The screen ------------------------------------------------------------------------------

    def sees(self, *texts: str, within: float = WAIT) -> int:
        """Wait until all these words stand on the screen; the moment, by `time.monotonic_ns`."""
        return self._wait(texts, False, within)

    def misses(self, *texts: str, within: float = WAIT) -> int:
        """Wait until none of these words stands on the screen any more."""
        return self._wait(texts, True, within)

    def start_see(self, *texts: str) -> None:
        """Begin to look out for words; `seen` tells when they came."""
        self._ask("see", texts, False)

    def seen(self, *, within: float = WAIT) -> int:
        return int(self._answer("seen", within=within)[0])

    @property
    def screen(self) -> str:
        """What stands on the screen now, row by row."""
        self._ask("tell")
        return str(self._answer("screen")[2])

    def _wait(self, texts: tuple[str, ...], gone: bool, within: float) -> int:
        self._ask("see", texts, gone)
        try:
            return self.seen(within=within)
        except TimeoutError:
            state = "still there" if gone else "not there"
            self._ask("stop_seeing")
            raise AssertionError(f"{state} after {within:.0f} s: {texts} in\n{self.screen}") from None

    # The process -----------------------------------------------------------------------------

    @property
    def cpu(self) -> float:
        """Seconds of CPU that this process took so far."""
        self._ask("cpu")
        return float(self._answer("cpu")[2])

    def pragma(self, words: str) -> None:
        """Have each later write of this seat go over a connection that was told this."""
        self._ask("pragma", words)
        self._answer("done")

    def kill(self) -> None:
        """kill -9: nothing in the process hears of it."""
        self._process.kill()
        self._process.join()

    def leave(self) -> None:
        """Stop the app as a user would, and wait for it."""
        self._pipe.close()
        self._process.join(WAIT)
        self.kill()

    def _ask(self, *words: Any) -> None:
        self._pipe.send(words)

    def _answer(self, word: str, within: float = WAIT) -> tuple[Any, ...]:
        until = time.monotonic() + within
        while True:
            if not self._pipe.poll(max(0.0, until - time.monotonic())):
                raise TimeoutError(f"{self.seating.name}: no {word!r} within {within:.0f} s")
            answer: tuple[Any, ...] = self._pipe.recv()
            if answer[1] == word:
                return answer
