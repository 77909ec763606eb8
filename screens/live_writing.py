"""What comes of each typed line, for a seat that writes."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from models.errors import MakError, Refusal, Refused
from models.grammar import Doubt
from models.outbox import Typed
from models.outcomes import (
    ActAsked,
    Corrected,
    ItemAdded,
    ItemAsked,
    Kept,
    NoItem,
    NothingTyped,
    Outcome,
    Ticked,
    Undone,
    WentTo,
    Wiped,
)
from models.views.agenda import AgendaItemView
from models.views.minutes import LineView
from screens.commands import bindings
from screens.labels import change_words, doubt_words, error_words
from screens.language import _, joined
from screens.live_keeping import saved_words
from screens.live_unsent import UnsentScreen, is_unsent

__all__ = ["WritingScreen"]


class WritingScreen(UnsentScreen):
    """What gespreksleider and verslaglegger share: all that a typed line does."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("undo", "saved")]

    def told(self, line: Typed, outcome: Outcome | MakError) -> None:
        """What came of a line, in a few words where that is not plain to see."""
        super().told(line, outcome)
        if not self.is_up:
            return
        match outcome:
            case MakError():
                self._refused(line, outcome)
            case Kept():
                self.show_kept(outcome)
            case Wiped():
                self.say(_("This line was wiped meanwhile; your correction went with it."))
            case NothingTyped():
                pass
            case Corrected(kept):
                self.show_corrected(kept)
            case Ticked(names, unknown):
                self._say_ticked(names, unknown)
            case WentTo(item) | ItemAdded(item):
                self.write_at(item.id)
            case ItemAsked(item, query):
                self._ask_item(item, query)
            case NoItem(query):
                words = _("No agenda item is called “{query}”. /topic + adds one.")
                self.say(words.format(query=query))
            case Undone(change):
                self.say(_("Taken back: {what}").format(what=change_words(change.kind)))
            case ActAsked(command, argument):
                self.perform_typed(command, argument)

    def _refused(self, line: Typed, error: MakError) -> None:
        """A refused line is not gone: its browser holds it, it stands in the input again, or is said."""
        words = error_words(error)
        undo = isinstance(error, Refused) and error.refusal is Refusal.NOTHING_TO_UNDO
        if not undo and not is_unsent(line):
            if not self.input.text:
                self.input.fill(line.text)
            else:
                words = _("{words} You typed: {text}").format(words=words, text=line.text)
        self.say(words, severity="warning")

    def show_kept(self, kept: Kept) -> None:
        """A doubtful line is kept as typed, with a hint."""
        if kept.line.hint:
            self.say(doubt_words(Doubt(kept.line.hint), kept.suggestion), severity="warning")

    def show_corrected(self, line: LineView) -> None:
        """A correction that met another one waits under a mark."""
        if line.conflicts:
            self.say(_("Someone else changed this line too. Both texts are kept; choose later."))

    def _say_ticked(self, names: tuple[str, ...], unknown: tuple[str, ...]) -> None:
        if names:
            self.say(_("Noted: {names}").format(names=joined(names)))
        if unknown:
            words = _("Not on the list: {names}. The line is kept as a note.")
            self.say(words.format(names=joined(unknown)), severity="warning")

    def _ask_item(self, item: AgendaItemView, query: str) -> None:
        """ "Bedoel je 4 Besluiten?": Enter on the filled-in command says yes."""
        if not self.input.text:
            self.input.fill(f"/punt {item.number}")
        words = _("Do you mean {number} {title}? Enter goes there.")
        self.say(words.format(number=item.number, title=item.title))

    # Acts ----------------------------------------------------------------------------------

    @work(group="act")
    async def action_undo(self) -> None:
        """Take back the own last act."""
        async with self.refusals():
            change = await self.access.act(lambda desk: desk.session.undo(session_id=self.session_id))
            self.say(_("Taken back: {what}").format(what=change_words(change.kind)))

    def action_saved(self) -> None:
        """Say that keeping goes by itself."""
        self.say(saved_words(self.keeper.state))
