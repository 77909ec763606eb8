"""A list of rows in columns that always fits its width; one row can be chosen."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Leave, MouseMove
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from screens.commands import bindings
from screens.language import N_
from screens.widgets.plain import Plain

__all__ = ["Column", "Row", "Rows"]

GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column is, and what stands above it."""

    title: str = ""
    least: int = 4
    """Columns it has in any case; it falls away when even that does not fit."""
    share: int = 0
    """Its share of the room that is left; 0 keeps it at `least`."""
    rank: int = 0
    """Columns of the highest rank fall away first when it is narrow; rank 0 stays."""
    right: bool = False
    """Whether its words stand at the right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; equal rows are not painted again."""

    key: Hashable
    """What the row stands for, for whoever hears that it was chosen."""
    cells: tuple[Content, ...]
    more: tuple[Content, ...] = field(default=())
    """Lines under it, the whole width."""


class Rows(Plain, can_focus=True):
    """Rows with a cursor.

    | Key(s) | Description |
    | :- | :- |
    | up, down | Move the cursor; past the ends to what is above or below the list. |
    | home, end | Go to the first or the last row. |
    | enter | Choose the row under the cursor. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Up"), show=False),
        Binding("down", "move(1)", N_("Down"), show=False),
        Binding("pageup", "move(-10)", N_("Page Up"), show=False),
        Binding("pagedown", "move(10)", N_("Page Down"), show=False),
        Binding("home", "move(-100000)", N_("First"), show=False),
        Binding("end", "move(100000)", N_("Last"), show=False),
        *bindings("open"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--title", "rows--cursor", "rows--resting", "rows--hover"}

    DEFAULT_CSS = """
    Rows {
        height: auto;
        width: 1fr;
        & > .rows--title { color: $quiet; }
        & > .rows--hover { background: $raised; }
        & > .rows--cursor { background: $chosen; text-style: bold; }
        & > .rows--resting { background: $raised; }
    }
    """

    @dataclass
    class Chosen(Message):
        """Someone chose a row, by key or by mouse."""

        rows: "Rows"
        key: Hashable

        @property
        def control(self) -> "Rows":
            return self.rows

    @dataclass
    class Moved(Message):
        """The cursor went to another row."""

        rows: "Rows"
        key: Hashable

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(self, columns: Sequence[Column], *, id: str | None = None, one_click: bool = True) -> None:
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._cursor = 0
        self._hover: int | None = None
        self._one_click = one_click
        """Whether a click chooses; else it moves the cursor and a click on the cursor chooses."""
        self._needs = [column.least for column in self._columns]
        """Per column what its widest cell takes."""
        self._lines: list[tuple[int, Content | None]] = []
        """Per line the row it belongs to, and its text when it is no line of cells."""

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def key(self) -> Hashable | None:
        """What the row under the cursor stands for; None in an empty list."""
        return self._rows[self._cursor].key if self._rows else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays at the row it was on."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        keys, key = [row.key for row in rows], self.key
        self._cursor = keys.index(key) if key in keys else min(self._cursor, max(0, len(rows) - 1))
        before = len(self._lines)
        self._rows = rows
        self._needs = [
            max([len(column.title), *(row.cells[at].cell_length for row in rows)])
            for at, column in enumerate(self._columns)
        ]
        self._lines = [] if self._has_no_titles else [(-1, None)]
        for place, row in enumerate(rows):
            self._lines.append((place, None))
            self._lines.extend((place, more) for more in row.more)
        self.refresh(layout=len(self._lines) != before)

    def point_at(self, key: Hashable) -> None:
        """Put the cursor on this row, if it is there."""
        keys = [row.key for row in self._rows]
        if key in keys:
            self._go(keys.index(key))

    @property
    def _has_no_titles(self) -> bool:
        return not any(column.title for column in self._columns)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        if y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        place, more = self._lines[y]
        if place < 0:
            content = self._line([Content(column.title) for column in self._columns], width)
        elif more is not None:
            content = more if more.cell_length <= width else more.truncate(width, ellipsis=True)
        else:
            content = self._line(self._rows[place].cells, width)
        style = self.get_visual_style(*self._classes_of(place))
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0].adjust_cell_length(width, style.rich_style)

    def _classes_of(self, place: int) -> tuple[str, ...]:
        if place < 0:
            return ("rows--title",)
        if place == self._cursor and self.has_focus:
            return ("rows--cursor",)
        if place == self._hover:
            return ("rows--hover",)
        return ()

    def _line(self, cells: Sequence[Content], width: int) -> Content:
        pieces = []
        for cell, column, wide in zip(cells, self._columns, self._widths(width), strict=True):
            if wide == 0:
                continue
            fitting = cell if cell.cell_length <= wide else cell.truncate(wide, ellipsis=True)
            room = Content(" " * (wide - fitting.cell_length))
            pieces.append(room + fitting if column.right else fitting + room)
        return Content(" " * GAP).join(pieces)

    def _widths(self, width: int) -> list[int]:
        """A width per column; 0 for one that falls away."""
        shown = set(range(len(self._columns)))

        def needed() -> int:
            return sum(self._columns[at].least for at in shown) + GAP * (len(shown) - 1)

        while needed() > width:
            last = max(shown, key=lambda at: (self._columns[at].rank, at))
            if self._columns[last].rank == 0:
                break
            shown.remove(last)
        widths = [column.least if at in shown else 0 for at, column in enumerate(self._columns)]
        return self._shared_out(widths, max(0, width - needed()))

    def _shared_out(self, widths: list[int], room: int) -> list[int]:
        """Give what room is left to the columns that need it, then to those that may have more."""
        for most in (self._needs, None):
            while room > 0:
                wanting = [
                    at
                    for at, column in enumerate(self._columns)
                    if widths[at] and column.share and (most is None or widths[at] < most[at])
                ]
                if not wanting:
                    break
                shares = sum(self._columns[at].share for at in wanting)
                for at in wanting:
                    more = max(1, room * self._columns[at].share // shares)
                    if most is not None:
                        more = min(more, most[at] - widths[at])
                    widths[at] += more
                    room -= more
                    shares -= self._columns[at].share
                    if room <= 0 or shares <= 0:
                        break
        return widths

    def action_move(self, by: int) -> None:
        if not self._rows or (by in (-1, 1) and not 0 <= self._cursor + by < len(self._rows)):
            _ = self.screen.focus_next() if by > 0 else self.screen.focus_previous()
            return
        self._go(max(0, min(len(self._rows) - 1, self._cursor + by)))

    def action_open(self) -> None:
        if self._rows:
            self.post_message(self.Chosen(self, self._rows[self._cursor].key))

    def on_focus(self) -> None:
        self._keep_in_sight()

    def on_click(self, event: Click) -> None:
        place = self._place_at(event)
        if place is None:
            return
        event.stop()
        chooses = self._one_click or (place == self._cursor and event.chain == 2)
        self._go(place)
        if chooses:
            self.action_open()

    def on_mouse_move(self, event: MouseMove) -> None:
        self._set_hover(self._place_at(event))

    def on_leave(self, event: Leave) -> None:
        self._set_hover(None)

    def _set_hover(self, place: int | None) -> None:
        if place != self._hover:
            self._hover = place
            self.refresh()

    def _place_at(self, event: Click | MouseMove) -> int | None:
        at = event.get_content_offset(self)
        if at is None or not 0 <= at.y < len(self._lines):
            return None
        place = self._lines[at.y][0]
        return place if place >= 0 else None

    def _go(self, place: int) -> None:
        moved = place != self._cursor
        self._cursor = place
        self.refresh()
        self._keep_in_sight()
        if moved:
            self.post_message(self.Moved(self, self._rows[place].key))

    def _keep_in_sight(self) -> None:
        """Scroll whatever holds this list so that the cursor's row shows."""
        if not self._rows or not self.is_mounted:
            return
        lines = [y for y, (place, _more) in enumerate(self._lines) if place == self._cursor]
        region = Region(0, lines[0], self.size.width, len(lines))
        inside: Widget = self
        while isinstance(inside.parent, Widget):
            region, inside = region.translate(inside.virtual_region.offset), inside.parent
            if isinstance(inside, VerticalScroll):
                inside.scroll_to_region(region, animate=False)
                return
