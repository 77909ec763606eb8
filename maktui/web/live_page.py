"""The plain live page: the session as text, for phones, screen readers and paper."""

from http import HTTPStatus

from aiohttp import web
from markupsafe import Markup

from maktui.web import acts
from maktui.web.edition import Newsroom
from maktui.web.events import Stream
from maktui.web.room import STAFF, Room, seat_of
from maktui.web.templates import page

__all__ = ["routes"]


def routes(room: Room, newsroom: Newsroom) -> list[web.RouteDef]:
    """/lees and what it listens to."""

    async def read(request: web.Request) -> web.Response:
        seat = seat_of(request)
        if seat is None:
            return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/"})
        edition = newsroom.edition(seat.seat)
        issue = await edition.current()
        words, went_well = acts.told(request)
        return page(
            "lees.html",
            seat=seat,
            is_staff=seat.seat in STAFF,
            issue=issue.id,
            boxes={
                name: Markup("\n".join(block.html for block in issue.boxes[name])) for name in issue.boxes
            },
            name=edition.name,
            acts=Markup(acts.acts_html(seat, "/lees")),
            values=Markup(acts.values_html(seat, "/lees", edition.values)),
            is_about_values=edition.is_about_values,
            told=words,
            went_well=went_well,
        )

    return [web.get("/lees", read), web.get("/lees/stroom", Stream(room, newsroom).handle)]
