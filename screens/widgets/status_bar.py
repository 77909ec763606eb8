"""The rows at the top and the foot of a live screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.style import Style
from textual.visual import VisualType
from textual.widget import Widget

from screens.widgets.plain import Plain
from screens.widgets.spread import harmless, spread

__all__ = ["FootBar", "Hint", "StatusBar"]


class StatusBar(Plain):
    """One row: what this is at the left, what is worth knowing at the right."""

    DEFAULT_CSS = """
    StatusBar { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left, self._right = Content(""), Content("")

    def show(self, left: Content, right: Content) -> None:
        """Show these; the same again paints nothing."""
        if not (left.is_same(self._left) and right.is_same(self._right)):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> VisualType:
        return harmless(spread(self._left, self._right, self.content_size.width, gap=2))


@dataclass(frozen=True, slots=True)
class Hint:
    """A key, what it does, and the action it runs, for who clicks it."""

    key: str
    words: str
    action: str


class FootBar(Widget):
    """The keys that matter now, and whether all is saved; every key can be clicked."""

    DEFAULT_CSS = """
    FootBar {
        height: 1;
        width: 1fr;
        link-color: $text;
        link-style: none;
        link-color-hover: $text;
        link-background-hover: $chosen;
        link-style-hover: none;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._hints: tuple[Hint, ...] = ()
        self._right = Content("")

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these keys, the weightiest first: what does not fit at the end falls away."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def show_right(self, content: Content) -> None:
        """Show this at the right: it never falls away."""
        if not content.is_same(self._right):
            self._right = content
            self.refresh()

    def render(self) -> VisualType:
        room = self.content_size.width - self._right.cell_length - 2
        left = Content("")
        for hint in self._hints:
            act = Style.from_meta({"@click": hint.action})
            piece = Content.assemble((hint.key, "bold"), f" {hint.words}").stylize(act)
            wider = left + Content("   ") + piece if left else piece
            if wider.cell_length > room:
                break
            left = wider
        return spread(left, self._right, self.content_size.width, gap=2)
