"""The first page, readable in a minute: kwestie, decisions, who does what when, what is open."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from maktui.reports.carried import carried_sections, earlier_section
from maktui.reports.parts import (
    Bullet,
    Bullets,
    Facts,
    Faint,
    Marked,
    Paragraph,
    Part,
    Runs,
    Section,
    Strong,
    Table,
    Tone,
)
from maktui.reports.support import undecided_section
from maktui.reports.words import (
    action_label,
    action_state,
    decision_label,
    decision_state,
    due_words,
    owner_words,
)
from models.codes import ActionStatus, DecisionStatus, LineKind
from models.views.follow_up import ActionView, DecisionView
from models.views.maakbank import MaakbankView
from models.views.minutes import LineView
from models.views.record import SessionRecord
from models.zone import local_date
from screens.labels import line_word
from screens.language import _, clock, joined, long_date

__all__ = [
    "TONES",
    "action_section",
    "actions_table",
    "decision_section",
    "foot",
    "lines_of",
    "question_section",
    "session_front",
]

TONES = {
    DecisionStatus.NOTED: Tone.NOTED,
    DecisionStatus.SETTLED: Tone.SETTLED,
    DecisionStatus.VOID: Tone.VOID,
}


def session_front(record: SessionRecord) -> Iterable[Section]:
    """The sections of the first page of a session's minutes."""
    kept = {line.id for line in lines_of(record)}
    today = local_date(record.session.opened_at or record.session.planned_start)
    yield question_section(record.maakbank)
    yield decision_section(record.decisions, kept)
    yield from carried_sections(record, record.decisions, today)
    yield from earlier_section(record, today)
    yield from undecided_section(record.proposals, record.decisions)
    yield from _actions(record, kept, today)
    yield from _open(record)
    yield from _learned(record)


def question_section(maakbank: MaakbankView) -> Section:
    """What this Ma.akbank works on, and for whom."""
    facts: list[tuple[str, Runs]] = []
    if maakbank.outcome:
        facts.append((_("Wanted outcome"), (maakbank.outcome,)))
    if maakbank.commissioners:
        names = joined([one.organisation for one in maakbank.commissioners])
        facts.append((_("Commissioned by"), (names,)))
    parts: list[Part] = [Paragraph((maakbank.question or _("The issue has not been written down yet."),))]
    if facts:
        parts.append(Facts(tuple(facts)))
    return Section((_("The issue"),), tuple(parts))


def decision_section(decisions: Sequence[DecisionView], kept: set[int] | None = None) -> Section:
    """Decisions in number order; one whose line was taken out only says so.

    Args:
        decisions: What was decided.
        kept: Ids of the lines that are still in the minutes; None if all are.
    """
    title = (_("Decisions"),)
    if not decisions:
        return Section(title, (Paragraph((_("No decisions in this session."),)),))
    bullets = tuple(
        _decision(decision, gone=kept is not None and decision.line_id not in kept) for decision in decisions
    )
    return Section(title, (Bullets(bullets), *_roles_out(decisions)))


def _decision(decision: DecisionView, *, gone: bool) -> Bullet:
    label = Strong(decision_label(decision))
    tone = TONES[decision.status]
    if gone:
        return Bullet((label, " ", _("void: its line was taken out of the minutes")), tone)
    text = Marked(decision.text) if decision.text else Faint(_("wiped on request"))
    if decision.status is DecisionStatus.SETTLED:
        return Bullet((label, " ", text), tone)
    return Bullet((label, f" {decision_state(decision)}: ", text), tone)


def _roles_out(decisions: Sequence[DecisionView]) -> Iterable[Part]:
    """Per set of roles that was out, the decisions settled without it (R4)."""
    without: dict[tuple[str, ...], list[str]] = {}
    for decision in decisions:
        if decision.missing_roles and decision.status is DecisionStatus.SETTLED:
            without.setdefault(decision.missing_roles, []).append(decision_label(decision))
    for roles, labels in without.items():
        words = _("Settled without {roles} at the table: {decisions}.").format(
            roles=joined(roles), decisions=joined(labels)
        )
        yield Paragraph((Faint(words),))


def _actions(record: SessionRecord, kept: set[int], today: date) -> Iterable[Section]:
    here = [action for action in record.actions if action.session_id == record.session.id]
    standing = [
        action for action in here if action.line_id in kept or action.status is not ActionStatus.DROPPED
    ]
    yield action_section(standing, today)
    if earlier := [action for action in record.actions if action.session_id != record.session.id]:
        title = _("Actions of earlier sessions")
        yield Section((title,), (actions_table(title, earlier, today, with_session=True),), level=3)


def action_section(actions: Sequence[ActionView], today: date) -> Section:
    """Who does what when."""
    title = _("Who does what, by when")
    if not actions:
        return Section((title,), (Paragraph((_("No actions in this session."),)),))
    return Section((title,), (actions_table(title, actions, today),))


def actions_table(
    caption: str, actions: Sequence[ActionView], today: date, *, with_session: bool = False
) -> Table:
    """Actions in number order, with the session that made them if asked."""
    head = (_("No."), _("Who"), _("What"), _("By when"))
    return Table(
        caption,
        (*head, _("Session")) if with_session else head,
        tuple(
            (
                (Strong(action_label(action)),),
                (owner_words(action.owners),),
                _what(action),
                (due_words(action.due, today),),
                *(((str(action.session_number),),) if with_session else ()),
            )
            for action in actions
        ),
    )


def _what(action: ActionView) -> Runs:
    text = Marked(action.text) if action.text else Faint(_("wiped on request"))
    state = action_state(action)
    return (text, " ", Strong(f"({state})")) if state else (text,)


def _open(record: SessionRecord) -> Iterable[Section]:
    bullets = tuple(
        Bullet((Strong(f"{line_word(line.kind).capitalize()}:"), " ", Marked(line.text)), Tone.OPEN)
        for line in lines_of(record)
        if line.kind in (LineKind.QUESTION, LineKind.PARKED)
        and line.ticked_at is None
        and line.wiped_at is None
    )
    if bullets:
        yield Section((_("Open questions and for later"),), (Bullets(bullets),))


def _learned(record: SessionRecord) -> Iterable[Section]:
    bullets = tuple(
        Bullet((Marked(line.text),), Tone.LEARNING)
        for line in lines_of(record)
        if line.kind is LineKind.LEARNING and line.wiped_at is None
    )
    if bullets:
        yield Section((_("What we learn"),), (Bullets(bullets),))


def lines_of(record: SessionRecord) -> Iterable[LineView]:
    """Every kept line in the order of the agenda."""
    for item in record.agenda:
        yield from record.lines.get(item.id, ())


def foot(made_at: datetime) -> tuple[str, ...]:
    """What every report ends with."""
    return (
        _("A decision is an agreement of this Ma.akbank, not of the municipality."),
        _("Made with maktui on {day} at {time}.").format(
            day=long_date(local_date(made_at)), time=clock(made_at)
        ),
    )
