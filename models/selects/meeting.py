"""What is asked of a session: where it is, its agenda, who is at the table."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, or_, select
from sqlmodel import col

from models.codes import Presence, SessionPhase
from models.tables import (
    AgendaItem,
    Attendance,
    AttendanceSpan,
    Endorsement,
    ItemSpan,
    Line,
    MeetingSession,
    SessionRole,
)

__all__ = ["SELECTS"]

MAAKBANK: BindParameter[int] = bindparam("maakbank_id")
SESSION: BindParameter[int] = bindparam("session_id")

MEETING = select(
    col(MeetingSession.id),
    col(MeetingSession.revision),
    col(MeetingSession.maakbank_id),
    col(MeetingSession.number),
    col(MeetingSession.planned_start),
    col(MeetingSession.place),
    col(MeetingSession.phase),
    col(MeetingSession.opened_at),
    col(MeetingSession.closed_at),
    col(MeetingSession.paused_at),
    col(MeetingSession.running_item_id),
    col(MeetingSession.start_reason),
    col(MeetingSession.start_gaps),
    col(MeetingSession.room_view),
    col(MeetingSession.queue_open),
)

STANDING_SPAN = (col(AttendanceSpan.attendance_id) == col(Attendance.id)) & col(
    AttendanceSpan.taken_back_at
).is_(None)

SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    "session": MEETING.where(col(MeetingSession.id) == SESSION),
    "sessions of maakbank": MEETING.where(col(MeetingSession.maakbank_id) == MAAKBANK).order_by(
        col(MeetingSession.number)
    ),
    "sessions": select(
        col(MeetingSession.maakbank_id),
        col(MeetingSession.id),
        col(MeetingSession.phase),
        col(MeetingSession.planned_start),
    ).order_by(col(MeetingSession.planned_start)),
    "number of sessions": select(func.count().label("amount"))
    .select_from(MeetingSession)
    .where(col(MeetingSession.maakbank_id) == MAAKBANK),
    "agenda items per session": select(col(MeetingSession.id), func.count(col(AgendaItem.id)).label("amount"))
    .outerjoin(
        AgendaItem,
        (col(AgendaItem.session_id) == col(MeetingSession.id)) & col(AgendaItem.removed_at).is_(None),
    )
    .where(col(MeetingSession.maakbank_id) == MAAKBANK, col(MeetingSession.phase) != SessionPhase.CLOSED)
    .group_by(col(MeetingSession.id)),
    "agenda item": select(col(AgendaItem.id), col(AgendaItem.session_id)).where(
        col(AgendaItem.id) == bindparam("item_id")
    ),
    "agenda": select(
        col(AgendaItem.id),
        col(AgendaItem.revision),
        col(AgendaItem.title),
        col(AgendaItem.kind),
        col(AgendaItem.focus),
        col(AgendaItem.planned_minutes),
        col(AgendaItem.extra_minutes),
    )
    .where(col(AgendaItem.session_id) == SESSION, col(AgendaItem.removed_at).is_(None))
    .order_by(col(AgendaItem.position), col(AgendaItem.id)),
    "stretches of agenda": select(col(ItemSpan.item_id), col(ItemSpan.started_at), col(ItemSpan.ended_at))
    .join(AgendaItem, col(AgendaItem.id) == col(ItemSpan.item_id))
    .where(col(AgendaItem.session_id) == SESSION)
    .order_by(col(ItemSpan.id)),
    "lines per agenda item": select(col(Line.item_id), func.count().label("amount"))
    .where(col(Line.session_id) == SESSION, col(Line.deleted_at).is_(None))
    .group_by(col(Line.item_id)),
    "attendance": select(
        col(Attendance.participant_id),
        col(Attendance.mark),
        col(AttendanceSpan.started_at),
        col(AttendanceSpan.ended_at),
    )
    .outerjoin(AttendanceSpan, STANDING_SPAN)
    .where(col(Attendance.session_id) == SESSION)
    .order_by(col(AttendanceSpan.id)),
    "participants seen": select(col(Attendance.participant_id))
    .outerjoin(AttendanceSpan, STANDING_SPAN)
    .where(
        col(Attendance.session_id) == SESSION,
        or_(col(Attendance.mark) != Presence.EXPECTED, col(AttendanceSpan.id).is_not(None)),
    )
    .distinct(),
    "roles of session": select(col(SessionRole.role_id), col(SessionRole.name), col(SessionRole.minimum))
    .where(col(SessionRole.session_id) == SESSION)
    .order_by(col(SessionRole.id)),
    "endorsements": select(
        col(Endorsement.participant_id), col(Endorsement.given_at), col(Endorsement.given_by)
    )
    .join(MeetingSession, col(MeetingSession.id) == col(Endorsement.session_id))
    .where(
        col(Endorsement.version) == bindparam("version"),
        col(MeetingSession.maakbank_id) == MAAKBANK,
        col(MeetingSession.number) <= bindparam("number"),
        col(Endorsement.withdrawn_at).is_(None),
    )
    .order_by(col(Endorsement.id).desc()),
}
