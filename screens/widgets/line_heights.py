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
        """Where entries begin, up to the first whose height changed."""

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
        del self._tops[start + 1 :]

    def know(self, index: int, height: int) -> None:
        """This is the height of an entry."""
        if self._heights[index] != height:
            self._heights[index] = height
            del self._tops[index + 1 :]
        self._known[index] = True

    def is_known(self, index: int) -> bool:
        return self._known[index]

    def top(self, index: int) -> int:
        """The row where an entry begins."""
        changed = self._heights[len(self._tops) - 1 :]
        if changed:
            gap = self.gap
            self._tops += accumulate((height + gap for height in changed), initial=self._tops.pop())
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
