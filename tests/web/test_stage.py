"""One app, many who look: everyone has the same picture, whenever they came."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from models.codes import Seat
from tests.web.room import Browser, Room

pytestmark = pytest.mark.asyncio(loop_scope="module")

MANY = 50


async def test_fifty_see_one_app(served: Room) -> None:
    """Fifty browsers, one process; a change comes to each."""
    async with AsyncExitStack() as stack:
        browsers = await asyncio.gather(
            *(stack.enter_async_context(served.browser(served.door.seat())) for _ in range(MANY))
        )
        await asyncio.gather(*(one.sees("sessie 1 van 3") for one in browsers))
        assert len(served.server.house.shows) == 1
        served.change("Iedereen ziet dit")
        await asyncio.gather(*(one.sees("Iedereen ziet dit") for one in browsers))


async def test_who_comes_later_has_the_same_picture(served: Room) -> None:
    async with served.browser(served.door.seat()) as first:
        await first.sees("sessie 1 van 3")
        served.change("Dit was er al")
        await first.sees("Dit was er al")
        async with served.browser(served.door.seat()) as later:
            await later.sees("Dit was er al")
            await _same(first, later)


async def test_a_full_repaint_is_the_same_picture(served: Room) -> None:
    """After so many changes the server asks for a repaint; who comes then gets only that."""
    async with served.browser(served.door.seat()) as first:
        await first.sees("sessie 1 van 3")
        (show,) = (one for one in served.server.house.shows if one.viewers)
        served.change("Nog een regel")
        await first.sees("Nog een regel")
        await first.quiet()
        before = len(show.picture())
        show._ask_repaint()
        await first.sees("sessie 1 van 3")
        await first.quiet()
        assert len(show.picture()) < before
        async with served.browser(served.door.seat()) as later:
            await later.sees("sessie 1 van 3")
            await _same(first, later)


async def test_the_screen_in_the_room_is_a_stage_of_its_own(served: Room) -> None:
    async with (
        served.browser(served.door.seat(Seat.ROOM, "zaal"), size=(160, 45)) as wall,
        served.browser(served.door.seat()) as laptop,
    ):
        await wall.sees("sessie 1 van 3")
        await laptop.sees("sessie 1 van 3")
        stages = {(show.order.actor.seat, show.order.width) for show in served.server.house.shows}
        assert {(Seat.ROOM, 160), (Seat.PARTICIPANT, 120)} <= stages
        assert "? hulp" not in wall.screen + laptop.screen


async def test_nobody_types_on_a_stage(served: Room) -> None:
    async with served.browser(served.door.seat()) as one:
        await one.sees("sessie 1 van 3")
        await one.type("?\x11\r\x1b[<0;5;5M")
        await one.say("ping", 7)
        await one.quiet()
        served.change("Niets gebeurd")
        await one.sees("Niets gebeurd")
        assert ["pong", "7"] in one.said
        assert b"\x1b[?1003h" not in one.painted


async def _same(first: Browser, later: Browser) -> None:
    await first.quiet()
    await later.quiet()
    assert later.screen == first.screen
    assert "sessie 1 van 3" in later.screen
    assert later.terminal.buffer == first.terminal.buffer
