"""A stranger gets nowhere: no seat, a seat of elsewhere, another page, another name, guessing."""

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from maktui.web import cookies
from maktui.web.caps import Limits
from maktui.web.guard import SEAT
from maktui.web.server import RoomServer
from models.errors import Refused
from tests.web.room import CODE, Room, room

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAGES = ("/podium", "/plek", "/lees", "/verslag.md")
SOCKETS = ("/ws/podium", "/ws/plek")
OTHERS = ("/lees/stroom", "/download/x", "/nergens/hier")


def add_pages(app: web.Application, server: RoomServer) -> None:
    """Something behind each of the addresses, as the real pages will be."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=request[SEAT].name)

    async def start(request: web.Request) -> web.Response:
        return web.Response(text="Doe mee")

    async def join(request: web.Request) -> web.Response:
        form = await request.post()
        try:
            admitted = await server.doorkeeper.join(str(form.get("code")), str(form.get("name")))
        except Refused:
            return web.Response(text="Die code klopt niet.", status=HTTPStatus.FORBIDDEN)
        answer = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/podium"})
        cookies.give(request, answer, admitted.token)
        return answer

    async def gone(_: web.Request) -> web.Response:
        raise ConnectionResetError("Connection lost")

    async def fails(_: web.Request) -> web.Response:
        raise ValueError("geheim")

    app.add_routes(
        [
            web.get("/", start),
            web.post("/j", join),
            web.get("/j/{code}", start),
            web.post("/l/{secret}", join),
            web.get("/stuk", fails),
            web.get("/weg", gone),
            *(web.get(path, page) for path in (*PAGES, "/lees/stroom")),
            web.post("/lees/ik-ben-er", page),
        ]
    )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    async with room(tmp_path_factory.mktemp("guard"), add_pages=add_pages) as one:
        yield one


@pytest.mark.parametrize("path", [*PAGES, *SOCKETS, *OTHERS])
@pytest.mark.parametrize("token", ["", "secret-999", "secret-1x", "../..", "a" * 4000])
async def test_without_a_seat_there_is_nothing(served: Room, path: str, token: str) -> None:
    """No cookie, an expired, revoked or tampered one: to the start, or refused; and no app starts."""
    served.door.seat()
    expected = HTTPStatus.SEE_OTHER if path in PAGES else HTTPStatus.UNAUTHORIZED
    assert await served.status(path, token) == expected
    assert served.server.house.shows == ()


async def test_a_seat_of_another_session_is_none(served: Room) -> None:
    token = served.door.seat(session_id=served.door.session_id + 1)
    assert await served.status("/lees", token) == HTTPStatus.SEE_OTHER
    assert await served.status("/ws/podium", token) == HTTPStatus.UNAUTHORIZED


async def test_a_seat_gone_is_gone_at_once(served: Room) -> None:
    token = served.door.seat()
    assert await served.status("/lees", token) == HTTPStatus.OK
    del served.door.seats[token]
    assert await served.status("/lees", token) == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("path", ["/", "/j/ABCD", "/static/js/textual.js"])
async def test_who_has_no_seat_finds_where_to_join(served: Room, path: str) -> None:
    assert await served.status(path) == HTTPStatus.OK


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", "file://"]
)
async def test_another_page_can_do_nothing(served: Room, origin: str) -> None:
    token = served.door.seat()
    for path in SOCKETS:
        assert await served.status(path, token, Origin=origin) == HTTPStatus.FORBIDDEN
    assert await served.status("/lees/ik-ben-er", token, "POST", Origin=origin) == HTTPStatus.FORBIDDEN
    assert await served.status("/lees", token, Origin=origin) == HTTPStatus.FORBIDDEN


async def test_what_acts_must_say_which_page_it_comes_from(served: Room) -> None:
    token = served.door.seat()
    headers = {"Cookie": f"maktui={token}"}
    for method, path in (("POST", "/lees/ik-ben-er"), ("GET", "/ws/podium")):
        async with served.client.request(method, served.url + path, headers=headers) as answer:
            assert answer.status == HTTPStatus.FORBIDDEN
    assert await served.status("/lees/ik-ben-er", token, "POST") == HTTPStatus.OK


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:1", "evil.example:{port}", "10.0.0.1:{port}", "@", ""]
)
async def test_another_name_for_us_is_refused(served: Room, host: str) -> None:
    """DNS rebinding: a stranger's name that leads here."""
    host = host.format(port=served.server.port)
    token = served.door.seat()
    for path in ("/", "/lees", "/ws/podium", "/static/js/textual.js"):
        status = await served.status(path, token, Host=host, Origin=f"http://{host}")
        assert status == HTTPStatus.FORBIDDEN


async def test_a_cookie_is_for_us_alone(served: Room) -> None:
    form = {"code": CODE, "name": "Bo"}
    async with served.client.post(
        f"{served.url}/j", data=form, headers=served.headers(), allow_redirects=False
    ) as answer:
        assert answer.status == HTTPStatus.SEE_OTHER
        cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("maktui=")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Strict", "Path=/"))


async def test_codes_cannot_be_guessed(served: Room) -> None:
    """Five tries a minute from an address, right ones not counted; then the right code is no help."""
    assert await _join(served, CODE, "Ama") == HTTPStatus.SEE_OTHER
    statuses = [await _join(served, f"WRONG{number}", "Eve") for number in range(6)]
    assert statuses == [HTTPStatus.FORBIDDEN] * 5 + [HTTPStatus.TOO_MANY_REQUESTS]
    assert await _join(served, CODE, "Eve") == HTTPStatus.TOO_MANY_REQUESTS
    assert await served.status("/l/guess", method="POST") == HTTPStatus.TOO_MANY_REQUESTS


async def _join(served: Room, code: str, name: str) -> int:
    async with served.client.post(
        f"{served.url}/j",
        data={"code": code, "name": name},
        headers=served.headers(),
        allow_redirects=False,
    ) as answer:
        return answer.status


@pytest.mark.parametrize(
    ("path", "seated"), [("/", False), ("/lees", True), ("/static/js/textual.js", False), ("/nergens", True)]
)
async def test_every_answer_carries_the_headers(served: Room, path: str, seated: bool) -> None:
    token = served.door.seat() if seated else ""
    async with served.client.get(served.url + path, headers=served.headers(token)) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert f"connect-src 'self' ws://127.0.0.1:{served.server.port};" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "Cross-Origin-Opener-Policy" not in answer.headers  # a browser logs an error over plain http
        assert "Server" not in answer.headers
        assert ("no-store" in answer.headers.get("Cache-Control", "")) is not path.startswith("/static")


@pytest.mark.parametrize(
    "path", ["/static/", "/static/js/", "/static/../server.py", "/static/%2e%2e/server.py"]
)
async def test_files_are_not_listed_and_lead_nowhere_else(served: Room, path: str) -> None:
    async with served.client.get(served.url + path, headers=served.headers(served.door.seat())) as answer:
        assert answer.status in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.SEE_OTHER)
        assert "textual.js" not in await answer.text()


async def test_no_secret_is_in_a_log(
    served: Room, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("INFO")
    token = served.door.seat()
    for path in ("/lees", "/l/one-time-secret", "/j/K3XW7Q2M", "/nergens", "/stuk"):
        await served.status(path, token)
    said = caplog.text + "".join(capfd.readouterr())
    assert "a route failed" in said
    for secret in (token, "one-time-secret", "K3XW7Q2M"):
        assert secret not in said


async def test_who_leaves_before_the_answer_is_no_error(
    served: Room, caplog: pytest.LogCaptureFixture
) -> None:
    await served.status("/weg", served.door.seat())
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize(
    "sent",
    [b"\x16\x03\x01\x02\x00", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"],
)
async def test_what_is_no_request_leaves_no_traceback(
    served: Room, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.server.port)
    writer.write(sent)
    assert b" 200 " not in await reader.read()
    writer.close()
    await writer.wait_closed()
    assert not [record for record in caplog.records if record.exc_info]
    assert await served.status("/") == HTTPStatus.OK


async def test_behind_a_proxy_its_name_counts_and_the_cookie_is_for_https(tmp_path: Path) -> None:
    async with room(
        tmp_path, Limits(tries_per_address=1), add_pages, public_url="https://mak.example.nl"
    ) as served:
        public = {"Host": "mak.example.nl", "Origin": "https://mak.example.nl"}
        token = served.door.seat()
        secure = {**public, "Cookie": f"__Host-maktui={token}"}
        assert await served.status("/lees", **secure) == HTTPStatus.OK
        assert await served.status("/lees", token, **public) == HTTPStatus.SEE_OTHER
        assert await served.status("/ws/podium", **{**secure, "Origin": "http://mak.example.nl"}) == 403
        for address in ("192.0.2.1", "192.0.2.2"):  # each has tries of its own
            headers = {**public, "X-Forwarded-For": f"6.6.6.6, {address}"}
            assert await served.status("/j", method="POST", **headers) == HTTPStatus.FORBIDDEN
            assert await served.status("/j", method="POST", **headers) == HTTPStatus.TOO_MANY_REQUESTS
        async with served.client.post(
            f"{served.url}/j",
            data={"code": CODE, "name": "Bo"},
            headers={**public, "X-Forwarded-For": "192.0.2.9"},
            allow_redirects=False,
        ) as answer:
            assert answer.headers["Set-Cookie"].startswith("__Host-maktui=")
            assert "Secure" in answer.headers["Set-Cookie"]
            assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
