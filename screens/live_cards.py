"""The cards of the live screens: decisions, actions, questions and what waits."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from models.codes import ActionStatus, DecisionStatus
from models.views.follow_up import ActionView, DecisionView, OwnerView
from models.views.minutes import LineView
from screens.labels import action_sign, decision_sign, decision_word, line_sign
from screens.language import _, ngettext, short_date
from screens.live_state import LiveState
from screens.outcome_cards import measure_words
from screens.support_labels import carried_words, phase_words
from screens.widgets.cards import CardData, Section, Tone
from screens.widgets.proposal_panel import tally_in_short

if TYPE_CHECKING:
    from models.views.outcome import OutcomeView
    from models.views.support import ProposalView

__all__ = ["action_card", "decision_card", "line_card", "proposal_card", "section", "sections"]

LATEST = 12
"""Cards of one sort that stay in sight; the sheet of lists has all."""

DECISION_TONES = {
    DecisionStatus.NOTED: Tone.TODO,
    DecisionStatus.SETTLED: Tone.SETTLED,
    DecisionStatus.VOID: Tone.QUIET,
}
ACTION_TONES = {
    ActionStatus.OPEN: Tone.TODO,
    ActionStatus.DONE: Tone.SETTLED,
    ActionStatus.DROPPED: Tone.QUIET,
}


def proposal_card(proposal: "ProposalView") -> CardData:
    """ "◇ V2 Tien buurtbanen", and where it is: who chose, or what was chosen once it is shown."""
    found = proposal.last_round
    if found is None:
        below = Content.styled(phase_words(proposal.phase), "$quiet")
    elif found.tally is None:
        count = _("{chosen} of {expected} chose").format(chosen=found.chosen, expected=found.expected)
        below = Content.styled(count, "$now")
    else:
        below = Content(tally_in_short(found.tally))
    content = Content.assemble((f"◇ V{proposal.number} ", "$open bold"), proposal.text, "\n", below)
    return CardData(("proposal", proposal.id), Tone.OPEN, content)


def decision_card(
    decision: DecisionView,
    proposals: Sequence["ProposalView"] = (),
    outcomes: Sequence["OutcomeView"] = (),
) -> CardData:
    """ "■ B3 Proef met tien buurtbanen", that it is noted where it is not settled, and who carries it."""
    tone = DECISION_TONES[decision.status]
    words = [decision_word(decision.status)]
    if decision.status is DecisionStatus.VOID and decision.void_reason:
        words = [f"{words[0]} ({decision.void_reason})"]
    if decision.replaced_by is not None:
        replaced = _("replaced by B{number}").format(number=decision.replaced_by)
        words = [f"{words[0]} ({replaced})"]
    if carried := carried_words(decision.id, proposals):
        words.append(carried)
    if decision.missing_roles:
        words.append(_("without {roles}").format(roles=", ".join(decision.missing_roles)))
    content = Content.assemble(
        (f"{decision_sign(decision.status)} B{decision.number} ", f"${tone} bold"),
        decision.text,
        "\n",
        (" · ".join(words), f"${tone}"),
    )
    outcome = next((one for one in outcomes if one.decision_id == decision.id), None)
    if outcome is not None:
        content = Content.assemble(content, "\n", ("◆ ", "$now bold"), measure_words(outcome))
    return CardData(("decision", decision.id), tone, content)


def action_card(action: ActionView, today: date) -> CardData:
    """ "▲ A5 Begeleiding begroten", who does it and by when."""
    tone = ACTION_TONES[action.status]
    pieces: list[Content] = []
    if action.owners:
        pieces.append(Content(" ".join(_owner(owner) for owner in action.owners)))
    elif action.status is ActionStatus.OPEN:
        pieces.append(Content.styled(_("who?"), "$todo"))
    if action.due is not None:
        pieces.append(_due(action, today))
    elif action.status is ActionStatus.OPEN:
        pieces.append(Content.styled(_("when?"), "$todo"))
    content = Content.assemble(
        (f"{action_sign(action.status)} A{action.number} ", f"${tone} bold"),
        action.text,
        "\n" if pieces else "",
        Content(" · ").join(pieces),
    )
    return CardData(("action", action.id), tone, content)


def _owner(owner: OwnerView) -> str:
    """With a question mark behind a name that nobody here has."""
    is_known = owner.participant_id is not None or owner.on_behalf
    return f"@{owner.name}" if is_known else f"@{owner.name}?"


def _due(action: ActionView, today: date) -> Content:
    due = action.due or today
    if action.status is ActionStatus.OPEN and due < today:
        return Content.styled(_("late since {date}").format(date=short_date(due)), "$todo")
    return Content.styled(short_date(due), "$quiet")


def line_card(line: LineView) -> CardData:
    """A question, or something for later."""
    sign = line_sign(line.kind)
    content = Content.assemble((f"{sign} ", "$open bold"), line.text)
    return CardData((line.kind.value, line.id), Tone.OPEN, content)


def sections(state: LiveState, today: date, *, most: int | None = LATEST) -> tuple[Section, ...]:
    """What stands beside the minutes: the latest first, so many of a sort at most.

    Decisions of earlier sessions that nobody settled yet come last.
    """
    at_table = [proposal_card(state.at_table)] if state.at_table else []
    earlier = [one for one in state.to_settle if one not in state.session_decisions]
    decisions = [
        decision_card(one, state.support, state.outcomes)
        for one in (*reversed(state.session_decisions), *earlier)
    ]
    actions = [action_card(one, today) for one in reversed(state.open_actions)]
    questions, parked = (
        [line_card(line) for line in reversed(lines)] for lines in (state.questions, state.parked)
    )
    return (
        section(_("At the table"), at_table),
        section(_("Decisions"), decisions, most, empty=_("None yet")),
        section(_("Actions"), actions, most, empty=_("None yet")),
        section(_("Questions"), questions, most),
        section(_("For later"), parked, most),
    )


def section(title: str, cards: Sequence[CardData], most: int | None = LATEST, *, empty: str = "") -> Section:
    """A section with its latest cards, and how many more there are."""
    shown = tuple(cards[:most])
    hidden = len(cards) - len(shown)
    more = ngettext("and {count} more", "and {count} more", hidden).format(count=hidden) if hidden else ""
    return Section(title, shown, empty=empty, more=more)
