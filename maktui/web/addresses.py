"""Where a request came from and what it calls us: the names a browser may use, and the visitor's address."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

__all__ = ["PUBLIC_URL", "address_of", "base_url", "is_ours", "is_secure", "socket_url"]

PUBLIC_URL = web.AppKey("public_url", str)
"""The address in front of us, a proxy's, or ""."""

HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def is_ours(request: web.Request) -> bool:
    """Whether the browser reached us by a name of ours.

    That is: the public address, or the very address that this connection came
    in on. A name that a stranger lets point here is neither (DNS rebinding).
    """
    host = request.headers.get("Host", "")
    if _is_public(request):
        return True
    try:
        asked = urlsplit(f"//{host}")
        port = asked.port or 80
    except ValueError:
        return False
    if asked.hostname is None or asked.username is not None or request.transport is None:
        return False
    here, here_port = request.transport.get_extra_info("sockname")[:2]
    if port != here_port:
        return False
    if asked.hostname in HERE and ip_address(here).is_loopback:
        return True
    try:
        return ip_address(asked.hostname) == ip_address(here)
    except ValueError:
        return False


def is_secure(request: web.Request) -> bool:
    """Whether the browser speaks https with us."""
    return _is_public(request) and request.app[PUBLIC_URL].startswith("https:")


def base_url(request: web.Request) -> str:
    """Scheme, name and port by which this browser reaches us: its origin."""
    return f"{'https' if is_secure(request) else 'http'}://{request.headers.get('Host', '').lower()}"


def socket_url(request: web.Request, path: str) -> str:
    """The address of a socket of ours for this browser."""
    return base_url(request).replace("http", "ws", 1) + path


def address_of(request: web.Request) -> str:
    """The visitor's address; a proxy on this machine, there with a public address only, tells it."""
    remote = request.remote or ""
    if _is_public(request) and remote in HERE:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return told or remote
    return remote


def _is_public(request: web.Request) -> bool:
    public = urlsplit(request.app[PUBLIC_URL])
    return bool(public.netloc) and request.headers.get("Host", "").lower() == public.netloc.lower()
