"""The way into the session that matters now: a card that opens it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.visual import VisualType
from textual.widget import Widget

from screens.commands import bindings
from screens.language import N_

__all__ = ["Door"]


class Door(Widget, can_focus=True):
    """Three lines: how it stands, what opens, when and where.

    | Key(s) | Description |
    | :- | :- |
    | enter | Go in. |
    | down | Go to what is below. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("open"),
        Binding("down", "onward", N_("Down"), show=False),
    ]

    DEFAULT_CSS = """
    Door {
        height: auto;
        width: 1fr;
        padding: 1 2;
        background: $raised;
        border-left: outer $faint;
        pointer: pointer;
        &.-live { border-left: outer $now; }
        &:hover, &:focus { background: $chosen; }
        &:focus { border-left: outer $accent; }
        &.-live:focus { border-left: outer $now; }
    }
    """

    class Opened(Message):
        """Someone goes in."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._state = self._what = self._where = ""
        self._is_live = False

    def show(self, state: str, what: str, where: str, *, is_live: bool) -> None:
        """Show this; the same again paints nothing."""
        if (state, what, where, is_live) != (self._state, self._what, self._where, self._is_live):
            self._state, self._what, self._where, self._is_live = state, what, where, is_live
            self.set_class(is_live, "-live")
            self.refresh(layout=True)

    def render(self) -> VisualType:
        style = "$now bold" if self._is_live else "$quiet"
        return Content.assemble(
            (self._state, style), "\n\n", (self._what, "bold"), "\n", (self._where, "$quiet")
        )

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def action_onward(self) -> None:
        self.screen.focus_next()

    def on_click(self) -> None:
        self.action_open()
