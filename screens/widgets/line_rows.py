"""How one long text falls into rows; a changed text is wrapped anew only where it changed.

Textual's own wrapping goes through all of a text at every key: 25 ms for ten
thousand wide characters.
"""

import re
from bisect import bisect_left, bisect_right

from rich.cells import cell_len, split_graphemes

__all__ = ["LineRows"]

NOT_NARROW = "\u0300"
"""Every letter before this one takes one cell."""
SIMPLE = re.compile("[\0-\u02ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]*")
"""Letters that stand by themselves: of one cell, and ideographs and Hangul syllables of two."""
LOOK_AHEAD = 2
"""Where a row ends follows from as many characters as this times its width."""


class LineRows:
    """The rows of one text at one width; a space at a row's end may hang over by one cell."""

    def __init__(self) -> None:
        self.text = ""
        self.width = 0
        self.starts = [0]
        """Where each row begins."""

    def __len__(self) -> int:
        return len(self.starts)

    def wrap(self, text: str, width: int) -> None:
        """Let these be the rows of `text`, at most `width` cells each."""
        if width < 1 or (text == self.text and width == self.width):
            return
        if width != self.width:
            self.starts = _rest([0], text, width, frozenset())
        else:
            self._rewrap(text)
        self.text, self.width = text, width

    def at(self, place: int) -> int:
        """The row that this place in the text is in."""
        return bisect_right(self.starts, place) - 1

    def bounds(self, row: int) -> tuple[int, int]:
        """Where this row begins and ends in the text."""
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.text)
        return self.starts[row], end

    def column(self, place: int) -> int:
        """The cell in its row of this place in the text."""
        start = self.starts[self.at(place)]
        return cell_len(self.text[start:place])

    def place(self, row: int, column: int) -> int:
        """The place in the text under this cell."""
        start, end = self.bounds(row)
        last = end if row == len(self.starts) - 1 else max(start, end - 1)
        cells = 0
        for begin, _, size in split_graphemes(self.text[start:end])[0]:
            if cells + size > column:
                return min(start + begin, last)
            cells += size
        return last

    def _rewrap(self, text: str) -> None:
        """Keep the rows before the change, and those behind it once they fall the same way again."""
        old = self.text
        at = _shared(old, text)
        shift = len(text) - len(old)
        same_from = len(old) - _shared(old[at:][::-1], text[at:][::-1])
        kept = self.starts[: bisect_left(self.starts, at - LOOK_AHEAD * self.width) + 1]
        behind = frozenset(start + shift for start in self.starts if start >= same_from)
        starts = _rest(kept, text, self.width, behind)
        if starts[-1] in behind:
            starts += [start + shift for start in self.starts if start + shift > starts[-1]]
        self.starts = starts


def _rest(starts: list[int], text: str, width: int, known: frozenset[int]) -> list[int]:
    """These starts and all that follow, up to one that is known."""
    starts = list(starts)
    while (start := _next(text, starts[-1], width)) is not None:
        starts.append(start)
        if start in known:
            break
    return starts


def _next(text: str, start: int, width: int) -> int | None:
    """Where the row behind the one that begins at `start` begins, if there is one."""
    full = _fitting(text, start, width)
    if full >= len(text):
        return None
    space = text.rfind(" ", start, full + 1)
    return space + 1 if space >= start else full


def _fitting(text: str, start: int, width: int) -> int:
    """Up to where the text from `start` fits in `width` cells; at least one letter."""
    piece = text[start : start + width + 1]
    if max(piece, default=" ") < NOT_NARROW:
        return start + min(width, len(piece))
    simple = SIMPLE.match(text, start, start + width + 1)
    if simple is not None and simple.end() == start + len(piece):
        return start + _simple_fitting(piece, width)
    cells = 0
    piece = text[start : start + LOOK_AHEAD * width]
    for begin, _, size in split_graphemes(piece)[0]:
        if cells + size > width and begin:
            return start + begin
        cells += size
    return start + len(piece)


def _simple_fitting(piece: str, width: int) -> int:
    """How many of these letters that stand by themselves fit; at least one."""
    cells = 0
    for at, letter in enumerate(piece):
        cells += 1 if letter < NOT_NARROW else 2
        if cells > width:
            return max(1, at)
    return len(piece)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    if other.startswith(one):
        return len(one)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
