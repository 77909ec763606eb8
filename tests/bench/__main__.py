"""`make bench`: measures, prints a table and writes docs/performance.md.

ARGS="keys draft" measures those alone and writes nothing. Ends with 1 when a limit is not held.
"""

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from tests.bench.measure import Measure

BENCHES = (
    "version",
    "first_frame",
    "keys",
    "opening",
    "draft",
    "pane",
    "commit",
    "propagation",
    "web",
    "readers",
)
PAGE = Path(__file__).parents[2] / "docs" / "performance.md"

ABOUT = """\
# How fast maktui is

`make bench` measures this and writes this page; it fails when a limit is not held. Most figures are ratios
of two things measured in turns in one run, so that they say the same on another machine. CPU is that of the
thread or process named, so that others on the machine hardly change it. The screens are the real ones,
120x40, painted for a terminal that nobody sees.

"""


def main(names: Sequence[str]) -> int:
    unknown = sorted(set(names) - set(BENCHES))
    if unknown:
        sys.stderr.write(f"bench: no {', '.join(unknown)}; there are {', '.join(BENCHES)}\n")
        return 2
    measures: list[Measure] = []
    for name in names or BENCHES:
        print(f"{name} ...", file=sys.stderr, flush=True)
        measures += import_module(f"tests.bench.{name}").measure()
    table = _table(measures)
    print(table)
    if not names:
        PAGE.write_text(f"{ABOUT}{table}\n\nMeasured on {_machine()}.\n", encoding="utf-8")
    return 0 if all(one.holds for one in measures) else 1


def _table(measures: Iterable[Measure]) -> str:
    rows = [
        f"| {one.name} | {_figure(one.limit, one.unit)} | {_figure(one.value, one.unit)} | {one.detail} "
        f"| {'yes' if one.holds else '**no**'} |"
        for one in measures
    ]
    return "\n".join(
        ["| what | at most | measured | in full | holds |", "| --- | ---: | ---: | --- | --- |", *rows]
    )


def _figure(value: float, unit: str) -> str:
    shown = f"{value:.2f}" if value < 10 and value != int(value) else f"{value:.0f}"
    return f"{shown}{unit if unit == 'x' else f' {unit}'}"


def _machine() -> str:
    from models.driver import sqlite

    return (
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}), "
        f"Python {platform.python_version()}, SQLite {sqlite.sqlite_version}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
