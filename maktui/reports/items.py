"""The record per agenda item: when, who, and line by line what was said."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from maktui.reports.front import TONES
from maktui.reports.parts import (
    Entries,
    Entry,
    Faint,
    Marked,
    Paragraph,
    Part,
    Runs,
    Section,
    Strong,
    Tone,
)
from maktui.reports.proposals import proposal_section
from maktui.reports.words import (
    action_label,
    action_state,
    day_and_time,
    decision_label,
    decision_state,
    due_words,
    hint_words,
    owner_words,
    proposal_label,
    stretch,
)
from models.codes import DecisionStatus, LineKind
from models.rules import at_table_during
from models.views.agenda import AgendaItemView
from models.views.follow_up import ActionView, DecisionView
from models.views.minutes import LineView
from models.views.record import SessionRecord
from models.zone import local_date
from screens.labels import item_kind_word, line_word
from screens.language import _, clock, joined, ngettext

__all__ = ["item_sections"]

LINE_TONES = {
    LineKind.ACTION: Tone.ACTION,
    LineKind.QUESTION: Tone.OPEN,
    LineKind.PARKED: Tone.OPEN,
    LineKind.LEARNING: Tone.LEARNING,
    LineKind.QUOTE: Tone.QUOTE,
}


def item_sections(record: SessionRecord) -> Iterable[Section]:
    """A heading and then one section per agenda item, in the order of the agenda."""
    if not record.agenda:
        return
    yield Section((_("Per agenda item"),), (), on_new_page=True)
    moves = _moves(record)
    for item in record.agenda:
        yield Section((f"{item.number}. {item.title}",), tuple(_item(record, item, moves)), level=3)
        yield from (proposal_section(record, one) for one in record.proposals if one.item_id == item.id)
    here = {item.id for item in record.agenda}
    brought = [one for one in record.proposals if one.item_id not in here]
    if brought:
        yield Section((_("Proposals that an earlier session noted"),), (), level=3)
        yield from (proposal_section(record, one) for one in brought)


def _item(record: SessionRecord, item: AgendaItemView, moves: Mapping[int, str]) -> Iterable[Part]:
    yield Paragraph((Faint(_timing(item, record.made_at)),))
    if item.id in moves:
        yield Paragraph((Faint(moves[item.id]),))
    if lines := record.lines.get(item.id, ()):
        labels = {one.line_id: proposal_label(one) for one in record.proposals}
        yield Entries(tuple(_entry(line, labels.get(line.id, "")) for line in lines))


def _timing(item: AgendaItemView, now: datetime) -> str:
    """When it was planned and really was; of imported minutes nobody knows either."""
    words = [item_kind_word(item.kind)]
    if item.planned_minutes or item.extra_minutes:
        planned = ngettext(
            "planned: {minutes} minute",
            "planned: {minutes} minutes",
            item.planned_minutes + item.extra_minutes,
        )
        words.append(planned.format(minutes=_planned(item)))
    if item.spans:
        times = joined([stretch(span.started_at, span.ended_at or now) for span in item.spans])
        spent = max(1, round(item.seconds(now) / 60))
        took = ngettext("took: {minutes} minute", "took: {minutes} minutes", spent)
        words = [times, *words, took.format(minutes=spent)]
    elif not item.line_count:
        words.append(_("not treated"))
    return " · ".join(words)


def _planned(item: AgendaItemView) -> str:
    """The planned minutes, and what was given or taken during the session."""
    if not item.extra_minutes:
        return str(item.planned_minutes)
    return f"{item.planned_minutes} {'+' if item.extra_minutes > 0 else '-'} {abs(item.extra_minutes)}"


def _moves(record: SessionRecord) -> dict[int, str]:
    """Per item, who was at the table, where that differs from the item before it in time (R4)."""
    words: dict[int, str] = {}
    before: dict[int, str] | None = None
    treated = (item for item in record.agenda if item.spans)
    for item in sorted(treated, key=lambda item: item.spans[0].started_at):
        here = {person.id: person.name for person in at_table_during(record.attendance, item.spans)}
        if here and before is None:
            words[item.id] = _("At the table: {count}.").format(count=len(here))
        elif before is not None and here.keys() != before.keys():
            words[item.id] = _moved(before, here)
        if here or before is not None:
            before = here
    return words


def _moved(before: Mapping[int, str], here: Mapping[int, str]) -> str:
    words = [_("At the table: {count}.").format(count=len(here))]
    if came := [name for person, name in here.items() if person not in before]:
        words.append(_("Came in: {names}.").format(names=joined(came)))
    if gone := [name for person, name in before.items() if person not in here]:
        words.append(_("Gone: {names}.").format(names=joined(gone)))
    return " ".join(words)


def _entry(line: LineView, proposal: str) -> Entry:
    if line.wiped_at is not None:
        return Entry(clock(line.at), line.initials, (_wiped(line),))
    runs = _said(line, proposal)
    if line.edited:
        runs = (*runs, " ", Faint("(" + _("corrected") + ")"))
    return Entry(clock(line.at), line.initials, runs, _tone(line), tuple(_notes(line)))


def _wiped(line: LineView) -> Faint:
    when = day_and_time(line.wiped_at) if line.wiped_at else ""
    return Faint(_("Wiped on request, {when}, by {name}.").format(when=when, name=line.wiped_by))


def _tone(line: LineView) -> Tone:
    if line.decision is not None:
        return TONES[line.decision.status]
    return LINE_TONES.get(line.kind, Tone.PLAIN)


def _said(line: LineView, proposal: str) -> Runs:
    text = Marked(line.text)
    match line.kind:
        case LineKind.DECISION if line.decision is not None:
            return (*_decision(line.decision), text)
        case LineKind.ACTION if line.action is not None:
            return (*_action(line.action), text, *_due(line.action))
        case LineKind.QUOTE if line.quoted:
            return (Strong(f"{line.quoted}:"), ' "', text, '"')
        case LineKind.NOTE:
            return (text,)
        case kind:
            words = " ".join(filter(None, (line_word(kind).capitalize(), proposal)))
            return (Strong(f"{words}:"), " ", text, *_ticked(line))


def _decision(decision: DecisionView) -> Runs:
    words = _("Decision {label}, {state}:").format(
        label=decision_label(decision), state=decision_state(decision)
    )
    return (Strong(words), " ")


def _action(action: ActionView) -> Runs:
    label = _("Action {label}").format(label=action_label(action))
    words = ", ".join(filter(None, (label, action_state(action), owner_words(action.owners))))
    return (Strong(f"{words}:"), " ")


def _due(action: ActionView) -> Runs:
    if action.due is None:
        return ()
    due = due_words(action.due, local_date(action.noted_at))
    return (" ", Faint(_("by {day} at the latest").format(day=due)))


def _ticked(line: LineView) -> Runs:
    if line.ticked_at is None:
        return ()
    words = _("answered") if line.kind is LineKind.QUESTION else _("taken up")
    return (" ", Faint(f"({words})"))


def _notes(line: LineView) -> Iterable[Runs]:
    if line.decision is not None:
        yield from _settling(line.decision)
    if words := hint_words(line.hint):
        yield (Faint(words),)
    for conflict in line.conflicts:
        words = _("Another text, by {name} at {time}; someone has to choose:").format(
            name=conflict.author, time=clock(conflict.at)
        )
        yield (Strong(words), " ", conflict.text)


def _settling(decision: DecisionView) -> Iterable[Runs]:
    if decision.settled_at is None or decision.status is not DecisionStatus.SETTLED:
        return
    yield (
        Faint(
            _("Settled at {time} by {name}.").format(
                time=clock(decision.settled_at), name=decision.settled_by
            )
        ),
    )
    if decision.missing_roles:
        roles = joined(decision.missing_roles)
        yield (Faint(_("Not at the table then: {roles}.").format(roles=roles)),)
