"""A keystroke at a session of five thousand lines, beside one at an empty session."""

import time
from contextlib import ExitStack
from statistics import median

from tests.bench.measure import Measure, percentile
from tests.bench.sessions import LAST, MANY, running, seats

TIMES = 250
LINE = "wie belt krijgt een bandje, en dan is het loket al dicht"
PACE = 0.08
"""Seconds between two keys, so that what follows on a pause in typing falls between them."""


def measure() -> list[Measure]:
    with ExitStack() as stack:
        places = []
        for count in (0, MANY):
            table = stack.enter_context(running(item5=count))
            place = stack.enter_context(seats(table)).reporter()
            place.sees(LAST if count else "De kwestie", "✓ kept")
            places.append(place)
        found: list[list[float]] = [[], []]
        for number in range(TIMES):
            at = number % (len(LINE) + 1)
            for place, times in zip(places, found, strict=True):
                time.sleep(PACE)
                taken = place.stroke(LINE[at] if at < len(LINE) else "ctrl+u")
                times.append(taken * 1000)
    empty, many = found
    detail = f"{median(many):.2f} against {median(empty):.2f} ms"
    return [
        Measure(
            f"a keystroke (handler, layout, paint) at {MANY:,} lines, against an empty session",
            median(many) / median(empty),
            1.2,
            "x",
            detail,
        ),
        Measure(f"a keystroke at {MANY:,} lines, 99 of 100", percentile(many, 99), 16, "ms CPU", detail),
    ]
