"""Before any route: is this our name, our own page, someone with a seat; and after it: the headers."""

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Middleware

from maktui.web import addresses, cookies
from maktui.web.caps import Full, Tries
from maktui.web.notices import notice
from maktui.web.passes import Doorkeeper, Pass
from screens.language import _

__all__ = ["SEAT", "TOKEN", "UNTRIED", "guards", "set_headers"]

SEAT = web.RequestKey("seat", Pass)
"""Whose request this is; only with a seat."""

TOKEN = web.RequestKey("token", str)
"""The secret of that seat."""

UNTRIED = web.RequestKey("untried", bool)
"""Set by a form that was not filled in: nothing was tried with it."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

SAFE = frozenset({"GET", "HEAD"})

OPEN = ("/j/", "/l/", "/static/")
"""What needs no seat, besides / and /j."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self' {sockets}; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with that a browser says "Origin: null" when it sends our own forms. Nobody
    # else gets to see a page's address by this either.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

SECURE_HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}
"""Over plain http a browser takes no notice of these, and logs an error."""

log = logging.getLogger(__name__)


def guards(doorkeeper: Doorkeeper, session_id: int, tries: Tries) -> tuple[Middleware, ...]:
    """The guards in front of every route, in their order."""
    return (_calm, _our_name, _own_page, _seated(doorkeeper, session_id), _tried(tries))


async def set_headers(request: web.Request, response: web.StreamResponse) -> None:
    """What every answer carries."""
    own = addresses.socket_url(request, "") if addresses.is_ours(request) else ""
    response.headers["Content-Security-Policy"] = POLICY.format(sockets=own)
    response.headers.update(HEADERS)
    if addresses.is_secure(request):
        response.headers.update(SECURE_HEADERS)
    if not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    response.headers.pop("Server", None)


@web.middleware
async def _calm(request: web.Request, handler: Handler) -> web.StreamResponse:
    """An error of ours stays in the log, and never with what people sent."""
    try:
        return await handler(request)
    except web.HTTPException as answer:
        if answer.status < HTTPStatus.BAD_REQUEST or answer.content_type == "text/html":
            raise
        return notice(_("That is not here."), HTTPStatus(answer.status))
    except ConnectionResetError:  # who asked is gone
        return web.Response()
    except Exception:
        log.exception("a route failed")
        return notice(_("Something went wrong. Try again."), HTTPStatus.INTERNAL_SERVER_ERROR)


@web.middleware
async def _our_name(request: web.Request, handler: Handler) -> web.StreamResponse:
    if not addresses.is_ours(request):
        return notice(_("This is not the address of this session."), HTTPStatus.FORBIDDEN)
    return await handler(request)


@web.middleware
async def _own_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What acts or opens a socket must come from a page of ours; other requests may say nothing of it."""
    origin = request.headers.get("Origin")
    must_say = request.method not in SAFE or _is_socket(request)
    if (origin is not None or must_say) and origin != addresses.base_url(request):
        return notice(_("This did not come from a page of this session."), HTTPStatus.FORBIDDEN)
    return await handler(request)


def _seated(doorkeeper: Doorkeeper, session_id: int) -> Middleware:
    @web.middleware
    async def seated(request: web.Request, handler: Handler) -> web.StreamResponse:
        token = "" if request.path.startswith("/static/") else cookies.token_of(request)
        seat = await doorkeeper.admit(token) if token else None
        if seat is not None and seat.session_id == session_id:
            request[SEAT] = seat
            request[TOKEN] = token
        elif not _is_open(request.path):
            return _turn_away(request)
        return await handler(request)

    return seated


def _tried(tries: Tries) -> Middleware:
    @web.middleware
    async def tried(request: web.Request, handler: Handler) -> web.StreamResponse:
        """A form with a code or a link that brings nobody in is a failed try."""
        if request.method in SAFE or not request.path.startswith(("/j", "/l/")):
            return await handler(request)
        try:
            succeeded = tries.begin(addresses.address_of(request))
        except Full:
            return notice(_("Too many tries. Wait a minute, then try again."), HTTPStatus.TOO_MANY_REQUESTS)
        try:
            answer = await handler(request)
        except web.HTTPRedirection:
            succeeded()
            raise
        if answer.status == HTTPStatus.SEE_OTHER or request.get(UNTRIED):
            succeeded()
        return answer

    return tried


def _turn_away(request: web.Request) -> web.StreamResponse:
    """A page sends its visitor to the place to join; anything else is refused."""
    is_page = request.method in SAFE and not _is_socket(request) and "/" not in request.path.strip("/")
    if is_page:
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/"})
    return notice(_("There is no seat for you here. Join first."), HTTPStatus.UNAUTHORIZED)


def _is_open(path: str) -> bool:
    return path in ("/", "/j") or path.startswith(OPEN)


def _is_socket(request: web.Request) -> bool:
    return request.path.startswith("/ws/") or "upgrade" in request.headers.get("Connection", "").lower()
