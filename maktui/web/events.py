"""Server-sent events of the plain live page: what changed, and when a seat is no longer there."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from aiohttp import web

from maktui.web.edition import Edition, Newsroom
from maktui.web.passes import Pass
from maktui.web.room import Room, seat_of
from models.codes import Seat

__all__ = ["Stream"]

STILL = 15.0
"""Seconds without news after which a sign of life goes out: else a phone that left is never noticed."""

PATIENCE = 20.0
"""Seconds in which a reader must take what is sent; a page that comes back gets the whole."""

PER_SEAT = 4
IN_ALL = 2000

MAY = b"event: acts\ndata: now\n\n"
"""This seat may do something else than before; the page asks what."""

MAY_SOON = b"event: acts\ndata: soon\n\n"
"""The same for everyone at the table; not all of them at once."""

GONE = b"event: gone\ndata: \n\n"
ALIVE = b": \n\n"


class Stream:
    """The route that readers listen to."""

    def __init__(self, room: Room, newsroom: Newsroom, *, still: float = STILL) -> None:
        self._room = room
        self._newsroom = newsroom
        self._still = still
        self._open: Counter[int] = Counter()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """GET /lees/stroom: `?na=` or the browser's own header say which issue it shows."""
        seat = seat_of(request)
        if seat is None:
            raise web.HTTPUnauthorized
        if self._open[seat.web_seat_id] >= PER_SEAT or self._open.total() >= IN_ALL:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "30"})
        answer = web.StreamResponse(
            headers={
                "Content-Type": "text/event-stream; charset=utf-8",
                "Cache-Control": "no-store",
                "X-Accel-Buffering": "no",
            }
        )
        seen = request.headers.get("Last-Event-ID") or request.query.get("na", "")
        edition = self._newsroom.edition(seat.seat)
        with self._one_more(seat, edition):
            await answer.prepare(request)
            try:
                await self._tell(request, answer, seat, edition, seen)
            except (ConnectionError, TimeoutError):
                if request.transport is not None:
                    request.transport.abort()
        return answer

    @contextmanager
    def _one_more(self, seat: Pass, edition: Edition) -> Iterator[None]:
        self._open[seat.web_seat_id] += 1
        edition.readers += 1
        try:
            yield
        finally:
            edition.readers -= 1
            self._open[seat.web_seat_id] -= 1
            if not self._open[seat.web_seat_id]:
                del self._open[seat.web_seat_id]

    async def _tell(
        self, request: web.Request, answer: web.StreamResponse, seat: Pass, edition: Edition, seen: str
    ) -> None:
        known, looked = seat, self._newsroom.seats_moved
        acts = self._newsroom.acts_moved
        await _send(answer, b"retry: 2000\n\n")
        issue = await edition.current()
        while not self._newsroom.is_closed:
            await _send(answer, issue.for_reader(seen))
            seen = issue.id
            has_news = (
                edition.issue is not issue
                or looked != self._newsroom.seats_moved
                or acts != self._newsroom.acts_moved
            )
            is_still = not has_news and not await self._newsroom.news(self._still)
            if is_still:
                await _send(answer, ALIVE)
            if is_still or looked != self._newsroom.seats_moved:
                looked = self._newsroom.seats_moved
                now = await self._room.doorkeeper.admit(self._room.cookies.token_of(request))
                if now is None or now.web_seat_id != seat.web_seat_id:
                    await _send(answer, GONE)
                    return
                if now != known:
                    known = now
                    await _send(answer, MAY)
            if acts != self._newsroom.acts_moved:
                acts = self._newsroom.acts_moved
                if known.seat is Seat.PARTICIPANT and known.is_confirmed:
                    await _send(answer, MAY_SOON)
            issue = edition.issue or issue


async def _send(answer: web.StreamResponse, data: bytes) -> None:
    if data:
        async with asyncio.timeout(PATIENCE):
            await answer.write(data)
