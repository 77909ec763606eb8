"""Names with a filter above them: letters find someone, Enter chooses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from screens.language import _
from screens.widgets.words import Words

__all__ = ["NameFilter", "PeoplePanel"]


class NameFilter(Input):
    """Letters of a name; figures are keys of what is around it, for no name has them.

    Args:
        acts: more keys that are for what is around it, which hears of them as `Pressed`.
    """

    @dataclass
    class Pressed(Message):
        """One of the acts, in order with what is typed before and after it."""

        key: str
        typed: str
        """What stood in the filter then."""

    def __init__(self, *, acts: Collection[str] = ()) -> None:
        super().__init__(
            placeholder=_("two letters of a name"), id="filter", select_on_focus=False, compact=True
        )
        self._acts = frozenset(acts)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key in self._acts or (not key.isdigit() and super().check_consume_key(key, character))

    async def _on_key(self, event: Key) -> None:
        if event.key in self._acts:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event.key, self.value))
        elif event.key.isdigit():
            event.prevent_default()


class PeoplePanel(Vertical):
    """What is asked, the filter, what was just noted, and the names; `fill` and `choose` are the panel's own.

    | Key(s) | Description |
    | :- | :- |
    | letters | Filter. |
    | enter | Choose this person. |
    | up, down | Another person. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    PeoplePanel {
        height: 1fr;
        & > Input { padding: 0; background: transparent; }
        & > #asked { color: $quiet; }
        & > #said { color: $settled; margin: 1 0; min-height: 1; }
        & > OptionList {
            height: 1fr;
            border: none;
            padding: 0;
            background: transparent;
            scrollbar-size-vertical: 1;
        }
    }
    """

    ACTS: ClassVar[frozenset[str]] = frozenset()
    """Keys that are no letters of a name here, besides the figures."""

    def compose(self) -> ComposeResult:
        yield Words(id="asked")
        yield NameFilter(acts=self.ACTS)
        yield Words(id="said")
        yield OptionList(id="people", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False

    def on_resize(self) -> None:
        self.fill()

    def focus_filter(self) -> None:
        """Let letters go to the filter."""
        self.query_one(Input).focus()

    def say(self, words: str) -> None:
        """Say what was just noted."""
        self.query_one("#said", Words).show(words)

    def fill(self) -> None:
        """List who fits the filter, with `list_people`."""

    def choose(self, chosen: str) -> None:
        """Someone was chosen, by the id of an option."""

    @property
    def asked(self) -> str:
        return self.query_one(Input).value.strip()

    @property
    def row_width(self) -> int:
        people = self.query_one(OptionList)
        return max(20, people.scrollable_content_region.width or self.size.width)

    @property
    def chosen_id(self) -> str | None:
        people = self.query_one(OptionList)
        if people.highlighted is None or people.highlighted >= people.option_count:
            return None
        return people.get_option_at_index(people.highlighted).id

    def list_people(self, options: Sequence[Option]) -> None:
        """Show these; the chosen one stays chosen as long as nothing is asked."""
        people, chosen = self.query_one(OptionList), self.chosen_id
        people.clear_options()
        people.add_options(options)
        if options:
            ids = [option.id for option in options]
            people.highlighted = ids.index(chosen) if chosen in ids and not self.asked else 0

    def clear_filter(self) -> None:
        self.query_one(Input).value = ""

    def action_move(self, step: int) -> None:
        people = self.query_one(OptionList)
        if people.option_count:
            people.highlighted = max(0, min((people.highlighted or 0) + step, people.option_count - 1))

    def act(self, key: str, typed: str) -> None:
        """One of `ACTS` was pressed, after this was typed."""

    @on(NameFilter.Pressed)
    def _pressed(self, event: NameFilter.Pressed) -> None:
        event.stop()
        self.act(event.key, event.typed)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.fill()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        if self.chosen_id is not None:
            self.choose(self.chosen_id)
