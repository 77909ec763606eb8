"""Acts on the minutes themselves, for a seat that writes: correct, move, delete, choose, wipe."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from models.codes import LineKind
from models.grammar import NewLine, parse
from models.outbox import Making
from models.views import Change, LineView
from screens.commands import bindings
from screens.language import _, clock
from screens.live_sheets import HistorySheet
from screens.live_state import LiveState
from screens.live_writing import WritingScreen, known_people
from screens.widgets.line_input import LineInput
from screens.widgets.minutes_pane import MinutesPane

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["LineActsScreen"]

JUST_NOW = timedelta(minutes=1)
"""Within how long a colleague's decision may be the same one."""

YES = frozenset({"ja", "yes"})


class LineActsScreen(WritingScreen):
    """Which lines are in sight, which one is chosen, and what can be done with it."""

    BINDINGS: list[BindingType] = [
        *bindings(
            "correct",
            "edit_line",
            "move_line",
            "delete_line",
            "restore_line",
            "history",
            "keep_mine",
            "keep_theirs",
            "keep_both",
        ),
        ("ctrl+r", "as_note", ""),
    ]

    lines: tuple[LineView, ...] = ()
    """The lines of the item in sight."""
    reading_id: int | None = None
    """Another item that is read back; the writing place stays."""
    _shown_id: int | None = None
    _held: str = ""
    _deleted_id: int | None = None

    @property
    def item_in_sight(self) -> int | None:
        return self.reading_id or self.place.writes_at

    @property
    def pane(self) -> MinutesPane | None:
        """The minutes, where this seat shows them."""
        return next(iter(self.query(MinutesPane)), None)

    # Lines in sight ------------------------------------------------------------------------

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        await super().on_record_moved(changes)
        if any(change.kind is ChangeKind.LINE_WIPED for change in changes):
            self.outbox.rewrite()
        shown = self.item_in_sight
        if any(change.part in LINE_PARTS and change.item_id in (None, shown) for change in changes):
            await self.read_lines()
        if not changes:
            await self.read_drafts()

    def show_place(self, state: LiveState) -> None:
        super().show_place(state)
        if self.item_in_sight != self._shown_id:
            self._shown_id = self.item_in_sight
            self.run_worker(self.read_lines(), group="lines", exclusive=True)

    async def read_lines(self) -> None:
        """The lines of the item in sight, anew."""
        item_id = self.item_in_sight
        if item_id is None:
            return
        async with self.refusals():
            lines = await self.access.read(lambda desk: desk.read.lines(item_id=item_id))
            if item_id == self.item_in_sight:
                self.lines = lines
                self.show_lines(lines)

    def show_lines(self, lines: tuple[LineView, ...]) -> None:
        """Show these where this seat shows minutes."""

    async def read_drafts(self) -> None:
        """The others' lines in the making, where this seat shows them."""
