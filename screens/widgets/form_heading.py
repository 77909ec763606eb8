"""A heading with the acts that belong under it, each of which can be clicked."""

from textual.content import Content
from textual.style import Style
from textual.visual import VisualType
from textual.widget import Widget

from screens.acts import Command
from screens.acts.general import GENERAL
from screens.commands import COMMANDS, key_names
from screens.language import _
from screens.widgets.spread import spread
from screens.widgets.status_bar import Hint

__all__ = ["Heading", "hints"]

OF_THE_APP = {command.id for command in GENERAL.commands} - {"leave"}
"""Acts that the app itself has, whatever the screen."""


def hints(*ids: str) -> tuple[Hint, ...]:
    """The key, the name and the action of acts, for a foot or a heading."""
    return tuple(_hint(COMMANDS[act]) for act in ids)


def _hint(command: Command) -> Hint:
    owner = "app" if command.id in OF_THE_APP else "screen"
    return Hint(key_names(command)[0], _(command.name), f"{owner}.{command.id}")


class Heading(Widget):
    """One row: what follows at the left, what one can do there at the right."""

    DEFAULT_CSS = """
    Heading {
        height: 1;
        width: 1fr;
        link-color: $text;
        link-style: none;
        link-color-hover: $text;
        link-background-hover: $chosen;
        link-style-hover: none;
    }
    """

    def __init__(self, title: str, *acts: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._acts = acts
        self._aside = Content("")

    def show(self, aside: str) -> None:
        """Show some quiet words behind the title, such as how many there are."""
        if aside != self._aside.plain:
            self._aside = Content(aside)
            self.refresh()

    def render(self) -> VisualType:
        left = Content.styled(_(self._title), "bold")
        if self._aside:
            left += Content.styled(f"  {self._aside.plain}", "$quiet")
        width = self.content_size.width
        return spread(left, self._acts_within(width - left.cell_length - 2), width)

    def _acts_within(self, room: int) -> Content:
        shown = Content("")
        possible = [act for act in self._acts if self.screen.check_action(act, ()) is not False]
        for hint in hints(*possible):
            act = Style.from_meta({"@click": hint.action})
            piece = Content.assemble((hint.key, "bold $accent"), (f" {hint.words}", "$quiet")).stylize(act)
            wider = shown + Content("   ") + piece if shown else piece
            if wider.cell_length > room:
                break
            shown = wider
        return shown
