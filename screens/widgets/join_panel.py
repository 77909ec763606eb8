"""For the whole room: how to look along on one's own phone or laptop."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from models.admission import DoorView
from screens.language import _
from screens.widgets.big_text import BigText
from screens.widgets.qr_code import MARGIN, QrCode
from screens.widgets.words import Words

__all__ = ["JoinPanel"]

ROOMY = 19
"""Rows from which the QR code has its whole margin."""


class JoinPanel(Horizontal):
    """The QR code with the address and the code beside it, calm and large."""

    DEFAULT_CSS = """
    JoinPanel {
        height: 1fr;
        & > QrCode { margin: 0 4 0 0; }
        & > Vertical { height: auto; }
        & .join--address { text-style: bold; margin: 0 0 1 0; }
        & .join--code { color: $open; margin: 1 0; }
        & .join--steps, & .join--without { color: $quiet; }
    }
    """

    _door: DoorView | None = None

    def compose(self) -> ComposeResult:
        yield QrCode()
        with Vertical():
            yield Words(_("Scan, or go to"), classes="join--steps")
            yield Words(classes="join--address")
            yield Words(_("and type this code"), classes="join--steps")
            yield BigText(max_lines=2, classes="join--code")
            yield Words(_("No phone? You take part just the same."), classes="join--without")

    def show(self, door: DoorView) -> None:
        """Show how to join by this door."""
        self._door = door
        self._show_code()
        self.query_one(".join--address", Words).show(Content(door.shown_address))
        self.query_one(".join--code", BigText).show(door.shown_code)

    def on_resize(self) -> None:
        """A low screen takes half of the white around the code."""
        self._show_code()

    def _show_code(self) -> None:
        if self._door is not None:
            margin = MARGIN if self.size.height >= ROOMY else MARGIN // 2
            self.query_one(QrCode).show(self._door.join_url, margin=margin)
