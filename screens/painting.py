"""Painting no more than what changed touches."""

from collections.abc import Iterable, Sequence

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

__all__ = ["NearCompositor"]


class NearCompositor(Compositor):
    """Paints for a change only what of it can be seen.

    Textual's paints every row of every widget that could be scrolled to between the first
    and the last change: for a letter in the input line also the cards, the agenda and all
    that lies behind them, half of what a key costs.
    """

    _changed: Sequence[Region] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        self._changed = [one.intersection(self.size.region) for one in self._dirty_regions]
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        return self._near(self._changed) if self._changed else super()._get_renders(crop)

    def _near(self, unseen: Sequence[Region]) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """From the front to the back, until nothing behind can be seen."""
        for widget, (region, clip) in self.visible_widgets.items():
            in_sight = region.intersection(clip)
            touched = [one for one in unseen if one.overlaps(in_sight)]
            if not touched:
                continue
            change = Region.from_union(touched)
            rows = Region(clip.x, change.y, clip.width, change.height).intersection(clip)
            seen = region.intersection(rows)
            yield region, rows, widget.render_lines(seen.translate(-region.offset))
            unseen = [one for one in unseen if not in_sight.contains_region(one)]
            if not unseen:
                return
