"""Short words in reports: who, when, in what state. All in the active language."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from maktui.reports.parts import Runs, Strong
from models.codes import ActionStatus, Presence, Support
from models.grammar import Doubt
from models.views.agenda import Span
from models.views.follow_up import ActionView, DecisionView, OwnerView
from models.views.people import AttendanceView
from models.views.support import ProposalView
from models.zone import local_date
from screens.labels import action_word, decision_word, presence_word
from screens.language import _, clock, joined, language, short_date
from screens.sayings import doubt_words
from screens.support_labels import support_word

__all__ = [
    "Fact",
    "action_label",
    "day_and_time",
    "day_words",
    "decimal",
    "decision_label",
    "decision_state",
    "due_words",
    "hint_words",
    "maybe_stamp",
    "owner_words",
    "presence_words",
    "proposal_label",
    "quoted",
    "said_word",
    "stamp",
    "stretch",
    "unsaid",
]

Fact = tuple[str, Runs]
"""A label with its words."""


def stamp(moment: datetime) -> str:
    """A moment for machines: ISO 8601 in UTC, with Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def maybe_stamp(moment: datetime | None) -> str | None:
    return stamp(moment) if moment else None


def stretch(begin: datetime, end: datetime) -> str:
    """From clock to clock; one clock when they are the same."""
    return clock(begin) if clock(begin) == clock(end) else f"{clock(begin)}–{clock(end)}"


def day_and_time(moment: datetime) -> str:
    """A moment with its day, for what may be on another day than the session."""
    return _("{day}, {time}").format(day=short_date(local_date(moment)), time=clock(moment))


def day_words(day: date) -> str:
    """A day with its year, for what is read long after."""
    return f"{short_date(day)} {day.year}"


def decimal(value: float) -> str:
    """A number as it is written in the language spoken now."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return written.replace(".", ",") if language() == "nl" else written


def quoted(reason: str) -> Runs:
    """What someone gave as a reason, in quotes."""
    return ("“", reason, "”")


def said_word(support: Support, reason: str) -> Runs:
    """Breed gedragen: the word, and the reason if there is one."""
    return (Strong(support_word(support)), f": {reason}") if reason else (Strong(support_word(support)),)


def unsaid(reason: str) -> Runs:
    """Breed gedragen where nobody said it; a reason that stands there is told all the same."""
    words = _("the facilitator did not say")
    return (f"{words}: {reason}",) if reason else (words,)


def proposal_label(proposal: ProposalView) -> str:
    return f"V{proposal.number}"


def decision_label(decision: DecisionView) -> str:
    return f"B{decision.number}"


def action_label(action: ActionView) -> str:
    return f"A{action.number}"


def decision_state(decision: DecisionView) -> str:
    word = decision_word(decision.status)
    if decision.replaced_by is not None and not decision.void_reason:
        return _("{word} (replaced by {label})").format(word=word, label=f"B{decision.replaced_by}")
    return f"{word} ({decision.void_reason})" if decision.void_reason else word


def action_state(action: ActionView) -> str:
    """Nothing while it is open: that is what an action is."""
    return "" if action.status is ActionStatus.OPEN else action_word(action.status)


def owner_words(owners: Sequence[OwnerView]) -> str:
    """Who does it, the trekker first."""
    if not owners:
        return _("nobody yet")
    names = [_owner(owner) for owner in owners]
    if len(names) > 1:
        names[0] = _("{name} (leads)").format(name=names[0])
    return joined(names)


def _owner(owner: OwnerView) -> str:
    if owner.on_behalf:
        return _("on behalf of {name}").format(name=owner.name)
    if owner.participant_id is None:
        return _("{name} (not on the list)").format(name=owner.name)
    return owner.name


def due_words(due: date | None, today: date) -> str:
    """A due date; with its year when that is not this one."""
    if due is None:
        return _("no date yet")
    return short_date(due) if due.year == today.year else f"{short_date(due)} {due.year}"


def presence_words(entry: AttendanceView, now: datetime) -> str:
    """The stretches at the table, or why there are none."""
    if entry.spans and entry.spans[0].started_at == (entry.spans[-1].ended_at or now):
        return presence_word(Presence.HERE)
    if entry.spans:
        return ", ".join(_stay(span, now) for span in entry.spans)
    if entry.presence in (Presence.EXCUSED, Presence.ABSENT):
        return presence_word(entry.presence)
    return _("not ticked off")


def _stay(span: Span, now: datetime) -> str:
    return stretch(span.started_at, span.ended_at or now)


def hint_words(hint: str) -> str:
    """What the grammar was not sure of; "" where there is nothing to say or the line shows it by itself."""
    return "" if hint in ("", Doubt.NO_OWNER) or hint not in set(Doubt) else doubt_words(Doubt(hint))
