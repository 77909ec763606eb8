"""The agenda: what is done, what runs now, what is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.visual import VisualType

from models.codes import ItemState
from models.rules import CALM, item_ends_at
from models.views.agenda import AgendaItemView
from screens.language import _, clock, duration
from screens.widgets.plain import Plain
from screens.widgets.spread import hanging, harmless, spread

__all__ = ["AgendaList", "progress"]

USUAL_WIDTH = 28

AT_ONCE = 6
"""Rows of a new agenda that are painted in one go; the rest follows, so that no key waits for all."""


def progress(part: float, width: int) -> Content:
    """A thin bar, `part` of it (0 to 1) in the colour of now."""
    done = round(max(0.0, min(1.0, part)) * width)
    return Content.assemble(("━" * done, "$now"), ("─" * (width - done), "$faint"))


class AgendaRow(Plain):
    """One item; the running one is taller and carries its clock."""

    DEFAULT_CSS = """
    AgendaRow {
        height: auto;
        padding: 0 2 0 1;
        border-left: blank;
        &.-treated { color: $quiet; }
        &.-running {
            background: $raised;
            border-left: outer $now;
            margin: 1 0;
            padding: 1 2 1 1;
        }
        &:hover, &.-cursor { background: $chosen; }
    }
    """

    @dataclass
    class Pressed(Message):
        """This row was clicked."""

        item_id: int

    def __init__(self, item: AgendaItemView, now: datetime) -> None:
        super().__init__(classes=" ".join(name for name, has_it in _classes(item).items() if has_it))
        self.item = item
        self._now = now
        self._writes_here = False
        self._digits = 1
        self._paused = False

    def show(
        self, item: AgendaItemView, now: datetime, *, writes_here: bool, digits: int, paused: bool
    ) -> None:
        """Show this state; nothing is painted when every word stayed the same."""
        is_running = ItemState.RUNNING in (item.state, self.item.state)
        looks = (item, writes_here, digits, paused)
        if not is_running and looks == (self.item, self._writes_here, self._digits, self._paused):
            return  # only the running one has a clock
        before = self._content(self._width) if self.is_mounted else None
        self.item, self._now = item, now
        self._writes_here, self._digits, self._paused = writes_here, digits, paused
        self.update_classes(_classes(item))
        if before is None:  # nothing of it was painted yet
            self.refresh(layout=True)
            return
        after = self._content(self._width)
        if not after.is_same(before):
            self.refresh(layout=after.plain.count("\n") != before.plain.count("\n"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._content(width).get_height({}, width)

    def render(self) -> VisualType:
        return harmless(self._content(self._width))

    @property
    def _width(self) -> int:
        """Columns to write in; before the first layout as many as most lists have."""
        return self.content_size.width or USUAL_WIDTH

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Pressed(self.item.id))

    def _content(self, width: int) -> Content:
        number = f"{self.item.number:>{self._digits}} "
        mark = {ItemState.TREATED: "✓ ", ItemState.RUNNING: "▸ "}.get(self.item.state, "  ")
        if self._writes_here:
            mark = "✎ "
        head = Content.assemble((mark, self._mark_style()), (number, "$quiet"))
        if self.item.state is ItemState.RUNNING:
            return self._running_rows(head, width)
        return spread(head + Content(self.item.title), self._minutes(), width)

    def _mark_style(self) -> str:
        if self.item.state is ItemState.RUNNING:
            return "$now"
        return "$settled" if self.item.state is ItemState.TREATED else "$quiet"

    def _minutes(self) -> Content:
        item = self.item
        planned = item.planned_minutes + item.extra_minutes
        if item.state is not ItemState.TREATED:
            return Content.styled(str(planned), "$quiet")
        took = round(item.seconds(self._now) / 60)
        return Content.styled(str(took), "$quiet")

    def _running_rows(self, head: Content, width: int) -> Content:
        indent = " " * head.cell_length
        room = max(8, width - len(indent))
        lines = [hanging(head, Content.styled(self.item.title, "bold"), width)]
        lines.append(Content(indent) + self._clock())
        if self.item.kind not in CALM:
            given = max(1, (self.item.planned_minutes + self.item.extra_minutes) * 60)
            lines.append(Content(indent) + progress(self.item.seconds(self._now) / given, room))
        return Content("\n").join(lines)

    def _clock(self) -> Content:
        if self._paused:
            return Content.styled(_("paused"), "$todo bold")
        if self.item.kind in CALM:
            ends = clock(item_ends_at(self.item, self._now))
            return Content.styled(_("until {time}").format(time=ends), "$quiet")
        given = self.item.planned_minutes + self.item.extra_minutes
        return Content.assemble(
            (duration(self.item.seconds(self._now)), "$now bold"),
            " ",
            (_("of {minutes} min").format(minutes=given), "$quiet"),
        )


def _classes(item: AgendaItemView) -> dict[str, bool]:
    return {"-treated": item.state is ItemState.TREATED, "-running": item.state is ItemState.RUNNING}


class AgendaList(VerticalScroll, can_focus=True):
    """The items of a session; one can be chosen by key or by mouse.

    | Key(s) | Description |
    | :- | :- |
    | up, down | Move the cursor. |
    | enter | Choose the item under the cursor. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    DEFAULT_CSS = """
    AgendaList {
        scrollbar-size-vertical: 1;
        height: 1fr;
    }
    """

    @dataclass
    class ItemChosen(Message):
        """Someone chose an item, by key or by mouse."""

        item_id: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[AgendaRow] = []
        self._cursor: int | None = None
        self._running_id: int | None = None

    def show(
        self,
        agenda: Sequence[AgendaItemView],
        now: datetime,
        *,
        writes_at: int | None = None,
        paused: bool = False,
    ) -> None:
        """Show these items; rows stay where the same item stays."""
        if [row.item.id for row in self._rows] != [item.id for item in agenda]:
            self.remove_children()
            self._rows = [AgendaRow(item, now) for item in agenda]
            for row in self._rows[AT_ONCE:]:
                row.display = False
            self.mount_all(self._rows)
            self.call_after_refresh(self._show_rest)
        digits = len(str(len(agenda)))
        for row, item in zip(self._rows, agenda, strict=True):
            here = item.id == writes_at and item.state is not ItemState.RUNNING
            row.show(item, now, writes_here=here, digits=digits, paused=paused)
        self._keep_in_sight()
        if self.has_focus and self._cursor is None:
            self.on_focus()

    def _show_rest(self) -> None:
        for row in self._rows[AT_ONCE:]:
            row.display = True
        self._running_id = None
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll to the running item when another one starts."""
        running = next((row for row in self._rows if row.item.state is ItemState.RUNNING), None)
        running_id = running.item.id if running else None
        if running_id != self._running_id:
            self._running_id = running_id
            if running is not None:
                self.call_after_refresh(self.scroll_to_widget, running, animate=False)

    @on(AgendaRow.Pressed)
    def _choose_pressed(self, event: AgendaRow.Pressed) -> None:
        event.stop()
        self.post_message(self.ItemChosen(event.item_id))

    def on_focus(self) -> None:
        running = [at for at, row in enumerate(self._rows) if row.item.state is ItemState.RUNNING]
        self._put_cursor(running[0] if running else 0)

    def on_blur(self) -> None:
        self._put_cursor(None)

    def action_move(self, step: int) -> None:
        self._put_cursor((self._cursor or 0) + step)

    def action_choose(self) -> None:
        if self._cursor is not None and self._cursor < len(self._rows):
            self.post_message(self.ItemChosen(self._rows[self._cursor].item.id))

    def _put_cursor(self, place: int | None) -> None:
        nowhere = place is None or not self._rows
        self._cursor = None if nowhere else max(0, min(place or 0, len(self._rows) - 1))
        for at, row in enumerate(self._rows):
            row.set_class(at == self._cursor, "-cursor")
            if at == self._cursor:
                self.scroll_to_widget(row, animate=False)
