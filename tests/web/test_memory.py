"""What keeps a seat's own memory small, and changes nothing of what it shows."""

import sys

import pytest
import textual.strip
from rich.segment import Segment
from textual.cache import FIFOCache
from textual.css.stylesheet import Stylesheet
from textual.strip import Strip

from maktui.web.kept_styles import KeptStylesheet
from maktui.web.memory import FILLING, fill_holes, keep_no_strips

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
