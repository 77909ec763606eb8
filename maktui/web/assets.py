"""Styles, scripts and the icon of the pages: the same for everyone, so without a seat."""

from functools import cache
from hashlib import sha256

from aiohttp import web

from maktui.web.templates import FOLDER

__all__ = ["routes"]

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def _asset(name: str) -> tuple[bytes, str]:
    """A file of ours and its digest; only names that are there were ever asked of the disk."""
    data = (FOLDER / name).read_bytes()
    return data, sha256(data).hexdigest()[:16]


@cache
def _names() -> frozenset[str]:
    return frozenset(file.name for file in FOLDER.iterdir() if file.suffix in TYPES)


async def _hand(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if name not in _names():
        raise web.HTTPNotFound
    data, digest = _asset(name)
    headers = {"Cache-Control": "no-cache", "ETag": f'"{digest}"'}
    if any(tag.value == digest for tag in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    kind = TYPES[name[name.rindex(".") :]]
    return web.Response(body=data, content_type=kind, charset="utf-8", headers=headers)


def routes() -> list[web.RouteDef]:
    """Under /static/, before textual-serve's own."""
    return [web.get("/static/maktui/{name}", _hand)]
