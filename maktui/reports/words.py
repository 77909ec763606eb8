"""Short words in reports: who, when, in what state. All in the active language."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from models.codes import ActionStatus, Presence
from models.grammar import Doubt
from models.views.agenda import Span
from models.views.follow_up import ActionView, DecisionView, OwnerView
from models.views.people import AttendanceView
from models.zone import local_date
from screens.labels import action_word, decision_word, presence_word
from screens.language import _, clock, joined, short_date
from screens.sayings import doubt_words

__all__ = [
    "action_label",
    "day_and_time",
    "decision_label",
    "decision_state",
    "due_words",
    "hint_words",
    "owner_words",
    "presence_words",
    "stamp",
    "stretch",
]


def stamp(moment: datetime) -> str:
    """A moment for machines: ISO 8601 in UTC, with Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def stretch(begin: datetime, end: datetime) -> str:
    """From clock to clock; one clock when they are the same."""
    return clock(begin) if clock(begin) == clock(end) else f"{clock(begin)}–{clock(end)}"


def day_and_time(moment: datetime) -> str:
    """A moment with its day, for what may be on another day than the session."""
    return _("{day}, {time}").format(day=short_date(local_date(moment)), time=clock(moment))


def decision_label(decision: DecisionView) -> str:
    return f"B{decision.number}"


def action_label(action: ActionView) -> str:
    return f"A{action.number}"


def decision_state(decision: DecisionView) -> str:
    word = decision_word(decision.status)
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
