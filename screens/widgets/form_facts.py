"""Facts to read: a label, and what is written there, with a hanging column."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType

from screens.widgets.plain import Plain

__all__ = ["Facts"]

LABEL = 24
"""Columns of a label beside its text; from narrower than twice this it stands above."""

MOST_LINES = 6
"""Lines of one text; who wants more opens the form."""


class Facts(Plain):
    """Labels with their texts."""

    DEFAULT_CSS = """
    Facts { height: auto; width: 1fr; max-width: 116; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facts: tuple[tuple[str, Content], ...] = ()

    def show(self, facts: Sequence[tuple[str, Content]]) -> None:
        """Show these; the same again paints nothing."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> VisualType:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        indent = LABEL if width >= 2 * LABEL + 10 else 2
        lines: list[Content] = []
        for label, text in self._facts:
            wrapped = text.wrap(max(10, width - indent))
            if len(wrapped) > MOST_LINES:
                wrapped = [*wrapped[: MOST_LINES - 1], Content.styled("…", "$quiet")]
            head = Content.styled(label, "$quiet")
            if indent < LABEL:
                lines.append(head)
            else:
                lines.append(head.pad_right(max(0, indent - head.cell_length)) + wrapped.pop(0))
            lines.extend(Content(" " * indent) + line for line in wrapped)
        return lines
