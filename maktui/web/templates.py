"""Pages from templates: everything is escaped and cleaned, unless it was made for HTML."""

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web
from markupsafe import Markup

from maktui.reports.inline import marked_html
from models.clean import clean_text
from screens.language import _, clock, joined, language, long_date, ngettext, short_date

__all__ = ["FOLDER", "page", "piece"]

FOLDER = Path(__file__).parent / "page_files"


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.globals.update(_=_, ngettext=ngettext, language=language, clock=clock, joined=joined)
    made.globals.update(long_date=long_date, short_date=short_date)
    made.filters["marked"] = lambda text: Markup(marked_html(text))
    return made


def _harmless(value: object) -> object:
    """Text without what a browser or reader trips over; HTML of ours as it is."""
    return clean_text(value) if type(value) is str else value


def page(template: str, *, status: int = 200, **values: Any) -> web.Response:
    """A whole page as an answer."""
    text = _templates().get_template(template).render(**values)
    return web.Response(text=text, status=status, content_type="text/html")


def piece(template: str, macro: str, *values: Any, **named: Any) -> str:
    """What one macro of a template makes."""
    return str(getattr(_templates().get_template(template).module, macro)(*values, **named)).strip()
