"""Every act that is possible now, found by a few letters of its name."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from screens.access import Access
from screens.base import MakModal
from screens.commands import COMMANDS, Command, key_names, slash_word
from screens.language import _

__all__ = ["PaletteScreen"]

KEY_WIDTH = 10
NAME_WIDTH = 20


class PaletteScreen(MakModal[Command]):
    """Choose an act; the one chosen is the result.

    Args:
        commands: the acts to choose from.
    """

    CSS_PATH = "palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, access: Access, commands: Sequence[Command]) -> None:
        super().__init__(access)
        self._commands = commands

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input(placeholder=_("What do you want to do?"), compact=True)
            yield OptionList(compact=True, markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._offer("")

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self._offer(event.value.strip())

    @on(Input.Submitted)
    def _choose_highlighted(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(COMMANDS[event.option_id or ""])

    def action_move(self, by: int) -> None:
        """Move the choice while the cursor stays in the input."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    def _offer(self, asked: str) -> None:
        options = self.query_one(OptionList).clear_options()
        options.add_options([Option(_row(command), id=command.id) for command in self._found(asked)])
        options.highlighted = 0 if options.option_count else None
        if not options.option_count:
            nothing = _("Nothing is called that. Try another word.")
            options.add_option(Option(Content.styled(nothing, "$quiet"), disabled=True))

    def _found(self, asked: str) -> list[Command]:
        """All of them in the table's order, or those that fit what is asked, best first."""
        if not asked:
            return list(self._commands)
        matcher = Matcher(asked)
        scores = {command: _score(matcher, command) for command in self._commands}
        return sorted((one for one in scores if scores[one]), key=lambda one: -scores[one])


def _score(matcher: Matcher, command: Command) -> float:
    """How well an act fits: its name and words loosely, its help only by a word as it is."""
    words = (_(command.name), *command.dutch.split(), *command.english.split())
    by_help = matcher.query.casefold() in _(command.help).casefold()
    return max(*map(matcher.match, words), 0.1 * by_help)


def _row(command: Command) -> Content:
    keys = key_names(command)
    way = keys[0] if keys else slash_word(command)
    return Content.assemble(
        (f"{way:<{KEY_WIDTH}}", "$quiet"),
        (f"{_(command.name):<{NAME_WIDTH}}", "bold"),
        (f" {_(command.help)}", "$quiet"),
    )
