from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.line_text import LineText


def test_typing_is_undone_per_word() -> None:
    line = LineText()
    for letter in "een twee":
        line.insert(letter)
    line.undo()
    assert line.text == "een"
    line.undo()
    assert line.text == ""
    line.redo()
    line.redo()
    assert (line.text, line.cursor) == ("een twee", 8)
    line.redo()
    assert line.text == "een twee"


def test_a_new_edit_forgets_what_was_undone() -> None:
    line = LineText()
    line.insert("a")
    line.undo()
    line.insert("b")
    line.redo()
    assert line.text == "b"


def test_moving_begins_a_new_step() -> None:
    line = LineText()
    line.insert("a")
    line.move(0)
    line.insert("b")
    line.undo()
    assert line.text == "a"


def test_what_was_filled_in_is_not_undone() -> None:
    line = LineText()
    line.insert("a")
    line.fill("b")
    line.undo()
    assert line.text == "b"


@given(
    st.text(),
    st.lists(st.tuples(st.sampled_from(["left", "right", "word_left", "word_right"]), st.booleans())),
)
def test_the_cursor_stays_in_the_text(text: str, moves: list[tuple[str, bool]]) -> None:
    line = LineText()
    line.fill(text)
    for name, select in moves:
        line.move(getattr(line, name)(), select=select)
        assert 0 <= line.cursor <= len(text)
    chosen = line.selected
    line.delete_to(line.left())
    assert len(line.text) <= len(text) - len(chosen)


@given(st.text(max_size=30), st.lists(st.one_of(st.text(max_size=3), st.integers(0, 30)), max_size=20))
def test_undoing_everything_goes_back(text: str, edits: list[str | int]) -> None:
    line = LineText()
    line.fill(text)
    for edit in edits:
        if isinstance(edit, str):
            line.insert(edit)
        else:
            line.move(edit)
    for _ in edits:
        line.undo()
    assert line.text == text
