"""The cookie that holds a seat."""

from aiohttp import web

from maktui.web.addresses import is_secure

__all__ = ["give", "take_away", "token_of"]

NAME = "maktui"
SECURE_NAME = f"__Host-{NAME}"
"""A browser takes this name from https only, and from no neighbour."""


def token_of(request: web.Request) -> str:
    """The secret that came along, or ""."""
    return request.cookies.get(_name(request), "")


def give(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Have the browser bring this secret along from now on."""
    response.set_cookie(
        _name(request), token, httponly=True, samesite="Strict", path="/", secure=is_secure(request)
    )


def take_away(request: web.Request, response: web.StreamResponse) -> None:
    """Have the browser forget its secret."""
    response.del_cookie(_name(request), path="/", httponly=True, samesite="Strict", secure=is_secure(request))


def _name(request: web.Request) -> str:
    return SECURE_NAME if is_secure(request) else NAME
