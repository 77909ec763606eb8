"""A few options with a digit each: the cursor chooses nothing, a digit or Enter does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.widgets.spread import harmless

__all__ = ["PickList"]


class PickList(OptionList):
    """What was picked is marked; picking it with its digit again takes it back.

    | Key(s) | Description |
    | :- | :- |
    | 1 to 9 | Pick this one, or take it back. |
    | enter | Pick the one under the cursor. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(digit), f"digit({digit})", show=False) for digit in range(1, 10)
    ]

    @dataclass
    class Picked(Message):
        """One was picked, or taken back."""

        pick_list: "PickList"

        @property
        def control(self) -> "PickList":
            return self.pick_list

    def __init__(self, words: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._words = tuple(words)
        self._beside: dict[int, str] = {}
        self.picked: int | None = None
        """The place of what was picked."""

    def on_mount(self) -> None:
        self._list()

    def show_beside(self, place: int | None, words: str) -> None:
        """Say something beside one option, or beside none."""
        beside = {} if place is None else {place: words}
        if beside != self._beside:
            self._beside = beside
            self._list()

    def pick(self, place: int | None) -> None:
        """Mark this one as picked, or none."""
        self.picked = place
        self._list()
        if place is not None:
            self.highlighted = place
        self.post_message(self.Picked(self))

    def action_digit(self, digit: int) -> None:
        if digit <= len(self._words):
            self.pick(None if self.picked == digit - 1 else digit - 1)

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.pick(event.option_index)

    def _list(self) -> None:
        at = self.highlighted
        self.clear_options()
        self.add_options([Option(self._row(place)) for place in range(len(self._words))])
        self.highlighted = at

    def _row(self, place: int) -> Content:
        is_picked = place == self.picked
        return harmless(
            Content.assemble(
                ("● " if is_picked else "○ ", "$settled" if is_picked else "$quiet"),
                (f"{place + 1} ", "bold"),
                (self._words[place], "bold" if is_picked else ""),
                (f"  {self._beside.get(place, '')}", "$quiet"),
            )
        )
