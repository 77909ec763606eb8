"""Text without links."""

from textual.reactive import Reactive
from textual.widget import Widget

__all__ = ["Plain"]


class Plain(Widget):
    """Textual works out the colours of links at each painting; here it need not."""

    auto_links: Reactive[bool] = Reactive(False)
