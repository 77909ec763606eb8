"""Keeps a forked seat small: it shares what the warm process has, while nobody writes on that page."""

import sys
from typing import Any

import textual.strip
from textual.cache import FIFOCache

__all__ = ["fill_holes", "keep_no_strips"]

POOL = 16 * 1024
"""Bytes of one size that Python lays together; in 3.11 on 64 bits."""

EMPTY = sys.getsizeof(b"")

LARGEST = 512
"""Bytes of the largest object that lies in a pool."""

AT_MOST = 100_000
"""Objects of one size; where Python lays them otherwise, filling ends here."""

FILLING: list[object] = []
"""What lies in the holes."""


class NoCache(FIFOCache[Any, Any]):
    """Keeps nothing."""

    def set(self, key: object, value: object) -> None:
        pass

    __setitem__ = set


def keep_no_strips() -> None:
    """Textual keeps seven caches for each line it painted: 3 MB a seat, for what is cut anew in no time."""
    none = NoCache(0)
    vars(textual.strip)["FIFOCache"] = lambda maxsize: none


def fill_holes() -> None:
    """Lay something in every hole between objects, for as long as this process and its forks live.

    A seat's own objects would go there, each on a shared page that is copied for it: 1 MB a seat.
    """
    for size in range(48, LARGEST + 1, 16):
        FILLING.extend(_filled(size))


def _filled(size: int) -> list[object]:
    """Objects until a whole new pool is full of them: then no older pool has a place left."""
    objects: list[object] = []
    in_a_row, before = 0, 0
    while in_a_row < POOL // size - 2 and len(objects) < AT_MOST:
        objects.append(bytes(size - EMPTY))
        at = id(objects[-1])
        in_a_row = in_a_row + 1 if at - before == size else 0
        before = at
    return objects
