"""A room to test in: the example session served on a free port, a door that a test turns, and browsers."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pyte

from maktui.record import Record
from maktui.settings import Settings
from maktui.web.caps import Limits
from maktui.web.doorkeeper import pass_of
from maktui.web.passes import Admission, Pass
from maktui.web.server import AddPages, RoomServer
from models.codes import Seat
from models.errors import Refusal, Refused
from models.store import Store
from models.zone import utc_now
from tests.table import Table

__all__ = ["CODE", "Browser", "FakeDoor", "Room", "is_running", "plain_text", "room", "settings_for", "until"]

CODE = "K3XW7Q2M"
SIZE = (120, 36)
WAIT = 20.0
"""Seconds to wait for what must come; a busy machine is slow."""

ESCAPES = re.compile(rb"\x1b\[[0-9;?$]*[A-Za-z]")


class FakeDoor:
    """Knows who has a seat, as a test says; the seats stand in the record, for apps to sit on."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.session_id = table.session_id
        self.seats: dict[str, Pass] = {}
        self.asked = 0

    def seat(self, seat: Seat = Seat.PARTICIPANT, name: str = "Ama Boateng", **values: Any) -> str:
        """A seat; the secret of its cookie."""
        door = self.table.organiser.door
        secret = door.invite(session_id=self.session_id, seat=seat).secret
        taken = door.redeem(secret=secret, name=name)
        self.seats[taken.token] = replace(pass_of(taken.web_seat), **values)
        return taken.token

    async def admit(self, token: str) -> Pass | None:
        self.asked += 1
        return self.seats.get(token)

    async def join(self, code: str, name: str) -> Admission:
        if code != CODE:
            raise Refused(Refusal.SEAT, "door")
        token = self.seat(name=name)
        return Admission(self.seats[token], token)

    async def redeem(self, secret: str, name: str = "") -> Admission:
        raise Refused(Refusal.SEAT, secret)

    async def offered(self, secret: str) -> Pass:
        raise Refused(Refusal.SEAT, secret)

    async def leave(self, seat: Pass) -> None:
        self.seats = {token: one for token, one in self.seats.items() if one != seat}


async def until(is_so: Callable[[], object], within: float = WAIT) -> None:
    """Wait for what another process does, and nobody tells."""
    async with asyncio.timeout(within):
        while not is_so():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def is_running(pid: int) -> bool:
    """Whether this process is there, and not only waits to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def plain_text(painted: bytes | bytearray) -> str:
    """What was painted, without where and in which colour."""
    return ESCAPES.sub(b"", painted).decode(errors="replace")


class Browser:
    """One browser's socket, and the terminal behind it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, size: tuple[int, int]) -> None:
        self.socket = socket
        self.terminal = pyte.Screen(*size)
        self.painted = bytearray()
        self.said: list[Any] = []
        self._stream = pyte.ByteStream(self.terminal)
        self._fed = 0

    @property
    def screen(self) -> str:
        """What its terminal shows now."""
        self._stream.feed(bytes(self.painted[self._fed :]))
        self._fed = len(self.painted)
        return "\n".join(line.rstrip() for line in self.terminal.display)

    async def sees(self, *words: str, within: float = WAIT) -> None:
        """Wait until all these words were painted since the last time."""
        looked = bytearray()
        try:
            async with asyncio.timeout(within):
                while not all(one in plain_text(looked) for one in words):
                    looked += await self._next()
        except TimeoutError:
            raise AssertionError(f"not there after {within:.0f} s: {words} in\n{self.screen}") from None

    async def shows(self, words: str, within: float = WAIT) -> None:
        """Wait until this stands on its terminal."""
        try:
            async with asyncio.timeout(within):
                while words not in self.screen:
                    await self._next()
        except TimeoutError:
            raise AssertionError(f"not there after {within:.0f} s: {words} in\n{self.screen}") from None

    async def _next(self) -> bytes:
        frame = await self.socket.receive()
        if frame.type is aiohttp.WSMsgType.BINARY:
            self.painted += frame.data
            return bytes(frame.data)
        if frame.type is aiohttp.WSMsgType.TEXT:
            self.said.append(json.loads(frame.data))
            return b""
        raise ConnectionError(f"closed with {self.socket.close_code}")

    async def quiet(self) -> None:
        """Take in all that is under way."""
        try:
            while True:
                async with asyncio.timeout(0.3):
                    await self._next()
        except TimeoutError:
            pass

    async def closed(self, within: float = WAIT) -> int | None:
        """Wait until the server closes; its close code."""
        async with asyncio.timeout(within):
            while not self.socket.closed:
                try:
                    await self._next()
                except ConnectionError:
                    break
        return self.socket.close_code

    async def say(self, *envelope: Any) -> None:
        await self.socket.send_str(json.dumps(envelope))

    async def type(self, text: str) -> None:
        await self.say("stdin", text)


class Room:
    """A served session."""

    def __init__(
        self, table: Table, server: RoomServer, door: FakeDoor, client: aiohttp.ClientSession
    ) -> None:
        self.table = table
        self.server = server
        self.door = door
        self.client = client

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def headers(self, token: str = "", **given: str) -> dict[str, str]:
        headers = {"Origin": self.url, **given}
        if token:
            headers["Cookie"] = f"maktui={token}"
        return headers

    @asynccontextmanager
    async def browser(
        self, token: str, path: str = "/ws/podium", size: tuple[int, int] = SIZE
    ) -> AsyncIterator[Browser]:
        url = f"{self.url}{path}?width={size[0]}&height={size[1]}"
        async with self.client.ws_connect(url, headers=self.headers(token), max_msg_size=0) as socket:
            yield Browser(socket, size)

    async def status(self, path: str, token: str = "", method: str = "GET", **given: str) -> int:
        """What a request is answered with."""
        async with self.client.request(
            method, f"{self.url}{path}", headers=self.headers(token, **given), allow_redirects=False
        ) as answer:
            await answer.read()
            return answer.status

    @property
    def pids(self) -> list[int]:
        """The processes of the apps."""
        return [show.app.pid for show in self.server.house.shows if show.app and show.app.pid]

    def change(self, text: str = "Een vast gezicht per jongere") -> None:
        """Someone in the room keeps a line."""
        self.table.now = utc_now()
        self.table.keep(self.table.sit(Seat.REPORTER), text)


def settings_for(folder: Path) -> Settings:
    """With the record and all that a server keeps in this folder."""
    return Settings(
        db_url=f"sqlite:///{folder / 'record.sqlite'}",
        language="nl",
        theme="",
        name="",
        data_dir=folder,
        config_file=folder / "config.toml",
    )


@asynccontextmanager
async def room(
    folder: Path, limits: Limits | None = None, add_pages: AddPages | None = None, **options: Any
) -> AsyncIterator[Room]:
    """The example session, opened ten minutes ago and served."""
    store = Store.at(folder / "record.sqlite")
    store.prepare()
    table = Table(store, utc_now() - timedelta(minutes=10))
    table.opened()
    door = FakeDoor(table)
    server = RoomServer(
        settings_for(folder),
        door,
        session_id=table.session_id,
        port=0,
        limits=limits,
        add_pages=add_pages,
        moves=Record(store, listens=True).feed,
        **options,
    )
    await server.start()
    try:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            yield Room(table, server, door, client)
    finally:
        await server.stop()
        store.close()
