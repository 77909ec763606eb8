"""The doctor looks at the terminal."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping

from maktui.doctor.finding import Finding, Health
from maktui.streams import at_terminal
from screens.language import _

__all__ = ["colours", "look_at_terminal"]

SMALLEST = (80, 24)
"""Columns and lines below which the screens get hard to read."""
TRUE_COLOUR = ("truecolor", "24bit")


def look_at_terminal() -> Iterator[Finding]:
    """Is there one, is it large enough, and does it show our signs?"""
    subject = _("Terminal")
    if not at_terminal():
        yield Finding(Health.NOTE, subject, _("there is none here; the app itself needs one"))
        return
    columns, lines = shutil.get_terminal_size()
    seen = _("{columns} by {lines}, {colours}").format(
        columns=columns, lines=lines, colours=colours(os.environ)
    )
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        seen = _("{seen}; make the window larger, at least {columns} by {lines}").format(
            seen=seen, columns=SMALLEST[0], lines=SMALLEST[1]
        )
        yield Finding(Health.WRONG, subject, seen)
    else:
        yield Finding(Health.GOOD, subject, seen)
    yield _signs(sys.stdout.encoding)


def colours(environ: Mapping[str, str]) -> str:
    """How many colours the terminal says it has."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term == "dumb":
        return _("no colours")
    if environ.get("COLORTERM", "").lower() in TRUE_COLOUR or sys.platform == "win32":
        return _("all colours")
    return _("256 colours") if "256" in term else _("16 colours")


def _signs(encoding: str) -> Finding:
    subject = _("Characters")
    try:
        "✓■▲é".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        words = _("{encoding} cannot show every sign; choose UTF-8 for this terminal").format(
            encoding=encoding
        )
        return Finding(Health.WRONG, subject, words)
    return Finding(Health.GOOD, subject, encoding)
