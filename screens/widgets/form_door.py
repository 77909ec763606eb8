"""The way into the session that matters now: a card that opens it."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from screens.commands import bindings
from screens.language import N_
from screens.widgets.big_text import BigText
from screens.widgets.words import Words

__all__ = ["Door", "DoorWords"]


@dataclass(frozen=True, slots=True)
class DoorWords:
    """What stands on a door."""

    state: str
    """How it is with the session: running now, today, in three days."""
    doing: str
    """What opening it means: "Verder met sessie 2"."""
    name: str
    where: str
    """Day and place."""
    is_live: bool


class Door(Vertical, can_focus=True):
    """How it stands, what opens, when and where; the name large where there is room.

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
        & > .where { color: $quiet; }
        & > .doing { text-style: bold; margin: 1 0 0 0; }
        & > BigText { display: none; margin: 1 0; }
        & > .state { color: $quiet; }
        &.-live > .state { color: $now; text-style: bold; }
        &.-live { border-left: outer $now; }
        &:hover, &:focus { background: $chosen; }
        &:focus { border-left: outer $accent; }
        &.-live:focus { border-left: outer $now; }
        &.-large {
            & > BigText { display: block; }
            & > .doing { text-style: none; }
        }
    }
    """

    class Opened(Message):
        """Someone goes in."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words: DoorWords | None = None

    def compose(self) -> ComposeResult:
        yield Words(classes="state")
        yield Words(classes="doing")
        yield BigText(max_lines=1)
        yield Words(classes="where")

    def show(self, words: DoorWords) -> None:
        """Show this; the same again paints nothing."""
        if words == self._words:
            return
        self._words = words
        self.set_class(words.is_live, "-live")
        self.query_one(".state", Words).show(("● " if words.is_live else "") + words.state)
        self.query_one(".where", Words).show(words.where)
        self.query_one(BigText).show(words.name)
        self._show_doing(words)

    def enlarge(self, is_large: bool) -> None:
        """Show the name in large letters, or beside what opening means."""
        self.set_class(is_large, "-large")
        if self._words is not None:
            self._show_doing(self._words)

    def _show_doing(self, words: DoorWords) -> None:
        name = "" if self.has_class("-large") else f" · {words.name}"
        self.query_one(".doing", Words).show(Content(words.doing + name))

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def action_onward(self) -> None:
        self.screen.focus_next()

    def on_click(self) -> None:
        self.action_open()
