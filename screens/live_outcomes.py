"""Opbrengsten on a live screen: marked with one key, filled in when there is quiet."""

import re
from asyncio import to_thread
from collections.abc import Collection
from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from models.codes import ChangeKind, DecisionStatus
from models.unfinished import Unfinished
from models.views.change import Change
from models.views.follow_up import DecisionView
from screens.commands import bindings
from screens.forms.names import about_decision
from screens.language import _
from screens.live_lines import LineActsScreen
from screens.live_state import LiveState

__all__ = ["OutcomeActsScreen"]


class OutcomeActsScreen(LineActsScreen):
    """What a writing seat does with what a decision yields."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("mark_outcome")

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        wiped = {change.row_id for change in changes if change.kind is ChangeKind.LINE_WIPED}
        forms = self._forms_about(wiped)  # before the reload: of a wiped line no yield is told
        await super().on_record_moved(changes)
        for form in forms:
            await to_thread(Unfinished.forget, self.kit.outbox_folder, form)

    def _forms_about(self, line_ids: Collection[int]) -> list[str]:
        """The forms in which something may stand about the decisions of these lines."""
        state = self.state
        if state is None or not line_ids:
            return []
        return [
            form
            for decision in state.decisions
            if decision.line_id in line_ids
            for form in about_decision(
                state.session.maakbank_id, decision.id, state.outcomes, state.report_backs
            )
        ]

    def named_decision(self, state: LiveState, argument: str) -> DecisionView | None:
        """The decision of "B3" or "3"."""
        found = re.match(r"\s*b?\s*(\d+)", argument, re.IGNORECASE)
        number = int(found[1]) if found else None
        return next((one for one in state.decisions if one.number == number), None)

    def action_mark_outcome(self, argument: str = "") -> None:
        """The decision that is named or chosen, else the last one; once more takes it back."""
        state = self.state
        if state is None:
            return
        named = self.named_decision(state, argument)
        if argument.strip() and named is None:
            self.say(_("There is no decision {name}.").format(name=argument.strip()[:20]))
            return
        decision = named or self._decision_in_hand(state)
        if decision is None:
            self.say(_("There is no decision yet."))
        else:
            self._turn_outcome(state, decision)

    def _decision_in_hand(self, state: LiveState) -> DecisionView | None:
        """Of the card or line that is chosen; else the last of this session."""
        sort, row_id = self.chosen_card or ("", 0)
        if sort == "outcome":
            row_id = next((one.decision_id for one in state.outcomes if one.id == row_id), 0)
        selected = self.pane.selected_line if self.pane is not None else None
        line = self.corrected or selected
        if sort not in ("decision", "outcome"):
            row_id = line.decision.id if line is not None and line.decision is not None else 0
        chosen = next((one for one in state.decisions if one.id == row_id), None)
        standing = [one for one in state.session_decisions if one.status is not DecisionStatus.VOID]
        return chosen or next(reversed(standing), None)

    @work(group="act")
    async def _turn_outcome(self, state: LiveState, decision: DecisionView) -> None:
        """Marked, or not after all."""
        known = next((one for one in state.outcomes if one.decision_id == decision.id), None)
        async with self.refusals():
            if known is not None:
                await self.access.act(
                    lambda desk: desk.outcomes.drop(outcome_id=known.id, revision=known.revision)
                )
                words = _("B{number} is no yield any more.")
            else:
                await self.access.act(lambda desk: desk.outcomes.mark(decision_id=decision.id))
                words = _("B{number} is a yield. How it is measured can wait for a quiet moment.")
            self.say(words.format(number=decision.number))

    def action_outcomes(self) -> None:
        """Every yield of this Ma.akbank, with what was measured."""
        from screens.outcomes import OutcomesScreen

        if self.state is not None:
            self.app.push_screen(OutcomesScreen(self.access, self.state.session.maakbank_id, self.kit))

    def screen_behind(self, key: tuple[str, int]) -> Screen[Any] | None:
        """What settles a card; None where the words of its line are what can be changed."""
        state, (sort, row_id) = self.state, key
        if state is None:
            return None
        maakbank_id, keep_in = state.session.maakbank_id, self.kit.outbox_folder
        if sort == "decision" and state.is_quiet:
            marked = next((one for one in state.outcomes if one.decision_id == row_id), None)
            sort, row_id = ("outcome", marked.id) if marked else key
        if sort == "outcome":
            from screens.forms.outcome import OutcomeForm

            return OutcomeForm(self.access, maakbank_id, row_id, keep_in=keep_in)
        if sort == "report_back":
            from screens.forms.report_back import ReportBackForm

            return ReportBackForm(self.access, maakbank_id, row_id, keep_in=keep_in)
        if sort == "objection":
            from screens.objections import ObjectionsSheet

            put = (one for one in state.support if row_id in {raised.id for raised in one.objections})
            return next((ObjectionsSheet(self.access, one.id) for one in put), None)
        return None
