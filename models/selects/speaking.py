"""What is asked of turns to speak."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import col

from models.tables import Attendance, AttendanceSpan, Participant, Turn

__all__ = ["SELECTS"]

SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    "turns of item": select(
        col(Turn.id), col(Turn.participant_id), col(Participant.name), col(Turn.asked_at), col(Turn.taken_at)
    )
    .join(Participant, col(Participant.id) == col(Turn.participant_id))
    .where(col(Turn.item_id) == bindparam("item_id"), col(Turn.withdrawn_at).is_(None))
    .order_by(col(Turn.id)),
    "at the table": select(col(Attendance.participant_id))
    .join(AttendanceSpan, col(AttendanceSpan.attendance_id) == col(Attendance.id))
    .where(
        col(Attendance.session_id) == bindparam("session_id"),
        col(AttendanceSpan.ended_at).is_(None),
        col(AttendanceSpan.taken_back_at).is_(None),
    )
    .distinct()
    .order_by(col(Attendance.participant_id)),
}
