"""Nalopen: who does what by when, what it yields, what became of an objection, what is taken home."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult

from screens.language import _
from screens.live_cards import action_card, section
from screens.live_state import LiveState
from screens.outcome_cards import objection_cards, outcome_card, report_back_card
from screens.tool import LeadTool
from screens.widgets.cards import CardData, CardList, Section

__all__ = ["FollowUpTool"]


class FollowUpTool(LeadTool):
    """Settled while everyone is there; a section with nothing in it is not there."""

    def compose(self) -> ComposeResult:
        yield CardList(classes="tool--left")
        yield CardList(classes="tool--right")

    def show(self, state: LiveState, today: date) -> None:
        now = [action for action in state.actions if action.session_id == state.session.id]
        earlier = [action for action in state.open_actions if action.session_id != state.session.id]
        here = _all(_("Who does what"), [action_card(one, today) for one in now], empty=_("None yet"))
        before = _all(_("From earlier sessions"), [action_card(one, today) for one in earlier])
        more = (
            _all(_("Yields"), [outcome_card(one, state.report_backs) for one in state.outcomes]),
            _all(_("Objections"), objection_cards(state.support)),
            _all(
                _("Taken home, to report back"),
                [report_back_card(one, today) for one in state.report_backs],
            ),
        )
        left, right = self.query(CardList)
        if any(one.cards for one in more):
            left.show((here, before))
            right.show(more)
        elif before.cards or len(here.cards) < 2:
            left.show((here,))
            right.show((before,))
        else:
            half = (len(here.cards) + 1) // 2
            left.show((Section(here.title, here.cards[:half]),))
            right.show((Section(" ", here.cards[half:]),))


def _all(title: str, cards: Sequence[CardData], *, empty: str = "") -> Section:
    """All of them: at Nalopen nothing is left out."""
    return section(title, cards, most=None, empty=empty)
