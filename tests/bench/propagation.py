"""From a key typed in one process to the screen of another."""

import random
import time

from tests.bench.measure import Measure, percentile
from tests.bench.sessions import running, seats

TIMES = 300
LONG = 24
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure() -> list[Measure]:
    chance = random.Random(7)
    times: list[float] = []
    with running() as table, seats(table) as sit:
        writer, reader = sit.other(), sit.reporter()
        for place in (writer, reader):
            place.sees("De kwestie", "✓ kept")
        typed = ""
        while len(times) < TIMES:
            if len(typed) == LONG:
                writer.press("ctrl+u")
                reader.misses(typed[:5])
                typed = ""
            key = chance.choice(LETTERS)
            typed += key
            reader.start_see(typed)
            time.sleep(0.02 + chance.random() * 0.1)  # the pace of typing, and no step with any poll
            pressed = time.monotonic_ns()
            writer.press(key)
            times.append((reader.seen() - pressed) / 1e6)
    name = "a key typed in one process, on the screen of another"
    return [
        Measure(f"{name}, half of them", percentile(times, 50), 100, "ms"),
        Measure(f"{name}, 99 of 100", percentile(times, 99), 250, "ms"),
    ]
