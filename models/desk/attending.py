"""Wie is er? Coming and going, and standing behind the grondwaarden."""

from collections.abc import Sequence

from models import rules
from models.clean import tidy
from models.codes import ChangeKind, EndorsedBy, Presence
from models.desk.at_table import (
    attendance_rows,
    endorse,
    endorsements,
    exceptions,
    guest,
    log,
    members,
    open_span,
    sit_down,
    values_version,
)
from models.desk.turns import withdraw_all
from models.desk.work import Part
from models.errors import InvalidInput
from models.inputs import ParticipantInput
from models.queries.maakbank import participant_views
from models.views.people import ParticipantView

__all__ = ["Attending"]


class Attending(Part):
    """Ticks, at any moment of a session; each may be pressed twice without harm."""

    def arrive(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """These people are at the table from now on."""
        with self._work("attendance.arrive") as work:
            meeting = work.meeting(session_id)
            sit_down(work, meeting, participant_ids)

    def leave(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """These people left the table; at the latest when the session closed."""
        with self._work("attendance.leave") as work:
            meeting = work.meeting(session_id)
            for attendance in attendance_rows(work, meeting, participant_ids):
                span = open_span(work, attendance)
                if span is not None:
                    span.ended_at = max(min(work.now, meeting.closed_at or work.now), span.started_at)
                    log(work, ChangeKind.LEFT, meeting, attendance, f"{attendance.mark}:{span.id}")
            withdraw_all(work, meeting, participant_ids)

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
            for attendance in attendance_rows(work, meeting, participant_ids):
                span = open_span(work, attendance)
                if span is None and attendance.mark is mark:
                    continue
                before = f"{attendance.mark}:{span.id if span else ''}"
                if span is not None:
                    span.taken_back_at = work.now
                attendance.mark = mark
                log(work, kind, meeting, attendance, before)
            withdraw_all(work, meeting, participant_ids)

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
                person_id = guest(work, meeting, name).id or 0
            sit_down(work, meeting, [person_id])
            people = participant_views(work.session, meeting.maakbank_id)
            return next(person for person in people if person.id == person_id)

    def endorse(
        self, *, session_id: int, participant_ids: Sequence[int], keeps_exceptions: bool = False
    ) -> tuple[int, ...]:
        """These people said that they stand behind the grondwaarden (R2).

        Args:
            session_id: the session.
            participant_ids: who.
            keeps_exceptions: pass over who was taken out before, and did not say so again.

        Returns:
            Who was passed over.
        """
        with self._work("attendance.endorse") as work:
            meeting = work.meeting(session_id)
            kept = exceptions(work, meeting, participant_ids) if keeps_exceptions else ()
            asked = [person for person in participant_ids if person not in kept]
            endorse(work, meeting, asked, EndorsedBy.SPOKEN)
            return kept

    def withdraw_endorsement(self, *, session_id: int, participant_ids: Sequence[int]) -> None:
        """These people do not, or no longer; never a gate (R2)."""
        with self._work("attendance.endorse") as work:
            meeting = work.meeting(session_id)
            version = values_version(work, meeting)
            for person in members(work, meeting, participant_ids):
                for given in endorsements(work, person.id or 0, version):
                    given.withdrawn_at = work.now
                    work.log(ChangeKind.ENDORSEMENT_WITHDRAWN, given.id, meeting=meeting)
