"""One line that a sheet asks for; it stays until it was taken."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from screens.widgets.form_inputs import CleanInput
from screens.widgets.words import Words

__all__ = ["AskLine"]


class AskLine(Vertical):
    """Hidden until something is asked; Enter answers, and who asked takes it away.

    | Key(s) | Description |
    | :- | :- |
    | tab | Nothing: elsewhere it completes a name, and what is typed next belongs here. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab,shift+tab", "stay", show=False)]

    DEFAULT_CSS = """
    AskLine {
        height: auto;
        display: none;
        &.-asks { display: block; }
        & > #asked { text-style: bold; }
        & > #understood { color: $quiet; }
    }
    """

    @dataclass
    class Answered(Message):
        """Enter was pressed."""

        text: str

    @dataclass
    class Typed(Message):
        """What stands in the line is no longer what it was."""

        text: str

    def compose(self) -> ComposeResult:
        yield Words(id="asked")
        yield CleanInput(id="answer")
        yield Words(id="understood")

    def action_stay(self) -> None:
        """The cursor stays in the line."""

    @property
    def asks(self) -> bool:
        """Whether the line is there to type in."""
        return self.has_class("-asks")

    @property
    def text(self) -> str:
        return self.query_one("#answer", CleanInput).value.strip()

    def ask(self, asked: Content | str, text: str = "") -> None:
        """Ask for a line, with what stands in it at first."""
        self.query_one("#asked", Words).show(asked)
        self.show_understood("")
        field = self.query_one("#answer", CleanInput)
        field.value = text
        field.cursor_position = len(field.value)
        self.add_class("-asks")
        field.focus()

    def show_understood(self, words: str) -> None:
        """Say under the line what was understood of it."""
        understood = self.query_one("#understood", Words)
        understood.show(words)
        understood.display = bool(words)

    def close(self) -> None:
        """Take the line away."""
        self.remove_class("-asks")

    def enter(self) -> None:
        """Answer with what stands here."""
        self.post_message(self.Answered(self.text))

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter()

    @on(Input.Changed)
    def _type(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.text))
