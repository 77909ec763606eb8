"""A field of a form: its label above, the input, and under it what is wrong or what was understood."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from models.clean import clean_text
from models.unfinished import Plain
from screens.widgets.form_inputs import CleanArea, CleanInput, cleaned_lines
from screens.widgets.words import Words

__all__ = ["FormField", "LongField", "TextField"]

ValueT = TypeVar("ValueT")


class FormField(Vertical, Generic[ValueT]):
    """What all fields share; a kind of field says how its value is typed.

    Args:
        field: name of the field in what the Desk takes.
        label: its name on screen.
        help: a few words beside the label.
    """

    DEFAULT_CSS = """
    FormField {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 0 0 1;
        border-left: outer transparent;
        &:focus-within { border-left: outer $accent; }
        &.-wrong { border-left: outer $error; }
        & > .label { text-style: none; }
        & > .note { display: none; color: $quiet; }
        &.-noted > .note { display: block; }
        &.-wrong > .note { color: $text-error; text-style: bold; }
        &.-theirs > .note { color: $todo; text-style: none; }
    }
    """

    @dataclass
    class Changed(Message):
        """What is in the field is no longer what it was."""

        form_field: "FormField[Any]"

        @property
        def control(self) -> "FormField[Any]":
            return self.form_field

    @dataclass
    class TheirsTaken(Changed):
        """Someone clicked what another saved here, to have it in the field."""

    def __init__(self, field: str, label: str, *, help: str = "", required: bool = False) -> None:
        super().__init__(id=f"field-{field}")
        self.field = field
        star, aside = " *" if required else "", f"  {help}" if help else ""
        self._label = Content.assemble((label, "bold"), (star, "$todo"), (aside, "$quiet"))
        self._note = Words(classes="note")
        self._problem = ""
        self._theirs = ""

    def compose(self) -> ComposeResult:
        yield Words(self._label, classes="label")
        yield from self.compose_input()
        yield self._note

    def compose_input(self) -> ComposeResult:
        """The widgets in which the value is typed."""
        raise NotImplementedError

    @property
    def value(self) -> ValueT:
        """What is in the field now."""
        raise NotImplementedError

    def put(self, value: ValueT) -> None:
        """Fill the field, as when someone else's text is taken over."""
        raise NotImplementedError

    def plain(self, value: ValueT) -> Plain:
        """A value as a file can keep it."""
        raise NotImplementedError

    def from_plain(self, plain: object) -> ValueT | None:
        """The value that `plain` was, clean; None when it is none of this field."""
        raise NotImplementedError

    @property
    def begun(self) -> str:
        """What is typed but not in the value yet."""
        return ""

    def go_on(self, begun: str) -> None:
        """Have this typed again, not finished yet."""

    def commit(self) -> None:
        """Take in what was typed but not finished with Enter."""

    def understood(self) -> str:
        """What was understood of the value, shown under the input, or ""."""
        return ""

    def shown(self, value: ValueT) -> str:
        """A value in words, for who compares two."""
        return str(value)

    def show_problem(self, words: str) -> None:
        """Say what is wrong with this field, or with "" that nothing is."""
        self._problem = words
        self._show_note()

    def show_theirs(self, words: str) -> None:
        """Say beside the own text, which stays, what someone else saved here meanwhile."""
        self._theirs = words
        self._show_note()

    def focus_input(self) -> None:
        """Put the cursor in this field."""
        for widget in self.query(Widget):
            if widget.focusable:
                widget.focus()
                return

    def tell(self) -> None:
        """Tell the form that the value changed; what was wrong may be right now."""
        self._problem = ""
        self._show_note()
        self.post_message(self.Changed(self))

    def on_mount(self) -> None:
        self._show_note()

    def on_click(self, event: Click) -> None:
        if event.widget is self._note and self._theirs:
            event.stop()
            self.post_message(self.TheirsTaken(self))

    def _show_note(self) -> None:
        if self._problem:
            words = f"! {self._problem}"
        elif self._theirs:
            words = f"▲ {self._theirs}"
        else:
            words = self.understood()
        self._note.show(words)
        self.set_class(bool(words), "-noted")
        self.set_class(bool(self._problem), "-wrong")
        self.set_class(bool(self._theirs and not self._problem), "-theirs")


class TextField(FormField[str]):
    """One line of text; `echo` says what it means while it is typed."""

    def __init__(
        self,
        field: str,
        label: str,
        value: str = "",
        *,
        help: str = "",
        required: bool = False,
        placeholder: str = "",
        suggester: Suggester | None = None,
        echo: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(field, label, help=help, required=required)
        self._input = CleanInput(value, placeholder=placeholder, suggester=suggester)
        self._echo = echo

    def compose_input(self) -> ComposeResult:
        yield self._input

    @property
    def value(self) -> str:
        return self._input.value.strip()

    def put(self, value: str) -> None:
        self._input.value = value

    def plain(self, value: str) -> Plain:
        return value

    def from_plain(self, plain: object) -> str | None:
        return clean_text(plain) if isinstance(plain, str) else None

    def understood(self) -> str:
        return self._echo(self.value) if self._echo and self.value else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.tell()


class LongField(FormField[str]):
    """Some lines of text."""

    def __init__(self, field: str, label: str, value: str = "", *, help: str = "") -> None:
        super().__init__(field, label, help=help)
        self._area = CleanArea(value)

    def compose_input(self) -> ComposeResult:
        yield self._area

    @property
    def value(self) -> str:
        return self._area.text.strip()

    def put(self, value: str) -> None:
        self._area.text = value

    def plain(self, value: str) -> Plain:
        return value

    def from_plain(self, plain: object) -> str | None:
        return cleaned_lines(plain) if isinstance(plain, str) else None

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.tell()
