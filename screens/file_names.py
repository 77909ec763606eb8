"""Names of files that are handed out."""

from models.clean import clean_text
from models.views import SessionView
from screens.language import _, local

__all__ = ["file_stem"]


def file_stem(session: SessionView) -> str:
    """ "werk-voor-de-jeugd-sessie-1-2026-11-27", safe as a file name anywhere."""
    number = _("session {number}").format(number=session.number)
    day = local(session.planned_start).date().isoformat()
    words = clean_text(f"{session.maakbank_name} {number} {day}").casefold()
    plain = "".join(sign if sign.isalnum() else " " for sign in words)
    return "-".join(plain.split())[:120]
