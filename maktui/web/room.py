"""What the pages need to know of the room that they open onto."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import web

from maktui.themes import DEFAULT
from maktui.web.passes import Doorkeeper, Pass
from models.codes import Seat
from models.zone import Clock, utc_now
from screens.access import Record

__all__ = ["STAFF", "STAGE_SIZES", "Cookies", "OwnDoor", "Room", "place_of", "seat_of"]

STAFF = frozenset({Seat.FACILITATOR, Seat.REPORTER})
"""Who has an app of their own and takes reports home."""

STAGE_SIZES = ((80, 24), (120, 36), (160, 45))
"""Columns and rows in which the stage is painted; a page scales one to its window."""


class OwnDoor(Protocol):
    """What a participant does from the own seat; it blocks."""

    def say_here(self) -> object: ...
    def endorse(self) -> object: ...


class Cookies(Protocol):
    """The cookie that holds a seat."""

    def token_of(self, request: web.Request, /) -> str:
        """The secret that came along, or ""."""
        ...

    def give(self, request: web.Request, response: web.StreamResponse, token: str, /) -> None: ...
    def take_away(self, request: web.Request, response: web.StreamResponse, /) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One session in the browser."""

    record: Record
    session_id: int
    doorkeeper: Doorkeeper
    cookies: Cookies
    door: Callable[[Pass], OwnDoor]
    """The part of the Desk for acts of a seat itself."""
    theme: str = DEFAULT
    """Of the screens in the browser: the pages around them take its colours."""
    stage_sizes: tuple[tuple[int, int], ...] = field(default=STAGE_SIZES)
    clock: Clock = utc_now


def seat_of(request: web.Request) -> Pass | None:
    """Whose request this is, as the guard at the door found out."""
    seat = request.get("seat")
    return seat if isinstance(seat, Pass) else None


def place_of(seat: Pass) -> str:
    """The page where this seat belongs."""
    return "/plek" if seat.seat in STAFF else "/podium"
