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
    return [
        *_measures("home", "maktui's first screen", "its list", found),
        *_measures("seat", "a reporter's screen", f"its {LINES} lines", found),
    ]


def _measures(name: str, screen: str, content: str, found: dict[str, list[Found]]) -> list[Measure]:
    def of(start: str, what: str) -> float:
        return median(one[what] for one in found[start])

    bare = of(f"bare {name}", "first")
    against = f"against {bare:.0f} ms for a bare app of as many widgets ({of(name, 'widgets'):.0f})"
    return [
        Measure(
            f"{screen}: first frame that takes keys, CPU, against a bare app",
            of(name, "first") / bare,
            1.5,
            "x",
            f"{of(name, 'first'):.0f} {against}",
        ),
        Measure(
            f"{screen}: with {content} on it",
            of(name, "whole") / bare,
            2.5,
            "x",
            f"{of(name, 'whole'):.0f} {against}",
        ),
        Measure(
            f"{screen}: longest stall of the loop while the rest loads",
            of(name, "stall"),
            20,
            "ms",
            f"median of {ROUNDS} starts",
        ),
    ]


def _start(words: str, *arguments: str) -> Found:
    command = [sys.executable, "-m", "tests.bench.starting", *arguments]
    environment = {**os.environ, WORDS: words}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: Found = json.loads(done.stdout)
    return found
