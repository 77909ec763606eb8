"""What you can do: how a line is typed, and the acts of this seat by part."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from models.codes import Seat
from models.grammar import FORMS, Form, Use
from screens.access import Access
from screens.base import MakModal
from screens.commands import GROUPS, Command, key_names, slash_word
from screens.labels import line_sign, line_word
from screens.language import N_, _, language
from screens.widgets.words import Words

__all__ = ["HelpScreen"]

Row = tuple[str, str, str]
"""A way to do it, another way or a name, and what it does."""

WRITERS = frozenset({Seat.FACILITATOR, Seat.REPORTER})

FIRST_GROUPS = {Seat.FACILITATOR: "lead", Seat.ORGANISER: "prepare"}
"""The group that a seat looks for most; the typing of a line comes right after it."""

MEANINGS = {
    Use.GO_TO: N_("You write on at that agenda item. With + you add one."),
    Use.ARRIVE: N_("These people are here."),
    Use.LEAVE: N_("These people leave."),
    Use.EXCUSE: N_("These people sent regrets."),
    Use.QUEUE: N_("These people would like to speak. With a minus in front: not any more."),
    Use.UNQUEUE: N_("These people no longer ask to speak."),
    Use.CORRECT: N_("Corrects words in your last line."),
    Use.UNDO: N_("Takes back what you did last."),
}

ARGUMENTS = {
    Use.LINE: N_("text"),
    Use.ACTION: N_("@name text by Friday"),
    Use.QUOTE: N_("@name text"),
    Use.GO_TO: N_("number or title"),
    Use.ARRIVE: N_("names"),
    Use.LEAVE: N_("names"),
    Use.EXCUSE: N_("names"),
    Use.QUEUE: N_("names"),
    Use.UNQUEUE: N_("names"),
}

CORRECTION = N_("s/old/new/")

HINTS: tuple[tuple[str, str], ...] = (
    (N_("Decision: text"), N_("A word with a colon does the same as the word with a slash.")),
    ("@", N_("Names someone. In front of an action: who does it. Tab completes the name.")),
    (r"\/", N_("Begins a line with a slash that is no command.")),
)


class HelpScreen(MakModal[None]):
    """The help of a seat, over the screen where it was asked."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1,q", "leave", show=False)]

    def __init__(self, access: Access) -> None:
        super().__init__(access)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Words(Content.styled(_("What you can do here"), "bold"))
            yield Words(_("↑ ↓ look further · Esc back"), classes="where")
            for title, where, rows in self._parts():
                yield Words(Content.styled(title, "bold"), classes="title")
                yield Words(where, classes="where")
                yield Static(self._table(rows))

    def _parts(self) -> Iterator[tuple[str, str, list[Row]]]:
        seat = self.access.actor.seat
        groups = sorted(GROUPS, key=lambda group: group.id != FIRST_GROUPS.get(seat))
        has_typing_to_tell = seat in WRITERS
        for group in groups:
            commands = [command for command in group.commands if seat in command.seats]
            if has_typing_to_tell and group.id != FIRST_GROUPS.get(seat):
                has_typing_to_tell = False
                yield _("Typing a line"), _("Capitals or not is all the same."), [*_typing()]
            if commands:
                yield _(group.title), _(group.where), [*map(_act, commands)]

    def _table(self, rows: Sequence[Row]) -> Table:
        """A key, what to type and what that does; lines of the last one hang."""
        quiet = Style(color=self.app.theme_variables["quiet"])
        has_keys, has_words = any(row[0] for row in rows), any(row[1] for row in rows)
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        if has_keys:
            table.add_column(width=8, no_wrap=True, style=Style(bold=True))
        if has_words:
            table.add_column(width=22 if has_keys else 32, style=quiet)
        table.add_column(ratio=1)
        for key, words, meaning in rows:
            table.add_row(
                *([Text(key)] if has_keys else []), *([Text(words)] if has_words else []), Text(meaning)
            )
        return table


def _act(command: Command) -> Row:
    keys = key_names(command)
    typed = " ".join(filter(None, (slash_word(command), command.argument and _(command.argument))))
    return (keys[0] if keys else "", typed, _(command.help))


def _typing() -> Iterator[Row]:
    for form in FORMS:
        if word := form.word(language()):
            argument = ARGUMENTS.get(form.use, "")
            typed = f"/{word} {_(argument)}" if argument else f"/{word}"
            yield "", typed, _becomes(form)
    yield "", _(CORRECTION), _(MEANINGS[Use.CORRECT])
    for typed, meaning in HINTS:
        yield "", _(typed), _(meaning)


def _becomes(form: Form) -> str:
    if form.kind is None:
        return _(MEANINGS[form.use])
    return f"{line_sign(form.kind)} {line_word(form.kind)}".strip()
