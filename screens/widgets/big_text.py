"""A title in letters four rows high where it fits, in one bold line where not."""

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType

from screens.widgets.big_letters import ROWS, draw, width_of
from screens.widgets.plain import Plain
from screens.widgets.spread import harmless

__all__ = ["BigText", "broken"]

GAP_ROWS = 1
"""Rows between two lines of big letters."""


class BigText(Plain):
    """One short text, as large as its place allows.

    `max_lines` is the number of big lines it may take; a text that needs more, or has a
    letter that is not drawn, is shown as it is, bold.
    """

    DEFAULT_CSS = """
    BigText {
        height: auto;
        width: 1fr;
        text-style: bold;
    }
    """

    def __init__(
        self, text: str = "", *, max_lines: int = 2, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._text = text
        self._max_lines = max_lines

    @property
    def text(self) -> str:
        return self._text

    def show(self, text: str, *, max_lines: int | None = None) -> None:
        """Show `text`; the same text again changes nothing."""
        lines = self._max_lines if max_lines is None else max_lines
        if (text, lines) != (self._text, self._max_lines):
            self._text, self._max_lines = text, lines
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        lines = broken(self._text, width, self._max_lines)
        if lines is None:
            return self._plain().get_height({}, width)
        return len(lines) * (ROWS + GAP_ROWS) - GAP_ROWS

    def render(self) -> VisualType:
        lines = broken(self._text, self.content_size.width, self._max_lines)
        if lines is None:
            return self._plain()
        rows = ("\n" * (GAP_ROWS + 1)).join("\n".join(draw(line)) for line in lines)
        return Content(rows)

    def _plain(self) -> Content:
        return harmless(Content(self._text))


def broken(text: str, width: int, max_lines: int) -> list[str] | None:
    """`text` broken at spaces into lines of big letters, or None where that can't be done."""
    lines: list[str] = []
    for word in text.split():
        wider = f"{lines[-1]} {word}" if lines else word
        size = width_of(wider)
        if lines and size is not None and size <= width:
            lines[-1] = wider
            continue
        alone = width_of(word)
        if alone is None or alone > width or len(lines) >= max_lines:
            return None
        lines.append(word)
    return lines or None
