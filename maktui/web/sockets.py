"""One browser's socket at an app: what it says goes to the app, what the app paints comes to it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import WSMsgType, web

from maktui.web.house import House
from maktui.web.messages import FRAME, Focus, Malformed, Message, Ping, Resize, Typed, Unsent, clamped, parse
from maktui.web.passes import Pass
from maktui.web.stage import Show
from maktui.web.viewer import Ending, Viewer

__all__ = ["GOODBYE", "OpenShow", "asked_size", "attend"]

HEARTBEAT = 15.0
"""Seconds between asking a browser whether it is there; one that isn't is let go of half as much later."""

GOODBYE = 1.0
"""Seconds for a browser to answer that its socket closes."""

OpenShow = Callable[[Pass, int, int], Awaitable[Show]]
"""Finds or starts what a seat looks at in a window of so many columns and rows."""


def asked_size(request: web.Request) -> tuple[int, int]:
    """The window's columns and rows, as far as they make sense."""
    return clamped(_number(request.query.get("width"), 100), _number(request.query.get("height"), 30))


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


async def attend(request: web.Request, seat: Pass, show: Show, house: House) -> web.WebSocketResponse:
    """Be there until one of both sides closes."""
    socket = web.WebSocketResponse(
        heartbeat=HEARTBEAT, timeout=GOODBYE, max_msg_size=FRAME, compress=False, autoclose=True
    )
    viewer = Viewer(socket, seat.web_seat_id, show.picture)
    show.join(viewer)
    sending: asyncio.Task[None] | None = None
    try:
        await socket.prepare(request)
        sending = asyncio.create_task(viewer.run())
        await _listen(socket, viewer, show)
    finally:
        show.leave(viewer)
        house.left(show)
        if sending is not None:
            await _let_go(viewer, sending)
    return socket


async def _let_go(viewer: Viewer, sending: asyncio.Task[None]) -> None:
    """A goodbye under way may take its time; anything else goes nowhere any more."""
    if viewer.is_ending:
        await asyncio.wait((sending,), timeout=GOODBYE)
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending


async def _listen(socket: web.WebSocketResponse, viewer: Viewer, show: Show) -> None:
    async for frame in socket:
        if viewer.is_ending:
            continue
        if frame.type is not WSMsgType.TEXT:
            viewer.end(Ending.MALFORMED)
            continue
        try:
            message = parse(frame.data)
        except Malformed:
            viewer.end(Ending.MALFORMED)
            continue
        if not _take(message, viewer, show):
            viewer.end(Ending.TOO_LONG)


def _take(message: Message, viewer: Viewer, show: Show) -> bool:
    """Whether what was said could be passed on."""
    match message:
        case Typed(data):
            return show.type(data)
        case Unsent(word, text):
            return show.bring(word, text)
        case Resize(width, height):
            show.resize(width, height)
        case Focus(is_there):
            show.focus(is_there)
        case Ping(data):
            viewer.say("pong", data)
    return True
