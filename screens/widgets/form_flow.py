"""Pieces of text that flow over lines, each of which can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.visual import VisualType
from textual.widget import Widget

__all__ = ["Flow"]

GAP = 3


class Flow(Widget):
    """Pieces beside each other while they fit, then on the next line."""

    DEFAULT_CSS = """
    Flow { height: auto; width: 1fr; pointer: pointer; }
    """

    @dataclass
    class Pressed(Message):
        """A piece was clicked."""

        flow: "Flow"
        place: int
        """Which of the pieces, from 0."""

        @property
        def control(self) -> "Flow":
            return self.flow

    def __init__(self, pieces: Sequence[Content] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pieces = tuple(pieces)

    @property
    def pieces(self) -> tuple[Content, ...]:
        return self._pieces

    def show(self, pieces: Sequence[Content]) -> None:
        """Show these pieces; the same again paints nothing."""
        if tuple(pieces) == self._pieces:
            return
        width = self.content_size.width
        height = len(self._lines(width))
        self._pieces = tuple(pieces)
        self.refresh(layout=len(self._lines(width)) != height)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(width)))

    def render(self) -> VisualType:
        width = self.content_size.width
        gap = Content(" " * GAP)
        lines = (gap.join(self._fitting(place, width) for place in line) for line in self._lines(width))
        return Content("\n").join(lines)

    def on_click(self, event: Click) -> None:
        place = self._place_at(event)
        if place is not None:
            event.stop()
            self.post_message(self.Pressed(self, place))

    def _lines(self, width: int) -> list[list[int]]:
        """Which pieces stand on each line, by their places."""
        lines: list[list[int]] = []
        room = 0
        for place, piece in enumerate(self._pieces):
            wide = min(piece.cell_length, width)
            if lines and wide + GAP <= room:
                lines[-1].append(place)
                room -= wide + GAP
            else:
                lines.append([place])
                room = width - wide
        return lines

    def _fitting(self, place: int, width: int) -> Content:
        piece = self._pieces[place]
        return piece if piece.cell_length <= width else piece.truncate(width, ellipsis=True)

    def _place_at(self, event: Click) -> int | None:
        at = event.get_content_offset(self)
        width = self.content_size.width
        lines = self._lines(width)
        if at is None or at.y >= len(lines):
            return None
        left = 0
        for place in lines[at.y]:
            wide = min(self._pieces[place].cell_length, width)
            if left <= at.x < left + wide:
                return place
            left += wide + GAP
        return None
