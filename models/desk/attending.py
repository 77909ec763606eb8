"""Wie is er? Coming and going, and standing behind the grondwaarden."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, func, select

from models import rules
from models.clean import tidy
from models.codes import ChangeKind, EndorsedBy, Presence
from models.desk.people import add_participant
from models.desk.work import Part, Work
from models.errors import InvalidInput, Refusal, Refused
from models.inputs import ParticipantInput
from models.queries.maakbank import participant_views
from models.queries.record import values_then
from models.tables import Attendance, AttendanceSpan, Endorsement, MeetingSession, Participant
from models.views import ParticipantView

__all__ = ["NEW", "Attending"]

NEW = "new"
"""Says of a guest in the change log that she was not on the list before."""


class Attending(Part):
    """Ticks, at any moment of a session; each may be pressed twice without harm."""

    def arrive(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """These people are at the table from now on."""
        with self._work("attendance.arrive") as work:
            meeting = work.meeting(session_id)
            for attendance in _rows(work, meeting, participant_ids):
                if _open_span(work, attendance) is None:
                    self._sit_down(work, meeting, attendance)

    def _sit_down(self, work: Work, meeting: MeetingSession, attendance: Attendance) -> None:
        """After closing it is noted of someone who was there all the time, as far as known."""
        mark = attendance.mark
        attendance.mark = Presence.EXPECTED
        since = work.now if meeting.closed_at is None else _last_left(work, attendance) or meeting.opened_at
        span = work.add(AttendanceSpan(attendance_id=attendance.id or 0, started_at=since or work.now))
        _log(work, ChangeKind.ARRIVED, meeting, attendance, f"{mark}:{span.id}")

    def leave(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """These people left the table; at the latest when the session closed."""
        with self._work("attendance.leave") as work:
            meeting = work.meeting(session_id)
            for attendance in _rows(work, meeting, participant_ids):
                span = _open_span(work, attendance)
                if span is not None:
                    span.ended_at = max(min(work.now, meeting.closed_at or work.now), span.started_at)
                    _log(work, ChangeKind.LEFT, meeting, attendance, f"{attendance.mark}:{span.id}")

    def excuse(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """Afgemeld."""
        self._mark(session_id, participant_ids, Presence.EXCUSED, ChangeKind.EXCUSED)

    def mark_absent(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """Niet gekomen."""
        self._mark(session_id, participant_ids, Presence.ABSENT, ChangeKind.ABSENT)

    def expect(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """Back to expected: neither there, nor excused, nor absent."""
        self._mark(session_id, participant_ids, Presence.EXPECTED, ChangeKind.EXPECTED)

    def _mark(
        self, session_id: int, participant_ids: Sequence[int], mark: Presence, kind: ChangeKind
    ) -> None:
        """Set a mark; a stretch that still runs was a mistake and is taken back."""
        with self._work("attendance.mark") as work:
            meeting = work.meeting(session_id)
            for attendance in _rows(work, meeting, participant_ids):
                span = _open_span(work, attendance)
                if span is None and attendance.mark is mark:
                    continue
                before = f"{attendance.mark}:{span.id if span else ''}"
                if span is not None:
                    span.taken_back_at = work.now
                attendance.mark = mark
                _log(work, kind, meeting, attendance, before)

    def add_guest(self, *, session_id: int, name: str) -> ParticipantView:
        """A guest on the spot, at the table at once; a known name is just ticked.

        Raises:
            InvalidInput: the name is empty or too long.
        """
        data = ParticipantInput(name=name, is_guest=True)
        if problems := rules.problems_in_participant(data):
            raise InvalidInput(problems)
        with self._work("attendance.add_guest") as work:
            meeting = work.meeting(session_id)
            known = {
                person.name.casefold(): person.id
                for person in participant_views(work.session, meeting.maakbank_id)
            }
            person_id = known.get(tidy(name).casefold())
            if person_id is None:
                person_id = add_participant(work, meeting.maakbank_id, data).id or 0
                work.log(ChangeKind.PARTICIPANT_SAVED, person_id, meeting=meeting, before=NEW)
            for attendance in _rows(work, meeting, [person_id]):
                if _open_span(work, attendance) is None:
                    self._sit_down(work, meeting, attendance)
            people = participant_views(work.session, meeting.maakbank_id)
            return next(person for person in people if person.id == person_id)

    def endorse(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """These people said that they stand behind the grondwaarden (R2)."""
        with self._work("attendance.endorse") as work:
            meeting = work.meeting(session_id)
            version = _version(work, meeting)
            for person in _members(work, meeting, participant_ids):
                if version and not _endorsements(work, person.id or 0, version):
                    given = work.add(
                        Endorsement(
                            participant_id=person.id or 0,
                            session_id=session_id,
                            version=version,
                            given_at=work.now,
                            given_by=EndorsedBy.SPOKEN,
                        )
                    )
                    work.log(ChangeKind.ENDORSED, given.id, meeting=meeting)

    def withdraw_endorsement(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """These people do not, or no longer; never a gate (R2)."""
        with self._work("attendance.endorse") as work:
            meeting = work.meeting(session_id)
            version = _version(work, meeting)
            for person in _members(work, meeting, participant_ids):
                for given in _endorsements(work, person.id or 0, version):
                    given.withdrawn_at = work.now
                    work.log(ChangeKind.ENDORSEMENT_WITHDRAWN, given.id, meeting=meeting)


def _members(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> list[Participant]:
    people = [work.get(Participant, participant_id) for participant_id in participant_ids]
    if any(person.maakbank_id != meeting.maakbank_id for person in people):
        raise Refused(Refusal.OTHER_SESSION)
    return people


def _rows(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> list[Attendance]:
    """The attendance rows of these people, made where they are missing."""
    rows = []
    for person in _members(work, meeting, participant_ids):
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


def _open_span(work: Work, attendance: Attendance) -> AttendanceSpan | None:
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


def _version(work: Work, meeting: MeetingSession) -> str:
    """Which grondwaarden this session asks; "" in a record without any."""
    values = values_then(work.session, meeting)
    return values[0].version if values else ""


def _endorsements(work: Work, participant_id: int, version: str) -> Sequence[Endorsement]:
    return work.session.exec(
        select(Endorsement).where(
            Endorsement.participant_id == participant_id,
            Endorsement.version == version,
            col(Endorsement.withdrawn_at).is_(None),
        )
    ).all()


def _log(work: Work, kind: ChangeKind, meeting: MeetingSession, attendance: Attendance, before: str) -> None:
    work.log(kind, attendance.id, meeting=meeting, before=before)
