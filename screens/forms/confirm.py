"""One question before something goes away: Enter does it, Escape leaves it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button

from models.clean import clean_text
from screens.access import Access
from screens.base import MakModal
from screens.language import _
from screens.widgets.form_button import CalmButton
from screens.widgets.words import Words

__all__ = ["ConfirmScreen"]


class ConfirmScreen(MakModal[bool]):
    """Asks, at the foot, with what it is about still in sight.

    Args:
        question: what would happen, as a question.
        yes: what the button says that does it.
        no: what the other button says.
    """

    CSS_PATH = "confirm.tcss"

    def __init__(self, access: Access, question: str, *, yes: str, no: str = "") -> None:
        super().__init__(access)
        self._question = clean_text(question)
        self._yes = yes
        self._no = no or _("no, go back")

    def compose(self) -> ComposeResult:
        with Vertical(id="ask"):
            yield Words(Content.assemble(("? ", "$todo bold"), (self._question, "bold")))
            with Horizontal():
                yield CalmButton(self._yes, "Enter", id="yes")
                yield CalmButton(self._no, "Esc", id="no")

    def on_mount(self) -> None:
        self.query_one("#yes").focus()

    @on(Button.Pressed, "#yes")
    def _do_it(self) -> None:
        self.dismiss(True)

    @on(Button.Pressed, "#no")
    def _leave_it(self) -> None:
        self.dismiss(False)
