import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maktui.reports.charts import Bar, Bars, Chart, Course, Fill, Level, Piece, Point, drawn
from tests.hostile import SHORT
from tests.unit.test_reports import luminance

PLACE = re.compile(r"-?\d+(?:\.\d+)?")


def svg(chart: Chart) -> ElementTree.Element:
    """Well-formed XML is more than HTML asks, and easier to look into."""
    return ElementTree.fromstring(drawn(chart))


def bars(*amounts: int, label: str = "bewoners", note: str = "niemand kon kiezen") -> Bars:
    words = ("steunt", "zorg", "bezwaar", "kiest niet", "koos nog niet")
    pieces = (Piece(amount, word, fill) for amount, word, fill in zip(amounts, words, Fill, strict=False))
    return Bars("Wie draagt B4", (Bar(label, tuple(pieces), note),))


def course(
    *values: float, baseline: float | None = 3, goal: float | None = 30, due: date | None = None
) -> Course:
    return Course(
        "Bomen",
        tuple(
            Point(date(2027, 1 + month, 1), value, f"1-{1 + month}", f"{value:g}")
            for month, value in enumerate(values)
        ),
        None if baseline is None else Level(baseline, f"Nu: {baseline:g}"),
        None if goal is None else Level(goal, f"Doel: {goal:g}"),
        due,
        "1 december" if due else "",
    )


class TestInWords:
    def test_bars(self) -> None:
        drawing = svg(bars(4, 1, 0, 0, 2))
        assert drawing.attrib["role"] == "img"
        assert drawing.findtext("title") == "Wie draagt B4"
        assert drawing.findtext("desc") == "bewoners: 4 steunt, 1 zorg, 2 koos nog niet."

    def test_nobody(self) -> None:
        assert svg(bars(0, 0)).findtext("desc") == "bewoners: niemand kon kiezen."

    def test_a_course(self) -> None:
        said = svg(course(7, 12, due=date(2027, 12, 1))).findtext("desc")
        assert said == "Nu: 3. 1-1: 7. 1-2: 12. Doel: 30 1 december."


class TestBars:
    def test_every_part_has_its_number_and_a_fill_of_its_own(self) -> None:
        drawing = drawn(bars(4, 3, 2, 1, 5))
        assert [f">{amount}<" in drawing for amount in (4, 3, 2, 1, 5)] == [True] * 5
        for fill in Fill:
            ground, line, _ = fill.value
            assert f'fill="{ground}"' in drawing
            assert f'stroke="{line}"' in drawing

    def test_no_two_fills_differ_by_colour_alone(self) -> None:
        looks = [
            (fill.value[2], round(luminance(fill.value[0]), 1)) for fill in Fill if fill is not Fill.DOTTED
        ]
        assert len(set(looks)) == len(looks)

    @given(st.lists(st.integers(0, 500), min_size=5, max_size=5))
    @example([0, 0, 10, 0, 168])
    def test_everything_is_inside_the_drawing(self, amounts: list[int]) -> None:
        drawing = svg(bars(*amounts))
        for one in drawing.iter("rect"):
            assert float(one.attrib["x"]) >= 0
            assert float(one.attrib["x"]) + float(one.attrib["width"]) <= 320.1
        for one in drawing.iter("path"):
            assert all(0 <= float(place) <= 320 for place in PLACE.findall(one.attrib["d"]))

    def test_one_person_is_no_whole_bar(self) -> None:
        [first, *_] = svg(bars(1)).iter("rect")
        assert float(first.attrib["width"]) < 40


class TestCourse:
    @given(
        st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=12),
        st.none() | st.floats(-1e12, 1e12),
        st.none() | st.floats(-1e12, 1e12),
        st.none() | st.dates(),
    )
    def test_everything_is_inside_the_drawing(
        self, values: list[float], baseline: float | None, goal: float | None, due: date | None
    ) -> None:
        drawing = svg(course(*values, baseline=baseline, goal=goal, due=due))
        for one in drawing.iter("circle"):
            assert 0 <= float(one.attrib["cx"]) <= 320
            assert 0 <= float(one.attrib["cy"]) <= 160

    def test_higher_is_higher(self) -> None:
        low, high = [float(one.attrib["cy"]) for one in svg(course(7, 12)).iter("circle")]
        assert high < low

    def test_many_values_keep_their_first_and_last_number(self) -> None:
        drawing = drawn(course(*range(1, 12), goal=None))
        assert ">1</text>" in drawing
        assert ">11</text>" in drawing
        assert ">6</text>" not in drawing

    def test_without_anything_to_hold_it_against(self) -> None:
        assert len(list(svg(course(7, baseline=None, goal=None)).iter("circle"))) == 1


@pytest.mark.parametrize("text", SHORT, ids=range(len(SHORT)))
def test_texts_stay_texts(text: str) -> None:
    plain = {one.tag for one in svg(bars(1, 0, 2, label="x")).iter()}
    assert {one.tag for one in svg(bars(1, 0, 2, label=text)).iter()} <= plain
    level = Level(3, text)
    drawing = svg(Course(text, (Point(date(2027, 1, 1), 1, text, text),), level, level, None, text))
    assert {one.tag for one in drawing.iter()} <= {"svg", "title", "desc", "text", "line", "path", "circle"}


@pytest.mark.parametrize("ink", ["#1d1b19", "#5a544d", "#1f6b3b", "#1d4f8c", "#8a5300"])
def test_inks_can_be_read_on_white(ink: str) -> None:
    assert 1.05 / (luminance(ink) + 0.05) >= 4.5
