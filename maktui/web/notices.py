"""A page with one message, in the language of the session."""

from html import escape
from http import HTTPStatus

from aiohttp import web

from screens.language import _, language

__all__ = ["full", "notice"]

PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>maktui</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:1.25rem/1.5 system-ui,sans-serif;margin:3rem auto;max-width:32rem;padding:0 1rem}}</style>
</head><body><main><h1>{heading}</h1><p><a href="/">{back}</a></p></main></body></html>
"""


def notice(words: str, status: HTTPStatus) -> web.Response:
    """Say this, and lead back to where one joins."""
    page = PAGE.format(language=language(), heading=escape(words), back=escape(_("To the start")))
    return web.Response(text=page, status=status, content_type="text/html")


def full() -> web.HTTPServiceUnavailable:
    """No room for one more: to raise."""
    words = _("It is full here. Close another window, or try again later.")
    page = notice(words, HTTPStatus.SERVICE_UNAVAILABLE)
    return web.HTTPServiceUnavailable(text=page.text, content_type="text/html", headers={"Retry-After": "30"})
