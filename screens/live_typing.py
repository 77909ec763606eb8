"""The input line of a seat that writes: kept at every key, opened and left, and its place."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from models.errors import MakError
from models.grammar import ActCommand, Doubt, NewLine, parse
from models.grammar import Typed as Read
from models.grammar import slash_words as form_words
from models.keeper import Keeper, Keeping
from models.outbox import Making, Outbox, Typed
from models.outcomes import Outcome
from models.views.minutes import LineView
from screens.access import Access
from screens.commands import bindings, by_word, command_words, for_others, slash_words
from screens.language import _, language
from screens.live import LiveScreen
from screens.live_keeping import keeping_mark, known_people
from screens.live_kit import LiveKit
from screens.live_place import Place
from screens.live_state import LiveState
from screens.widgets.hint_line import HintLine, meaning
from screens.widgets.line_input import LineInput
from screens.widgets.status_bar import FootBar
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["TypingScreen"]


class TypingScreen(LiveScreen):
    """One input line, and the item that it writes at.

    Args:
        access: the seat's way to the record.
        session_id: the session.
        kit: what the app gives besides.
        outbox: of this seat; what was left in it comes back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("write", "leave", "follow_room"),
        Binding("slash", "at_once('begin_command')", show=False, priority=True),
        Binding("enter", "at_once('write')", show=False, priority=True),
    ]

    keeps_input = True
    """Whether the input line is in sight also when nobody types."""

    def __init__(self, access: Access, session_id: int, kit: LiveKit, outbox: Outbox) -> None:
        super().__init__(access, session_id, kit)
        self.outbox = outbox
        self.place = Place()
        self.corrected: LineView | None = None
        """The kept line that stands in the input, to be corrected."""
        self._left: Making | None = None
        """A correction that was left in the outbox, until its line is read."""
        self.keeper: Keeper[Outcome] = Keeper(
            outbox,
            take=self._take,
            flush=self._flush,
            told=self.told,
            changed=self._show_keeping,
            clock=kit.now,
        )

    def compose_writing(self) -> ComposeResult:
        """The input line with its hints; put where the seat's own layout wants it."""
        with Vertical(id="writing") as writing:
            yield Words(id="place")
            line_input = LineInput(id="input")
            line_input.on_edit, line_input.on_submit = self._edited, self._entered
            yield line_input
            yield HintLine(id="hint")
        writing.display = self.keeps_input

    def on_mount(self) -> None:
        self._speak()
        self._take_up_what_was_left()
        self._show_keeping(self.keeper.state)

    async def begin(self) -> None:
        await super().begin()
        await self._go_on_correcting()
        self.run_worker(self.keeper.run(), group="keeper")
        self.call_after_refresh(self.get_ready_beside)

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
        if making.text:
            self._left = making if making.line_id is not None else None
            self.place.take_up(making)
            self.write(making.text)
            self.say(_("This was still in your input. Just go on."))

    async def _go_on_correcting(self) -> None:
        """The line that was being corrected, as its corrector saw it."""
        left, line_id = self._left, self._left.line_id if self._left else None
        if left is None or line_id is None:
            return
        async with self.refusals():
            line = await self.access.read(lambda desk: desk.read.line(line_id=line_id))
            if self._left is left:
                self.corrected = replace(line, revision=left.revision or line.revision)
        self._left = None
        if self.state is not None:
            self.show_place(self.state)

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        self.place.room_is_at(state.session.running_item_id)
        if before is None or state.attendance != before.attendance:
            self.input.people = known_people(state)
        if before is None:
            self._speak()
        self.show_place(state)

    def on_language_switched(self) -> None:
        super().on_language_switched()
        self._show_keeping(self.keeper.state)
        self._show_meaning(self.input.text)

    def _speak(self) -> None:
        """The input's own words, in the language spoken now."""
        self.input.placeholder = _("Type what is said, or / for a command")
        self.input.commands = (*form_words(language()), *slash_words(self.access.actor.seat))

    def _edited(self, text: str) -> None:
        """Every key, inside its handler: on disk before anything is painted."""
        self.place.draft_is(text)
        self.keeper.edit(self._making(text))

    def _making(self, text: str) -> Making:
        line = self.corrected
        if line is not None:
            return Making(text, line.item_id, line.id, line.revision)
        if self._left is not None:
            return replace(self._left, text=text)
        return Making(text, self.place.writes_at) if text else Making()

    def _entered(self, text: str) -> bool:
        """Enter: whether the line was taken; else it stays in the input."""
        if text.strip() == "?":
            self.call_later(self.run_action, "app.help")
            return True
        if self.holds(text):
            return False
        item_id = self.corrected.item_id if self.corrected else self.place.writes_at
        if item_id is None:
            return self._entered_before_the_session(text)
        self.keeper.enter(text, self._making(text), item_id)
        self.corrected = self._left = None
        self.call_later(self.after_line)
        return True

    def _entered_before_the_session(self, text: str) -> bool:
        """There is no item for a line yet; an act needs none."""
        read = self.read(text)
        if isinstance(read, ActCommand):
            self.perform_typed(read.command, read.argument)
            return True
        self.say(_("The session has not begun yet. Your text stays here."))
        return False

    @work(group="typed")
    async def perform_typed(self, word: str, argument: str) -> None:
        """Carry out a key act that was typed: "/volgende", "/verleng 10"."""
        command = by_word(word)
        if command is not None:
            await self.perform(command, argument)

    def after_line(self) -> None:
        """A line was taken; a seat that does not go on typing leaves the input here."""

    def holds(self, text: str) -> bool:
        """Whether there is something to look at before this line is kept."""
        read = self.read(text)
        if isinstance(read, ActCommand) and for_others(read.command, self.access.actor.seat):
            words = _("/{word} is only for the facilitator. Your text stays here.")
            self.say(words.format(word=read.command), severity="warning")
            return True
        return False

    @on(LineInput.DraftChanged)
    def _draft_changed(self, event: LineInput.DraftChanged) -> None:
        event.stop()
        self._show_meaning(event.text)
        if self.state is not None:
            self.show_place(self.state)

    def read(self, text: str) -> Read:
        """The line as the grammar reads it; an act of another seat is that act, and no note."""
        read = self._read(text, command_words(self.access.actor.seat))
        is_unknown = isinstance(read, NewLine) and read.doubt is Doubt.UNKNOWN_COMMAND
        if is_unknown and self._making(text).line_id is None:
            others = self._read(text, command_words())
            return others if isinstance(others, ActCommand) else read
        return read

    def _read(self, text: str, acts: Collection[str]) -> Read:
        return parse(text, today=self.today, people=self.input.people, acts=acts)

    def _show_meaning(self, text: str) -> None:
        """What Enter would make of it."""
        words = Content("")
        if text.strip() == "?":
            words = Content.styled(_("Enter shows what you can do here"), "$quiet")
        elif text:
            organisations = {known.name for known in self.input.people if known.is_organisation}
            words = meaning(
                self.read(text),
                completion=self.input.completion,
                organisations=organisations,
                today=self.today,
                seat=self.access.actor.seat,
                people=[known.name for known in self.input.people if not known.is_organisation],
                titles=[item.title for item in self.state.agenda] if self.state is not None else None,
            )
        self.query_one(HintLine).show(words)

    @on(LineInput.Cancelled)
    def _cancelled(self, event: LineInput.Cancelled) -> None:
        event.stop()
        self.action_leave()

    # To the Desk ---------------------------------------------------------------------------

    async def _take(self, line: Typed) -> Outcome:
        return await self.access.act(lambda desk: _carry_out(desk, self.session_id, line))

    async def _flush(self, making: Making) -> None:
        await self.access.act(lambda desk: _save_draft(desk, making))

    def told(self, line: Typed, outcome: Outcome | MakError) -> None:
        """What came of a line."""

    # In and out of the input ---------------------------------------------------------------

    def write(self, text: str = "") -> None:
        """Open the input line, with `text` in it when it is empty.

        It has the focus before this returns: the next key of a burst is text.
        """
        self.query_one("#writing").display = True
        if text and not self.input.text:
            self.input.fill(text)
        self.set_focus(self.input)

    def action_write(self) -> None:
        self.write()

    def action_submit(self) -> None:
        """For who clicks what Enter does."""
        self.input.action_submit()

    async def action_at_once(self, action: str) -> None:
        """Open the input before the next key of a burst is looked at: that one is text already."""
        await self.run_action(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that open the input are letters, or choose, where something has the focus."""
        if action != "at_once":
            return True
        if parameters == ("begin_command",):
            return not isinstance(self.focused, LineInput | Input)
        return self.focused is None

    def action_begin_command(self) -> None:
        """The input line with the slash in it."""
        self.write("/")

    def action_leave(self) -> None:
        """Leave the input line; what stands in it stays, in sight."""
        if not self.keeps_input:
            self.query_one("#writing").display = bool(self.input.text)
        self.set_focus(None)

    def action_follow_room(self) -> None:
        """To the room's item, with what stands in the input; a chosen line moves there."""
        self.place.follow_room()
        if self.input.text:
            self.keeper.edit(self._making(self.input.text))
        if self.state is not None:
            self.show_place(self.state)

    def write_at(self, item_id: int) -> None:
        """The writer's place is this item now."""
        self.place.go_to(item_id)
        if self.state is not None:
            self.show_place(self.state)

    # What shows ----------------------------------------------------------------------------

    def show_place(self, state: LiveState) -> None:
        """Say above the input what is special about the line in the making."""
        words = self.notice(state)
        place = self.query_one("#place", Words)
        place.show(words)
        place.display = bool(words)

    def notice(self, state: LiveState) -> Content:
        """Where the writer is when the room is elsewhere: "schrijft bij 3, zaal is bij 4"."""
        here, room = state.item(self.place.writes_at), state.running
        if not self.place.is_behind or here is None or room is None:
            return Content("")
        said = _("writes at {here}, the room is at {room}")
        return Content.assemble(
            ("✎ ", "$now"),
            (said.format(here=f"{here.number} {here.title}", room=room.number), "bold"),
            ("   Ctrl+G " + _("goes along"), "$quiet"),
        )

    def _show_keeping(self, keeping: Keeping) -> None:
        for foot in self.query(FootBar):
            foot.show_right(keeping_mark(keeping))


def _carry_out(desk: "Desk", session_id: int, line: Typed) -> Outcome:
    from models.scribe import Scribe

    return Scribe(desk, session_id, acts=command_words(desk.actor.seat)).take(line)


def _save_draft(desk: "Desk", making: Making) -> None:
    if making.text and making.item_id is not None:
        desk.minutes.save_draft(item_id=making.item_id, text=making.text, line_id=making.line_id)
    else:
        desk.minutes.drop_draft()
