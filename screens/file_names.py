"""Names of files that are handed out."""

from models.clean import clean_text
from models.views.session import SessionView
from screens.language import _, local

__all__ = ["file_stem"]


LONGEST = 160
"""Bytes of a name; a file system takes 255, and an ending is still to come."""


def file_stem(session: SessionView) -> str:
    """ "werk-voor-de-jeugd-sessie-1-2026-11-27", safe as a file name anywhere.

    A long name gives way: which session it was, and when, always stands in it.
    """
    number = _("session {number}").format(number=session.number)
    which = _plain(f"{number} {local(session.planned_start).date().isoformat()}")
    room = LONGEST - len(which.encode())
    name = _plain(session.maakbank_name).encode()[:room].decode(errors="ignore").rstrip("-")
    return f"{name}-{which}".lstrip("-")


def _plain(text: str) -> str:
    words = clean_text(text).casefold()
    return "-".join("".join(sign if sign.isalnum() else " " for sign in words).split())
