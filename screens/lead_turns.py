"""Who has the word: the first who waits with one key, or another of the gespreksleider's choice."""

from datetime import datetime, timedelta
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from models.views.speaking import TurnView
from screens.commands import bindings
from screens.language import _
from screens.lead_proposals import LeadProposalsScreen
from screens.lead_tools import RoundTool
from screens.live_state import LiveState
from screens.widgets.round_panel import RoundPanel

__all__ = ["LeadTurnsScreen"]

JUST_FIRST = timedelta(seconds=1)
"""How long someone must be the first before one key gives her the word."""


class LeadTurnsScreen(LeadProposalsScreen):
    """Turns to speak, above the other acts of the seat that leads."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("give_word", "choose_word")]

    _first: tuple[int, datetime] | None = None

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        super().show_state(state, before)
        waiting = state.speaking.waiting if state.speaking else ()
        if not waiting:
            self._first = None
        elif self._first is None or self._first[0] != waiting[0].id:
            self._first = (waiting[0].id, self.now)

    def action_give_word(self) -> None:
        """The word to who waits first; when nobody waits, to whom the gespreksleider chooses."""
        speaking = self.state.speaking if self.state else None
        if speaking is None or not speaking.waiting:
            self.action_choose_word()
        elif self._just_came_first(speaking.waiting[0]):
            words = _("{name} only just came first. Look, then press once more.")
            self.say(words.format(name=speaking.waiting[0].name))
        else:
            first = speaking.waiting[0]
            self._note_heard(speaking.item_id, first.participant_id, first.name)

    def _just_came_first(self, turn: TurnView) -> bool:
        """Two people who press at once give the word once, not twice."""
        first = self._first
        return (
            first is not None
            and first[0] == turn.id
            and self.now - first[1] < JUST_FIRST
            and self.now - turn.asked_at >= JUST_FIRST
        )

    def action_choose_word(self) -> None:
        """To the names that are on this screen already, or the list over it."""
        tools = self.query(RoundTool)
        if self.state is None or self.state.speaking is None:
            self.say(_("There is no talk now to give the word in."))
        elif tools:
            tools.first().query_one(RoundPanel).focus_filter()
        else:
            self._choose_speaker()

    @work(group="sheet", exclusive=True)
    async def _choose_speaker(self) -> None:
        from screens.speaker import SpeakerScreen

        chosen = await self.app.push_screen_wait(SpeakerScreen(self.access, self.session_id))
        if chosen is not None:
            self._note_heard(*chosen)

    @on(RoundPanel.Chosen)
    def _chosen(self, event: RoundPanel.Chosen) -> None:
        """A tick in the round, or a tick taken away."""
        event.stop()
        speaking = self.state.speaking if self.state else None
        if speaking is not None and event.was_heard:
            self._note_not_heard(speaking.item_id, event.participant_id)
        elif speaking is not None:
            self._note_heard(speaking.item_id, event.participant_id, event.name, quietly=True)

    @work(group="act")
    async def _note_heard(
        self, item_id: int, participant_id: int, name: str, *, quietly: bool = False
    ) -> None:
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.turns.take(item_id=item_id, participant_id=participant_id)
            )
            if not quietly:
                self.say(_("{name} has the word.").format(name=name))

    @work(group="act")
    async def _note_not_heard(self, item_id: int, participant_id: int) -> None:
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.turns.untake(item_id=item_id, participant_id=participant_id)
            )

    @work(group="act")
    async def action_queue(self) -> None:
        """Asking on phones on, or off again."""
        if self.state is None:
            return
        on = not self.state.session.queue_open
        async with self.refusals():
            await self.access.act(lambda desk: desk.turns.open_queue(session_id=self.session_id, on=on))
            self.say(
                _("People can now ask for the word on their own screen.")
                if on
                else _("People no longer ask for the word on their own screen.")
            )
