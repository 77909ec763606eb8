"""What a participant does from a page: plain forms, which a script may send without leaving the page."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from maktui.refusals import refusal_words
from maktui.web import stands
from maktui.web.passes import Pass
from maktui.web.room import Room, seat_of
from maktui.web.stands import Form, Unsent
from maktui.web.templates import piece
from models.admission import OwnSeatView
from models.codes import Seat
from models.errors import MakError, Refusal, Refused
from models.views.values import FixedTextView
from screens.language import N_, _

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["OwnPart", "own_part", "routes", "told"]

ACTS: Mapping[str, Callable[["Desk", Form], object]] = {
    "hier": lambda desk, _form: desk.door.say_here(),
    "waarden": lambda desk, _form: desk.door.endorse(),
    "keuze": stands.take,
    "terugnemen": stands.withdraw,
    "meetellen": stands.join_in,
    "woord": lambda desk, _form: desk.turns.ask(),
    "woord-niet": lambda desk, _form: desk.turns.withdraw(),
}

DONE: Mapping[str, str] = {
    "hier": N_("Passed on: you are here."),
    "waarden": N_("Noted: you stand behind these values."),
    "keuze": N_("Noted what you chose."),
    "terugnemen": N_("Your choice is taken back."),
    "meetellen": N_("Noted: your choice counts too."),
    "woord": N_("Passed on: you want to say something."),
    "woord-niet": N_("Passed on: not any more."),
}

ABOUT_PROPOSAL = frozenset({"keuze", "terugnemen", "meetellen"})
"""What comes of these shows at the proposal."""

Again = Callable[[web.Request, Pass, Unsent], Awaitable[web.Response]]
"""The page once more, with what was not kept still in its form."""

PAGES = frozenset({"/lees", "/podium", "/plek"})
"""Where a form may lead back to."""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a page shows to one seat alone, as HTML; but for the values empty when it is no participant's."""

    acts: str = ""
    """Its buttons and what it waits for."""
    table: str = ""
    """The proposal at the table, for a page that does not show it to everyone."""
    own: str = ""
    """What it may say of that."""
    values: str = ""
    """The grondwaarden, literally, and whether it can stand behind them here."""


async def own_part(
    room: Room, seat: Pass, back: str, values: tuple[FixedTextView, ...], unsent: Unsent | None = None
) -> OwnPart:
    """Read anew.

    Args:
        back: the page that the forms lead back to.
        values: the grondwaarden of this session.
        unsent: what was sent from it and not kept.
    """
    if seat.seat is not Seat.PARTICIPANT:
        return OwnPart(values=_values_html(None, back, values))
    read = room.record.desk(seat.actor()).read
    own, stand, turn = await asyncio.to_thread(lambda: (read.own_seat(), read.own_stand(), read.own_turn()))
    return OwnPart(
        acts=piece("acts.html", "acts", own, back, turn),
        table=stands.table_html(stand.proposal) if stand.proposal else "",
        own=stands.own_html(own, back, stand, unsent),
        values=_values_html(own, back, values),
    )


def _values_html(own: OwnSeatView | None, back: str, values: tuple[FixedTextView, ...]) -> str:
    return piece("acts.html", "values", own, back, values) if values else ""


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


def routes(room: Room, again: Again) -> list[web.RouteDef]:
    """POST /lees/{act}, and GET /lees/mag for what a seat may do by now."""

    async def act(request: web.Request) -> web.Response:
        seat, name = seat_of(request), request.match_info["act"]
        use = ACTS.get(name)
        if seat is None:
            raise web.HTTPUnauthorized
        if use is None:
            raise web.HTTPNotFound
        sent = await request.post()
        form = {key: value for key, value in sent.items() if isinstance(value, str)}
        refused: MakError | None = None
        try:
            await asyncio.to_thread(lambda: use(room.record.desk(seat.actor()), form))
        except MakError as error:
            refused = error
        is_for_script = "application/json" in request.headers.get("Accept", "")
        if refused is None:
            if is_for_script:
                return web.json_response({"words": _(DONE[name]), "done": True})
            return _back(form, name, None)
        unsent = stands.unsent(form, refused, refusal_words(refused))
        if is_for_script:
            return web.json_response({"words": unsent.problem, "done": False, "field": unsent.field})
        if name == "keuze" and seat.seat is Seat.PARTICIPANT:
            return await again(request, seat, unsent)
        return _back(form, name, refused)

    async def may(request: web.Request) -> web.Response:
        """What this seat may do now, for a page that shows what it could do before."""
        seat = seat_of(request)
        if seat is None:
            raise web.HTTPUnauthorized
        back, desk = _page(request.query.get("terug", "")), room.record.desk(seat.actor())
        values = await asyncio.to_thread(desk.read.values)
        part = await own_part(room, seat, back, values)
        return web.json_response(asdict(part), headers={"Cache-Control": "no-store"})

    return [web.post("/lees/{act}", act), web.get("/lees/mag", may)]


def _page(asked: str) -> str:
    return asked if asked in PAGES else "/lees"


def _back(form: Form, act: str, refused: MakError | None) -> web.Response:
    page = _page(form.get("terug", ""))
    place = "keuze" if act in ABOUT_PROPOSAL and refused is None else "gedaan"
    if refused is None:
        told = f"gedaan={act}"
    else:
        told = f"niet={refused.refusal.value if isinstance(refused, Refused) else ''}"
    location = f"{page}?{told}#{place}"
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": location})
