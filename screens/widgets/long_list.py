"""A list of any length under which one looks: only what is in sight costs anything.

Heights are estimated, and known for what is in sight; rows are made for what
is in sight and kept; a changed entry is painted alone. The list stays at its
end until someone looks back; then the entry under the eyes stays in place.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from screens.widgets.line_heights import LineHeights
from screens.widgets.selecting import chosen_text, marked

__all__ = ["LongList"]

EntryT = TypeVar("EntryT")

KEPT = 400
"""Entries whose rows are kept."""


class LongList(ScrollView, Generic[EntryT]):
    """Entries under each other; what they look like is for who derives from it.

    Attributes:
        entries: all of them; `splice` changes them.
        is_following: whether it stays at the end.
    """

    DEFAULT_CSS = """
    LongList {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    auto_links: Reactive[bool] = Reactive(False)
    """As in `Plain`; here for each line."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.entries: list[EntryT] = []
        self.is_following = True
        self.heights = LineHeights()
        self._rows: dict[object, tuple[EntryT, list[Strip]]] = {}
        self._is_settling = False

    # For who derives from it ------------------------------------------------------

    def key_of(self, entry: EntryT) -> object:
        """What stays the same when an entry changes."""
        raise NotImplementedError

    def estimate(self, entries: Iterable[EntryT]) -> list[int]:
        """How many rows entries take, more or less; quick."""
        raise NotImplementedError

    def paint(self, entry: EntryT) -> list[Strip]:
        """The rows of an entry."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------

    @property
    def room(self) -> Size:
        """Columns and rows there are for entries."""
        return self.scrollable_content_region.size

    def splice(self, start: int, stop: int, entries: Sequence[EntryT]) -> None:
        """Put entries in place of those from `start` up to `stop`; paint only what that moves."""
        anchor = self._anchor()
        key = self.key_of(self.entries[anchor[0]]) if anchor else None
        top, below = self.heights.top(start), self.heights.top(stop)
        self.entries[start:stop] = entries
        self.heights.splice(start, stop, self.estimate(entries))
        if anchor is not None and anchor[0] >= start:
            if anchor[0] >= stop:
                moved = anchor[0] - stop + len(entries)
            else:
                same = (at for at, entry in enumerate(entries, start) if self.key_of(entry) == key)
                moved = next(same, start)
            anchor = (max(0, min(moved, len(self.entries) - 1)), anchor[1])
        scrolled = self.scroll_offset
        self._settle(anchor)
        if scrolled == self.scroll_offset and below == self.heights.top(start + len(entries)):
            self.refresh_lines(top, below - top)
        else:
            self.refresh()

    def keep_place(self) -> None:
        """There are more rows to look at, or fewer."""
        self._settle(self._anchor())

    def start_again(self, gap: int) -> None:
        """Another width, or another gap between entries: no height is known any more."""
        anchor = self._anchor()
        self.heights.start(self.estimate(self.entries), gap)
        self._settle(anchor)
        self.refresh()

    def forget_rows(self) -> None:
        """Paint anew what is in sight."""
        self._rows.clear()
        self.refresh()

    def forget_row(self, key: object) -> None:
        """Paint this entry anew."""
        self._rows.pop(key, None)
        self.refresh()

    def rows_of(self, index: int) -> list[Strip]:
        """The rows of an entry, painted once."""
        entry = self.entries[index]
        key = self.key_of(entry)
        kept = self._rows.get(key)
        if kept is not None and (kept[0] is entry or kept[0] == entry):
            return kept[1]
        rows = self.paint(entry)
        self._rows.pop(key, None)
        self._rows[key] = (entry, rows)
        if len(self._rows) > KEPT:
            del self._rows[next(iter(self._rows))]
        return rows

    def entry_at(self, row: int) -> int | None:
        """The entry at this row of the picture."""
        row += self.scroll_offset.y
        return self.heights.at(row) if row < self.heights.total else None

    def go_to_end(self) -> None:
        """To the last entry, and stay there."""
        self.is_following = True
        self._settle(None)

    def bring_in_sight(self, index: int) -> None:
        """Scroll no further than needed to show all of an entry."""
        self.heights.know(index, len(self.rows_of(index)))
        at = self.heights.top(index) - self.scroll_offset.y
        height = self.heights.top(index + 1) - self.heights.top(index) - self.heights.gap
        wanted = max(0, min(at, self.room.height - height))
        if wanted != at:
            self.is_following = self.is_following and index == len(self.entries) - 1
            self._settle(None if self.is_following else (index, wanted))

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        strip, selection = self._row(row), self.text_selection
        span = selection.get_span(row) if selection is not None else None
        if span is not None:
            strip = marked(strip, span, self.screen.get_component_rich_style("screen--selection"))
        return strip

    def _row(self, row: int) -> Strip:
        if not self.entries or not self.room.width or row >= self.heights.total:
            return Strip([])
        index = self.heights.at(row)
        rows = self.rows_of(index)
        within = row - self.heights.top(index)
        return rows[within] if within < len(rows) else Strip([])

    # Choosing text ----------------------------------------------------------------

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        first = selection.start.y if selection.start is not None else 0
        last = selection.end.y if selection.end is not None else self.heights.total - 1
        rows = [self._row(row).text for row in range(first, min(last + 1, self.heights.total))]
        return chosen_text(rows, first, selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    # Scrolling --------------------------------------------------------------------

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if not self._is_settling:
            self.is_following = round(new_value) >= self.max_scroll_y
            self._settle(self._anchor())

    def _scroll_to(self, *args: Any, **options: Any) -> bool:
        """Never in steps: what comes in sight on the way may move the target."""
        return super()._scroll_to(*args, **{**options, "animate": False})

    def _anchor(self) -> tuple[int, int] | None:
        """The entry under the eyes and its row in the picture; None at the end."""
        if self.is_following or not self.entries:
            return None
        y = self.scroll_offset.y
        seen = self.heights.within(y, self.room.height)
        known = [index for index in seen if self.heights.is_known(index)]
        whole = [index for index in known if self.heights.top(index) >= y]
        index = (whole or known or seen)[0]
        return index, self.heights.top(index) - y

    def _settle(self, anchor: tuple[int, int] | None) -> None:
        """Know the heights of what is in sight, with the anchor where it is."""
        width, height = self.room
        if not width or self._is_settling:
            return
        self._is_settling = True
        try:
            while unknown := [
                index
                for index in self.heights.within(self._scrolled_to(anchor), height)
                if not self.heights.is_known(index)
            ]:
                for index in unknown:
                    self.heights.know(index, len(self.rows_of(index)))
            self.virtual_size = Size(width, self.heights.total)
            self._refresh_scrollbars()
            self.scroll_to(y=self._scrolled_to(anchor), animate=False, force=True)
        finally:
            self._is_settling = False

    def _scrolled_to(self, anchor: tuple[int, int] | None) -> int:
        most = max(0, self.heights.total - self.room.height)
        return most if anchor is None else max(0, min(self.heights.top(anchor[0]) - anchor[1], most))
