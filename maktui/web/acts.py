"""What a participant does from a page: plain forms, which a script may send without leaving the page."""

import asyncio
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from maktui.refusals import refusal_words
from maktui.web.passes import Pass
from maktui.web.room import Room, seat_of
from maktui.web.templates import piece
from models.codes import Seat
from models.errors import MakError, Refusal, Refused
from models.views.values import FixedTextView
from screens.language import N_, _

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["acts_html", "routes", "told", "values_html"]

ACTS: Mapping[str, Callable[["Desk"], object]] = {
    "hier": lambda desk: desk.door.say_here(),
    "waarden": lambda desk: desk.door.endorse(),
}

DONE: Mapping[str, str] = {
    "hier": N_("Passed on: you are here."),
    "waarden": N_("Noted: you stand behind these values."),
}

PAGES = frozenset({"/lees", "/podium", "/plek"})
"""Where a form may lead back to."""


def acts_html(seat: Pass, back: str) -> str:
    """The buttons of this seat and what it waits for; empty for a seat that only looks on."""
    return piece("acts.html", "acts", seat, back) if seat.seat is Seat.PARTICIPANT else ""


def values_html(seat: Pass, back: str, values: tuple[FixedTextView, ...]) -> str:
    """The grondwaarden, literally, with the button to stand behind them."""
    return piece("acts.html", "values", seat, back, values)


def told(request: web.Request) -> tuple[str, bool]:
    """What the last form came to, in words, and whether it went well; words come from codes only."""
    done = DONE.get(request.query.get("gedaan", ""))
    if done is not None:
        return _(done), True
    try:
        refused = Refused(Refusal(request.query.get("niet", "")))
    except ValueError:
        return "", True
    return refusal_words(refused), False


def routes(room: Room) -> list[web.RouteDef]:
    """POST /lees/{act}, and GET /lees/mag for what a seat may do by now."""

    async def act(request: web.Request) -> web.Response:
        seat, name = seat_of(request), request.match_info["act"]
        use = ACTS.get(name)
        if seat is None:
            raise web.HTTPUnauthorized
        if use is None:
            raise web.HTTPNotFound
        form = await request.post()
        refused: MakError | None = None
        try:
            await asyncio.to_thread(lambda: use(room.record.desk(seat.actor())))
        except MakError as error:
            refused = error
        if "application/json" in request.headers.get("Accept", ""):
            words = refusal_words(refused) if refused else _(DONE[name])
            return web.json_response({"words": words, "done": refused is None})
        return _back(str(form.get("terug", "")), name, refused)

    async def may(request: web.Request) -> web.Response:
        """What this seat may do now, for a page that shows what it could do before."""
        seat = seat_of(request)
        if seat is None:
            raise web.HTTPUnauthorized
        back, desk = _page(request.query.get("terug", "")), room.record.desk(seat.actor())
        values = await asyncio.to_thread(desk.read.values)
        return web.json_response(
            {"acts": acts_html(seat, back), "values": values_html(seat, back, values)},
            headers={"Cache-Control": "no-store"},
        )

    return [web.post("/lees/{act}", act), web.get("/lees/mag", may)]


def _page(asked: str) -> str:
    return asked if asked in PAGES else "/lees"


def _back(asked: str, act: str, refused: MakError | None) -> web.Response:
    page = _page(asked)
    if refused is None:
        told = f"gedaan={act}"
    else:
        told = f"niet={refused.refusal.value if isinstance(refused, Refused) else ''}"
    location = f"{page}?{told}#gedaan"
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": location})
