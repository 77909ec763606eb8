"""What keeps a seat's own memory small, and changes nothing of what it shows."""

import sys
from concurrent.futures import ThreadPoolExecutor
from types import CodeType, FunctionType

import pytest
import textual.strip
from rich.segment import Segment
from textual.cache import FIFOCache
from textual.css.stylesheet import Stylesheet
from textual.strip import Strip

from maktui.web.kept_styles import KeptStylesheet
from maktui.web.memory import FILLING, code_that_runs, fill_holes, keep_no_strips, lay_together

SHEET = "Label { color: $ink; }"


def sheet(ink: str) -> KeptStylesheet:
    kept = KeptStylesheet(Stylesheet(variables={"ink": ink}))
    kept.add_source(SHEET, read_from=("a", "b"))
    return kept


def test_a_sheet_is_parsed_once_for_all_apps() -> None:
    assert sheet("red").rules[0] is sheet("red").rules[0]
    assert sheet("red").css != sheet("blue").css


def test_other_colours_are_parsed_anew_and_the_first_are_still_there() -> None:
    kept = sheet("red")
    (red,) = kept.rules
    kept.set_variables({"ink": "blue"})
    kept.reparse()
    assert "#0000FF" in kept.css
    kept.set_variables({"ink": "red"})
    kept.reparse()
    assert kept.rules == [red]


def test_a_line_without_caches_is_cut_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    cached = Strip([Segment("Wie is er?"), Segment(" Ama")])
    monkeypatch.setattr(textual.strip, "FIFOCache", FIFOCache)
    keep_no_strips()
    line = Strip([Segment("Wie is er?"), Segment(" Ama")])
    assert line.crop(2, 12) == cached.crop(2, 12)
    assert line.divide([4, 14]) == cached.divide([4, 14])
    assert line.crop(2, 12) is not line.crop(2, 12)


def test_holes_of_every_size_are_filled() -> None:
    fill_holes()
    assert {sys.getsizeof(one) for one in FILLING} == set(range(48, 513, 16))
    FILLING.clear()


def played(times: int) -> list[int]:
    """Runs code of its own, and code inside it."""
    return [number for number in range(times)]


def never_played() -> None:
    raise AssertionError("nobody calls this")


def test_what_ran_is_known_by_identity_also_in_threads() -> None:
    twin = FunctionType(played.__code__.replace(), globals())
    with code_that_runs() as ran, ThreadPoolExecutor() as pool:
        assert pool.submit(twin, 2).result() == [0, 1]
    known = ran.values()
    assert any(code is twin.__code__ for code in known)
    assert not any(code is played.__code__ or code is never_played.__code__ for code in known)


def test_what_ran_is_laid_elsewhere_with_what_is_inside_it_and_does_the_same() -> None:
    inside = inner(played.__code__)
    untouched = never_played.__code__
    with code_that_runs() as ran:
        played(2)
    lay_together({id(code): code for code in ran.values() if code in (played.__code__, inside)})
    FILLING.clear()
    assert played(3) == [0, 1, 2]
    assert inner(played.__code__) is not inside
    assert inner(played.__code__) == inside
    assert never_played.__code__ is untouched


def inner(code: CodeType) -> CodeType:
    return next(one for one in code.co_consts if isinstance(one, CodeType))
