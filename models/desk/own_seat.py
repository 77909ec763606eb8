"""What an act from a seat in the browser knows of that seat itself."""

from models.desk.at_table import attendance_rows, open_span
from models.desk.work import Work
from models.errors import Refusal, Refused
from models.tables import MeetingSession, WebSeat

__all__ = ["is_at_table", "own_person", "own_seat"]


def own_seat(work: Work, act: str) -> tuple[WebSeat, MeetingSession]:
    """The seat in the browser that acts, which stands, and its session.

    Raises:
        Refused: it is no seat in the browser.
    """
    if work.actor.web_seat_id is None:
        raise Refused(Refusal.SEAT, act)
    seat = work.get(WebSeat, work.actor.web_seat_id)
    return seat, work.meeting(seat.session_id)


def own_person(work: Work, act: str) -> tuple[int, MeetingSession]:
    """The person of the own seat, and its session.

    Raises:
        Refused: nobody confirmed who it is, or it is a guest whom nobody put on the list yet.
    """
    seat, meeting = own_seat(work, act)
    if seat.confirmed_at is None:
        raise Refused(Refusal.NOT_CONFIRMED)
    if seat.participant_id is None:
        raise Refused(Refusal.NOT_HERE)
    return seat.participant_id, meeting


def is_at_table(work: Work, meeting: MeetingSession, participant_id: int) -> bool:
    """Whether this person is at the table now."""
    return any(open_span(work, row) is not None for row in attendance_rows(work, meeting, [participant_id]))
