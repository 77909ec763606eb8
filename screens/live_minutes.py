"""The lines in sight, and correcting them in place, for a seat that writes."""

from asyncio import to_thread
from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from models.codes import ChangeKind
from models.outbox import Outbox
from models.views.change import Change
from models.views.minutes import DraftView, LineView
from screens.commands import bindings
from screens.language import _, clock
from screens.live_state import LiveState
from screens.live_writing import WritingScreen
from screens.widgets.line_inline import load_parser
from screens.widgets.line_input import LineInput
from screens.widgets.minutes_pane import MinutesPane

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["MinutesScreen"]

LEFT_LYING = timedelta(minutes=10)
"""After how long a line in the making is no longer being made."""

ONE_LINE = frozenset({ChangeKind.LINE_KEPT, ChangeKind.LINE_EDITED, ChangeKind.LINE_TICKED})
"""Changes that touch one line and no order: it is read alone."""

FEW = 8
"""Up to so many lines are read one by one."""

LINE_PARTS = frozenset({"line", "decision", "action"})


class MinutesScreen(WritingScreen):
    """Which lines are in sight; arrow up goes through them, Enter keeps the correction."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("correct")]

    lines_in_sight: tuple[LineView, ...] = ()
    reading_id: int | None = None
    """Another item that is read back; the writing place stays."""
    _read_id: int | None = None

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
        wiped = {change.row_id for change in changes if change.kind is ChangeKind.LINE_WIPED}
        if wiped:
            if self.corrected is not None and self.corrected.id in wiped:
                self.stop_correcting()
            for line_id in wiped:
                self.keeper.forget(line_id)
                await to_thread(Outbox.forget_in, self.kit.outbox_folder, line_id)
        shown = self.item_in_sight
        here = [one for one in changes if one.part in LINE_PARTS and one.item_id in (None, shown)]
        changed = {one.row_id for one in here}
        if here and len(changed) <= FEW and all(one.kind in ONE_LINE for one in here):
            await self._read_again(changed)
        elif here:
            await self.read_lines()
        await self.read_drafts()

    def show_place(self, state: LiveState) -> None:
        super().show_place(state)
        if self.item_in_sight != self._read_id:
            self._read_id = self.item_in_sight
            self.run_worker(self.read_lines(), group="lines", exclusive=True)

    async def read_lines(self) -> None:
        """The lines of the item in sight, anew."""
        item_id = self.item_in_sight
        if item_id is None:
            return
        async with self.refusals():
            lines = await self.access.read(lambda desk: _lines_of(desk, item_id))
            if item_id == self.item_in_sight and self.is_up:
                self.lines_in_sight = lines
                self.show_minutes(item_id, lines)

    async def _read_again(self, ids: Collection[int]) -> None:
        """Only the lines that are new or changed, among those in sight."""
        item_id = self._read_id
        async with self.refusals():
            found = await self.access.read(lambda desk: [desk.read.line(line_id=one) for one in ids])
            if item_id is None or item_id != self.item_in_sight or not self.is_up:
                return
            if any(line.item_id != item_id for line in self.lines_in_sight[:1]):
                return
            fresh = {line.id: line for line in found if line.item_id == item_id}
            kept = [fresh.pop(line.id, line) for line in self.lines_in_sight]
            kept.extend(fresh.values())
            self.lines_in_sight = tuple(sorted(kept, key=lambda line: line.order))
            self.show_minutes(item_id, self.lines_in_sight)

    def show_minutes(self, item_id: int, lines: tuple[LineView, ...]) -> None:
        """Show these where this seat shows minutes."""

    async def read_drafts(self) -> None:
        """The others' lines in the making, where this seat shows them."""

    async def drafts_in_sight(self) -> list[DraftView]:
        """What colleagues are typing here; not what was left lying by a seat that went."""
        drafts: tuple[DraftView, ...] = ()
        async with self.refusals():
            drafts = await self.access.read(lambda desk: desk.read.drafts(session_id=self.session_id))
        here, now = self.item_in_sight, self.now
        return [one for one in drafts if one.item_id == here and now - one.updated_at < LEFT_LYING]

    # Correcting ----------------------------------------------------------------------------

    @on(LineInput.RecallRequested)
    def _recall(self, event: LineInput.RecallRequested) -> None:
        event.stop()
        if self.corrected is None:
            if event.text:
                self.say(_("Finish this line first: Enter keeps it."))
            elif event.direction < 0:
                self.action_correct()
        elif event.text.rstrip() != typed_form(self.corrected):
            self.say(_("Enter keeps this correction, Esc leaves the line as it was."))
        else:
            self._step(self.corrected, event.direction)

    @on(MinutesPane.LineChosen)
    def _line_chosen(self, event: MinutesPane.LineChosen) -> None:
        event.stop()
        line = event.pane.selected_line
        if line is not None and (self.corrected is not None or not self.input.text):
            self.correct(line)

    @work(group="recall", exclusive=True)
    async def action_correct(self) -> None:
        """To the own last line, here or at an earlier item."""
        seat = self.access.actor.seat_id
        own = [line for line in self.lines_in_sight if line.seat_id == seat and line.wiped_at is None]
        line = own[-1] if own else None
        if line is None:
            async with self.refusals():
                line = await self.access.read(
                    lambda desk: desk.read.own_last_line(session_id=self.session_id)
                )
        if line is None:
            self.say(_("You have not typed a line yet."))
        else:
            self.correct(line)

    def _step(self, line: LineView, direction: int) -> None:
        """Another line further up or down; past the last one the input is empty again."""
        ids = [one.id for one in self.lines_in_sight]
        at = ids.index(line.id) + direction if line.id in ids else -1
        while 0 <= at < len(ids) and self.lines_in_sight[at].wiped_at is not None:
            at += direction
        if 0 <= at < len(ids):
            self.correct(self.lines_in_sight[at])
        elif direction > 0:
            self.stop_correcting()

    def correct(self, line: LineView) -> None:
        """Put a kept line in the input, to be corrected where it stands."""
        if self.input.text and self.corrected is None:
            self.say(_("Finish this line first: Enter keeps it."))
            return
        self.corrected = line
        self.input.fill(typed_form(line))
        self.write()
        if self.pane is not None:
            self.pane.selected = line.id
        if self.state is not None:
            self.show_place(self.state)

    def stop_correcting(self) -> None:
        """The line stays as it was; the input is empty."""
        self.corrected = None
        self.input.fill("")
        if self.pane is not None:
            self.pane.selected = None
        if self.state is not None:
            self.show_place(self.state)

    def action_leave(self) -> None:
        """Esc: first out of a correction, then out of the input."""
        if self.corrected is not None:
            self.stop_correcting()
        elif self.reading_id is not None:
            self.read_back(None)
        else:
            super().action_leave()

    def read_back(self, item_id: int | None) -> None:
        """Show another item's lines; the writing place stays."""
        self.reading_id = None if item_id == self.place.writes_at else item_id
        if self.state is not None:
            self.show_place(self.state)

    def notice(self, state: LiveState) -> Content:
        if self.corrected is None:
            return super().notice(state)
        line = self.corrected
        words = _("corrects {time} {author}").format(time=clock(line.at), author=line.author)
        escape = _("Esc leaves it as it was")
        return Content.assemble(("✎ ", "$now"), (words, "bold"), (f"   {escape}", "$quiet"))


def typed_form(line: LineView) -> str:
    """What was typed, to go on with; the text where that is not known."""
    return line.source or line.text


def _lines_of(desk: "Desk", item_id: int) -> tuple[LineView, ...]:
    load_parser()
    return desk.read.lines(item_id=item_id)
