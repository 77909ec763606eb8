"""A report to read on the screen: its Markdown as calm rows, made outside the event loop.

Textual's own Markdown widget takes a second of the loop for a report of two hundred lines.
"""

import asyncio
import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import work
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from screens.widgets.line_inline import inline
from screens.widgets.spread import hanging

__all__ = ["ReportPane", "report_rows"]

WIDEST = 96
"""Columns that are easy to read."""

HEADING = re.compile(r"(#{1,6})\s+(.*)")
BULLET = re.compile(r"(\s*)[-*]\s+(.*)")
QUOTE = re.compile(r">\s?(.*)")
CELL = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*")


class ReportPane(ScrollView, can_focus=True):
    """A report's text, to scroll through."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"report-pane--code", "report-pane--quiet", "report-pane--top"}

    DEFAULT_CSS = """
    ReportPane {
        height: 1fr;
        width: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .report-pane--code { background: $raised; }
        & > .report-pane--quiet { color: $quiet; }
        & > .report-pane--top { text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._rows: list[Content] = []

    def show(self, text: str) -> None:
        """Show this report; the place where one reads stays."""
        if text != self._text:
            self._text = text
            self._make()

    def on_resize(self) -> None:
        self._make()

    @work(exclusive=True, group="rows")
    async def _make(self) -> None:
        width = min(WIDEST, self.scrollable_content_region.width - 1)
        if width < 1 or not self._text:
            return
        code = self.get_visual_style("report-pane--code", partial=True)
        quiet = self.get_visual_style("report-pane--quiet", partial=True)
        self._rows = await asyncio.to_thread(report_rows, self._text, width, code, quiet)
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, at = self.size.width, y + self.scroll_offset.y
        base = self.visual_style
        if at >= len(self._rows):
            return Strip.blank(width, base.rich_style)
        row = self._rows[at]
        left = max(0, (width - WIDEST) // 2)
        row = Content(" " * left) + row
        strip = Strip(row.render_segments(base), row.cell_length)
        return strip.adjust_cell_length(width, base.rich_style)


def report_rows(text: str, width: int, code: Style, quiet: Style) -> list[Content]:
    """The rows of a report in Markdown, at most `width` columns wide."""
    rows: list[Content] = []
    for block in _blocks(text, width, code, quiet):
        rows.extend(block.split("\n", allow_blank=True))
    return rows


def _blocks(text: str, width: int, code: Style, quiet: Style) -> Iterator[Content]:
    def words(source: str) -> Content:
        return inline(source, code=code, url=quiet)

    for line in text.splitlines():
        if found := HEADING.fullmatch(line):
            heading = words(found[2]).stylize("bold")
            yield _wrapped(heading, width)
            if len(found[1]) == 1:
                yield Content("━" * min(width, heading.cell_length)).stylize("$now")
        elif found := BULLET.fullmatch(line):
            yield hanging(Content(f"{found[1]}· ").stylize(quiet), words(found[2]), width)
        elif found := QUOTE.fullmatch(line):
            yield hanging(Content("▏ ").stylize(quiet), words(found[1]), width)
        elif line.startswith("|"):
            if not RULE.fullmatch(line):
                yield _table_row(words, line, width, quiet)
        else:
            yield _wrapped(words(line), width)


def _table_row(words: Callable[[str], Content], line: str, width: int, quiet: Style) -> Content:
    """The cells of a row behind each other; the first one hangs."""
    cells = [cell.strip() for cell in CELL.split(line.strip().strip("|"))]
    first, *others = [words(cell) for cell in cells if cell]
    rest = Content(" · ").stylize(quiet).join(others)
    return hanging(first + Content("  "), rest, width)


def _wrapped(content: Content, width: int) -> Content:
    return Content("\n").join(content.wrap(width)) if content else content
