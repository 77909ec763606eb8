"""Closing: a second key, with what is still open in sight; it blocks nothing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from models.codes import OpenKind
from models.rules import OpenPoint, open_at_closing
from models.views.change import Change
from screens.access import Access
from screens.base import MakModal
from screens.commands import COMMANDS
from screens.labels import open_words
from screens.language import _, ngettext
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

__all__ = ["ClosingScreen"]

PREFIX = {
    OpenKind.DECISION_NOTED: "B",
    OpenKind.ACTION_WITHOUT_OWNER: "A",
    OpenKind.ACTION_WITHOUT_DATE: "A",
    OpenKind.PROPOSAL_OPEN: "V",
    OpenKind.OBJECTION_OPEN: "V",
    OpenKind.OUTCOME_NOT_MEASURABLE: "B",
    OpenKind.REPORT_BACK_WITHOUT_DATE: "B",
}
SIGNS = {
    OpenKind.DECISION_NOTED: "□",
    OpenKind.ACTION_WITHOUT_OWNER: "▲",
    OpenKind.ACTION_WITHOUT_DATE: "▲",
    OpenKind.ITEM_NOT_TREATED: "·",
    OpenKind.CONFLICT: "≠",
    OpenKind.PROPOSAL_OPEN: "◇",
    OpenKind.OBJECTION_OPEN: "▲",
    OpenKind.OUTCOME_NOT_MEASURABLE: "◆",
    OpenKind.REPORT_BACK_WITHOUT_DATE: "▲",
}


class ClosingScreen(MakModal[bool]):
    """Gives True when the session was closed."""

    CSS_PATH = "closing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"enter,{COMMANDS['close_session'].keys}", "close_now", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, access: Access, session_id: int) -> None:
        super().__init__(access)
        self.session_id = session_id
        self._is_closing = False

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(_("Close the session?"), id="title")
            yield Words(id="count")
            with VerticalScroll(id="scroll"):
                yield Words(id="open")
            yield Words(_("After closing you can still correct the minutes."), id="after")
            yield FootBar()

    async def on_mount(self) -> None:
        self.query_one(FootBar).show_hints(
            (
                Hint("Enter", _("close the session"), "screen.close_now"),
                Hint("Esc", _("not yet"), "screen.leave"),
            )
        )
        await self._reload()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if changes:
            await self._reload()

    async def _reload(self) -> None:
        async with self.refusals():
            record = await self.access.read(lambda desk: desk.read.record(session_id=self.session_id))
            points = open_at_closing(record)
            count = len(points)
            words = ngettext("Still open: {count} thing", "Still open: {count} things", count)
            nothing = _("Nothing is open. Well done.")
            self.query_one("#count", Words).show(words.format(count=count) if count else nothing)
            self.query_one("#open", Words).show(open_list(points))

    @work(group="act", exclusive=True)
    async def action_close_now(self) -> None:
        """The second key."""
        if self._is_closing:
            return
        self._is_closing = True
        async with self.refusals():
            await self.access.act(lambda desk: desk.session.close(session_id=self.session_id))
            self.dismiss(True)
        self._is_closing = False

    def action_leave(self) -> None:
        self.dismiss(False)


def open_list(points: Sequence[OpenPoint]) -> Content:
    """One line per open thing: what it is, and what is open about it."""
    return Content("\n").join(_row(point) for point in points)


def _row(point: OpenPoint) -> Content:
    number = f"{PREFIX.get(point.kind, '')}{point.number} " if point.number else ""
    return Content.assemble(
        (f"{SIGNS[point.kind]} ", "$todo"),
        (number, "bold"),
        point.text,
        (f"  {open_words(point.kind)}", "$quiet"),
    )
