"""A change paints what of it can be seen, and the picture is whole all the same."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from models.codes import Seat
from models.rights import Actor
from screens.access import Access
from screens.base import MakScreen
from screens.painting import NearCompositor
from tests.fakes import FakeRecord
from tests.live_stage import JOOST, Stage

ROWS = 6
CHANGES = 60
QUESTION = 5
"""Place of "De kwestie: waar knerst het?" on the agenda."""


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
        assert painted == ["row3"]
        shown = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    assert shown[:ROWS] == ["row 0", "row 1", "row 2", "changed", "row 4", "row 5"]


async def test_any_change_paints_what_the_whole_picture_has_there(stage: Stage) -> None:
    """Rows half scrolled away, bars, a sheet over all: the same letters as Textual's own painting."""
    lead = stage.open(QUESTION)
    for number in range(30):
        stage.table.keep(lead, f"Regel {number} van de tafel", QUESTION)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.sees("Regel 29")
        _compare(joost.app.screen._compositor)
        await joost.press("f1")
        await joost.pilot.pause()
        _compare(joost.app.screen._compositor)


def _compare(compositor: Compositor) -> None:
    assert isinstance(compositor, NearCompositor)
    width, height = compositor.size
    chance = random.Random(width)
    for _ in range(CHANGES):
        regions = [_somewhere(chance, width, height) for _ in range(chance.choice((1, 1, 2, 4)))]
        near, usual = (_painted(one, compositor, regions) for one in (NearCompositor, Compositor))
        assert near == usual, regions


def _somewhere(chance: random.Random, width: int, height: int) -> Region:
    x, y = chance.randrange(width), chance.randrange(height)
    return Region(x, y, chance.randint(1, width - x), chance.randint(1, height - y))


def _painted(
    kind: type[Compositor], compositor: NearCompositor, regions: Sequence[Region]
) -> dict[tuple[int, int], Strip | None]:
    """What goes to the terminal after these changes, by row and column."""
    compositor._dirty_regions = set(regions)
    with pytest.MonkeyPatch.context() as patch:
        if kind is Compositor:
            patch.setattr(NearCompositor, "_get_renders", Compositor._get_renders)
        update = compositor.render_partial_update()
    assert update is not None
    return {
        (row, start): update.chops[row][start]
        for row, left, right in update.spans
        for start, end in zip(update.chops[row], update.chop_ends[row], strict=True)
        if start < right and end > left
    }
