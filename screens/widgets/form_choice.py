"""A field with a few words to choose one from; all are in sight."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from models.unfinished import Plain
from screens.language import N_
from screens.widgets.form_field import FormField
from screens.widgets.form_flow import Flow

__all__ = ["ChoiceField"]

CodeT = TypeVar("CodeT")


class ChoiceRow(Flow, can_focus=True):
    """The options on a row; the chosen one is marked.

    | Key(s) | Description |
    | :- | :- |
    | left, up | Choose the one before. |
    | right, down, space | Choose the next one. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,space", "step(1)", N_("Choose next"), show=False),
        Binding("left,up", "step(-1)", N_("Choose previous"), show=False),
    ]

    DEFAULT_CSS = """
    ChoiceRow { background: $raised; padding: 0 1; &:focus { background: $chosen; } }
    """

    def __init__(self, words: Sequence[str], chosen: int) -> None:
        super().__init__()
        self._words = tuple(words)
        self.chosen = chosen
        self.mark(chosen)

    def mark(self, chosen: int) -> None:
        """Mark this one as chosen."""
        self.chosen = chosen
        self.show(
            [
                Content.assemble(("● ", "$settled"), (word, "bold"))
                if place == chosen
                else Content.assemble(("○ ", "$quiet"), word)
                for place, word in enumerate(self._words)
            ]
        )

    def action_step(self, by: int) -> None:
        self.post_message(self.Pressed(self, (self.chosen + by) % len(self._words)))


class ChoiceField(FormField[CodeT], Generic[CodeT]):
    """One of a few codes.

    Args:
        options: the codes with their words.
        helps: more words on the chosen one, shown under it.
    """

    def __init__(
        self,
        field: str,
        label: str,
        value: CodeT,
        *,
        options: Mapping[CodeT, str],
        helps: Mapping[CodeT, str] | None = None,
        help: str = "",
    ) -> None:
        super().__init__(field, label, help=help)
        self._options = dict(options)
        self._helps = dict(helps or {})
        self._value = value
        self._row = ChoiceRow([*self._options.values()], [*self._options].index(value))

    def compose_input(self) -> ComposeResult:
        yield self._row

    @property
    def value(self) -> CodeT:
        return self._value

    def put(self, value: CodeT) -> None:
        self._value = value
        self._row.mark([*self._options].index(value))
        self.tell()

    def plain(self, value: CodeT) -> Plain:
        return str(value)

    def from_plain(self, plain: object) -> CodeT | None:
        return next((code for code in self._options if str(code) == plain), None)

    def understood(self) -> str:
        return self._helps.get(self._value, "")

    def shown(self, value: CodeT) -> str:
        return self._options[value]

    def on_flow_pressed(self, event: Flow.Pressed) -> None:
        event.stop()
        self._row.focus()
        self.put([*self._options][event.place])
