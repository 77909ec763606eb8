"""What the gespreksleider does with one key, each guarded against a slip."""

import re
from datetime import datetime, timedelta
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from models.codes import DecisionStatus, RoomView, SessionPhase
from models.likeness import fold
from models.views.agenda import AgendaItemView
from models.views.follow_up import DecisionView
from screens.closing import ClosingScreen
from screens.commands import bindings
from screens.language import N_, _, ngettext
from screens.live_seat import WriterScreen
from screens.live_state import LiveState

__all__ = ["LeadActsScreen"]

JUST_STARTED = timedelta(seconds=20)
"""How long an item must run before one key leaves it."""

ASK_AGAIN = timedelta(seconds=3)
"""Within how long the second press must come."""

JUST_SHOWN = timedelta(seconds=1)
"""How long a decision must be the next to settle before one key settles it."""

VIEWS = {
    "bord": RoomView.BOARD,
    "board": RoomView.BOARD,
    "verslag": RoomView.MINUTES,
    "minutes": RoomView.MINUTES,
}
"""What may follow the act, in both languages."""

SHOWN = {
    RoomView.BOARD: N_("The screen in the room now shows the board."),
    RoomView.MINUTES: N_("The screen in the room now shows the minutes, without names."),
}

STEP = 5
"""Minutes that one key gives."""

LONGEST_STEP = 240


class LeadActsScreen(WriterScreen):
    """The acts of the seat that leads, above those of every writing seat."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "next",
            "previous",
            "extend",
            "park",
            "pause",
            "settle",
            "void",
            "room_view",
            "close_session",
            "reopen",
        ),
        Binding("l", "at_once('park')", show=False, priority=True),
        Binding("x", "at_once('void')", show=False, priority=True),
    ]

    _asked_to_leave: tuple[int, datetime] | None = None
    _to_settle: tuple[int, datetime] | None = None

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        super().show_state(state, before)
        first = state.to_settle[0].id if state.to_settle else None
        if first is None:
            self._to_settle = None
        elif self._to_settle is None or self._to_settle[0] != first:
            self._to_settle = (first, self.now)

    # Through the agenda --------------------------------------------------------------------

    def action_next(self) -> None:
        self._go_beside(1)

    def action_previous(self) -> None:
        self._go_beside(-1)

    def _go_beside(self, step: int) -> None:
        if self.state is None or not self.state.is_live:
            self.say(_("This session is not running."), severity="warning")
            return
        item = self.state.beside(self.state.session.running_item_id, step)
        if item is not None:
            self.go_to(item)
        elif step > 0:
            self.say(_("This is the last agenda item. C closes the session."))
        else:
            self.say(_("This is the first agenda item."))

    def go_to(self, item: AgendaItemView) -> None:
        """Start `item`; an item that only just started is left at a second press."""
        state = self.state
        if state is None or item.id == state.session.running_item_id:
            return
        if self._is_slip(state, item):
            words = _("This item only just started. Press once more to go to {title}.")
            self.say(words.format(title=item.title))
            return
        self._go(item.id, state.session.running_item_id)

    def _is_slip(self, state: LiveState, item: AgendaItemView) -> bool:
        now, running = self.now, state.running
        if running is None or not running.spans or now - running.spans[-1].started_at >= JUST_STARTED:
            return False
        asked, self._asked_to_leave = self._asked_to_leave, (item.id, now)
        return asked is None or asked[0] != item.id or now - asked[1] > ASK_AGAIN

    @work(group="act")
    async def _go(self, item_id: int, seen_item_id: int | None) -> None:
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.session.go_to(
                    session_id=self.session_id, item_id=item_id, seen_item_id=seen_item_id
                )
            )

    @work(group="act")
    async def action_extend(self, argument: str = "") -> None:
        """Five minutes more, or as many as were said; fewer with a minus."""
        state = self.state
        if state is None or state.running is None:
            return
        found = re.search(r"[-+]?\d{1,3}", argument)
        minutes = max(-LONGEST_STEP, min(int(found[0]), LONGEST_STEP)) if found else STEP
        item = state.running
        async with self.refusals():
            await self.access.act(lambda desk: desk.session.extend(item_id=item.id, minutes=minutes))

    @work(group="act")
    async def action_pause(self) -> None:
        """A break at any moment, or the end of it."""
        state = self.state
        if state is None:
            return
        paused = state.session.paused_at is not None
        async with self.refusals():
            if paused:
                await self.access.act(lambda desk: desk.session.resume(session_id=self.session_id))
            else:
                await self.access.act(lambda desk: desk.session.pause(session_id=self.session_id))

    def action_park(self, argument: str = "") -> None:
        self.write("/later ")

    # Decisions -----------------------------------------------------------------------------

    def action_settle(self, argument: str = "") -> None:
        """Settle the noted decision that is named, chosen or longest waiting."""
        state = self.state
        if state is None:
            return
        named = self.named_decision(state, argument)
        if argument and named is None:
            self.say(_("There is no decision {name}.").format(name=argument.strip()[:20]))
            return
        decision = named or self._chosen_decision(state) or next(iter(state.to_settle), None)
        if decision is None:
            self.say(_("There is no noted decision to settle."))
        elif named is None and self._just_came_up(decision):
            words = _("B{number} only just came up. Look, then press once more.")
            self.say(words.format(number=decision.number))
        else:
            self._turn_decision(decision)

    def _just_came_up(self, decision: DecisionView) -> bool:
        """Two people who press at once settle one decision, not two."""
        shown = self._to_settle
        return (
            shown is not None
            and shown[0] == decision.id
            and self.now - shown[1] < JUST_SHOWN
            and self.now - decision.noted_at >= JUST_SHOWN
        )

    def _chosen_decision(self, state: LiveState) -> DecisionView | None:
        key = self.chosen_card
        if key is None or key[0] != "decision":
            return None
        return next((one for one in state.decisions if one.id == key[1]), None)

    @work(group="act")
    async def _turn_decision(self, decision: DecisionView) -> None:
        """Settled, or back to noted."""
        async with self.refusals():
            if decision.status is DecisionStatus.SETTLED:
                settled = await self.access.act(
                    lambda desk: desk.follow_up.unsettle(decision_id=decision.id, revision=decision.revision)
                )
                self.say(_("B{number} is noted again, no longer settled.").format(number=settled.number))
            else:
                settled = await self.access.act(
                    lambda desk: desk.follow_up.settle(decision_id=decision.id, revision=decision.revision)
                )
                self._say_settled(settled)

    def _say_settled(self, decision: DecisionView) -> None:
        words = _("B{number} is settled.").format(number=decision.number)
        if decision.missing_roles:
            missing = ngettext(
                "Not at the table: {roles}.", "Not at the table: {roles}.", len(decision.missing_roles)
            )
            words = f"{words} {missing.format(roles=', '.join(decision.missing_roles))}"
        self.say(words)

    @work(group="act")
    async def action_void(self, argument: str = "") -> None:
        """ "/vervalt B4 dubbel met B3"; the key alone opens the input to say which and why."""
        state = self.state
        if state is None:
            return
        named = self.named_decision(state, argument)
        reason = re.sub(r"^\s*b?\s*\d+\s*[:,.(]?\s*", "", argument, flags=re.IGNORECASE).strip(" )")
        if named is None or not reason:
            chosen = named or self._chosen_decision(state)
            self.write(self.word_for("void") + (f"B{chosen.number} " if chosen else "B"))
            return
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.follow_up.void(decision_id=named.id, revision=named.revision, reason=reason)
            )

    # The screen in the room ----------------------------------------------------------------

    def action_room_view(self, argument: str = "") -> None:
        """The board or the minutes, as said; without a word the other one."""
        state = self.state
        if state is None:
            return
        shown = state.session.room_view
        other = RoomView.MINUTES if shown is RoomView.BOARD else RoomView.BOARD
        self._show_in_room(VIEWS.get(fold(argument), other))

    def action_room_board(self) -> None:
        self._show_in_room(RoomView.BOARD)

    @work(group="act")
    async def _show_in_room(self, view: RoomView) -> None:
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.session.show_in_room(session_id=self.session_id, view=view)
            )
            self.say(_(SHOWN[view]))

    # The end -------------------------------------------------------------------------------

    @work(group="close", exclusive=True)
    async def action_close_session(self) -> None:
        state = self.state
        if state is None or state.session.phase is not SessionPhase.LIVE:
            self.say(_("This session is not running."))
            return
        if await self.app.push_screen_wait(ClosingScreen(self.access, self.session_id)):
            self.action_report()

    @work(group="act")
    async def action_reopen(self) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: desk.session.reopen(session_id=self.session_id))
