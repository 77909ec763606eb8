"""The test's side of a seat in a process of its own."""

import multiprocessing
import time
from pathlib import Path
from typing import Any

from models.codes import Seat
from models.example import FACILITATOR, FIRST_REPORTER, SECOND_REPORTER
from tests.multi.seat import Words, run
from tests.multi.sitting import Seating

__all__ = ["TALK", "WAIT", "Place", "Sit"]

TALK = 5
"""Number of the agenda item that runs in these tests: a talk, with the minutes in the middle."""

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

    def stroke(self, key: str) -> float:
        """Press a key; the seconds of CPU that handling, layout and paint took."""
        self._ask("stroke", key)
        return float(self._answer("stroke")[2])

    def paste(self, text: str) -> None:
        self._ask("paste", text)

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

    def sees(self, *words: Words, within: float = WAIT) -> int:
        """Wait until all these words stand on the screen; the moment, by `time.monotonic_ns`."""
        return self._wait(words, False, within)

    def misses(self, *words: Words, within: float = WAIT) -> int:
        """Wait until none of these words stands on the screen any more."""
        return self._wait(words, True, within)

    def start_see(self, *words: Words) -> None:
        """Begin to look out for words; `seen` tells when they came."""
        self._ask("see", words, False)

    def seen(self, *, within: float = WAIT) -> int:
        return int(self._answer("seen", within=within)[0])

    @property
    def screen(self) -> str:
        """What stands on the screen now, row by row."""
        self._ask("tell")
        return str(self._answer("screen")[2])

    @property
    def input(self) -> str:
        """What stands in the input, also what does not fit on the screen."""
        self._ask("input")
        return str(self._answer("input")[2])

    def _wait(self, words: tuple[Words, ...], gone: bool, within: float) -> int:
        self._ask("see", words, gone)
        try:
            return self.seen(within=within)
        except TimeoutError:
            state = "still there" if gone else "not there"
            self._ask("stop_seeing")
            raise AssertionError(f"{state} after {within:.0f} s: {words} in\n{self.screen}") from None

    # The process -----------------------------------------------------------------------------

    @property
    def cpu(self) -> float:
        """Seconds of CPU that this process took so far."""
        self._ask("cpu")
        return float(self._answer("cpu")[2])

    def pragma(self, words: str) -> None:
        """Have this seat use the record over connections that were told this."""
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


class Sit:
    """Sits people down at one session.

    Args:
        db_url: the record.
        home: folder of outboxes and settings, as on one machine.
        session_id: the session.
    """

    def __init__(self, db_url: str, home: Path, session_id: int) -> None:
        self.db_url = db_url
        self.home = home
        self.session_id = session_id
        self._places: list[Place] = []

    def lead(self, name: str = FACILITATOR, *, language: str = "en") -> Place:
        return self._sit(Seat.FACILITATOR, name, language)

    def reporter(self, name: str = FIRST_REPORTER, *, language: str = "en") -> Place:
        return self._sit(Seat.REPORTER, name, language)

    def other(self) -> Place:
        """The second verslaglegger."""
        return self.reporter(SECOND_REPORTER)

    def wall(self) -> Place:
        """The screen in the room."""
        return self._sit(Seat.ROOM, "room", "en")

    def participant(self) -> Place:
        return self._sit(Seat.PARTICIPANT, "Ama Boateng", "en")

    def leave(self) -> None:
        while self._places:
            self._places.pop().leave()

    def _sit(self, seat: Seat, name: str, language: str) -> Place:
        self._places.append(
            Place(
                Seating(
                    db_url=self.db_url,
                    home=self.home,
                    session_id=self.session_id,
                    seat=seat,
                    name=name,
                    language=language,
                )
            )
        )
        return self._places[-1]
