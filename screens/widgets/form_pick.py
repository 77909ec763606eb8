"""A field to pick names from a list, or to add one that is not in it yet."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur
from textual.message import Message
from textual.widgets import Input

from models.clean import clean_text
from models.likeness import fold
from models.rules import LONGEST_NAME
from models.unfinished import Plain
from screens.language import N_, _
from screens.widgets.form_field import FormField
from screens.widgets.form_flow import Flow
from screens.widgets.form_inputs import CleanInput

__all__ = ["PickField"]


class PickInput(CleanInput):
    """Where one types to find a name.

    | Key(s) | Description |
    | :- | :- |
    | up | Go to the name before. |
    | down | Go to the next name. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", N_("Name before"), show=False),
        Binding("down", "step(1)", N_("Next name"), show=False),
    ]

    class Stepped(Message):
        """Someone walks along the names."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """The cursor went elsewhere."""

    def action_step(self, by: int) -> None:
        self.post_message(self.Stepped(by))

    def _on_blur(self, _event: Blur) -> None:
        self.post_message(self.Left())


class PickField(FormField[tuple[str, ...]]):
    """Names picked from a list: type some letters and Enter, or click.

    Args:
        names: what there is to pick from.
        single: at most one; picking another replaces it.
        folded: show the names only while one is in this field.
    """

    DEFAULT_CSS = """
    PickField {
        & > Flow { padding: 0 1; }
        &.-folded.-empty > Flow { display: none; }
    }
    """

    def __init__(
        self,
        field: str,
        label: str,
        value: Sequence[str] = (),
        *,
        names: Sequence[str],
        help: str = "",
        single: bool = False,
        folded: bool = False,
    ) -> None:
        super().__init__(field, label, help=help)
        self._names = list(dict.fromkeys((*names, *value)))
        self._picked = list(value)
        self._single = single
        self._folds = folded
        self._at: int | None = None
        self._input = PickInput(placeholder=_("type to find or add"))
        self._flow = Flow()

    def compose_input(self) -> ComposeResult:
        yield self._input
        yield self._flow

    def on_mount(self) -> None:
        self._show()

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(self._picked)

    def put(self, value: tuple[str, ...]) -> None:
        self._names.extend(name for name in value if name not in self._names)
        self._picked = list(value)
        self._show()
        self.tell()

    def shown(self, value: tuple[str, ...]) -> str:
        return ", ".join(value)

    def plain(self, value: tuple[str, ...]) -> Plain:
        return list(value)

    def from_plain(self, plain: object) -> tuple[str, ...] | None:
        if not isinstance(plain, list) or not all(isinstance(name, str) for name in plain):
            return None
        return tuple(clean_text(name, limit=LONGEST_NAME).strip() for name in plain)

    @property
    def begun(self) -> str:
        return self._input.value.strip()

    def go_on(self, begun: str) -> None:
        self._input.value = clean_text(begun)

    def commit(self) -> None:
        if typed := clean_text(self._input.value, limit=LONGEST_NAME).strip():
            self._pick(self._meant(typed) or typed)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        free = (at for at, name in enumerate(self._in_sight()) if name not in self._picked)
        self._at = next(free, None) if self._typed else None
        self._show()
        self.post_message(self.Changed(self))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        """Enter picks; in an empty field it goes on to the next one, as everywhere."""
        found = self._in_sight()
        if self._at is not None and self._at < len(found):
            event.stop()
            self._toggle(found[self._at])
        elif self._typed:
            event.stop()
            self._pick(self._input.value.strip())

    @on(PickInput.Stepped)
    def _step(self, event: PickInput.Stepped) -> None:
        event.stop()
        found = self._in_sight()
        if found:
            start = -1 if self._at is None and event.by > 0 else self._at or 0
            self._at = (start + event.by) % len(found)
            self._show()

    @on(PickInput.Left)
    def _leave(self, event: PickInput.Left) -> None:
        event.stop()
        self.commit()
        self._at = None
        self._show()

    def on_descendant_focus(self) -> None:
        self._show()

    def on_flow_pressed(self, event: Flow.Pressed) -> None:
        event.stop()
        found = self._in_sight()
        self._input.focus()
        if event.place < len(found):
            self._toggle(found[event.place])
        elif self._typed:
            self._pick(self._input.value.strip())

    @property
    def _typed(self) -> str:
        return fold(self._input.value)

    def _meant(self, typed: str) -> str:
        """The name that is typed in full, or whose beginning is, when only one begins so."""
        folded = fold(typed)
        exact = [name for name in self._names if fold(name) == folded]
        begun = [name for name in self._names if len(folded) > 1 and fold(name).startswith(folded)]
        return exact[0] if exact else begun[0] if len(begun) == 1 else ""

    def _in_sight(self) -> list[str]:
        """Names shown now: all, those that fit what is typed, or only the picked ones."""
        if self._typed:
            return [name for name in self._names if self._typed in fold(name)]
        if self._folds and not self._input.has_focus:
            return list(self._picked)
        return self._names

    def _toggle(self, name: str) -> None:
        if name in self._picked:
            self._picked.remove(name)
            self._done()
        else:
            self._pick(name)

    def _pick(self, name: str) -> None:
        name = clean_text(name, limit=LONGEST_NAME).strip()
        if name not in self._names:
            self._names.append(name)
        if name not in self._picked:
            self._picked = [name] if self._single else [*self._picked, name]
        self._done()

    def _done(self) -> None:
        self._at = None
        with self.prevent(Input.Changed):
            self._input.value = ""
        self._show()
        self.tell()

    def _show(self) -> None:
        found = self._in_sight()
        pieces = [self._piece(name, at == self._at) for at, name in enumerate(found)]
        if self._typed and not self._meant(self._input.value):
            words = _("add “{name}”").format(name=self._input.value.strip())
            pieces.append(Content.assemble(("+ ", "$todo"), (words, "bold" if not found else "")))
        self._flow.show(pieces)
        self.set_class(self._folds, "-folded")
        self.set_class(not pieces, "-empty")

    def _piece(self, name: str, is_current: bool) -> Content:
        name = clean_text(name)
        piece = (
            Content.assemble(("✓ ", "$settled"), (name, "bold"))
            if name in self._picked
            else Content.assemble(("· ", "$quiet"), (name, ""))
        )
        return piece.stylize("on $chosen underline") if is_current else piece
