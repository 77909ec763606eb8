"""Painting no more than what changed touches."""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

__all__ = ["NearCompositor"]


class NearCompositor(Compositor):
    """Paints for a change only the widgets that it touches.

    Textual's paints every widget that could be scrolled there: for a letter in the input
    line also the cards, the agenda and all rows around it, a fifth of what a key costs.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            return super()._get_renders(crop)
        everywhere = self.visible_widgets
        near = {widget: at for widget, at in everywhere.items() if crop.overlaps(at[0])}
        self._visible_widgets = near
        try:
            return list(super()._get_renders(crop))
        finally:
            if self._visible_widgets is near:
                self._visible_widgets = everywhere
