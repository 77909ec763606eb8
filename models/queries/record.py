"""The whole record of one session, for reports, and the change log."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from models import rules
from models.codes import ActionStatus, FixedTextKind, LineKind
from models.queries.follow_up import action_views, decision_views, stands
from models.queries.maakbank import fixed_texts, gaps, maakbank_view, participant_views, require
from models.queries.meeting import (
    agenda_views,
    attendance_views,
    role_names_then,
    roles_then,
    seen_participants,
    session_view,
    session_views,
    value_views,
)
from models.queries.minutes import lines_where
from models.tables import ActionItem, Line, MeetingSession
from models.tables import Change as ChangeRow
from models.views import (
    ActionView,
    AttendanceView,
    Change,
    CoverageView,
    FixedTextView,
    GapView,
    LineView,
    NamedRow,
    ParticipantView,
    SessionRecord,
    SessionView,
    ValueView,
)

__all__ = [
    "attendance_of",
    "change_view",
    "change_views",
    "changes_of_act",
    "coverage_view",
    "endorsement_views",
    "opening_gaps",
    "session_record",
    "values_then",
]


def attendance_of(session: Session, meeting: MeetingSession) -> tuple[AttendanceView, ...]:
    """Everyone invited, and everyone who was there though removed since; roles as they were called then."""
    seen = seen_participants(session, meeting.id or 0)
    people = participant_views(session, meeting.maakbank_id, also=seen)
    names = role_names_then(session, meeting)
    return attendance_views(session, meeting.id or 0, tuple(_as_then(person, names) for person in people))


def _as_then(person: ParticipantView, names: dict[int, str]) -> ParticipantView:
    return replace(
        person, roles=tuple(NamedRow(role.id, names.get(role.id, role.name)) for role in person.roles)
    )


def values_then(session: Session, meeting: MeetingSession) -> tuple[FixedTextView, ...]:
    """The grondwaarden that this session asks, or asked when it closed (R2)."""
    return fixed_texts(session, FixedTextKind.VALUE, at=meeting.closed_at)


def endorsement_views(
    session: Session, meeting: MeetingSession, people: tuple[ParticipantView, ...]
) -> tuple[ValueView, ...]:
    """Who of `people` stands behind the grondwaarden of this session."""
    values = values_then(session, meeting)
    return value_views(session, meeting, people, values[0].version if values else "")


def opening_gaps(session: Session, meeting: MeetingSession) -> tuple[GapView, ...]:
    """What is open now and was not when an earlier session began (R3)."""
    known: set[GapView] = set()
    for earlier in session_views(session, meeting.maakbank_id):
        if earlier.number < meeting.number:
            known.update(earlier.start_gaps)
    return tuple(gap for gap in gaps(session, meeting.maakbank_id) if gap not in known)


def coverage_view(session: Session, meeting: MeetingSession) -> CoverageView:
    """Roles and asked groups at the table now (R4, R5)."""
    return rules.coverage(
        attendance_of(session, meeting),
        roles_then(session, meeting),
        maakbank_view(session, meeting.maakbank_id).asked_groups,
    )


def session_record(session: Session, session_id: int, now: datetime) -> SessionRecord:
    """Everything of one session in one read transaction."""
    meeting = require(session, MeetingSession, session_id)
    maakbank = maakbank_view(session, meeting.maakbank_id)
    attendance = attendance_of(session, meeting)
    people = tuple(seen.participant for seen in attendance)
    view = session_view(session, meeting)
    lines: dict[int, list[LineView]] = {}
    for line in lines_where(session, col(Line.session_id) == session_id):
        lines.setdefault(line.item_id, []).append(line)
    return SessionRecord(
        maakbank=maakbank,
        session=view,
        agenda=agenda_views(session, meeting),
        lines={item_id: tuple(kept) for item_id, kept in lines.items()},
        attendance=attendance,
        coverage=rules.coverage(attendance, roles_then(session, meeting), maakbank.asked_groups),
        decisions=tuple(
            decision
            for decision in decision_views(session, meeting.maakbank_id)
            if decision.session_id == session_id
        ),
        actions=_actions_then(session, view),
        values=values_then(session, meeting),
        endorsements=endorsement_views(session, meeting, people),
        open_conflicts=sum(len(line.conflicts) for kept in lines.values() for line in kept),
        made_at=now,
    )


def _actions_then(session: Session, view: SessionView) -> tuple[ActionView, ...]:
    """Actions of this session, and those of earlier ones that were open when it began."""
    began = view.opened_at or view.planned_start
    rows = session.exec(
        select(ActionItem, Line)
        .join(Line, col(Line.id) == ActionItem.line_id)
        .where(ActionItem.maakbank_id == view.maakbank_id)
    )
    brought = {
        action.id
        for action, line in rows
        if stands(line, LineKind.ACTION)
        and (action.status is ActionStatus.OPEN or action.status_at is None or action.status_at >= began)
    }
    return tuple(
        action
        for action in action_views(session, view.maakbank_id)
        if action.session_id == view.id or (action.session_number < view.number and action.id in brought)
    )


def change_views(session: Session, after: int, session_id: int | None = None) -> tuple[Change, ...]:
    """Changes after a place in the log, oldest first; of one session, or all."""
    query = select(ChangeRow).where(col(ChangeRow.seq) > after).order_by(col(ChangeRow.seq))
    if session_id is not None:
        query = query.where(ChangeRow.session_id == session_id)
    return tuple(change_view(row) for row in session.exec(query))


def changes_of_act(session: Session, session_id: int, act: str) -> tuple[Change, ...]:
    """What one act changed in a session, in order."""
    query = select(ChangeRow).where(ChangeRow.act == act, ChangeRow.session_id == session_id)
    return tuple(change_view(row) for row in session.exec(query.order_by(col(ChangeRow.seq))))


def change_view(row: ChangeRow) -> Change:
    return Change(
        row.seq or 0,
        row.at,
        row.kind,
        row.row_id,
        row.session_id,
        row.maakbank_id,
        row.item_id,
        row.seat,
        row.actor,
    )
