"""A field of one line that shows what is edited: its rows, cursor, selection, grey suggestion."""

import re
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.strip import Strip

from screens.widgets.line_rows import LineRows
from screens.widgets.line_text import LineText
from screens.widgets.plain import Plain

__all__ = ["LineField"]

MOST_ROWS = 6
FILLED = frozenset({"cursor", "selection"})
"""Parts with a background of their own."""

_EMPHASIS = re.compile(r"^/[^\s/]+|(?<!\S)@[^\s@]+")


class LineField(Plain, can_focus=True):
    """Text with a cursor in up to six rows; what its keys do is for who derives from it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-field--cursor",
        "line-field--emphasis",
        "line-field--placeholder",
        "line-field--selection",
        "line-field--suggestion",
    }
    DEFAULT_CSS = """
    LineField {
        width: 1fr;
        height: auto;
        padding: 0 1;
        border: round $faint;
        border-title-color: $now;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        color: $text;
        pointer: text;

        &:focus { border: round $now; }
        & > .line-field--cursor { color: $background; background: $now; }
        & > .line-field--emphasis { text-style: bold; }
        & > .line-field--placeholder { color: $quiet; }
        & > .line-field--selection { background: $chosen; text-style: underline; }
        & > .line-field--suggestion { color: $quiet; text-style: italic; }
    }
    """

    def __init__(self, placeholder: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.line = LineText()
        self.rows = LineRows()
        self._placeholder = placeholder
        self._top = 0
        self._is_selecting = False

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def cursor(self) -> int:
        """Place of the cursor in the text."""
        return self.line.cursor

    @property
    def placeholder(self) -> str:
        """What it says while it is empty."""
        return self._placeholder

    @placeholder.setter
    def placeholder(self, text: str) -> None:
        self._placeholder = text
        self.refresh()

    @property
    def suggestion(self) -> str:
        """What to show in grey behind the cursor."""
        return ""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where on the screen the cursor is, for whoever composes letters there."""
        x, y = self.rows.column(self.cursor), self.rows.at(self.cursor) - self._top
        return self.content_region.offset + Offset(x, y)

    def go(self, to: int, *, select: bool = False) -> None:
        """Put the cursor here."""
        self.line.move(to, select=select)
        self.show_cursor()

    def show_text(self) -> None:
        """The text changed: wrap and paint it; the layout moves only with the number of rows."""
        height = self._height
        self.rows.wrap(self.text, self._wrap_width)
        self.show_cursor()
        if self._height != height:
            self.refresh(layout=True)

    def show_cursor(self) -> None:
        """Paint anew, with the cursor in sight."""
        row = self.rows.at(self.cursor)
        last = max(0, len(self.rows) - self._height)
        self._top = max(0, min(self._top, row, last), row - self._height + 1)
        self.refresh()
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    # Mouse ------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._is_selecting = True
        self.capture_mouse()
        self.go(self._place_at(event), select=event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._is_selecting:
            self.go(self._place_at(event), select=True)

    def on_mouse_up(self) -> None:
        self._is_selecting = False
        self.release_mouse()

    def _place_at(self, event: events.MouseEvent) -> int:
        offset = event.get_content_offset_capture(self)
        row = max(0, min(self._top + offset.y, len(self.rows) - 1))
        return self.rows.place(row, max(0, offset.x))

    # Rows -------------------------------------------------------------------------

    @property
    def _height(self) -> int:
        return min(MOST_ROWS, len(self.rows))

    @property
    def _wrap_width(self) -> int:
        """One column is for the cursor behind a full row."""
        return self.content_size.width - 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self.rows.wrap(self.text, width - 1)
        return self._height

    def on_resize(self) -> None:
        self.rows.wrap(self.text, self._wrap_width)
        self.show_cursor()

    def _watch_has_focus(self, has_focus: bool) -> None:
        if has_focus:
            self.show_cursor()

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        base = self.visual_style
        row = self._top + y
        content = Content("")
        if not self.text:
            content = self._placeholder_row(width) if y == 0 else content
        elif row < len(self.rows):
            content = self._row(row, width)
        strip = Strip(content.render_segments(base), content.cell_length)
        return strip.adjust_cell_length(width, base.rich_style)

    def _placeholder_row(self, width: int) -> Content:
        content = Content(self._placeholder).truncate(max(0, width), ellipsis=True)
        return self._with_cursor(self._styled(content, "placeholder", 0, len(content)), 0)

    def _row(self, row: int, width: int) -> Content:
        start, end = self.rows.bounds(row)
        content = Content(self.text[start:end])
        for found in _EMPHASIS.finditer(content.plain):
            if row == 0 or found[0].startswith("@"):
                content = self._styled(content, "emphasis", *found.span())
        first, last = self.line.selection
        content = self._styled(content, "selection", max(first, start) - start, min(last, end) - start)
        if self.rows.at(self.cursor) == row:
            content = self._with_suggestion(content, self.cursor - start, width)
            content = self._with_cursor(content, self.cursor - start)
        return content

    def _with_suggestion(self, content: Content, at: int, width: int) -> Content:
        if not self.has_focus or not self.suggestion:
            return content
        suffix = Content(self.suggestion).truncate(max(0, width - cell_len(content.plain)))
        return content[:at] + self._styled(suffix, "suggestion", 0, len(suffix)) + content[at:]

    def _with_cursor(self, content: Content, at: int) -> Content:
        if not self.has_focus:
            return content
        return self._styled(content + " " if at >= len(content) else content, "cursor", at, at + 1)

    def _styled(self, content: Content, name: str, start: int, end: int) -> Content:
        if start >= end:
            return content
        # A partial style has no background.
        style = self.get_visual_style(f"line-field--{name}", partial=name not in FILLED)
        return content.stylize(style, start, end)
