"""An app around a minutes pane, and lines to show in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.pilot import Pilot

from models.views.minutes import DraftView, LineView
from screens.widgets.minutes_pane import MinutesPane
from tests.records import at, line
from tests.widgets import WidgetApp, shown

__all__ = ["SIZE", "PaneApp", "draft", "many", "pane", "rows"]

SIZE = (60, 24)


class PaneApp(WidgetApp):
    def __init__(self, theme: str = "maktui-dark") -> None:
        self.pane = MinutesPane("Nog niets.")
        super().__init__(theme=theme)
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    @on(MinutesPane.LineChosen)
    def choose(self, event: MinutesPane.LineChosen) -> None:
        self.chosen.append(event.line_id)


@asynccontextmanager
async def pane(
    *lines: LineView, drafts: tuple[DraftView, ...] = (), size: tuple[int, int] = SIZE
) -> AsyncIterator[tuple[PaneApp, Pilot[None]]]:
    app = PaneApp()
    async with app.run_test(size=size) as pilot:
        app.pane.show(lines, drafts)
        await pilot.pause()
        yield app, pilot


def many(count: int, **changes: Any) -> tuple[LineView, ...]:
    """Lines that take one to four rows."""
    return tuple(
        line(number, 20, f"Regel {number} " * (1 + number % 17), **changes) for number in range(1, count + 1)
    )


def draft(text: str, **changes: Any) -> DraftView:
    return replace(DraftView("other", 20, "Mo Kaya", "MK", text, None, at(9)), **changes)


def rows(app: PaneApp) -> list[str]:
    return [row[: app.pane.room.width].rstrip() for row in shown(app, app.pane)]
