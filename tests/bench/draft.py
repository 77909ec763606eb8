"""A colleague's line in the making that grows, on a screen with five thousand lines."""

import time
from collections.abc import Callable

from tests.bench.measure import Measure
from tests.bench.sessions import LAST, MANY, running, seats
from tests.multi.place import Place

KEYS = "Werkgevers willen wel, maar weten niet bij wie ze moeten zijn, en wie belt krijgt een bandje."
KEPT = "Wij gaan door."
PACE = 0.2
"""Seconds between two keys, so that each is a change of its own to who looks on."""


def measure() -> list[Measure]:
    with running(item5=MANY) as table, seats(table) as sit:
        writer, reader = sit.other(), sit.reporter()
        for place in (writer, reader):
            place.sees(LAST, "✓ kept")
        reader.type(f"{KEPT}\n")  # after this all is loaded that an act needs, which takes a second by itself
        reader.sees(KEPT, "✓ kept")
        still = _cpu_while(reader, lambda _: None)
        taken = _cpu_while(reader, lambda key: writer.press(key))
        reader.sees("een bandje.")
    each = (taken - still) / len(KEYS) * 1000
    return [
        Measure(
            f"one more key in a colleague's line, at {MANY:,} lines, whole process",
            each,
            5,
            "ms CPU",
            f"an idle screen takes {still / len(KEYS) / PACE * 100:.1f} % of a core",
        )
    ]


def _cpu_while(place: Place, act: Callable[[str], None]) -> float:
    """Seconds of CPU that `place` takes while `act` does its things at this pace."""
    before = place.cpu
    for key in KEYS:
        act(key)
        time.sleep(PACE)
    return place.cpu - before
