"""The pages on a record, behind a guard that knows seats by a cookie; a fake doorkeeper lets in."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from types import SimpleNamespace

import textual_serve.server
from aiohttp import ClientSession, CookieJar, web
from aiohttp.test_utils import TestClient, TestServer

from maktui.playing import Evening
from maktui.web.pages import add_to
from maktui.web.passes import Admission, Pass
from maktui.web.room import Room
from models.codes import Seat
from models.errors import InvalidInput, Problem
from models.outbox import Typed
from models.rights import Actor
from models.scribe import Scribe
from tests.prepared import EVENING, Prepared

__all__ = ["COOKIE", "FakeDoor", "Pages", "a_seat", "pages"]

COOKIE = "maktui"
STATIC = Path(textual_serve.server.__file__).parent / "static"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def a_seat(number: int, seat: Seat, name: str, session_id: int, **changes: object) -> Pass:
    made = Pass(web_seat_id=number, session_id=session_id, seat=seat, name=name, is_confirmed=True)
    return replace(made, **changes)


@dataclass
class FakeDoor:
    """Seats by their secret; refuses when told to."""

    session_id: int
    seats: dict[str, Pass] = field(default_factory=dict)
    refusal: Exception | None = None
    did: list[tuple[str, int]] = field(default_factory=list)

    async def admit(self, token: str) -> Pass | None:
        return self.seats.get(token)

    async def join(self, code: str, name: str) -> Admission:
        if not name.strip():
            raise InvalidInput({"name": Problem.EMPTY})
        return self._seated(Seat.PARTICIPANT, name)

    async def redeem(self, secret: str, name: str = "") -> Admission:
        return self._seated(Seat.REPORTER, name or "Joost Wiering")

    def _seated(self, seat: Seat, name: str) -> Admission:
        if self.refusal is not None:
            raise self.refusal
        number = 100 + len(self.seats)
        token = f"token-{number}"
        self.seats[token] = a_seat(number, seat, name, self.session_id)
        return Admission(self.seats[token], token)

    async def leave(self, seat: Pass) -> None:
        self.seats = {token: one for token, one in self.seats.items() if one != seat}

    def of(self, seat: Pass) -> SimpleNamespace:
        """What a seat does itself."""

        def do(what: str) -> Callable[[], None]:
            def done() -> None:
                if self.refusal is not None:
                    raise self.refusal
                self.did.append((what, seat.web_seat_id))

            return done

        return SimpleNamespace(say_here=do("hier"), endorse=do("waarden"))


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
    door: FakeDoor
    server: TestServer

    @property
    def url(self) -> str:
        return str(self.server.make_url("")).rstrip("/")

    @asynccontextmanager
    async def browser(self, token: str = "") -> AsyncIterator[TestClient[web.Request, web.Application]]:
        jar = CookieJar(unsafe=True)
        if token:
            jar.update_cookies({COOKIE: token}, self.server.make_url("/"))
        async with ClientSession(cookie_jar=jar) as session:
            client = TestClient(self.server)
            await client.session.close()
            client._session = session
            yield client

    def keep(self, text: str, author: str = "Joost Wiering") -> None:
        """A reporter keeps a line at the running item."""
        actor = Actor(seat=Seat.REPORTER, name=author, initials="JW", session_id=self.record.session_id)
        desk = self.record.desk(actor)
        running = desk.read.session(session_id=self.record.session_id).running_item_id
        Scribe(desk, self.record.session_id).take(Typed(token_hex(8), text, running or 0, self.record.now))


@asynccontextmanager
async def pages(
    folder: Path, *, until: float | None = 60, sockets: Handler | None = None
) -> AsyncIterator[Pages]:
    """The room with the example evening played for this many minutes; `sockets` answers /ws/..."""
    record = Prepared(folder, example=True)
    evening = Evening(record.store, record.session_id, EVENING)
    if until is not None:
        evening.play(EVENING + timedelta(minutes=until))
    record.now = evening.now
    door = FakeDoor(record.session_id)
    for number, (token, seat, name) in enumerate(SEATS, start=1):
        door.seats[token] = a_seat(number, seat, name, record.session_id)

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        seat = await door.admit(request.cookies.get(COOKIE, ""))
        if seat is not None:
            request["seat"] = seat
        return await handler(request)

    async def headers(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = POLICY

    app = web.Application(middlewares=[guard])
    app.on_response_prepare.append(headers)
    room = Room(
        record=record,
        session_id=record.session_id,
        doorkeeper=door,
        cookies=Cookies(),
        door=door.of,
        clock=lambda: record.now,
    )
    add_to(app, room)
    if sockets is not None:
        app.add_routes([web.get("/ws/{where}", sockets)])
    app.add_routes([web.static("/static", STATIC)])
    async with TestServer(app) as server:
        yield Pages(record, evening, door, server)
    record.close()


SEATS = (
    ("noor", Seat.PARTICIPANT, "Noor Jansen"),
    ("wand", Seat.ROOM, "Wand"),
    ("joost", Seat.REPORTER, "Joost Wiering"),
    ("lead", Seat.FACILITATOR, "Samira Haddad"),
)
