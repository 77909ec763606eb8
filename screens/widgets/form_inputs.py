"""Inputs for forms: what is pasted or shown in them is cleaned at the door."""

from collections.abc import Iterable

from textual.events import Paste
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from models.clean import clean_text
from models.likeness import fold
from models.rules import LONGEST_TEXT

__all__ = ["CleanArea", "CleanInput", "Known", "cleaned_lines"]


class Known(Suggester):
    """Completes what is typed to a name that is known; case and accents do not count."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = tuple(names)

    async def get_suggestion(self, value: str) -> str | None:
        typed = fold(value)
        if not typed:
            return None
        known = next((name for name in self._names if fold(name).startswith(typed)), None)
        return None if known is None else value + known[len(value) :]


class CleanInput(Input):
    """One line; of a pasted text no line falls away, they become one."""

    DEFAULT_CSS = """
    CleanInput, CleanInput.-textual-compact {
        background: $raised;
        padding: 0 1;
        &:focus { background: $chosen; background-tint: transparent 0%; }
        &>.input--placeholder, &>.input--suggestion { color: $quiet; }
    }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            clean_text(value),
            placeholder=placeholder,
            suggester=suggester,
            name=name,
            id=id,
            classes=classes,
            select_on_focus=False,
            compact=True,
        )

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean_text(event.text).strip(), *sorted(self.selection))


class CleanArea(TextArea):
    """Some lines, as high as they are; Tab goes on to the next field."""

    DEFAULT_CSS = """
    CleanArea, CleanArea.-textual-compact {
        background: $raised;
        padding: 0 1;
        height: auto;
        min-height: 2;
        max-height: 8;
        scrollbar-size-vertical: 1;
        &:focus { background: $chosen; background-tint: transparent 0%; }
        & .text-area--placeholder { color: $quiet; }
        & .text-area--cursor { background: $input-cursor-background; color: $input-cursor-foreground; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            cleaned_lines(text),
            placeholder=placeholder,
            id=id,
            classes=classes,
            compact=True,
            highlight_cursor_line=False,
        )

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(cleaned_lines(event.text), *self.selection, maintain_selection_offset=False)


def cleaned_lines(text: str) -> str:
    """Clean text that keeps its lines and tabs, as a table copied from a sheet has them."""
    cells = text.replace("\r\n", "\n").split("\t")
    return "\t".join(clean_text(cell, limit=10 * LONGEST_TEXT, lines=True) for cell in cells)
