"""The pages on a record, behind a guard that knows seats by their cookie."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

import textual_serve.server
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestClient, TestServer

from maktui.playing import Evening
from maktui.web.doorkeeper import DeskDoorkeeper
from maktui.web.guard import SEAT
from maktui.web.pages import add_to
from maktui.web.room import Room
from models.admission import WebSeatView
from models.codes import Seat
from models.desk import Desk
from models.outbox import Typed
from models.rights import Actor
from models.scribe import Scribe
from tests.prepared import EVENING, Prepared

__all__ = ["COOKIE", "Pages", "pages"]

COOKIE = "maktui"
STATIC = Path(textual_serve.server.__file__).parent / "static"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Cookies:
    def token_of(self, request: web.Request) -> str:
        return request.cookies.get(COOKIE, "")

    def give(self, request: web.Request, response: web.StreamResponse, token: str) -> None:
        response.set_cookie(COOKIE, token, httponly=True, samesite="Strict")

    def take_away(self, request: web.Request, response: web.StreamResponse) -> None:
        response.del_cookie(COOKIE)


@dataclass
class Pages:
    """A running room: its record, its door and its address."""

    record: Prepared
    evening: Evening
    tokens: dict[str, str]
    """Cookies, by the name of a seat."""
    server: BaseTestServer

    @property
    def url(self) -> str:
        return str(self.server.make_url("")).rstrip("/")

    @asynccontextmanager
    async def browser(self, seat: str = "") -> AsyncIterator[TestClient[Any, Any]]:
        """Someone at this seat, or a stranger."""
        client = TestClient[Any, Any](self.server, cookies={COOKIE: self.tokens[seat]} if seat else None)
        try:
            yield client
        finally:
            await client.session.close()

    @property
    def code(self) -> str:
        """What one joins with."""
        return self.record.organiser.read.door(session_id=self.record.session_id).code

    def seats(self) -> tuple[WebSeatView, ...]:
        return self.record.organiser.read.web_seats(session_id=self.record.session_id)

    def invite(self, seat: Seat) -> str:
        """The secret of a fresh link."""
        return self.record.organiser.door.invite(session_id=self.record.session_id, seat=seat).secret

    def lead(self) -> Desk:
        """The gespreksleider's desk, in the terminal."""
        actor = Actor(seat=Seat.FACILITATOR, name="Samira Haddad", session_id=self.record.session_id)
        return self.record.desk(actor)

    def go_to(self, title: str) -> None:
        """The gespreksleider goes to this agenda item."""
        session_id, desk = self.record.session_id, self.lead()
        (item,) = (one for one in desk.read.agenda(session_id=session_id) if one.title == title)
        running = desk.read.session(session_id=session_id).running_item_id
        desk.session.go_to(session_id=session_id, item_id=item.id, seen_item_id=running)

    def revoke(self, name: str) -> None:
        """Send this person's seat out."""
        (found,) = (one for one in self.seats() if one.name == name)
        self.lead().door.revoke(web_seat_ids=[found.id])

    def confirm(self, name: str) -> None:
        """Someone knows this person."""
        (found,) = (one for one in self.seats() if one.name == name)
        self.lead().door.confirm(web_seat_ids=[found.id])

    def keep(self, text: str, author: str = "Joost Wiering") -> None:
        """A reporter keeps a line at the running item."""
        actor = Actor(seat=Seat.REPORTER, name=author, initials="JW", session_id=self.record.session_id)
        desk = self.record.desk(actor)
        running = desk.read.session(session_id=self.record.session_id).running_item_id
        Scribe(desk, self.record.session_id).take(Typed(token_hex(8), text, running or 0, self.record.now))


@asynccontextmanager
async def pages(
    folder: Path, *, until: float | None = 60, sockets: Handler | None = None, **more: Any
) -> AsyncIterator[Pages]:
    """The room with the example evening played for this many minutes; `sockets` answers /ws/..."""
    record = Prepared(folder, example=True)
    evening = Evening(record.store, record.session_id, EVENING)
    if until is not None:
        evening.play(EVENING + timedelta(minutes=until))
    record.now = evening.now
    doorkeeper = DeskDoorkeeper(record)
    tokens = let_in(record)

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        seat = await doorkeeper.admit(request.cookies.get(COOKIE, ""))
        if seat is not None:
            request[SEAT] = seat
        return await handler(request)

    async def headers(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = POLICY

    app = web.Application(middlewares=[guard])
    app.on_response_prepare.append(headers)
    room = Room(
        record=record,
        session_id=record.session_id,
        doorkeeper=doorkeeper,
        cookies=Cookies(),
        clock=lambda: record.now,
        **more,
    )
    add_to(app, room)
    if sockets is not None:
        app.add_routes([web.get("/ws/{where}", sockets)])
    app.add_routes([web.static("/static", STATIC)])
    async with TestServer(app) as server:
        yield Pages(record, evening, tokens, server)
    record.close()


def let_in(record: Prepared) -> dict[str, str]:
    """A seat of each sort; Piet joined with the code and nobody confirmed him yet."""
    door = record.organiser.door
    code = door.open(session_id=record.session_id).code
    tokens = {"piet": door.join(code=code, name="Piet Onbekend").token}
    for name, seat, who in SEATS:
        secret = door.invite(session_id=record.session_id, seat=seat).secret
        tokens[name] = door.redeem(secret=secret, name=who).token
    return tokens


SEATS = (
    ("wall", Seat.ROOM, ""),
    ("reporter", Seat.REPORTER, "Joost Wiering"),
    ("lead", Seat.FACILITATOR, "Samira Haddad"),
)
