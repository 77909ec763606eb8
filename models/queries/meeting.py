"""Reads of a session: where it is, its agenda, who is at the table."""

import json
from collections import defaultdict

from sqlmodel import Session, col, func, or_, select

from models import rules
from models.codes import Gap, ItemState, Presence, SessionPhase
from models.tables import (
    AgendaItem,
    Attendance,
    AttendanceSpan,
    Endorsement,
    ItemSpan,
    Line,
    Maakbank,
    MeetingSession,
    Role,
    SessionRole,
)
from models.templates import planned_sessions
from models.views import (
    AgendaItemView,
    AttendanceView,
    GapView,
    NamedRow,
    ParticipantView,
    SessionView,
    Span,
    ValueView,
)

__all__ = [
    "agenda_counts",
    "agenda_views",
    "attendance_views",
    "role_names_then",
    "roles_then",
    "seen_participants",
    "session_view",
    "session_views",
    "value_views",
]


def _session_view(row: MeetingSession, name: str, total: int) -> SessionView:
    return SessionView(
        id=row.id or 0,
        revision=row.revision,
        maakbank_id=row.maakbank_id,
        maakbank_name=name,
        number=row.number,
        planned_sessions=total,
        planned_start=row.planned_start,
        place=row.place,
        phase=row.phase,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        paused_at=row.paused_at,
        running_item_id=row.running_item_id,
        start_reason=row.start_reason,
        start_gaps=tuple(GapView(Gap(gap), detail) for gap, detail in json.loads(row.start_gaps)),
    )


def session_views(session: Session, maakbank_id: int) -> tuple[SessionView, ...]:
    """The sessions of a Ma.akbank in their order."""
    maakbank = session.get(Maakbank, maakbank_id)
    if maakbank is None:
        return ()
    rows = session.exec(
        select(MeetingSession)
        .where(MeetingSession.maakbank_id == maakbank_id)
        .order_by(col(MeetingSession.number))
    ).all()
    planned = max(planned_sessions(maakbank.variant), len(rows))
    return tuple(_session_view(row, maakbank.name, planned) for row in rows)


def session_view(session: Session, meeting: MeetingSession) -> SessionView:
    maakbank = session.exec(select(Maakbank).where(Maakbank.id == meeting.maakbank_id)).one()
    made = session.exec(
        select(func.count())
        .select_from(MeetingSession)
        .where(MeetingSession.maakbank_id == meeting.maakbank_id)
    ).one()
    return _session_view(meeting, maakbank.name, max(planned_sessions(maakbank.variant), made))


def agenda_counts(session: Session, maakbank_id: int) -> tuple[int, ...]:
    """How many agenda items each session that is still ahead or live has."""
    rows = session.exec(
        select(MeetingSession.id, func.count(col(AgendaItem.id)))
        .outerjoin(
            AgendaItem,
            (col(AgendaItem.session_id) == MeetingSession.id) & col(AgendaItem.removed_at).is_(None),
        )
        .where(MeetingSession.maakbank_id == maakbank_id, MeetingSession.phase != SessionPhase.CLOSED)
        .group_by(col(MeetingSession.id))
    )
    return tuple(count for _, count in rows)


def agenda_views(session: Session, meeting: MeetingSession) -> tuple[AgendaItemView, ...]:
    """The agenda in order, with the stretches that really passed."""
    items = session.exec(
        select(AgendaItem)
        .where(AgendaItem.session_id == meeting.id, col(AgendaItem.removed_at).is_(None))
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    ).all()
    spans: dict[int, list[Span]] = defaultdict(list)
    for span in session.exec(
        select(ItemSpan)
        .join(AgendaItem, col(AgendaItem.id) == ItemSpan.item_id)
        .where(AgendaItem.session_id == meeting.id)
        .order_by(col(ItemSpan.id))
    ):
        if span.ended_at != span.started_at:
            spans[span.item_id].append(Span(span.started_at, span.ended_at))
    counts = dict(
        session.exec(
            select(Line.item_id, func.count())
            .where(Line.session_id == meeting.id, col(Line.deleted_at).is_(None))
            .group_by(col(Line.item_id))
        ).all()
    )
    return tuple(
        _item_view(item, number, meeting, tuple(spans[item.id or 0]), counts.get(item.id or 0, 0))
        for number, item in enumerate(items, start=1)
    )


def _item_view(
    item: AgendaItem, number: int, meeting: MeetingSession, spans: tuple[Span, ...], line_count: int
) -> AgendaItemView:
    if item.id == meeting.running_item_id and meeting.phase is SessionPhase.LIVE:
        state = ItemState.RUNNING
    elif spans:
        state = ItemState.TREATED
    else:
        state = ItemState.AHEAD
    return AgendaItemView(
        id=item.id or 0,
        revision=item.revision,
        number=number,
        title=item.title,
        kind=item.kind,
        focus=item.focus,
        planned_minutes=item.planned_minutes,
        extra_minutes=item.extra_minutes,
        state=state,
        spans=spans,
        line_count=line_count,
    )


def attendance_views(
    session: Session, session_id: int, people: tuple[ParticipantView, ...]
) -> tuple[AttendanceView, ...]:
    """Everyone of `people`, with where they are in this session."""
    marks: dict[int, Presence] = {}
    spans: dict[int, list[Span]] = defaultdict(list)
    rows = session.exec(
        select(Attendance, AttendanceSpan)
        .outerjoin(
            AttendanceSpan,
            (col(AttendanceSpan.attendance_id) == Attendance.id)
            & col(AttendanceSpan.taken_back_at).is_(None),
        )
        .where(Attendance.session_id == session_id)
        .order_by(col(AttendanceSpan.id))
    )
    for attendance, span in rows:
        marks[attendance.participant_id] = attendance.mark
        if span is not None:
            spans[attendance.participant_id].append(Span(span.started_at, span.ended_at))
    views = []
    for person in people:
        own = tuple(spans[person.id])
        mark = marks.get(person.id, Presence.EXPECTED)
        views.append(AttendanceView(person, rules.presence_of(own, mark), own))
    return tuple(views)


def seen_participants(session: Session, session_id: int) -> tuple[int, ...]:
    """Ids of people who were there, or were marked, also those removed since."""
    rows = session.exec(
        select(Attendance.participant_id)
        .outerjoin(
            AttendanceSpan,
            (col(AttendanceSpan.attendance_id) == Attendance.id)
            & col(AttendanceSpan.taken_back_at).is_(None),
        )
        .where(
            Attendance.session_id == session_id,
            or_(Attendance.mark != Presence.EXPECTED, col(AttendanceSpan.id).is_not(None)),
        )
        .distinct()
    )
    return tuple(rows)


def roles_then(session: Session, meeting: MeetingSession) -> tuple[NamedRow, ...]:
    """The minimum roles, by the names they had when the session opened (R4)."""
    rows = session.exec(
        select(SessionRole.role_id, SessionRole.name)
        .where(SessionRole.session_id == meeting.id, SessionRole.minimum)
        .order_by(col(SessionRole.id))
    ).all()
    if rows:
        return tuple(NamedRow(role_id, name) for role_id, name in rows)
    now = session.exec(select(Role).where(Role.minimum).order_by(col(Role.position), col(Role.id)))
    return tuple(NamedRow(role.id or 0, role.name) for role in now)


def role_names_then(session: Session, meeting: MeetingSession) -> dict[int, str]:
    """What every role was called when the session opened, by id; empty until then (R4)."""
    rows = session.exec(
        select(SessionRole.role_id, SessionRole.name).where(SessionRole.session_id == meeting.id)
    )
    return dict(rows.all())


def value_views(
    session: Session, meeting: MeetingSession, people: tuple[ParticipantView, ...], version: str
) -> tuple[ValueView, ...]:
    """Per participant, the endorsement of this version in this session or an earlier one (R2)."""
    rows = session.exec(
        select(Endorsement)
        .join(MeetingSession, col(MeetingSession.id) == Endorsement.session_id)
        .where(
            Endorsement.version == version,
            MeetingSession.maakbank_id == meeting.maakbank_id,
            MeetingSession.number <= meeting.number,
            col(Endorsement.withdrawn_at).is_(None),
        )
        .order_by(col(Endorsement.id).desc())
    )
    given = {row.participant_id: row for row in rows}
    return tuple(
        ValueView(
            person.id,
            given[person.id].given_at if person.id in given else None,
            given[person.id].given_by if person.id in given else None,
        )
        for person in people
    )
