"""What is not kept of a seat in the browser that is no more."""

from sqlalchemy import update
from sqlmodel import col, or_, select

from models.codes import Seat
from models.desk.work import Work
from models.tables import Change, WebSeat

__all__ = ["forget_names"]


def forget_names(work: Work) -> None:
    """A name that was given at the door goes with its seat; who was put on the list is known from there.

    The change log loses it too, of somebody who only looked on.
    """
    work.session.flush()
    for seat in work.session.exec(
        select(WebSeat).where(
            or_(col(WebSeat.revoked_at).is_not(None), WebSeat.expires_at <= work.now), WebSeat.name != ""
        )
    ):
        seat.name = seat.initials = ""
        if seat.seat is Seat.PARTICIPANT and seat.participant_id is None:
            acts = update(Change).where(col(Change.seat_id) == f"web-{seat.id}").values(actor="")
            work.session.exec(acts)
