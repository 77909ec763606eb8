"""A change paints what it touches, and the picture is whole all the same."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from models.codes import Seat
from models.rights import Actor
from screens.access import Access
from screens.base import MakScreen
from tests.fakes import FakeRecord

ROWS = 6


class Rows(MakScreen[None]):
    def compose(self) -> ComposeResult:
        for number in range(ROWS):
            yield Static(f"row {number}", id=f"row{number}")


class Painter(App[None]):
    def on_mount(self) -> None:
        self.push_screen(Rows(Access(FakeRecord, Actor(seat=Seat.ORGANISER, name=""))))


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The widgets that were painted, in their order."""
    seen: list[Any] = []
    painting = Widget.render_lines

    def noted(widget: Widget, crop: Region) -> list[Strip]:
        seen.append(widget.id or type(widget).__name__)
        return painting(widget, crop)

    monkeypatch.setattr(Widget, "render_lines", noted)
    return seen


async def test_one_row_that_changes_is_the_only_row_painted(painted: list[Any]) -> None:
    app = Painter()
    async with app.run_test() as pilot:
        await pilot.pause()
        painted.clear()
        app.screen.query_one("#row3", Static).update("changed", layout=False)
        await pilot.pause()
        assert [one for one in painted if str(one).startswith("row")] == ["row3"]
        shown = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    assert shown[:ROWS] == ["row 0", "row 1", "row 2", "changed", "row 4", "row 5"]
