from datetime import date

from models.views.outcome import MeasurementView
from screens.measure_chart import BAR, CELLS, GOAL, measure_chart
from tests.records import outcome

JANUARY, MARCH = date(2027, 1, 8), date(2027, 3, 5)


def rows(*measured: MeasurementView, **changes: object) -> list[str]:
    content = measure_chart(outcome(measurements=measured, **changes))
    return content.plain.splitlines() if content else []


def test_nothing_measured_is_no_chart() -> None:
    assert measure_chart(outcome()) is None


def test_each_day_has_its_value_in_words_and_the_goal_its_line() -> None:
    found = rows(
        MeasurementView(1, JANUARY, "21 bomen", "in de regen", 21), MeasurementView(2, MARCH, "42", "", 42)
    )
    assert [row.split("'")[0].strip() for row in found[1:]] == ["Fri 8 Jan", "Fri 5 Mar", "Thu 1 Apr"]
    assert found[0].startswith("Now")
    assert found[0].endswith("12 bomen  ")
    assert found[1].endswith("21 bomen  in de regen")
    assert [row.count(BAR) for row in found] == [round(12 / 42 * CELLS), round(21 / 42 * CELLS), CELLS, 0]
    assert {row.index(GOAL) for row in found} == {found[0].index(GOAL)}
    assert found[-1].endswith("42 bomen: the goal")


def test_words_without_a_number_have_no_bar() -> None:
    found = rows(
        MeasurementView(1, JANUARY, "beter", "", None), goal="goed", goal_number=None, baseline_number=None
    )
    assert not any(BAR in row or GOAL in row for row in found)
    assert "beter" in found[1]


def test_a_goal_below_what_it_was_and_below_zero_fits() -> None:
    found = rows(
        MeasurementView(1, JANUARY, "-5", "", -5),
        baseline="40",
        baseline_number=40,
        goal="-10",
        goal_number=-10,
    )
    assert found[0].count(BAR) + found[0].count(GOAL) >= CELLS
    assert found[1].count(BAR) < found[0].count(BAR)
    assert len({len(row.partition(GOAL)[0]) for row in found}) == 1
