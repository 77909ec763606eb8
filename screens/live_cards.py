"""The cards of the live screens: decisions, actions, questions and what waits."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from models.codes import ActionStatus, DecisionStatus
from models.views.follow_up import ActionView, DecisionView, OwnerView
from models.views.minutes import LineView
from screens.labels import action_sign, decision_sign, decision_word, line_sign
from screens.language import _, ngettext, short_date
from screens.live_state import LiveState
from screens.widgets.cards import CardData, Section, Tone

__all__ = ["action_card", "decision_card", "line_card", "sections"]

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


def decision_card(decision: DecisionView) -> CardData:
    """ "■ B3 Proef met tien buurtbanen", and that it is noted where it is not settled."""
    tone = DECISION_TONES[decision.status]
    words = [decision_word(decision.status)]
    if decision.status is DecisionStatus.VOID and decision.void_reason:
        words = [f"{words[0]} ({decision.void_reason})"]
    if decision.missing_roles:
        words.append(_("without {roles}").format(roles=", ".join(decision.missing_roles)))
    content = Content.assemble(
        (f"{decision_sign(decision.status)} B{decision.number} ", f"${tone} bold"),
        decision.text,
        "\n",
        (" · ".join(words), f"${tone}"),
    )
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
    """What stands beside the minutes: the latest first, so many of a sort at most."""
    decisions = [decision_card(one) for one in reversed(state.session_decisions)]
    actions = [action_card(one, today) for one in reversed(state.open_actions)]
    questions, parked = (
        [line_card(line) for line in reversed(lines)] for lines in (state.questions, state.parked)
    )
    return (
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
