"""Two pieces of text on one row, one at each side."""

from textual.content import Content

__all__ = ["hanging", "spread"]


def spread(left: Content, right: Content, width: int, *, gap: int = 1) -> Content:
    """`left` and `right` at the two ends of `width` columns; `left` gives way."""
    room = max(0, width - right.cell_length - (gap if right.cell_length else 0))
    fitting = left if left.cell_length <= room else left.truncate(room, ellipsis=True)
    padding = max(0, width - fitting.cell_length - right.cell_length)
    return fitting + Content(" " * padding) + right


def hanging(head: Content, text: Content, width: int) -> Content:
    """`text` behind `head`, its further rows indented as far as `head` is wide."""
    indent = Content(" " * head.cell_length)
    rows = text.wrap(max(1, width - head.cell_length)) or [text]
    return Content("\n").join([head + rows[0], *(indent + row for row in rows[1:])])
