"""Who sits at the table and stands behind the grondwaarden: what several acts do with it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, func, select

from models.codes import ChangeKind, EndorsedBy, Presence, Seat
from models.desk.people import add_participant
from models.desk.work import Work
from models.errors import Refusal, Refused
from models.inputs import ParticipantInput
from models.likeness import fold
from models.queries.record import values_then
from models.tables import Attendance, AttendanceSpan, Endorsement, MeetingSession, Participant, WebSeat

__all__ = [
    "attendance_rows",
    "endorse",
    "endorsements",
    "exceptions",
    "guest",
    "log",
    "members",
    "open_span",
    "person_named",
    "sit_down",
    "values_version",
]

NEW = "new"
"""Says of a guest in the change log that she was not on the list before."""


def members(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> list[Participant]:
    """These people, if all of them are on this Ma.akbank's list."""
    people = [work.get(Participant, participant_id) for participant_id in participant_ids]
    if any(person.maakbank_id != meeting.maakbank_id for person in people):
        raise Refused(Refusal.OTHER_SESSION)
    return people


def person_named(work: Work, maakbank_id: int, name: str) -> Participant | None:
    """The one person on the list who is called so, case and accents aside; None when there are several."""
    people = work.session.exec(
        select(Participant).where(
            Participant.maakbank_id == maakbank_id, col(Participant.removed_at).is_(None)
        )
    )
    found = [person for person in people if fold(person.name) == fold(name)]
    return found[0] if len(found) == 1 else None


def guest(work: Work, meeting: MeetingSession, name: str) -> Participant:
    """A new person on the list, come in on the spot."""
    person = add_participant(work, meeting.maakbank_id, ParticipantInput(name=name, is_guest=True))
    work.log(ChangeKind.PARTICIPANT_SAVED, person.id, meeting=meeting, before=NEW)
    return person


def attendance_rows(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> list[Attendance]:
    """The attendance rows of these people, made where they are missing."""
    rows = []
    for person in members(work, meeting, participant_ids):
        row = work.session.exec(
            select(Attendance).where(
                Attendance.session_id == meeting.id, Attendance.participant_id == person.id
            )
        ).first()
        rows.append(
            row
            or work.add(
                Attendance(session_id=meeting.id or 0, participant_id=person.id or 0, mark=Presence.EXPECTED)
            )
        )
    return rows


def sit_down(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> None:
    """These people are at the table from now on; who is there already stays there.

    After closing it is noted of someone who was there all the time, as far as known.
    """
    _take_own_seats(work, meeting, participant_ids)
    for attendance in attendance_rows(work, meeting, participant_ids):
        if open_span(work, attendance) is not None:
            continue
        mark = attendance.mark
        attendance.mark = Presence.EXPECTED
        since = work.now if meeting.closed_at is None else _last_left(work, attendance) or meeting.opened_at
        span = work.add(AttendanceSpan(attendance_id=attendance.id or 0, started_at=since or work.now))
        log(work, ChangeKind.ARRIVED, meeting, attendance, f"{mark}:{span.id}")


def _take_own_seats(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> None:
    """A seat in the browser that a guest took by name belongs to the person of that name from now on."""
    for seat in work.session.exec(
        select(WebSeat).where(
            WebSeat.session_id == meeting.id,
            WebSeat.seat == Seat.PARTICIPANT,
            col(WebSeat.participant_id).is_(None),
            col(WebSeat.taken_at).is_not(None),
            col(WebSeat.revoked_at).is_(None),
            WebSeat.expires_at > work.now,
        )
    ):
        person = person_named(work, meeting.maakbank_id, seat.name)
        if person is not None and person.id in participant_ids:
            seat.participant_id = person.id


def open_span(work: Work, attendance: Attendance) -> AttendanceSpan | None:
    """The stretch at the table that runs now."""
    return work.session.exec(
        select(AttendanceSpan).where(
            AttendanceSpan.attendance_id == attendance.id,
            col(AttendanceSpan.ended_at).is_(None),
            col(AttendanceSpan.taken_back_at).is_(None),
        )
    ).first()


def _last_left(work: Work, attendance: Attendance) -> datetime | None:
    return work.session.exec(
        select(func.max(AttendanceSpan.ended_at)).where(
            AttendanceSpan.attendance_id == attendance.id, col(AttendanceSpan.taken_back_at).is_(None)
        )
    ).one()


def values_version(work: Work, meeting: MeetingSession) -> str:
    """Which grondwaarden this session asks; "" in a record without any."""
    values = values_then(work.session, meeting)
    return values[0].version if values else ""


def endorsements(work: Work, participant_id: int, version: str) -> Sequence[Endorsement]:
    """What this person said of this version and did not take back."""
    return work.session.exec(
        select(Endorsement).where(
            Endorsement.participant_id == participant_id,
            Endorsement.version == version,
            col(Endorsement.withdrawn_at).is_(None),
        )
    ).all()


def exceptions(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> tuple[int, ...]:
    """Which of these people stood behind the grondwaarden, until that was taken back."""
    version = values_version(work, meeting)
    given = work.session.exec(
        select(Endorsement).where(
            col(Endorsement.participant_id).in_(participant_ids), Endorsement.version == version
        )
    ).all()
    standing = {one.participant_id for one in given if one.withdrawn_at is None}
    return tuple(sorted({one.participant_id for one in given} - standing))


def endorse(work: Work, meeting: MeetingSession, participant_ids: Sequence[int], by: EndorsedBy) -> None:
    """These people stand behind the grondwaarden from now on; who did so already stays as it was (R2)."""
    version = values_version(work, meeting)
    for person in members(work, meeting, participant_ids):
        if version and not endorsements(work, person.id or 0, version):
            given = work.add(
                Endorsement(
                    participant_id=person.id or 0,
                    session_id=meeting.id or 0,
                    version=version,
                    given_at=work.now,
                    given_by=by,
                )
            )
            work.log(ChangeKind.ENDORSED, given.id, meeting=meeting)


def log(work: Work, kind: ChangeKind, meeting: MeetingSession, attendance: Attendance, before: str) -> None:
    """Write what moved at the table in the change log."""
    work.log(kind, attendance.id, meeting=meeting, before=before)
