"""One line of text while it is edited: cursor, selection, undo; knows no screen."""

import re

from rich.cells import split_graphemes

__all__ = ["LineText"]

MOST_STEPS = 200
"""Steps that can be undone."""

_WORD_START = re.compile(r"(?<!\w)\w")
_WORD_END = re.compile(r"\w(?!\w)")
_NEARBY = 64
"""Characters around the cursor in which one letter with its accents, or one emoji, lies."""


class LineText:
    """Text with a cursor; everything between `anchor` and `cursor` is selected."""

    def __init__(self) -> None:
        self.text = ""
        self.cursor = 0
        self.anchor = 0
        self._undo: list[tuple[str, int]] = []
        self._redo: list[tuple[str, int]] = []
        self._typing_at: int | None = None

    @property
    def selection(self) -> tuple[int, int]:
        """Where the selection begins and ends; equal when there is none."""
        return min(self.anchor, self.cursor), max(self.anchor, self.cursor)

    @property
    def selected(self) -> str:
        start, end = self.selection
        return self.text[start:end]

    def fill(self, text: str, cursor: int | None = None) -> None:
        """Begin anew with this text; nothing before it can be undone."""
        self.text = text
        self.cursor = self.anchor = len(text) if cursor is None else cursor
        self._undo.clear()
        self._redo.clear()
        self._typing_at = None

    def move(self, to: int, *, select: bool = False) -> None:
        """Put the cursor here; with `select` the text in between is selected."""
        self.cursor = max(0, min(to, len(self.text)))
        if not select:
            self.anchor = self.cursor
        self._typing_at = None

    def insert(self, new: str) -> None:
        """Type this, in place of what is selected."""
        start, end = self.selection
        goes_on = start == end == self._typing_at and not new.isspace()
        self._replace(start, end, new, remember=not goes_on)
        self._typing_at = self.cursor

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in place of `text[start:end]`, the cursor behind it."""
        self._replace(start, end, new)
        self._typing_at = None

    def delete_to(self, to: int) -> None:
        """Delete what is selected, else everything between the cursor and `to`."""
        start, end = self.selection
        if start == end:
            start, end = min(to, self.cursor), max(to, self.cursor)
        if start != end:
            self.replace(start, end, "")

    def undo(self) -> None:
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        self._step(self._redo, self._undo)

    # Places -----------------------------------------------------------------------

    def left(self) -> int:
        """Before the letter at the left of the cursor, its accents included."""
        begin = max(0, self.cursor - _NEARBY)
        spans, _ = split_graphemes(self.text[begin : self.cursor])
        return begin + spans[-1][0] if spans else 0

    def right(self) -> int:
        """Behind the letter under the cursor, its accents included."""
        spans, _ = split_graphemes(self.text[self.cursor : self.cursor + _NEARBY])
        return self.cursor + spans[0][1] if spans else self.cursor

    def word_left(self) -> int:
        """The beginning of the word at the left."""
        starts = [found.start() for found in _WORD_START.finditer(self.text, 0, self.cursor)]
        return starts[-1] if starts else 0

    def word_right(self) -> int:
        """The end of the word at the right."""
        found = _WORD_END.search(self.text, self.cursor)
        return found.end() if found else len(self.text)

    # ------------------------------------------------------------------------------

    def _replace(self, start: int, end: int, new: str, *, remember: bool = True) -> None:
        if remember:
            self._undo.append((self.text, self.cursor))
            del self._undo[:-MOST_STEPS]
        self._redo.clear()
        self.text = self.text[:start] + new + self.text[end:]
        self.cursor = self.anchor = start + len(new)

    def _step(self, back: list[tuple[str, int]], forth: list[tuple[str, int]]) -> None:
        if back:
            forth.append((self.text, self.cursor))
            self.text, self.cursor = back.pop()
            self.anchor = self.cursor
            self._typing_at = None
