"""Painting no more than what changed touches."""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

__all__ = ["NearCompositor"]


class NearCompositor(Compositor):
    """Paints for a change only what of it can be seen there.

    Textual's paints every row of every widget that could be scrolled there: for a letter
    in the input line also the cards, the agenda and all that lies behind them, half of
    what a key costs.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        return super()._get_renders(crop) if crop is None else self._near(crop)

    def _near(self, crop: Region) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """From the front to the back, until nothing behind can be seen."""
        for widget, (region, clip) in self.visible_widgets.items():
            if not crop.overlaps(region.intersection(clip)):
                continue
            rows = Region(clip.x, crop.y, clip.width, crop.height).intersection(clip)
            seen = region.intersection(rows)
            yield region, rows, widget.render_lines(seen.translate(-region.offset))
            if seen.contains_region(crop):
                return
