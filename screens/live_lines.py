"""Acts on one line of the minutes: move, delete, put back, history, choose, wipe; and ticking off."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from models.codes import ActionStatus
from models.likeness import fold
from models.views.agenda import AgendaItemView
from models.views.follow_up import ActionView
from models.views.minutes import LineView
from screens.commands import bindings
from screens.language import YES, _
from screens.live_cards import line_card, section
from screens.live_sheets import DeletedSheet, HistorySheet
from screens.live_state import LiveState
from screens.live_twice import TwiceScreen
from screens.widgets.cards import CardList

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["LineActsScreen"]

OPEN_AGAIN = re.compile(r"\s(weer open|open again)\s*$", re.IGNORECASE)
"""Behind the number of an action: it is not done after all."""


class LineActsScreen(TwiceScreen):
    """What can be done with the line that is chosen, corrected, or typed last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "edit_line",
            "move_line",
            "delete_line",
            "restore_line",
            "history",
            "keep_mine",
            "keep_theirs",
            "keep_both",
            "tick",
        ),
    ]

    _deleted_id: int | None = None

    @property
    def chosen_line(self) -> LineView | None:
        """The line under the cursor, the one being corrected, or the own last one."""
        if self.corrected is not None:
            return self.corrected
        if self.pane is not None and self.pane.selected_line is not None:
            return self.pane.selected_line
        seat = self.access.actor.seat_id
        own = [line for line in self.lines_in_sight if line.seat_id == seat]
        return own[-1] if own else None

    @property
    def chosen_card(self) -> tuple[str, int] | None:
        """The card under the cursor of the list that has the focus."""
        return self.focused.cursor_key if isinstance(self.focused, CardList) else None

    @work(group="act")
    async def act_on_line(self, act: Callable[["Desk", LineView], object], said: str = "") -> None:
        """Do something with the chosen line, and say so."""
        line = self.chosen_line
        if line is None:
            self.say(_("Choose a line first: ↑ in the empty input."))
            return
        async with self.refusals():
            await self.access.act(lambda desk: act(desk, line))
            if self.corrected is not None:
                self.stop_correcting()
            if said:
                self.say(said)

    def action_edit_line(self) -> None:
        if self.chosen_line is not None:
            self.correct(self.chosen_line)

    def action_move_line(self, argument: str = "") -> None:
        """To the item that is named, else where the room is, else the one before."""
        state, line = self.state, self.chosen_line
        if state is None or line is None:
            self.say(_("Choose a line first: ↑ in the empty input."))
            return
        to = self._destination(state, line, argument)
        if to is None:
            self.say(_("There is no agenda item {number}.").format(number=argument.strip()[:20]))
            return
        words = _("Moved to {number} {title}").format(number=to.number, title=to.title)
        self.act_on_line(lambda desk, one: desk.minutes.move_line(line_id=one.id, item_id=to.id), words)

    def _destination(self, state: LiveState, line: LineView, argument: str) -> AgendaItemView | None:
        if argument.strip():
            found = re.search(r"\d+", argument)
            number = int(found[0]) if found else 0
            return next((item for item in state.agenda if item.number == number), None)
        running = state.running
        if running is not None and running.id != line.item_id:
            return running
        return state.beside(line.item_id, -1)

    def action_delete_line(self) -> None:
        line = self.chosen_line
        self._deleted_id = line.id if line else None
        self.act_on_line(
            lambda desk, one: desk.minutes.delete_line(line_id=one.id),
            _("Taken out of the minutes. H puts it back, or /restore."),
        )

    @work(group="act")
    async def action_restore_line(self) -> None:
        """Put back what was taken out of the minutes; of several one chooses, the last from here first."""
        async with self.refusals():
            lines = await self.access.read(lambda desk: desk.read.deleted(session_id=self.session_id))
            if not lines:
                self.say(_("Nothing was taken out of the minutes."))
                return
            line_id = lines[0].id if len(lines) == 1 else await self._choose_deleted(lines)
            if line_id is not None:
                await self.access.act(lambda desk: desk.minutes.restore_line(line_id=line_id))

    async def _choose_deleted(self, lines: Sequence[LineView]) -> int | None:
        cards = [line_card(line) for line in sorted(lines, key=lambda one: one.id != self._deleted_id)]
        chosen = await self.app.push_screen_wait(DeletedSheet(self.access, section("", cards, None)))
        return int(chosen[1]) if isinstance(chosen, tuple) else None

    @work(group="act")
    async def action_history(self) -> None:
        line = self.chosen_line
        if line is None:
            self.say(_("Choose a line first: ↑ in the empty input."))
            return
        async with self.refusals():
            revisions = await self.access.read(lambda desk: desk.read.revisions(line_id=line.id))
            await self.app.push_screen(HistorySheet(self.access, line, revisions))

    def action_wipe_line(self, argument: str = "") -> None:
        """Only with a yes behind it: this cannot be undone."""
        line = self.chosen_line
        if line is None or fold(argument) not in YES:
            text = f" “{line.text[:40]}”" if line else ""
            words = _("This wipes the line{text} everywhere and for good. Type /wipe yes to do it.")
            self.say(words.format(text=text), severity="warning")
            return
        self.act_on_line(lambda desk, one: desk.minutes.wipe_line(line_id=one.id), _("Wiped for good."))

    # Two texts -----------------------------------------------------------------------------

    def action_keep_mine(self) -> None:
        self._settle("mine")

    def action_keep_theirs(self) -> None:
        self._settle("theirs")

    def action_keep_both(self) -> None:
        self._settle("both")

    def _settle(self, keep: str) -> None:
        line = self.chosen_line
        if line is None or not line.conflicts:
            self.say(_("This line has one text only."))
            return
        conflict_id = line.conflicts[0].id
        self.act_on_line(lambda desk, _one: desk.minutes.settle_conflict(conflict_id=conflict_id, keep=keep))

    # Ticking off ---------------------------------------------------------------------------

    def action_tick(self, argument: str = "") -> None:
        """A question answered, an action done: the one that is named or under the cursor."""
        state = self.state
        if state is None:
            return
        found = self._named(state, argument) if argument.strip() else self._carded(state)
        match found:
            case ActionView() if argument.strip():
                self._take_action(found, opens=OPEN_AGAIN.search(argument) is not None)
            case ActionView():
                self._set_action(found, done=found.status is ActionStatus.OPEN)
            case LineView():
                self._tick_line(found)
            case _:
                self.say(_("Say which one: /done A4, or words of the question."))

    def _named(self, state: LiveState, argument: str) -> ActionView | LineView | None:
        number = re.fullmatch(r"\s*a?\s*(\d+)\s*", OPEN_AGAIN.sub("", argument), re.IGNORECASE)
        if number:
            return next((one for one in state.actions if one.number == int(number[1])), None)
        words = fold(argument)
        return next((line for line in state.points if words in fold(line.text)), None)

    def _carded(self, state: LiveState) -> ActionView | LineView | None:
        key = self.chosen_card
        if key is None:
            return None
        if key[0] == "action":
            return next((one for one in state.actions if one.id == key[1]), None)
        return next((line for line in state.points if line.id == key[1]), None)

    def _take_action(self, action: ActionView, *, opens: bool) -> None:
        """What was typed says which way: two who say it at once do not undo each other."""
        if opens and action.status is ActionStatus.OPEN:
            self.say(_("A{number} is open.").format(number=action.number))
        elif not opens and action.status is ActionStatus.DONE:
            words = _("A{number} is done already. /done A{number} open again opens it again.")
            self.say(words.format(number=action.number))
        else:
            self._set_action(action, done=not opens)

    @work(group="act")
    async def _set_action(self, action: ActionView, *, done: bool) -> None:
        """As it was seen: who changed it meanwhile comes first."""
        status = ActionStatus.DONE if done else ActionStatus.OPEN
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.follow_up.set_action(
                    action_id=action.id, revision=action.revision, status=status
                )
            )
            words = _("A{number} is done.") if done else _("A{number} is open again.")
            self.say(words.format(number=action.number))

    @work(group="act")
    async def _tick_line(self, line: LineView) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: desk.minutes.tick_line(line_id=line.id, done=True))
            self.say(_("Ticked off: {text}").format(text=line.text[:60]))
