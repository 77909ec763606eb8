"""The server of a session's room: textual-serve's, with own routes, seats and apps."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NoReturn

import textual_serve.server
from aiohttp import web

from maktui.settings import Settings
from maktui.web.addresses import PUBLIC_URL, address_of
from maktui.web.caps import Full, Limits, Sockets, Tries, usual_limits
from maktui.web.guard import SEAT, TOKEN, guards, set_headers
from maktui.web.house import House
from maktui.web.notices import full
from maktui.web.passes import Doorkeeper
from maktui.web.sockets import GOODBYE, OpenShow, asked_size, attend
from maktui.web.stopping import stop_for_sure
from maktui.web.watch import Watch
from models.views.change import Change

__all__ = ["AddPages", "RoomServer"]

UNHEARD = logging.Logger("maktui.web.unheard", logging.CRITICAL)
"""For what is no HTTP at all: anyone may send that, and nobody's address belongs in our log."""

FORM = 64 * 1024
"""Bytes in a form."""

STOPPING = 2.5
"""Seconds for all apps to end when the server stops."""

AddPages = Callable[[web.Application, "RoomServer"], None]
"""Hangs pages, forms and downloads in the app of a server, before the files of textual-serve."""


class RoomServer(textual_serve.server.Server):
    """Lets people into one session.

    Args:
        settings: what every app goes by; the record is up to date.
        doorkeeper: knows who has a seat.
        session_id: the session.
        host: the address to listen at; loopback unless told.
        port: 0 for any that is free.
        public_url: the address of the proxy in front, with its scheme.
        add_pages: what else there is, besides sockets and textual-serve's files.
        limits: the most of everything.
        moves: tells what moves in the record, also when only drafts may have: then apps
            need not feel its pulse themselves, and a seat that is taken away ends at once.
    """

    def __init__(
        self,
        settings: Settings,
        doorkeeper: Doorkeeper,
        *,
        session_id: int,
        host: str = "127.0.0.1",
        port: int = 8000,
        public_url: str | None = None,
        add_pages: AddPages | None = None,
        limits: Limits | None = None,
        moves: Callable[[], AsyncIterator[tuple[Change, ...]]] | None = None,
    ) -> None:
        super().__init__("maktui", host=host, port=port, title="maktui", public_url=public_url)
        self.settings = settings
        self.doorkeeper = doorkeeper
        self.session_id = session_id
        self.limits = limits or usual_limits(is_public=public_url is not None)
        self.sockets = Sockets(self.limits)
        self.house = House(settings, session_id, self.limits, tells_moves=moves is not None)
        self._behind_proxy = public_url is not None
        self._add_pages = add_pages
        self._when_seat_closes: list[Callable[[int], None]] = []
        self._watch = Watch(doorkeeper, self.close_seat, moves, self.house.moved)
        self._runner: web.AppRunner | None = None
        self._stopped = asyncio.Event()

    # Start and stop --------------------------------------------------------------------------

    async def start(self) -> None:
        """Begin to listen; `port` is the real one afterwards."""
        self.house.warm.start()
        self._runner = web.AppRunner(
            await self._make_app(),
            access_log=None,
            logger=UNHEARD,
            handle_signals=False,
            shutdown_timeout=GOODBYE,
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port).start()
        self.port = self._runner.addresses[0][1]
        self._watch.start()

    async def stop(self) -> None:
        """Say goodbye to everyone and leave no app behind; takes a few seconds at most."""
        self._watch.stop()
        await self.house.close(within=STOPPING)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def run(self, on_ready: Callable[["RoomServer"], object] | None = None) -> None:
        """Serve until SIGTERM or Ctrl-C; then it ends within five seconds, whatever hangs."""
        loop = asyncio.get_running_loop()
        stop_for_sure((signal.SIGTERM, signal.SIGINT), lambda: loop.call_soon_threadsafe(self.request_exit))
        try:
            await self.start()
            if on_ready is not None:
                on_ready(self)
            await self._stopped.wait()
        finally:
            await self.stop()

    def serve(self, debug: bool = False) -> NoReturn:
        """Not this way: there is no debug mode, and `run` needs a loop of its own."""
        raise NotImplementedError("use run()")

    def request_exit(self) -> None:
        """Stop soon."""
        self._stopped.set()

    def close_seat(self, web_seat_id: int) -> None:
        """A seat was taken away: what it has open closes now."""
        self.house.close_seat(web_seat_id)
        for told in self._when_seat_closes:
            told(web_seat_id)

    def when_seat_closes(self, told: Callable[[int], None]) -> None:
        """Have `told` hear of every seat that is taken away, to end what else it has open."""
        self._when_seat_closes.append(told)

    # Routes ----------------------------------------------------------------------------------

    async def _make_app(self) -> web.Application:
        app = web.Application(
            middlewares=guards(self.doorkeeper, self.session_id, Tries(self.limits)),
            client_max_size=FORM,
        )
        app[PUBLIC_URL] = self.public_url if self._behind_proxy else ""
        if self._add_pages is not None:
            self._add_pages(app, self)
        app.add_routes(
            [
                web.get("/ws/podium", self.handle_websocket),
                web.get("/ws/plek", self.handle_own),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_response_prepare.append(set_headers)
        return app

    def is_full_for(self, request: web.Request, *, own: bool = False) -> bool:
        """Whether the page of this request could not open its socket: show `notices.full` instead."""
        seat = request[SEAT]
        try:
            self.sockets.check(seat.web_seat_id, address_of(request))
        except Full:
            return True
        return own and not self.house.has_room(seat)

    # Sockets ---------------------------------------------------------------------------------

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The stage."""
        return await self._attended(request, self.house.stage)

    async def handle_own(self, request: web.Request) -> web.WebSocketResponse:
        """The app of one's own."""
        return await self._attended(request, self.house.own)

    async def _attended(self, request: web.Request, opened: OpenShow) -> web.WebSocketResponse:
        seat = request[SEAT]
        with self.attending(request):
            try:
                show = await opened(seat, *asked_size(request))
            except Full:
                raise full() from None
            return await attend(request, seat, show, self.house)

    @contextmanager
    def attending(self, request: web.Request) -> Iterator[None]:
        """For as long as a seat has something open: it counts, and the seat is looked after.

        Raises:
            HTTPServiceUnavailable: there is no room for one more.
        """
        seat = request[SEAT]
        with ExitStack() as stack:
            try:
                stack.enter_context(self.sockets.one_more(seat.web_seat_id, address_of(request)))
            except Full:
                raise full() from None
            stack.enter_context(self._watch.watched(request[TOKEN], seat.web_seat_id))
            yield
