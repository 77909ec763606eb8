"""Meenemen en terugmelden: who takes a decision home, to whom, and by when (R5, R11)."""

from datetime import date, timedelta

from sqlmodel import col, select

from models.codes import ChangeKind, MandateKind, Presence, ReportBackState
from models.desk.work import Work
from models.queries.record import attendance_of
from models.tables import Decision, MeetingSession, ReportBack
from models.zone import local_date

__all__ = ["take_home"]

UNTIL_NEXT = timedelta(weeks=4)
"""When to report back where no next session is planned."""


def take_home(work: Work, meeting: MeetingSession, decision: Decision) -> None:
    """Everyone at the table who takes things home takes this decision; once per person."""
    due = _next_date(work, meeting)
    asked = {
        row.participant_id
        for row in work.session.exec(select(ReportBack).where(ReportBack.decision_id == decision.id))
    }
    for entry in attendance_of(work.session, meeting):
        person = entry.participant
        takes = person.mandate is MandateKind.TAKES_HOME and entry.presence is Presence.HERE
        if takes and person.id not in asked:
            row = work.add(
                ReportBack(
                    decision_id=decision.id or 0,
                    participant_id=person.id,
                    takes_to=person.mandate_for or person.organisation,
                    due=due,
                    state=ReportBackState.OPEN,
                )
            )
            work.log(ChangeKind.REPORT_BACK_SAVED, row.id, meeting=meeting)


def _next_date(work: Work, meeting: MeetingSession) -> date:
    """The day of the next session, for then people are at the table again."""
    following = work.session.exec(
        select(MeetingSession.planned_start)
        .where(MeetingSession.maakbank_id == meeting.maakbank_id, MeetingSession.number > meeting.number)
        .order_by(col(MeetingSession.number))
        .limit(1)
    ).first()
    return local_date(following or work.now + UNTIL_NEXT)
