"""The lines in sight, and correcting them in place, for a seat that writes."""

from datetime import timedelta
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content

from models.codes import ChangeKind, LineKind
from models.grammar import NewLine
from models.outbox import Making
from models.outcomes import Kept
from models.views import Change, DraftView, LineView
from screens.commands import bindings
from screens.language import _, clock, language
from screens.live_state import LiveState
from screens.live_writing import WritingScreen
from screens.widgets.line_input import LineInput
from screens.widgets.minutes_pane import MinutesPane

__all__ = ["MinutesScreen"]

JUST_NOW = timedelta(minutes=1)
"""Within how long a colleague's decision may be the same one."""

LEFT_LYING = timedelta(minutes=10)
"""After how long a line in the making is no longer being made."""

LINE_PARTS = frozenset({"line", "decision", "action"})


class MinutesScreen(WritingScreen):
    """Which lines are in sight; arrow up goes through them, Enter keeps the correction."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("correct"),
        Binding("ctrl+r", "as_note", show=False),
    ]

    lines_in_sight: tuple[LineView, ...] = ()
    reading_id: int | None = None
    """Another item that is read back; the writing place stays."""
    _read_id: int | None = None
    _held_text = ""
    _held_for: LineView | None = None
    _confirmed_text = ""
    _twin: Kept | None = None

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
            self.outbox.rewrite()
        shown = self.item_in_sight
        if any(change.part in LINE_PARTS and change.item_id in (None, shown) for change in changes):
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
            lines = await self.access.read(lambda desk: desk.read.lines(item_id=item_id))
            if item_id == self.item_in_sight and self.is_up:
                self.lines_in_sight = lines
                self.show_minutes(item_id, lines)

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
        """Esc: first out of a question or a correction, then out of the input."""
        if self._held_for is not None or self._twin is not None:
            self._let_go()
        elif self.corrected is not None:
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

    # The same decision twice ---------------------------------------------------------------

    def holds(self, text: str) -> bool:
        """A second decision within a minute of a colleague's asks to be looked at."""
        self._twin = None
        if self.corrected is not None or text == self._held_text:
            self._confirmed_text = self._held_text
            self._let_go()
            return False
        read = self.read(text)
        if not isinstance(read, NewLine) or read.kind is not LineKind.DECISION:
            return False
        other = self._colleagues_decision()
        if other is None:
            return False
        self._held_text, self._held_for = text, other
        if self.state is not None:
            self.show_place(self.state)
        return True

    def _colleagues_decision(self) -> LineView | None:
        """A decision someone else noted just now."""
        me, now = self.access.actor.seat_id, self.now
        return next(
            (
                line
                for line in reversed(self.lines_in_sight)
                if line.decision is not None and line.seat_id != me and now - line.at < JUST_NOW
            ),
            None,
        )

    def show_kept(self, kept: Kept) -> None:
        """A colleague's decision that came in at the same time is spoken of after Enter."""
        super().show_kept(kept)
        if kept.twin is not None and kept.line.source != self._confirmed_text:
            self._twin = kept
            if self.state is not None:
                self.show_place(self.state)
        self._confirmed_text = ""

    def _let_go(self) -> None:
        self._held_text, self._held_for, self._twin = "", None, None
        if self.state is not None:
            self.show_place(self.state)

    def action_as_note(self) -> None:
        """What is held, or was kept just now, becomes a note after all."""
        if self._twin is not None:
            line = self._twin.line
            text = f"/{note_word()} {line.text}"
            self.keeper.enter(text, Making(text, line.item_id, line.id, line.revision), line.item_id)
            self._let_go()
            return
        read = self.read(self._held_text)
        if self._held_for is None or not isinstance(read, NewLine) or self.place.writes_at is None:
            return
        text = f"/{note_word()} {read.text}"
        self.keeper.enter(text, Making(text, self.place.writes_at), self.place.writes_at)
        self._held_text, self._held_for = "", None
        self.input.fill("")

    # What stands above the input -----------------------------------------------------------

    def notice(self, state: LiveState) -> Content:
        if self._held_for is not None:
            return self._held_words(self._held_for)
        if self._twin is not None:
            return self._twin_words(self._twin)
        if self.corrected is not None:
            line = self.corrected
            words = _("corrects {time} {author}").format(time=clock(line.at), author=line.author)
            escape = _("Esc leaves it as it was")
            return Content.assemble(("✎ ", "$now"), (words, "bold"), (f"   {escape}", "$quiet"))
        return super().notice(state)

    def _twin_words(self, kept: Kept) -> Content:
        number = kept.twin.number if kept.twin else 0
        said = _("B{number} was noted at the same moment: {text}")
        text = kept.twin.text if kept.twin else ""
        choices = _("Esc keeps both · Ctrl+R makes yours a note")
        words = said.format(number=number, text=text)
        return Content.assemble(("▲ ", "$todo"), (words, "bold"), "   ", (choices, "$quiet"))

    def _held_words(self, other: LineView) -> Content:
        number = other.decision.number if other.decision else 0
        words = _("{author} just noted B{number}: {text}")
        said = words.format(author=other.author, number=number, text=other.text)
        choices = _("Enter keeps yours too · Ctrl+R makes it a note")
        return Content.assemble(("▲ ", "$todo"), (said, "bold"), "   ", (choices, "$quiet"))


def note_word() -> str:
    """The word that makes a note, in the language spoken now."""
    return "notitie" if language() == "nl" else "note"


def typed_form(line: LineView) -> str:
    """What was typed, to go on with; the text where that is not known."""
    return line.source or line.text
