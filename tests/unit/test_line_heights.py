from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.line_heights import LineHeights


def heights(*rows: int, gap: int = 0) -> LineHeights:
    made = LineHeights()
    made.start(rows, gap)
    return made


def test_tops_and_total() -> None:
    made = heights(2, 1, 3, gap=1)
    assert [made.top(index) for index in range(4)] == [0, 3, 5, 9]
    assert made.total == 8
    assert heights().total == 0


def test_the_gap_belongs_to_the_entry_above_it() -> None:
    made = heights(2, 1, gap=1)
    assert [made.at(row) for row in range(-1, 6)] == [0, 0, 0, 0, 1, 1, 1]
    assert made.within(1, 2) == range(0, 1)
    assert made.within(1, 9) == range(0, 2)
    assert heights().within(0, 9) == range(0)


def test_knowing_moves_what_is_below() -> None:
    made = heights(1, 1, 1)
    made.know(1, 4)
    assert made.is_known(1)
    assert not made.is_known(0)
    assert made.top(2) == 5
    made.splice(1, 2, [2, 2])
    assert not made.is_known(1)
    assert made.total == 6


@given(st.lists(st.integers(1, 9), min_size=1), st.integers(0, 1))
def test_every_row_is_in_its_entry(rows: list[int], gap: int) -> None:
    made = heights(*rows, gap=gap)
    for row in range(made.total):
        index = made.at(row)
        assert made.top(index) <= row < made.top(index + 1)
