"""What a bench gives back, and how time is taken."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

__all__ = ["Measure", "compiled", "cpu_of", "cpu_of_process", "percentile"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure beside what it is measured against.

    `limit` is the most that `value` may be; both in `unit`, or a ratio ("x").
    """

    name: str
    value: float
    limit: float
    unit: str
    detail: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.limit


def cpu_of(work: Callable[[], object], *, times: int = 5) -> float:
    """Least CPU milliseconds of this process in so many runs."""

    def once() -> float:
        before = time.process_time()
        work()
        return (time.process_time() - before) * 1000

    return min(once() for _ in range(times))


def cpu_of_process(command: Sequence[str], *, times: int = 9) -> float:
    """Median CPU milliseconds of a process, its start included."""

    def once() -> float:
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

    return statistics.median(once() for _ in range(times))


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


@contextmanager
def compiled() -> Iterator[None]:
    """Let processes that are started here keep their bytecode, as an installed program has it too."""
    kept = dict(os.environ)
    with TemporaryDirectory(prefix="maktui-bench-pyc-") as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(kept)
