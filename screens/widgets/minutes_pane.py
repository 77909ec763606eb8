"""The minutes of one agenda item: kept lines, and under them what colleagues are typing.

Five thousand lines open as fast as fifty; with a widget per line that takes
fifty times as long.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from models.views.minutes import DraftView, LineView
from screens.language import language, ngettext
from screens.widgets.line_render import Looks, draft_strips, line_strips
from screens.widgets.long_list import LongList

__all__ = ["MinutesPane"]

Entry = LineView | DraftView

ROOMY = 12
"""Rows from which there is a blank row between entries."""
FEW = 12
"""Changed lines up to which each is painted alone."""
WIDE, NARROW = 40, 20
"""Columns from which the gutter says who, and when."""


class MinutesPane(LongList[Entry], can_focus=True):
    """Lines under each other; it stays at the newest one until someone looks back.

    | Key(s) | Description |
    | :- | :- |
    | up, down | Choose the line before or after. |
    | enter | Do something with the chosen line. |
    | home, end, pageup, pagedown | Look back and on. |

    Attributes:
        selected: id of the chosen line.
    """

    FOCUS_ON_CLICK = False
    """Choosing text to copy leaves the input its focus: a letter after it is text, no act on a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "select(-1)", show=False),
        Binding("down", "select(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "minutes-pane--chosen",
        "minutes-pane--code",
        "minutes-pane--draft",
        "minutes-pane--gutter",
        "minutes-pane--now",
        "minutes-pane--open",
        "minutes-pane--quiet",
        "minutes-pane--settled",
        "minutes-pane--todo",
        "minutes-pane--unseen",
    }
    DEFAULT_CSS = """
    MinutesPane {
        color: $text;
        background: $surface-minutes;
        scrollbar-background: $surface-minutes;
        scrollbar-background-hover: $surface-minutes;
        scrollbar-background-active: $surface-minutes;

        & > .minutes-pane--chosen { background: $chosen; }
        & > .minutes-pane--code { background: $raised; }
        & > .minutes-pane--draft { color: $quiet; text-style: italic; }
        & > .minutes-pane--gutter { color: $quiet; }
        & > .minutes-pane--now { color: $now; }
        & > .minutes-pane--open { color: $open; }
        & > .minutes-pane--quiet { color: $quiet; }
        & > .minutes-pane--settled { color: $settled; }
        & > .minutes-pane--todo { color: $todo; }
        & > .minutes-pane--unseen { color: $text; background: $chosen; text-style: bold; }
    }
    """

    selected: reactive[int | None] = reactive(None, repaint=False)

    @dataclass
    class LineChosen(Message):
        """Enter or a click on a line."""

        pane: "MinutesPane"
        line_id: int

        @property
        def control(self) -> "MinutesPane":
            return self.pane

    def __init__(self, empty: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self._count = 0
        self._unseen = 0
        self._looks: Looks | None = None
        self._is_painting = False

    # What it shows ----------------------------------------------------------------

    @property
    def lines(self) -> tuple[LineView, ...]:
        """The kept lines that show."""
        return tuple(entry for entry in self.entries[: self._count] if isinstance(entry, LineView))

    @property
    def unseen(self) -> int:
        """Lines that came in below what is in sight."""
        return self._unseen

    def show(self, lines: Sequence[LineView], drafts: Sequence[DraftView] | None = None) -> None:
        """Show these lines; what is equal to what shows already is not painted again.

        Args:
            lines: of one agenda item, in order. Another item begins at its newest line.
            drafts: what colleagues are typing; without it that stays as it is.
        """
        count = self._count
        if count and (not lines or lines[0].item_id != self.entries[0].item_id):
            self.is_following = True
        changed, start = _compared(self.entries, lines, count)
        if len(changed) > FEW:
            changed, start = [], changed[0]
        tail = _shared_end(self.entries, lines, count, start)
        self._count = len(lines)
        if start < max(count, len(lines)) - tail:
            self.splice(start, count - tail, lines[start : len(lines) - tail])
        for index in changed:
            self.splice(index, index + 1, lines[index : index + 1])
        self._unseen = 0 if self.is_following else self._unseen + max(0, len(lines) - count)
        if self.selected is not None and self._index(self.selected) is None:
            self.selected = None
        if self._looks is not None and self._looks.has_who != self._has_who(self._looks.width):
            self.look_again()
        if drafts is not None:
            self.show_drafts(drafts)

    def show_drafts(self, drafts: Sequence[DraftView]) -> None:
        """Show what colleagues are typing, under the lines."""
        shown = self.entries[self._count :]
        changed, start = _compared(shown, drafts, len(shown))
        start = changed[0] if changed else start
        if start < max(len(shown), len(drafts)):
            self.splice(self._count + start, len(self.entries), drafts[start:])

    def go_to_newest(self) -> None:
        """Back to the newest line, and stay there."""
        self._unseen = 0
        self.go_to_end()
        self.refresh()

    # Choosing a line --------------------------------------------------------------

    @property
    def selected_line(self) -> LineView | None:
        index = None if self.selected is None else self._index(self.selected)
        return None if index is None else self._line(index)

    def select_previous(self) -> LineView | None:
        """Choose the line before the chosen one, at first the last one."""
        return self._select(-1)

    def select_next(self) -> LineView | None:
        """Choose the line behind the chosen one; behind the last one none."""
        return self._select(1)

    def select_last_own(self, seat_id: str) -> LineView | None:
        """Choose the newest line of this seat; again, the one before it."""
        return self._select(-1, seat_id)

    def select_next_own(self, seat_id: str) -> LineView | None:
        """Choose the next line of this seat; behind the last one none."""
        return self._select(1, seat_id)

    def action_select(self, step: int) -> None:
        self._select(step)

    def action_choose(self) -> None:
        if self.selected is not None:
            self.post_message(self.LineChosen(self, self.selected))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if self.text_selection is not None:
            return
        self.focus()
        if offset is None:
            return
        if self._unseen and offset.y == self.room.height - 1:
            self.go_to_newest()
            return
        index = self.entry_at(offset.y)
        line = None if index is None else self._line(index)
        if line is not None:
            self.selected = line.id
            self.post_message(self.LineChosen(self, line.id))

    def _select(self, step: int, seat_id: str | None = None) -> LineView | None:
        """Choose the nearest line in this direction, of a seat or of anyone; wiped ones are passed over."""
        chosen = None if self.selected is None else self._index(self.selected)
        if chosen is None:
            chosen = self._count if step < 0 else -1
        found = chosen + step
        while 0 <= found < self._count:
            line = self._line(found)
            if line is not None and line.wiped_at is None and seat_id in (None, line.seat_id):
                self.selected = line.id
                return line
            found += step
        if step > 0:
            self.selected = None
        return None if step > 0 else self.selected_line

    def watch_selected(self, old: int | None, new: int | None) -> None:
        for line_id in (old, new):
            self.forget_row(line_id)
        index = None if new is None else self._index(new)
        if index is not None:
            self.bring_in_sight(index)

    def _index(self, line_id: int) -> int | None:
        places = reversed(range(self._count))
        return next((at for at in places if self.key_of(self.entries[at]) == line_id), None)

    def _line(self, index: int) -> LineView | None:
        entry = self.entries[index] if 0 <= index < self._count else None
        return entry if isinstance(entry, LineView) else None

    # How it looks -----------------------------------------------------------------

    def key_of(self, entry: Entry) -> object:
        return _key(entry)

    def estimate(self, entries: Iterable[Entry]) -> list[int]:
        width = self._looks.text_width if self._looks else 60
        return [1 + len(entry.text) // width for entry in entries]

    def paint(self, entry: Entry) -> list[Strip]:
        if self._looks is None:
            return []
        if isinstance(entry, DraftView):
            return draft_strips(self, entry, self._looks)
        return line_strips(self, entry, self._looks, is_chosen=entry.id == self.selected)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._is_painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._is_painting = False

    def render_line(self, y: int) -> Strip:
        """For the mouse each letter knows its place; painting can do without, and is quicker."""
        row = self._row_in_sight(y)
        return row if self._is_painting else row.apply_offsets(0, y + self.scroll_offset.y)

    def _row_in_sight(self, y: int) -> Strip:
        looks = self._looks
        if looks is None:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        if self._unseen and y == self.room.height - 1:
            return self._with_unseen(super().render_line(y), looks)
        strip = super().render_line(y)
        if not self.entries and y == 0:
            words = Content(self.empty).truncate(looks.width, ellipsis=True)
            strip = Strip(words.render_segments(looks.base + looks.quiet), words.cell_length)
        return strip.adjust_cell_length(looks.width, looks.base.rich_style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.is_following:
            self._unseen = 0

    def on_resize(self) -> None:
        self.look_again()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self._looks is not None:
            self.call_next(self.look_again)  # the component classes have their new styles only after this

    def look_again(self) -> None:
        """Rows follow the room, the styles and the language; call it when the language changed."""
        width, height = self.room
        if not width:
            return
        before, self._looks = self._looks, self._styles(width)
        gap = 1 if height >= ROOMY else 0
        if self._looks != before or gap != self.heights.gap:
            self.forget_rows()
            self.start_again(gap)
        else:
            self.keep_place()

    def _has_who(self, width: int) -> bool:
        first = self._line(0)
        return width >= WIDE and (first is None or bool(first.initials))

    def _styles(self, width: int) -> Looks:
        def style(name: str, *, is_filled: bool = False) -> Style:
            return self.get_visual_style(f"minutes-pane--{name}", partial=not is_filled)

        return Looks(
            language=language(),
            width=width,
            has_time=width >= NARROW,
            has_who=self._has_who(width),
            base=self.visual_style,
            chosen=style("chosen", is_filled=True),
            unseen=style("unseen", is_filled=True),
            gutter=style("gutter"),
            quiet=style("quiet"),
            code=style("code", is_filled=True),
            now=style("now"),
            settled=style("settled"),
            todo=style("todo"),
            open=style("open"),
            draft=style("draft"),
        )

    def _with_unseen(self, strip: Strip, looks: Looks) -> Strip:
        """How many lines came in below."""
        words = ngettext("↓ {count} new", "↓ {count} new", self._unseen).format(count=self._unseen)
        pill = Content(f" {words} ")
        left = strip.adjust_cell_length(max(0, looks.width - pill.cell_length), looks.base.rich_style)
        return Strip([*left, Segment(pill.plain, looks.unseen.rich_style)], looks.width)


def _key(entry: Entry) -> object:
    return entry.id if isinstance(entry, LineView) else (entry.seat_id, entry.item_id)


def _compared(old: Sequence[Entry], new: Sequence[Entry], count: int) -> tuple[list[int], int]:
    """Which of the first `count` old entries are the same ones but changed, and where others begin."""
    changed: list[int] = []
    for at in range(min(count, len(new))):
        one, other = old[at], new[at]
        if one is not other and one != other:
            if _key(one) != _key(other):
                return changed, at
            changed.append(at)
    return changed, min(count, len(new))


def _shared_end(old: Sequence[Entry], new: Sequence[Entry], count: int, start: int) -> int:
    """How many entries are the same at the end, without those that are the same from the start."""
    most = min(count, len(new)) - start
    for at in range(most):
        one, other = old[count - 1 - at], new[len(new) - 1 - at]
        if one is not other and one != other:
            return at
    return most
