"""A piece of text that is painted again only when it changed."""

from textual.content import Content
from textual.visual import VisualType

from screens.widgets.plain import Plain
from screens.widgets.spread import harmless

__all__ = ["Words"]


class Words(Plain):
    """Text; `show` with the same text changes nothing, so a clock may call it each second."""

    DEFAULT_CSS = """
    Words { height: auto; width: 1fr; }
    """

    def __init__(
        self, content: Content | str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._content = _as_content(content)

    @property
    def content(self) -> Content:
        return self._content

    def show(self, content: Content | str) -> None:
        """Show this text; the layout moves only when its size does."""
        new = _as_content(content)
        if new.is_same(self._content):
            return
        before, self._content = self._content, new
        same_size = new.cell_length == before.cell_length and "\n" not in new.plain + before.plain
        self.refresh(layout=not same_size)

    def render(self) -> VisualType:
        return self._content


def _as_content(text: Content | str) -> Content:
    return harmless(Content(text) if isinstance(text, str) else text)
