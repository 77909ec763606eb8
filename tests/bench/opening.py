"""Opening five thousand lines, beside opening fifty."""

from contextlib import ExitStack
from statistics import median

from tests.bench.measure import Measure
from tests.bench.sessions import LAST, MANY, running, seats
from tests.multi.place import Place

FEW = 50
ROUNDS = 7


def measure() -> list[Measure]:
    return [_seat(), _item()]


def _seat() -> Measure:
    """From the start of the process, all modules loaded, to the last line on the screen."""
    found: list[list[float]] = [[], []]
    with ExitStack() as stack:
        tables = [stack.enter_context(running(item5=count)) for count in (FEW, MANY)]
        for _ in range(ROUNDS):
            for table, times in zip(tables, found, strict=True):
                with seats(table) as sit:
                    place = sit.reporter()
                    place.sees(LAST)
                    times.append(place.cpu * 1000)
    return _measure(f"sitting down at {MANY:,} lines, against {FEW}", found)


def _item() -> Measure:
    """In an open seat, from Enter on "/read 6" to the last line on the screen."""
    found: list[list[float]] = [[], []]
    with running(item6=FEW, item8=MANY) as table, seats(table) as sit:
        place = sit.reporter()
        place.sees("De kwestie", "✓ kept")
        for _ in range(ROUNDS):
            for item, times in zip((6, 8), found, strict=True):
                times.append(_read(place, item) * 1000)
    return _measure(f"reading an item of {MANY:,} lines, against one of {FEW}", found)


def _read(place: Place, item: int) -> float:
    place.type(f"/read {item}")
    before = place.cpu
    place.press("enter")
    place.sees(LAST, f" {item} ")
    taken = place.cpu - before
    place.type("/read 5\n")
    place.misses(LAST)
    return taken


def _measure(name: str, found: list[list[float]]) -> Measure:
    few, many = (median(times) for times in found)
    return Measure(f"{name}, CPU", many / few, 2, "x", f"{many:.0f} against {few:.0f} ms")
