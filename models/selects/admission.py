"""What is asked of the door and of the seats in the browser."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import col

from models.tables import Door, WebSeat

__all__ = ["SELECTS"]

SESSION_OF_SEAT = col(WebSeat.session_id) == bindparam("session_id")
STANDING = (col(WebSeat.revoked_at).is_(None), col(WebSeat.expires_at) > bindparam("now"))

SEAT = select(
    col(WebSeat.id),
    col(WebSeat.session_id),
    col(WebSeat.seat),
    col(WebSeat.name),
    col(WebSeat.initials),
    col(WebSeat.participant_id),
    col(WebSeat.created_at),
    col(WebSeat.expires_at),
    col(WebSeat.taken_at),
    col(WebSeat.confirmed_at),
    col(WebSeat.confirmed_by),
    col(WebSeat.said_here_at),
).where(*STANDING)

SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    "door": select(
        col(Door.code),
        col(Door.opened_at),
        col(Door.closed_at),
        col(Door.address),
        col(Door.address_at),
    ).where(col(Door.session_id) == bindparam("session_id")),
    "web seat": SEAT.where(col(WebSeat.id) == bindparam("web_seat_id")),
    "web seat of cookie": SEAT.where(col(WebSeat.token_hash) == bindparam("token_hash")),
    "web seat of link": SEAT.where(
        col(WebSeat.link_hash) == bindparam("link_hash"), col(WebSeat.taken_at).is_(None)
    ),
    "web seats": SEAT.where(SESSION_OF_SEAT).order_by(col(WebSeat.id)),
}
