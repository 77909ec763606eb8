"""The pages of the room: where one joins, the stage, and a seat of one's own."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aiohttp import web
from markupsafe import Markup

from maktui.refusals import refusal_words
from maktui.web import acts, assets, handing_out
from maktui.web.edition import Newsroom
from maktui.web.guard import UNTRIED
from maktui.web.house import STAGE_SIZES
from maktui.web.live_page import LivePage
from maktui.web.passes import Admission, Pass
from maktui.web.room import STAFF, Room, place_of, seat_of
from maktui.web.templates import page
from models.codes import Seat
from models.errors import InvalidInput, MakError, Problem, Refusal, Refused
from models.views.values import FixedTextView
from screens.labels import seat_word
from screens.sayings import invalid_words, problem_words

__all__ = ["add_to", "routes"]

FIELD_OF: Mapping[Refusal, str] = {Refusal.DOOR_SHUT: "code", Refusal.NAME_IN_USE: "name"}
"""Beside which field of the join form a refusal stands; others stand above it."""

NO_PROBLEMS: Mapping[str, str] = {}


def add_to(app: web.Application, room: Room) -> None:
    """Hang the pages in the server, and keep the live page up to date as long as that runs.

    Before textual-serve's own routes: the pages' files stand under /static/ too.
    """
    newsroom = Newsroom(room.record, room.session_id, room.clock)
    app.add_routes(routes(room, newsroom))

    async def start(_app: web.Application) -> None:
        await newsroom.start()

    async def stop(_app: web.Application) -> None:
        await newsroom.stop()

    app.on_startup.append(start)
    app.on_shutdown.append(stop)


def routes(room: Room, newsroom: Newsroom) -> list[web.RouteDef]:
    """All of them; someone else starts and stops the newsroom."""
    doors = _Doors(room)
    screens = _Screens(room)
    live = LivePage(room, newsroom)
    return [
        *assets.routes(),
        web.get("/", doors.start),
        web.get("/j/{code}", doors.start),
        web.post("/j", doors.join),
        web.get("/l/{secret}", doors.link),
        web.post("/l/{secret}", doors.redeem),
        web.post("/weg", doors.leave),
        web.get("/podium", screens.stage),
        web.get("/plek", screens.own),
        *live.routes(),
        *acts.routes(room, live.again),
        *handing_out.routes(room),
    ]


class _Doors:
    """In and out."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def start(self, request: web.Request) -> web.Response:
        """GET / and /j/{code}: who has a seat goes there; who had one hears that it ended."""
        seat = seat_of(request)
        if seat is not None:
            return _to(place_of(seat))
        has_lost = bool(self._room.cookies.token_of(request))
        return _join_form(request.match_info.get("code", ""), has_lost=has_lost)

    async def join(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        code, name = str(form.get("code", "")), str(form.get("name", ""))
        empty = [field for field, given in (("code", code), ("name", name)) if not given.strip()]
        if empty:  # before the code is looked at: what is no try tells nothing of it either
            request[UNTRIED] = True
            return _join_form(code, name, dict.fromkeys(empty, problem_words(Problem.EMPTY)))
        try:
            admitted = await self._room.doorkeeper.join(code, name)
        except InvalidInput as invalid:
            return _join_form(code, name, {"name": invalid_words(invalid)})
        except MakError as error:
            field = FIELD_OF.get(error.refusal, "form") if isinstance(error, Refused) else "form"
            return _join_form(code, name, {field: refusal_words(error)})
        return self._seated(request, admitted)

    async def link(self, request: web.Request) -> web.Response:
        """GET /l/{secret}: looking at a link, as a phone's preview does, does not use it up."""
        try:
            return _link_form(await self._room.doorkeeper.offered(request.match_info["secret"]))
        except MakError as error:
            return _no_link(error)

    async def redeem(self, request: web.Request) -> web.StreamResponse:
        """POST /l/{secret}: who writes for all has a name."""
        form = await request.post()
        secret, name = request.match_info["secret"], str(form.get("name", ""))
        try:
            offered = await self._room.doorkeeper.offered(secret)
            if _needs_name(offered) and not name.strip():
                request[UNTRIED] = True
                return _link_form(offered, name_problem=problem_words(Problem.EMPTY))
            try:
                admitted = await self._room.doorkeeper.redeem(secret, name)
            except InvalidInput as invalid:
                return _link_form(offered, name, name_problem=invalid_words(invalid))
        except MakError as error:
            return _no_link(error)
        return self._seated(request, admitted)

    async def leave(self, request: web.Request) -> web.StreamResponse:
        seat = seat_of(request)
        if seat is not None:
            await self._room.doorkeeper.leave(seat)
        answer = _to("/")
        self._room.cookies.take_away(request, answer)
        return answer

    def _seated(self, request: web.Request, admitted: Admission) -> web.Response:
        answer = _to(place_of(admitted.seat))
        self._room.cookies.give(request, answer, admitted.token)
        return answer


class _Screens:
    """The pages around a terminal."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def stage(self, request: web.Request) -> web.Response:
        """GET /podium: looking on; the screen in the room has nothing to press."""
        seat = seat_of(request)
        if seat is None or seat.seat in STAFF:
            return _to("/" if seat is None else "/plek")
        if (full := self._room.full(request, False)) is not None:
            return full
        is_wall = seat.seat is Seat.ROOM
        sizes = STAGE_SIZES[:1] if is_wall else STAGE_SIZES  # to be read at five metres
        return page(
            "podium.html",
            theme=self._room.theme,
            seat=seat,
            is_wall=is_wall,
            sizes=" ".join(f"{width}x{height}" for width, height in sizes),
            **await self._forms(request, seat),
        )

    async def own(self, request: web.Request) -> web.Response:
        """GET /plek: an app of one's own."""
        seat = seat_of(request)
        if seat is None or seat.seat is Seat.ROOM:
            return _to("/" if seat is None else "/podium")
        if (full := self._room.full(request, True)) is not None:
            return full
        return page(
            "plek.html",
            theme=self._room.theme,
            seat=seat,
            is_staff=seat.seat in STAFF,
            **await self._forms(request, seat),
        )

    async def _forms(self, request: web.Request, seat: Pass) -> dict[str, Any]:
        """What stands under the terminal for this seat alone; all empty for one that is no participant's."""
        words, went_well = acts.told(request)
        values: tuple[FixedTextView, ...] = ()
        if seat.seat is Seat.PARTICIPANT:
            desk = self._room.record.desk(seat.actor())
            values = await asyncio.to_thread(desk.read.values)
        part = await acts.own_part(self._room, seat, request.path, values)
        return {
            "acts": Markup(part.acts),
            "table": Markup(part.table),
            "own": Markup(part.own),
            "values": Markup(part.values),
            "told": words,
            "went_well": went_well,
        }


def _join_form(
    code: str, name: str = "", problems: Mapping[str, str] = NO_PROBLEMS, *, has_lost: bool = False
) -> web.Response:
    focus = "name" if ("name" in problems and "code" not in problems) or (code and not problems) else "code"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    beside = {field: problems.get(field, "") for field in ("form", "code", "name")}
    return page(
        "join.html", status=status, code=code, name=name, problems=beside, focus=focus, has_lost=has_lost
    )


def _needs_name(offered: Pass) -> bool:
    return offered.seat in STAFF and not offered.name


def _link_form(offered: Pass, name: str = "", *, name_problem: str = "") -> web.Response:
    return page(
        "link.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if name_problem else HTTPStatus.OK,
        problem="",
        seat=seat_word(offered.seat),
        whose=offered.name,
        asks_name=not offered.name and offered.seat is not Seat.ROOM,
        needs_name=_needs_name(offered),
        name=name,
        name_problem=name_problem,
    )


def _no_link(error: MakError) -> web.Response:
    return page("link.html", status=HTTPStatus.UNPROCESSABLE_ENTITY, problem=refusal_words(error))


def _to(path: str) -> web.Response:
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": path})
