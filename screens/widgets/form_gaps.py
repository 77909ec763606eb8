"""What is still missing, as things to do; each can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from models.codes import Gap
from models.views.session import GapView
from screens.commands import bindings
from screens.language import N_, _
from screens.widgets.form_flow import Flow

__all__ = ["GapStrip", "to_do_words"]

TO_DO = {
    Gap.QUESTION: N_("write down the issue"),
    Gap.COMMISSIONER: N_("find a commissioner"),
    Gap.FINANCIER: N_("ask what the commissioners bring"),
    Gap.ROLE: N_("invite someone for {role}"),
    Gap.PARTICIPANTS: N_("invite people, for each role someone"),
    Gap.AGENDA: N_("plan a session with an agenda"),
}


def to_do_words(gap: GapView) -> str:
    """What to do about a gap; the name of a role stays as it is."""
    return _(TO_DO[gap.gap]).format(role=gap.detail)


class GapStrip(Flow, can_focus=True):
    """The gaps beside each other, always in sight; green when there are none.

    | Key(s) | Description |
    | :- | :- |
    | left, right | Go to another one. |
    | enter | Do something about it. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", N_("Next"), show=False),
        Binding("left", "step(-1)", N_("Previous"), show=False),
        Binding("down", "onward", N_("Down"), show=False),
        *bindings("open"),
    ]

    @dataclass
    class Chosen(Message):
        """Someone wants to do something about a gap."""

        gap: GapView

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._gaps: tuple[GapView, ...] = ()
        self._at = 0

    def show_gaps(self, gaps: Sequence[GapView]) -> None:
        """Show these; nobody invited says enough about all the roles."""
        nobody = any(gap.gap is Gap.PARTICIPANTS for gap in gaps)
        self._gaps = tuple(gap for gap in gaps if not (nobody and gap.gap is Gap.ROLE))
        self._at = min(self._at, max(0, len(self._gaps) - 1))
        self.can_focus = bool(self._gaps)
        self._show()

    def _show(self) -> None:
        if not self._gaps:
            self.show([Content.styled("✓ " + _("Nothing is missing. This Ma.akbank can begin."), "$settled")])
            return
        pieces = [Content.styled(_("What is still missing?"), "bold")]
        for place, gap in enumerate(self._gaps):
            piece = Content.assemble(("▲ ", "$todo"), to_do_words(gap))
            is_current = place == self._at and self.has_focus
            pieces.append(piece.stylize("bold underline on $chosen") if is_current else piece)
        self.show(pieces)

    def on_focus(self) -> None:
        self._show()

    def on_blur(self) -> None:
        self._show()

    def action_step(self, by: int) -> None:
        self._at = (self._at + by) % max(1, len(self._gaps))
        self._show()

    def action_onward(self) -> None:
        self.screen.focus_next()

    def action_open(self) -> None:
        if self._gaps:
            self.post_message(self.Chosen(self._gaps[self._at]))

    @on(Flow.Pressed)
    def _press(self, event: Flow.Pressed) -> None:
        event.stop()
        if 0 < event.place <= len(self._gaps):
            self._at = event.place - 1
            self.focus()
            self.action_open()
