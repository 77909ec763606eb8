"""The barest pages: a link that gives a seat, and a terminal in a page."""

from html import escape
from http import HTTPStatus

from aiohttp import web

from maktui.web import cookies
from maktui.web.addresses import socket_url
from maktui.web.guard import SEAT
from maktui.web.notices import full, notice
from maktui.web.server import RoomServer
from models.codes import Seat
from models.errors import MakError
from screens.language import _, language
from screens.sayings import error_words

__all__ = ["add_to"]

OWN = frozenset({Seat.FACILITATOR, Seat.REPORTER})

FORM = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>maktui</title>
<form method="post"><button>{words}</button></form></html>"""

TERMINAL = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>maktui</title>
<link rel="stylesheet" href="/static/css/xterm.css"><script src="/static/js/textual.js"></script></head>
<body><div class="textual-terminal" data-session-websocket-url="{socket}" data-font-size="16"></div></body>
</html>"""


def add_to(app: web.Application, server: RoomServer) -> None:
    """Hang them in the server."""

    async def start(request: web.Request) -> web.StreamResponse:
        seat = request.get(SEAT)
        if seat is not None:
            return _to("/plek" if seat.seat in OWN else "/podium")
        return notice(_("Open the link that you were given."), HTTPStatus.OK)

    async def link(_request: web.Request) -> web.StreamResponse:
        page = FORM.format(language=language(), words=escape(_("Come in")))
        return web.Response(text=page, content_type="text/html")

    async def redeem(request: web.Request) -> web.StreamResponse:
        try:
            admitted = await server.doorkeeper.redeem(request.match_info["secret"])
        except MakError as refused:
            return notice(error_words(refused), HTTPStatus.FORBIDDEN)
        answer = _to("/")
        cookies.give(request, answer, admitted.token)
        return answer

    async def terminal(request: web.Request) -> web.StreamResponse:
        if server.is_full_for(request, own=request.path == "/plek"):
            raise full()
        page = TERMINAL.format(language=language(), socket=escape(socket_url(request, f"/ws{request.path}")))
        return web.Response(text=page, content_type="text/html")

    app.add_routes(
        [
            web.get("/", start),
            web.get("/l/{secret}", link),
            web.post("/l/{secret}", redeem),
            web.get("/podium", terminal),
            web.get("/plek", terminal),
        ]
    )


def _to(path: str) -> web.Response:
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": path})
