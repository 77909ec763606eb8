"""Hangs the pages of the room in its server."""

from aiohttp import web

from maktui.settings import Settings
from maktui.themes import DEFAULT, NAMES
from maktui.web import cookies, pages
from maktui.web.notices import full
from maktui.web.room import Room
from maktui.web.server import AddPages, RoomServer
from screens.access import Record

__all__ = ["pages_of"]


def pages_of(settings: Settings, record: Record) -> AddPages:
    """What `RoomServer` takes as its pages.

    Args:
        settings: the theme of the screens, which the pages around them take over.
        record: what the pages read.
    """

    def add(app: web.Application, server: RoomServer) -> None:
        def full_for(request: web.Request, own: bool) -> web.Response | None:
            return full() if server.is_full_for(request, own=own) else None

        room = Room(
            record=record,
            session_id=server.session_id,
            doorkeeper=server.doorkeeper,
            cookies=cookies,
            theme=settings.theme if settings.theme in NAMES else DEFAULT,
            full=full_for,
        )
        pages.add_to(app, room)

    return add
