from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.turning import SECONDS, Row, Turns, pages_of

HEADING = Row(2, is_heading=True)
AT = datetime(2026, 11, 27, 19, 42, tzinfo=UTC)


def test_what_fits_is_one_page() -> None:
    rows = [HEADING, Row(4), Row(4)]
    assert pages_of(rows, 9) == (frozenset({0, 1, 2}),)
    assert pages_of([], 9) == (frozenset(),)


def test_a_page_that_goes_on_under_a_heading_has_it_too() -> None:
    rows = [HEADING, Row(4), Row(4), HEADING, Row(3)]
    assert pages_of(rows, 10) == (frozenset({0, 1}), frozenset({0, 2}), frozenset({3, 4}))


def test_without_headings_too() -> None:
    assert pages_of([Row(4), Row(4), Row(4)], 8) == (frozenset({0}), frozenset({1}), frozenset({2}))


@given(st.lists(st.integers(2, 9), min_size=1, max_size=30), st.integers(13, 40))
def test_every_row_has_its_page_and_no_page_is_too_long(heights: list[int], room: int) -> None:
    rows = [HEADING, *map(Row, heights)]
    pages = pages_of(rows, room)
    assert sorted(place for page in pages for place in page if place) == list(range(1, len(rows)))
    assert all(0 in page for page in pages)
    assert all(sum(rows[place].height for place in page) - 1 <= room for page in pages)


def test_the_clock_turns_pages_and_the_first_stays_a_full_turn() -> None:
    turn = timedelta(seconds=SECONDS)
    turns = Turns(AT + turn - timedelta(seconds=1), first=1)
    seen = [turns.page(AT + step * turn, 3) for step in range(1, 6)]
    assert seen == [1, 2, 0, 1, 2]
