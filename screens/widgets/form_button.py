"""A calm button of one row: a key it can be pressed with, and what it does."""

from textual.content import Content
from textual.widgets import Button

__all__ = ["CalmButton"]


class CalmButton(Button):
    """A button without a box.

    Args:
        words: what it does.
        key: the key that does the same, shown before it.
    """

    DEFAULT_CSS = """
    CalmButton, CalmButton.-textual-compact {
        width: auto;
        min-width: 0;
        height: 1;
        padding: 0 1;
        background: $chosen;
        color: $text;
        border: none !important;
        &:hover { background: $faint; }
        &:focus {
            background: $accent;
            color: $background;
            text-style: bold;
            background-tint: transparent 0%;
        }
        &.-active { background: $faint; tint: transparent 0%; }
    }
    """

    def __init__(self, words: str, key: str = "", *, id: str | None = None) -> None:
        label = Content.assemble((key, "bold"), "  ", words) if key else Content(words)
        super().__init__(label, id=id, compact=True)
