"""The first picture of an app that starts, beside that of an app with nothing but widgets."""

import json
import os
import subprocess
import sys
from statistics import median

from tests.bench.measure import Measure, compiled
from tests.bench.sessions import LAST, running
from tests.bench.watched import WORDS

ROUNDS = 9
LINES = 60
UNSEEN = {"TEXTUAL_DRIVER": "tests.bench.watched:WatchedTerminal", "COLUMNS": "120", "LINES": "40"}
Found = dict[str, float]


def measure() -> list[Measure]:
    with running(item5=LINES) as table, compiled():
        assert table.store.path is not None
        os.environ.update(UNSEEN, MAKTUI_DB=str(table.store.path), MAKTUI_HOME=f"{table.store.path}.home")
        starts = {
            "home": ("Werk voor de jeugd", "home"),
            "seat": (LAST, "seat", str(table.session_id)),
        }
        widgets = {name: str(int(_start(*start)["widgets"])) for name, start in starts.items()}
        found: dict[str, list[Found]] = {"home": [], "seat": [], "bare home": [], "bare seat": []}
        for _ in range(ROUNDS):
            for name, start in starts.items():
                found[name].append(_start(*start))
                found[f"bare {name}"].append(_start("", "bare", widgets[name]))
    return _measures(found)


def _measures(found: dict[str, list[Found]]) -> list[Measure]:
    def of(start: str, what: str) -> float:
        return median(one[what] for one in found[start])

    def told(start: str, what: str) -> str:
        bare = of(f"bare {start}", "first")
        widgets = of(start, "widgets")
        return (
            f"{of(start, what):.0f} against {bare:.0f} ms for a bare app of as many widgets ({widgets:.0f})"
        )

    def ratio(start: str, what: str) -> float:
        return of(start, what) / of(f"bare {start}", "first")

    return [
        Measure(
            "`maktui`: first frame that takes keys, CPU, against a bare app",
            ratio("home", "first"),
            1.5,
            "x",
            f"{told('home', 'first')}; straight at a reporter's seat {ratio('seat', 'first'):.2f}x",
        ),
        Measure(
            f"straight at a reporter's seat: its {LINES} lines on the screen",
            ratio("seat", "whole"),
            2.5,
            "x",
            f"{told('seat', 'whole')}; `maktui` with its list {ratio('home', 'whole'):.2f}x",
        ),
        Measure(
            "longest stall of the loop while the rest loads",
            max(of("seat", "stall"), of("home", "stall")),
            20,
            "ms",
            f"seat {of('seat', 'stall'):.0f}, `maktui` {of('home', 'stall'):.0f} ms; "
            f"medians of {ROUNDS} starts",
        ),
    ]


def _start(words: str, *arguments: str) -> Found:
    command = [sys.executable, "-m", "tests.bench.starting", *arguments]
    environment = {**os.environ, WORDS: words}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: Found = json.loads(done.stdout)
    return found
