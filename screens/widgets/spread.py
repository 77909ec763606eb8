"""Text in its place: on two sides of a row, hanging behind a head, and harmless."""

import re

from textual.content import Content

__all__ = ["hanging", "harmless", "spread"]

HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Signs that a terminal obeys, or that turn text around. What is written was cleaned of them
already; this is the second door."""


def harmless(content: Content) -> Content:
    """`content` with a mark for every sign that a terminal might obey."""
    if not HARMFUL.search(content.plain):
        return content
    return Content(HARMFUL.sub("\ufffd", content.plain), list(content.spans))


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
