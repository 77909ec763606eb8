"""An app around a few widgets, in one of our themes."""

from typing import Any

from textual.app import App, ComposeResult
from textual.driver import Driver
from textual.widget import Widget

from maktui.themes import DEFAULT, themes
from models.clean import clean_text

__all__ = ["WidgetApp", "raw_control", "shown"]


class WidgetApp(App[None]):
    """Shows these widgets under each other."""

    def __init__(
        self, *widgets: Widget, theme: str = DEFAULT, driver_class: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver_class)
        for one in themes():
            self.register_theme(one)
        self.theme = theme
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self.widgets


def shown(app: App[Any], widget: Widget | None = None) -> list[str]:
    """What stands on the screen, or where a widget is, row by row without the spaces at the end."""
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    if widget is not None:
        region = widget.content_region
        rows = [row[region.x : region.right] for row in rows[region.y : region.bottom]]
    return [row.rstrip() for row in rows]


def raw_control(app: App[Any]) -> str:
    """What a terminal might obey, or may not show, of all that is on the screen."""
    text = "".join(strip.text for strip in app.screen._compositor.render_strips())
    return "".join(sorted(set(text) - set(clean_text(text, limit=len(text)))))
