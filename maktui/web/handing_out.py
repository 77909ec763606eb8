"""Reports to take home: only for seats that write, under a name that any computer takes."""

import asyncio
import unicodedata
from urllib.parse import quote

from aiohttp import web

from maktui.reports.rendering import Format, render_session
from maktui.web.passes import Pass
from maktui.web.room import STAFF, Room, seat_of
from models.views.session import SessionView
from screens.file_names import file_stem

__all__ = ["disposition", "routes"]

TYPES = {Format.MARKDOWN: "text/markdown", Format.HTML: "text/html", Format.JSON: "application/json"}


def disposition(name: str) -> str:
    """A `Content-Disposition` that saves as `name` (RFC 6266), with a plain name for old browsers."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in plain)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def routes(room: Room) -> list[web.RouteDef]:
    """GET /verslag.{md,html,json}."""

    async def hand(request: web.Request) -> web.Response:
        seat = seat_of(request)
        if seat is None or seat.seat not in STAFF:
            raise web.HTTPForbidden if seat else web.HTTPUnauthorized
        format = Format(request.match_info["format"])
        text, session = await asyncio.to_thread(_report, room, seat, format)
        headers = {
            "Content-Disposition": disposition(f"{file_stem(session)}.{format.value}"),
            "Cache-Control": "no-store",
        }
        return web.Response(text=text, content_type=TYPES[format], headers=headers)

    return [web.get("/verslag.{format:md|html|json}", hand)]


def _report(room: Room, seat: Pass, format: Format) -> tuple[str, SessionView]:
    record = room.record.desk(seat.actor()).read.record(session_id=room.session_id)
    return render_session(record, format), record.session
