"""The plain live page: the session as text, for phones, screen readers and paper."""

from http import HTTPStatus

from aiohttp import web
from markupsafe import Markup

from maktui.web import acts
from maktui.web.edition import Newsroom
from maktui.web.events import Stream
from maktui.web.passes import Pass
from maktui.web.room import STAFF, Room, seat_of
from maktui.web.stands import Unsent
from maktui.web.templates import page

__all__ = ["LivePage"]


class LivePage:
    """/lees and what it listens to."""

    def __init__(self, room: Room, newsroom: Newsroom) -> None:
        self._room = room
        self._newsroom = newsroom

    def routes(self) -> list[web.RouteDef]:
        stream = Stream(self._room, self._newsroom)
        return [web.get("/lees", self.read), web.get("/lees/stroom", stream.handle)]

    async def read(self, request: web.Request) -> web.Response:
        """GET /lees."""
        seat = seat_of(request)
        if seat is None:
            return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/"})
        return await self._page(request, seat)

    async def again(self, request: web.Request, seat: Pass, unsent: Unsent) -> web.Response:
        """The page with what was sent and not kept still in its form."""
        return await self._page(request, seat, unsent)

    async def _page(self, request: web.Request, seat: Pass, unsent: Unsent | None = None) -> web.Response:
        edition = self._newsroom.edition(seat.seat)
        issue = await edition.current()
        words, went_well = acts.told(request)
        if unsent is not None:
            words, went_well = ("" if unsent.field else unsent.problem), False
        boxes = {name: Markup("\n".join(block.html for block in issue.boxes[name])) for name in issue.boxes}
        part = await acts.own_part(self._room, seat, "/lees", edition.values, unsent)
        if boxes["table"] and part.table:
            # The feed tells the edition in a moment; who just chose sees it counted at once.
            boxes["table"] = Markup(part.table)
        return page(
            "lees.html",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if unsent else HTTPStatus.OK,
            seat=seat,
            is_staff=seat.seat in STAFF,
            issue=issue.id,
            boxes=boxes,
            name=edition.name,
            acts=Markup(part.acts),
            own=Markup(part.own),
            values=Markup(part.values),
            is_about_values=edition.is_about_values,
            told=words,
            went_well=went_well,
        )
