"""What the pages need to know of the room that they open onto."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from maktui.themes import DEFAULT
from maktui.web.guard import SEAT
from maktui.web.passes import Doorkeeper, Pass
from models.codes import Seat
from models.zone import Clock, utc_now
from screens.access import Record

__all__ = ["STAFF", "Cookies", "Room", "place_of", "seat_of"]

STAFF = frozenset({Seat.FACILITATOR, Seat.REPORTER})
"""Who has an app of their own and takes reports home."""


class Cookies(Protocol):
    """The cookie that holds a seat."""

    def token_of(self, request: web.Request, /) -> str:
        """The secret that came along, or ""."""
        ...

    def give(self, request: web.Request, response: web.StreamResponse, token: str, /) -> None: ...
    def take_away(self, request: web.Request, response: web.StreamResponse, /) -> None: ...


def never_full(_request: web.Request, _own: bool) -> web.Response | None:
    """There is always room for one more screen."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One session in the browser."""

    record: Record
    session_id: int
    doorkeeper: Doorkeeper
    cookies: Cookies
    theme: str = DEFAULT
    """Of the screens in the browser: the pages around them take its colours."""
    clock: Clock = utc_now
    full: Callable[[web.Request, bool], web.Response | None] = never_full
    """What to answer when there is no room for the screen of this request, or for an own one."""


def seat_of(request: web.Request) -> Pass | None:
    """Whose request this is, as the guard at the door found out."""
    return request.get(SEAT)


def place_of(seat: Pass) -> str:
    """The page where this seat belongs."""
    return "/plek" if seat.seat in STAFF else "/podium"
