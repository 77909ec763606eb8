"""Reads of the door of a session and of its seats in the browser."""

from datetime import datetime

from models.admission import DoorView, OwnSeatView, WebSeatView, hashed
from models.codes import Presence
from models.errors import Refusal, Refused
from models.queries.maakbank import participant_views
from models.queries.meeting import attendance_views, meeting_row
from models.queries.record import endorsement_views
from models.rights import Actor
from models.rows import Rows, first

__all__ = [
    "admission_view",
    "check_standing",
    "door_view",
    "offered_view",
    "own_seat_view",
    "web_seat_view",
    "web_seat_views",
]


def check_standing(rows: Rows, actor: Actor, now: datetime) -> None:
    """Let an actor from the browser go on as long as its seat stands as it was given.

    Raises:
        Refused: the seat was revoked or given up, it expired, or it is another seat by now.
    """
    if actor.web_seat_id is None:
        return
    row = first(rows, "web seat", web_seat_id=actor.web_seat_id, now=now)
    given = (actor.seat, actor.session_id)
    if row is None or row.taken_at is None or (row.seat, row.session_id) != given:
        raise Refused(Refusal.SEAT_GONE)


def door_view(rows: Rows, session_id: int) -> DoorView:
    """The door of a session; shut and without a code when it was never opened."""
    row = first(rows, "door", session_id=session_id)
    if row is None:
        return DoorView(session_id, "", False, "", None)
    is_open = row.opened_at is not None and row.closed_at is None
    return DoorView(session_id, row.code, is_open, row.address, row.address_at)


def web_seat_views(rows: Rows, session_id: int, now: datetime) -> tuple[WebSeatView, ...]:
    """The seats of a session that stand, and the links not used yet, oldest first."""
    return tuple(WebSeatView(*row) for row in rows.rows("web seats", session_id=session_id, now=now))


def web_seat_view(rows: Rows, web_seat_id: int, now: datetime) -> WebSeatView:
    """A seat that stands.

    Raises:
        Refused: there is none.
    """
    return _standing(rows, "web seat", web_seat_id=web_seat_id, now=now)


def own_seat_view(rows: Rows, web_seat_id: int, now: datetime) -> OwnSeatView:
    """A seat that stands, with what was noted of its person once somebody confirmed who that is.

    Raises:
        Refused: there is none.
    """
    seat = web_seat_view(rows, web_seat_id, now)
    meeting = meeting_row(rows, seat.session_id)
    everyone = participant_views(rows, meeting.maakbank_id)
    own = tuple(one for one in everyone if seat.is_confirmed and one.id == seat.participant_id)
    seen = attendance_views(rows, seat.session_id, own)
    return OwnSeatView(
        seat,
        is_here=any(one.presence is Presence.HERE for one in seen),
        has_endorsed=any(one.endorsed_at for one in endorsement_views(rows, meeting, own)),
    )


def admission_view(rows: Rows, token: str, now: datetime) -> WebSeatView:
    """The seat of the cookie with this secret.

    Raises:
        Refused: there is none that stands.
    """
    return _standing(rows, "web seat of cookie", token_hash=hashed(token), now=now)


def offered_view(rows: Rows, secret: str, now: datetime) -> WebSeatView:
    """The seat that this one-time link gives.

    Raises:
        Refused: there is no such link, or it was used, withdrawn or expired.
    """
    row = first(rows, "web seat of link", link_hash=hashed(secret), now=now)
    if row is None:
        raise Refused(Refusal.NO_SUCH_LINK)
    return WebSeatView(*row)


def _standing(rows: Rows, select: str, /, **key: object) -> WebSeatView:
    row = first(rows, select, **key)
    if row is None:
        raise Refused(Refusal.SEAT_GONE)
    return WebSeatView(*row)
