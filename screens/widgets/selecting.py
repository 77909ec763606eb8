"""Text that is chosen with the mouse, in rows that a widget paints itself."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

__all__ = ["chosen_text", "marked"]


def marked(strip: Strip, span: tuple[int, int], style: Style) -> Strip:
    """A row with part of it marked as chosen.

    Args:
        span: the first character, and the one behind the last; -1 for the end of the row.
    """
    text = strip.text
    start, stop = span[0], len(text) if span[1] < 0 else span[1]
    cuts = (cell_len(text[:start]), cell_len(text[:stop]), strip.cell_length)
    before, chosen, after = strip.divide(cuts)
    return Strip.join([before, Strip(Segment.apply_style(chosen, post_style=style)), after])


def chosen_text(rows: Sequence[str], first: int, selection: Selection) -> str:
    """What is chosen of these rows, each without the spaces at its end.

    Args:
        rows: those that the selection touches.
        first: the row of the widget that is the first of them.
    """
    start, end = selection.start or Offset(0, first), selection.end
    shifted = Selection(start - (0, first), end - (0, first) if end is not None else None)
    return "\n".join(row.rstrip() for row in shifted.extract("\n".join(rows)).split("\n"))
