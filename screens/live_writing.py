"""A seat that writes: one input line, kept at every key, and what comes of each line."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from models.errors import MakError, Refused
from models.grammar import Doubt
from models.keeper import Keeper, Keeping
from models.outbox import Making, Outbox, Typed
from models.outcomes import (
    ActAsked,
    Corrected,
    ItemAdded,
    ItemAsked,
    Kept,
    NoItem,
    NothingReplaced,
    Outcome,
    Ticked,
    Undone,
    WentTo,
)
from models.views import AgendaItemView, LineView
from screens.access import Access
from screens.commands import bindings, by_word, command_words
from screens.labels import change_words, doubt_words, error_words
from screens.language import _, joined, local
from screens.live import LiveScreen
from screens.live_kit import LiveKit
from screens.live_place import Place
from screens.live_state import LiveState
from screens.widgets.hint_line import HintLine
from screens.widgets.line_input import LineInput
from screens.widgets.status_bar import FootBar
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["WritingScreen"]


class WritingScreen(LiveScreen):
    """What gespreksleider and verslaglegger share: all that typing does.

    Args:
        access: the seat's way to the record.
        session_id: the session.
        kit: what the app gives besides.
        outbox: of this seat; what was left in it comes back.
    """

    BINDINGS: list[BindingType] = [*bindings("write", "leave", "undo", "follow_room", "saved")]

    def __init__(self, access: Access, session_id: int, kit: LiveKit, outbox: Outbox) -> None:
        super().__init__(access, session_id, kit)
        self.outbox = outbox
        self.place = Place()
        self.corrected: LineView | None = None
        """The kept line that stands in the input, to be corrected."""
        self.keeper: Keeper[Outcome] = Keeper(
            outbox,
            take=self._take,
            flush=self._flush,
            told=self._told,
            changed=self._show_keeping,
            clock=kit.now,
        )

    def compose_writing(self) -> ComposeResult:
        """The input line with its hints; put where the seat's own layout wants it."""
        with Vertical(id="writing"):
            yield Words(id="place")
            yield LineInput(id="input")
            yield HintLine(id="hint")

    async def on_mount(self) -> None:
        await super().on_mount()
        self._take_up_what_was_left()
        self.run_worker(self.keeper.run(), group="keeper")
        self._show_keeping(self.keeper.state)

    async def on_unmount(self) -> None:
        await self.keeper.settle()
        self.outbox.close()

    @property
    def input(self) -> LineInput:
        return self.query_one("#input", LineInput)

    # Typing --------------------------------------------------------------------------------

    def _take_up_what_was_left(self) -> None:
        """A killed process, a closed lid: the line in the making is back in the input."""
        making = self.outbox.making
        if not making.text:
            return
        self.place.take_up(making)
        self.input.fill(making.text)
        self.write()
        self.say(_("This was still in your input. Go on, or press Esc."))

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        self.place.room_is_at(state.session.running_item_id)
        self.show_place(state)

    @on(LineInput.DraftChanged)
    def _draft_changed(self, event: LineInput.DraftChanged) -> None:
        event.stop()
        self.place.draft_is(event.text)
        self.keeper.edit(self._making(event.text))
        if self.state is not None:
            self.show_place(self.state)

    def _making(self, text: str) -> Making:
        line = self.corrected
        if line is not None:
            return Making(text, line.item_id, line.id, line.revision)
        return Making(text, self.place.writes_at)

    @on(LineInput.Submitted)
    def _submitted(self, event: LineInput.Submitted) -> None:
        event.stop()
        item_id = self.corrected.item_id if self.corrected else self.place.writes_at
        if not event.text.strip() or item_id is None:
            return
        self.keeper.enter(event.text, self._making(event.text), item_id)
        self.corrected = None
        self.place.draft_is("")
        self.input.fill("")
        if self.state is not None:
            self.show_place(self.state)

    # To the Desk ---------------------------------------------------------------------------

    async def _take(self, line: Typed) -> Outcome:
        return await self.access.act(lambda desk: _carry_out(desk, self.session_id, line))

    async def _flush(self, making: Making) -> None:
        await self.access.act(lambda desk: _save_draft(desk, making))

    def _told(self, line: Typed, outcome: Outcome | MakError) -> None:
        """What came of a line, in a few words where that is not plain to see."""
        match outcome:
            case MakError():
                self._refused(line, outcome)
            case Kept(kept) | NothingReplaced(kept):
                self.show_kept(kept)
            case Corrected(kept):
                self.show_corrected(kept)
            case Ticked(names, unknown):
                self._say_ticked(names, unknown)
            case WentTo(item) | ItemAdded(item):
                self.write_at(item.id)
            case ItemAsked(item, query):
                self._ask_item(item, query)
            case NoItem(query):
                words = _("No agenda item is called “{query}”. /punt + adds one.")
                self.say(words.format(query=query))
            case Undone(change):
                self.say(_("Taken back: {what}").format(what=change_words(change.kind)))
            case ActAsked(command, argument):
                self.perform(command, argument)
