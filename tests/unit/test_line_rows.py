from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.line_rows import LineRows

LETTERS = st.sampled_from(
    ["a", "b", " ", "  ", "woord ", "x" * 30, "é", "漢", "👩\u200d👧", "e\u0301", "\u0301"]
)
TEXTS = st.lists(LETTERS, max_size=40).map("".join)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), TEXTS), max_size=12)


def rows(text: str, width: int) -> list[str]:
    wrapped = LineRows()
    wrapped.wrap(text, width)
    return [text[slice(*wrapped.bounds(row))] for row in range(len(wrapped))]


def test_breaks_at_spaces() -> None:
    assert rows("een twee drie", 8) == ["een twee ", "drie"]
    assert rows("een twee", 8) == ["een twee"]
    assert rows("een twee ", 8) == ["een twee ", ""]


def test_breaks_words_that_are_too_long() -> None:
    assert rows("aan elkaargeschreven", 6) == ["aan ", "elkaar", "geschr", "even"]


def test_wide_letters_take_two_cells() -> None:
    assert rows("漢字漢字", 5) == ["漢字", "漢字"]


def test_places_and_cells() -> None:
    wrapped = LineRows()
    wrapped.wrap("een 漢字 drie", 8)
    assert [wrapped.at(place) for place in (0, 6, 7, 11)] == [0, 0, 1, 1]
    assert wrapped.column(5) == 6
    assert wrapped.place(0, 6) == 5
    assert wrapped.place(0, 7) == 5
    assert wrapped.place(0, 99) == 6
    assert wrapped.place(1, 99) == 11


@given(TEXTS, st.integers(2, 20))
def test_rows_fit_and_hold_all(text: str, width: int) -> None:
    found = rows(text, width)
    assert "".join(found) == text
    assert all(cell_len(row.removesuffix(" ")) <= width for row in found)


@given(TEXTS, EDITS, st.integers(2, 20))
def test_a_changed_text_falls_as_if_it_were_new(
    text: str, edits: list[tuple[float, int, str]], width: int
) -> None:
    wrapped = LineRows()
    wrapped.wrap(text, width)
    for where, count, new in edits:
        start = int(where * len(text))
        text = text[:start] + new + text[start + count :]
        wrapped.wrap(text, width)
        fresh = LineRows()
        fresh.wrap(text, width)
        assert wrapped.starts == fresh.starts
