"""The whole record of one session, for reports, and the change log."""

from dataclasses import replace
from datetime import datetime

from models import rules
from models.codes import ActionStatus, FixedTextKind, LineKind
from models.queries.follow_up import action_views, decision_views, stands
from models.queries.maakbank import fixed_texts, gaps, maakbank_view, participant_views
from models.queries.meeting import (
    Meeting,
    agenda_views,
    attendance_views,
    meeting_row,
    role_names_then,
    roles_then,
    seen_participants,
    session_view,
    session_views,
    value_views,
)
from models.queries.minutes import lines_of_session
from models.rows import Rows, number
from models.views.change import Change
from models.views.follow_up import ActionView
from models.views.maakbank import NamedRow
from models.views.minutes import LineView
from models.views.people import AttendanceView, CoverageView, ParticipantView
from models.views.record import SessionRecord
from models.views.session import GapView, SessionView
from models.views.values import FixedTextView, ValueView

__all__ = [
    "attendance_of",
    "change_views",
    "changes_of_act",
    "coverage_view",
    "endorsement_views",
    "last_change",
    "next_changes",
    "opening_gaps",
    "session_record",
    "values_then",
]


def attendance_of(rows: Rows, meeting: Meeting) -> tuple[AttendanceView, ...]:
    """Everyone invited, and everyone who was there though removed since; roles as they were called then."""
    seen = seen_participants(rows, meeting.id or 0)
    people = participant_views(rows, meeting.maakbank_id, also=seen)
    names = role_names_then(rows, meeting)
    return attendance_views(rows, meeting.id or 0, tuple(_as_then(person, names) for person in people))


def _as_then(person: ParticipantView, names: dict[int, str]) -> ParticipantView:
    return replace(
        person, roles=tuple(NamedRow(role.id, names.get(role.id, role.name)) for role in person.roles)
    )


def values_then(rows: Rows, meeting: Meeting) -> tuple[FixedTextView, ...]:
    """The grondwaarden that this session asks, or asked when it closed (R2)."""
    return fixed_texts(rows, FixedTextKind.VALUE, at=meeting.closed_at)


def endorsement_views(
    rows: Rows, meeting: Meeting, people: tuple[ParticipantView, ...]
) -> tuple[ValueView, ...]:
    """Who of `people` stands behind the grondwaarden of this session."""
    values = values_then(rows, meeting)
    return value_views(rows, meeting, people, values[0].version if values else "")


def opening_gaps(rows: Rows, meeting: Meeting) -> tuple[GapView, ...]:
    """What is open now and was not when an earlier session began (R3)."""
    known: set[GapView] = set()
    for earlier in session_views(rows, meeting.maakbank_id):
        if earlier.number < meeting.number:
            known.update(earlier.start_gaps)
    return tuple(gap for gap in gaps(rows, meeting.maakbank_id) if gap not in known)


def coverage_view(rows: Rows, meeting: Meeting) -> CoverageView:
    """Roles and asked groups at the table now (R4, R5)."""
    return rules.coverage(
        attendance_of(rows, meeting),
        roles_then(rows, meeting),
        maakbank_view(rows, meeting.maakbank_id).asked_groups,
    )


def session_record(rows: Rows, session_id: int, now: datetime) -> SessionRecord:
    """Everything of one session in one read transaction."""
    from models.queries.outcomes import outcomes_then, report_backs_then
    from models.queries.support import proposal_views

    meeting = meeting_row(rows, session_id)
    maakbank = maakbank_view(rows, meeting.maakbank_id)
    attendance = attendance_of(rows, meeting)
    people = tuple(seen.participant for seen in attendance)
    view = session_view(rows, meeting)
    lines: dict[int, list[LineView]] = {}
    for line in lines_of_session(rows, session_id):
        lines.setdefault(line.item_id, []).append(line)
    return SessionRecord(
        maakbank=maakbank,
        session=view,
        agenda=agenda_views(rows, meeting),
        lines={item_id: tuple(kept) for item_id, kept in lines.items()},
        attendance=attendance,
        coverage=rules.coverage(attendance, roles_then(rows, meeting), maakbank.asked_groups),
        decisions=tuple(
            decision
            for decision in decision_views(rows, meeting.maakbank_id)
            if decision.session_id == session_id
        ),
        actions=_actions_then(rows, view),
        values=values_then(rows, meeting),
        endorsements=endorsement_views(rows, meeting, people),
        open_conflicts=sum(len(line.conflicts) for kept in lines.values() for line in kept),
        made_at=now,
        proposals=proposal_views(rows, session_id),
        outcomes=outcomes_then(rows, view),
        report_backs=report_backs_then(rows, view),
    )


def _actions_then(rows: Rows, view: SessionView) -> tuple[ActionView, ...]:
    """Actions of this session, and those of earlier ones that were open when it began."""
    began = view.opened_at or view.planned_start
    brought = {
        row.id
        for row in rows.rows("actions of maakbank", maakbank_id=view.maakbank_id)
        if stands(row, LineKind.ACTION)
        and (row.status is ActionStatus.OPEN or row.status_at is None or row.status_at >= began)
    }
    return tuple(
        action
        for action in action_views(rows, view.maakbank_id)
        if action.session_id == view.id or (action.session_number < view.number and action.id in brought)
    )


def change_views(rows: Rows, after: int, session_id: int | None = None) -> tuple[Change, ...]:
    """Changes after a place in the log, oldest first; of one session, or all."""
    if session_id is None:
        return _changes(rows, "changes", after=after)
    return _changes(rows, "changes of session", after=after, session_id=session_id)


def next_changes(rows: Rows, after: int, most: int) -> tuple[Change, ...]:
    """The first changes after a place in the log, so many at most."""
    return _changes(rows, "changes at most", after=after, most=most)


def last_change(rows: Rows) -> int:
    """The place of the last change in the log, 0 before the first."""
    return number(rows, "last change")


def changes_of_act(rows: Rows, session_id: int, act: str) -> tuple[Change, ...]:
    """What one act changed in a session, in order."""
    return _changes(rows, "changes of act", session_id=session_id, act=act)


def _changes(rows: Rows, select: str, /, **values: object) -> tuple[Change, ...]:
    return tuple(Change(*row) for row in rows.rows(select, **values))
