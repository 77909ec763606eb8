"""A proposal's way over the table: one key does the next thing, each guarded against a slip."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from models.codes import ProposalPhase
from models.likeness import fold
from models.views.minutes import LineView
from screens.commands import COMMANDS, bindings, key_names
from screens.language import N_, _
from screens.lead_acts import ASK_AGAIN, LeadActsScreen
from screens.live_cards import line_card, section
from screens.live_sheets import ListsSheet
from screens.live_state import LiveState
from screens.support_labels import result_word

if TYPE_CHECKING:
    from models.views.support import ProposalView

__all__ = ["LeadProposalsScreen", "next_step"]

NEXT_STEPS: Mapping[ProposalPhase, str] = {
    ProposalPhase.CLARIFYING: N_("let everyone choose"),
    ProposalPhase.CHOOSING: N_("show the choices"),
    ProposalPhase.SHOWN: N_("what was settled?"),
    ProposalPhase.CHOSEN: N_("what was settled?"),
}
"""What the key does now, for the footer."""

CHOOSE_AGAIN = N_("choose again")


def next_step(proposal: "ProposalView") -> str:
    """What the key does for this proposal now, in a word or two."""
    if proposal.was_sharpened and proposal.phase in (ProposalPhase.SHOWN, ProposalPhase.CHOSEN):
        return _(CHOOSE_AGAIN)
    return _(NEXT_STEPS[proposal.phase])


class LeadProposalsScreen(LeadActsScreen):
    """Put to the table, let everyone choose, show, settle."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "proposal", "sharpen", "everyone", "stands", "objections"
    )

    _asked_to_show: tuple[int, datetime] | None = None

    def action_proposal(self, argument: str = "") -> None:
        """The next thing for the proposal at the table; without one, put one there."""
        state = self.state
        if state is None or not state.is_live:
            self.say(_("This session is not running."), severity="warning")
            return
        proposal = state.at_table
        if proposal is None or argument.strip():
            self._put(state, argument)
        elif proposal.phase is ProposalPhase.CLARIFYING:
            self._ask(proposal)
        elif proposal.phase is ProposalPhase.CHOOSING:
            self._show(proposal)
        elif proposal.was_sharpened:
            self._ask(proposal)
        else:
            self.action_settle_proposal()

    # To the table --------------------------------------------------------------------------

    @work(group="act")
    async def _put(self, state: LiveState, argument: str) -> None:
        """The one that is named, the only one there is, or the one that is chosen from a list."""
        found = self._to_put(state, argument)
        if not found:
            self.say(_("There is no proposal yet. Type /proposal and its words."))
            return
        line_id = found[0].id if len(found) == 1 else await self._choose(found)
        if line_id is None:
            return
        async with self.refusals():
            put = await self.access.act(lambda desk: desk.support.put(line_id=line_id))
            self.say(_("V{number} is at the table. First the questions.").format(number=put.number))

    def _to_put(self, state: LiveState, argument: str) -> list[LineView]:
        """Proposals of this session that are not decided: of the running item if it has any."""
        decided = {one.line_id for one in state.support if one.decision_id is not None}
        open_ones = [line for line in reversed(state.proposals) if line.id not in decided and line.text]
        number = re.fullmatch(r"\s*v?\s*(\d+)\s*", argument, re.IGNORECASE)
        if number:
            named = {one.line_id for one in state.support if one.number == int(number[1])}
            return [line for line in open_ones if line.id in named]
        if words := fold(argument):
            return [line for line in open_ones if words in fold(line.text)]
        new = [line for line in state.to_put if line.item_id == state.session.running_item_id]
        return new[:1] or open_ones

    async def _choose(self, lines: list[LineView]) -> int | None:
        cards = section("", [line_card(line) for line in lines], None)
        sheet = ListsSheet(self.access, (cards,), _("to the table"), title=_("Which proposal?"))
        chosen = await self.app.push_screen_wait(sheet)
        return int(chosen[1]) if isinstance(chosen, tuple) else None

    @work(group="act")
    async def action_set_aside(self) -> None:
        proposal = self._at_table()
        if proposal is not None:
            async with self.refusals():
                await self.access.act(lambda desk: desk.support.set_aside(proposal_id=proposal.id))

    def action_sharpen(self) -> None:
        """Its words in the input; what they were stays as an earlier version."""
        if (proposal := self._at_table()) is not None:
            self.choose_card(("proposal", proposal.id))

    # Choosing ------------------------------------------------------------------------------

    @work(group="act")
    async def _ask(self, proposal: "ProposalView") -> None:
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.stands.ask(proposal_id=proposal.id, seen_round=proposal.last_number)
            )

    def action_choose_again(self) -> None:
        """A new round about the words as they are now."""
        proposal = self._at_table()
        if proposal is not None:
            self._ask(proposal)

    def _show(self, proposal: "ProposalView") -> None:
        """At once when everyone chose, else at a second press: it cannot be taken back."""
        found = proposal.last_round
        if found is None:
            return
        left = found.expected - found.chosen
        asked, self._asked_to_show = self._asked_to_show, (found.id, self.now)
        again = asked is not None and asked[0] == found.id and self.now - asked[1] <= ASK_AGAIN
        if left and not again:
            words = _("{chosen} of {expected} chose. Press once more to show what was chosen.")
            self.say(words.format(chosen=found.chosen, expected=found.expected))
        else:
            self._show_round(found.id)

    @work(group="act")
    async def _show_round(self, round_id: int) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: desk.stands.show(round_id=round_id))

    @work(group="act")
    async def action_everyone(self) -> None:
        """Everyone at the table supports it, but for the exceptions that follow."""
        proposal = self._at_table()
        found = proposal.last_round if proposal else None
        if proposal is None or found is None or found.closed_at is not None:
            if proposal is not None:
                self.say(_("Nobody is asked to choose now. J asks."))
            return
        async with self.refusals():
            await self.access.act(lambda desk: desk.stands.support_all(round_id=found.id))
            self.say(_("Noted: everyone supports it. @ is for the exceptions."))

    # Over the screen -----------------------------------------------------------------------

    def action_stands(self) -> None:
        from screens.stands import StandsSheet

        if (proposal := self._at_table()) is not None:
            self.app.push_screen(StandsSheet(self.access, proposal.id))

    def action_objections(self) -> None:
        """Of the proposal at the table; else of the last one that was, such as one just settled."""
        from screens.objections import ObjectionsSheet

        put = self.state.support if self.state and self.state.at_table is None else ()
        proposal = put[-1] if put else self._at_table()
        if proposal is not None:
            self.app.push_screen(ObjectionsSheet(self.access, proposal.id))

    def action_settle_proposal(self) -> None:
        from screens.settling import SettleSheet

        if (proposal := self._at_table()) is not None:
            self.app.push_screen(SettleSheet(self.access, proposal.id), self._say_what_was_settled)

    def _say_what_was_settled(self, settled: "ProposalView | None") -> None:
        """Which decision it became, if it was decided; and what the proposal is now."""
        if settled is None or settled.result is None:
            return
        words = f"V{settled.number}: {result_word(settled.result)}"
        if settled.decision_number is not None:
            words += f" · B{settled.decision_number}"
        self.say(words)

    def _at_table(self) -> "ProposalView | None":
        """The proposal at the table; it is said when there is none."""
        proposal = self.state.at_table if self.state else None
        if proposal is None:
            words = _("No proposal is at the table. Put one there with {key}.")
            self.say(words.format(key=key_names(COMMANDS["proposal"])[0]))
        return proposal
