"""How high each entry of a long list is, estimated until it is known."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

__all__ = ["LineHeights"]


class LineHeights:
    """Heights of entries under each other, `gap` rows apart."""

    def __init__(self) -> None:
        self.gap = 0
        self._heights: list[int] = []
        self._known: list[bool] = []
        self._tops: list[int] = [0]
        self._are_tops_right = True

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """Rows of all entries; behind the last one is no gap."""
        return max(0, self.top(len(self._heights)) - self.gap)

    def start(self, estimates: Iterable[int], gap: int) -> None:
        """Begin anew."""
        self.gap = gap
        self.splice(0, len(self._heights), estimates)

    def splice(self, start: int, stop: int, estimates: Iterable[int]) -> None:
        """Put entries in place of those from `start` up to `stop`."""
        fresh = list(estimates)
        self._heights[start:stop] = fresh
        self._known[start:stop] = [False] * len(fresh)
        self._are_tops_right = False

    def know(self, index: int, height: int) -> None:
        """This is the height of an entry."""
        if self._heights[index] != height:
            self._heights[index] = height
            self._are_tops_right = False
        self._known[index] = True

    def is_known(self, index: int) -> bool:
        return self._known[index]

    def top(self, index: int) -> int:
        """The row where an entry begins."""
        if not self._are_tops_right:
            gap = self.gap
            self._tops = list(accumulate((height + gap for height in self._heights), initial=0))
            self._are_tops_right = True
        return self._tops[index]

    def at(self, row: int) -> int:
        """The entry at this row, the gap behind it included; the first or last one when it is outside."""
        self.top(0)
        return max(0, min(bisect_right(self._tops, row), len(self._heights)) - 1)

    def within(self, row: int, count: int) -> range:
        """The entries that show in `count` rows from `row`."""
        if not self._heights:
            return range(0)
        return range(self.at(row), self.at(row + max(1, count) - 1) + 1)
