"""Opening five thousand lines, beside opening fifty."""

from contextlib import ExitStack
from statistics import median

from tests.bench.measure import Measure
from tests.bench.sessions import LAST, MANY, running, seats
from tests.multi.place import Place

FEW = 50
ROUNDS = 7


def measure() -> list[Measure]:
    few, many = (median(times) for times in _sit_down())
    read_few, read_many = (median(times) for times in _read_back())
    return [
        Measure(
            f"sitting down at a session of {MANY:,} lines, CPU, against one of {FEW}",
            many / few,
            2,
            "x",
            f"{many:.0f} against {few:.0f} ms; "
            f"reading such an item back {read_many:.0f} against {read_few:.0f} ms",
        )
    ]


def _sit_down() -> list[list[float]]:
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
    return found


def _read_back() -> list[list[float]]:
    """In an open seat, from Enter on "/read 6" to the last line on the screen."""
    found: list[list[float]] = [[], []]
    with running(item6=FEW, item8=MANY) as table, seats(table) as sit:
        place = sit.reporter()
        place.sees("De kwestie", "✓ kept")
        for _ in range(ROUNDS):
            for item, times in zip((6, 8), found, strict=True):
                times.append(_read(place, item) * 1000)
    return found


def _read(place: Place, item: int) -> float:
    place.type(f"/read {item}")
    before = place.cpu
    place.press("enter")
    place.sees(LAST, f" {item} ")
    taken = place.cpu - before
    place.type("/read 5\n")
    place.misses(LAST)
    return taken
