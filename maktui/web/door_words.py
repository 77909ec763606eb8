"""What the host sees of an open door: where it is, its code, its links and a QR code."""

import io
from collections.abc import Mapping

from models.admission import DoorView, Invitation
from models.codes import Seat
from screens.language import N_, _

__all__ = ["door_words", "qr_code"]

LINKS: Mapping[Seat, str] = {
    Seat.REPORTER: N_("a verslaglegger, once"),
    Seat.FACILITATOR: N_("a second gespreksleider, once"),
}

WHITE_ON_BLACK, AS_BEFORE = "\x1b[38;5;231;48;5;16m", "\x1b[0m"
"""Of a QR code the light cells are drawn: a phone wants them light on a light terminal too."""

QUIET = 2
"""Cells of white around a QR code; fewer and some phones see nothing."""


def door_words(door: DoorView, links: Mapping[Seat, Invitation], *, with_qr: bool) -> str:
    """Everything to join with, line by line; the QR code where a terminal can show it."""
    rows = [
        (_("address"), door.address),
        (_("code"), door.shown_code),
        *((_(LINKS[seat]), link.url(door.address)) for seat, link in links.items()),
    ]
    wide = max(len(name) for name, _value in rows)
    lines = "".join(f"{name.ljust(wide)}  {value}\n" for name, value in rows)
    return f"{qr_code(door.join_url)}\n{lines}" if with_qr and door.join_url else lines


def qr_code(url: str) -> str:
    """In half blocks."""
    import segno

    drawn = io.StringIO()
    segno.make(url, error="m").terminal(drawn, border=QUIET, compact=True)
    rows = drawn.getvalue().splitlines()
    return "".join(f"{WHITE_ON_BLACK}{row}{AS_BEFORE}\n" for row in rows)
