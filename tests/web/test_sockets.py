"""Too many, too much or nonsense: it costs whoever sends it that socket, and nobody else anything."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from http import HTTPStatus

import aiohttp
import pytest
import pytest_asyncio

from maktui.web.caps import Limits
from maktui.web.messages import FRAME
from maktui.web.viewer import Ending
from models.codes import Seat
from tests.web.room import WAIT, Room, room, until
from tests.web.test_said import MALFORMED

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMITS = Limits(sockets_per_seat=3, sockets_per_address=20, sockets=400, own_apps=2)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    async with room(tmp_path_factory.mktemp("sockets"), LIMITS) as one:
        yield one


async def _freed(served: Room, count: int = 0) -> None:
    """Wait until no more sockets than these are counted."""
    await until(lambda: served.server.sockets.count <= count)


async def test_a_fourth_window_of_a_seat_finds_it_full(served: Room) -> None:
    token = served.door.seat()
    async with AsyncExitStack() as stack:
        for _ in range(LIMITS.sockets_per_seat):
            await stack.enter_async_context(served.browser(token))
        async with served.client.get(f"{served.url}/ws/podium", headers=served.headers(token)) as answer:
            assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
            assert answer.headers["Retry-After"]
            assert "<h1>" in await answer.text()
        async with served.browser(served.door.seat()) as other:
            await other.sees("sessie 1 van 3")
    await _freed(served)
    async with served.browser(token) as again:
        await again.sees("sessie 1 van 3")


async def test_an_address_is_full_at_twenty(served: Room) -> None:
    await _freed(served)
    async with AsyncExitStack() as stack:
        for _ in range(LIMITS.sockets_per_address):
            await stack.enter_async_context(served.browser(served.door.seat()))
        assert await served.status("/ws/podium", served.door.seat()) == HTTPStatus.SERVICE_UNAVAILABLE
    await _freed(served)


async def test_there_are_no_more_own_apps_than_this_computer_can_have(served: Room) -> None:
    await _freed(served)
    async with AsyncExitStack() as stack:
        for _ in range(LIMITS.own_apps):
            token = served.door.seat(Seat.PARTICIPANT)
            await stack.enter_async_context(served.browser(token, "/ws/plek"))
        token = served.door.seat(Seat.PARTICIPANT)
        assert await served.status("/ws/plek", token) == HTTPStatus.SERVICE_UNAVAILABLE
    for seat in served.door.seats.values():
        served.server.close_seat(seat.web_seat_id)
    await _freed(served)


async def test_nonsense_closes_that_socket_and_leaves_no_traceback(
    served: Room, caplog: pytest.LogCaptureFixture
) -> None:
    await _freed(served)
    async with served.browser(served.door.seat()) as witness:
        await witness.sees("sessie 1 van 3")
        for text in MALFORMED:
            async with served.browser(served.door.seat()) as one:
                await one.socket.send_str(text)
                assert await one.closed() == Ending.MALFORMED
        async with served.browser(served.door.seat()) as one:
            await one.socket.send_bytes(b'["stdin","a"]')
            assert await one.closed() == Ending.MALFORMED
        served.change("De anderen merken er niets van")
        await witness.sees("De anderen merken er niets van")
    assert "Traceback" not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize("path", ["/ws/podium", "/ws/plek"])
async def test_a_frame_that_is_too_long_closes_that_socket(
    served: Room, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    await _freed(served)
    async with served.browser(served.door.seat(), path) as one:
        await one.sees("sessie 1 van 3")
        await one.socket.send_str(json.dumps(["stdin", "x" * FRAME]))
        assert await one.closed() == Ending.TOO_LONG
    assert not [record for record in caplog.records if record.exc_info]


async def test_a_window_of_any_size_gets_a_screen_of_some_size(served: Room) -> None:
    await _freed(served)
    token = served.door.seat()
    for width, height in ((-1, 0), (2000, 2000), (10**30, 1)):
        async with (
            served.browser(token, "/ws/plek", (width, height))
            if width < 0
            else served.client.ws_connect(
                f"{served.url}/ws/plek?width={width}&height={height}", headers=served.headers(token)
            ) as one
        ):
            socket = one if isinstance(one, aiohttp.ClientWebSocketResponse) else one.socket
            await socket.send_str(json.dumps(["resize", {"width": 3000, "height": 3000}]))
            frame = await socket.receive(timeout=WAIT)
            assert frame.type is aiohttp.WSMsgType.BINARY
    for show in served.server.house.shows:
        assert show.order.width <= 240
        assert show.order.height <= 100
        assert show._picture.height <= 100


async def test_nonsense_in_the_address_is_no_trouble(served: Room) -> None:
    await _freed(served)
    url = f"{served.url}/ws/podium?width=abc&height=%00"
    async with served.client.ws_connect(url, headers=served.headers(served.door.seat())) as socket:
        assert (await socket.receive(timeout=WAIT)).type is aiohttp.WSMsgType.BINARY
