"""Keeps a forked seat small: it shares what the warm process has, while nobody writes on that page."""

import ctypes
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import CodeType, FrameType, FunctionType
from typing import Any

import textual.strip
from textual.cache import FIFOCache

__all__ = ["code_that_runs", "fill_holes", "keep_no_strips", "lay_together"]

POOL = 16 * 1024
"""Bytes of one size that Python lays together; in 3.11 on 64 bits."""

EMPTY = sys.getsizeof(b"")

LARGEST = 512
"""Bytes of the largest object that lies in a pool."""

LARGE = 2048
"""Bytes of the largest hole outside pools that is filled; in larger ones a seat's objects lie together."""

HEAD = 8
"""Bytes that a place outside pools takes besides."""

take_raw = ctypes.pythonapi.PyMem_RawMalloc
take_raw.restype = ctypes.c_void_p
take_raw.argtypes = [ctypes.c_size_t]

Ran = dict[int, CodeType]
"""By identity: code that only reads the same is the same to Python."""

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
    """Throw garbage away, and lay something in every hole, for as long as this process and its forks live.

    A seat's own objects would go there, each on a shared page that is copied for it: 2 MB a seat.
    """
    gc.unfreeze()
    gc.collect()
    for size in range(LARGE, 0, -16):
        _fill(partial(_take_raw, size), size, in_a_row=16, at_most=500)
    for size in range(48, LARGEST + 1, 16):
        _fill(partial(_take_from_pool, size), size, in_a_row=POOL // size - 2, at_most=100_000)


def _fill(take: Callable[[], int], size: int, *, in_a_row: int, at_most: int) -> None:
    """Take places of so many bytes, until some lie one behind the other: then no older one is left.

    Where a system lays them otherwise it ends at so many.
    """
    row, before = 0, 0
    for _ in range(at_most):
        at = take()
        row = row + 1 if size <= at - before <= size + 16 else 0
        before = at
        if row == in_a_row:
            return


def _take_raw(size: int) -> int:
    return int(take_raw(size - HEAD))


def _take_from_pool(size: int) -> int:
    FILLING.append(b"-" * (size - EMPTY))
    return id(FILLING[-1])


@contextmanager
def code_that_runs() -> Iterator[Ran]:
    """What is called meanwhile, in this thread and in those that begin."""
    ran: Ran = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            ran[id(frame.f_code)] = frame.f_code

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield ran
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def lay_together(ran: Ran) -> None:
    """Give every function whose code `ran` a copy of it, the copies one after another.

    Code that runs writes on its pages, which a seat then copies for itself. Where code lies as it
    was loaded, much that never runs is copied along: 2 MB a seat.
    """
    fill_holes()
    copies: Ran = {}

    def copied(code: CodeType) -> CodeType:
        if id(code) not in copies:
            constants = tuple(copied(one) if id(one) in ran else one for one in code.co_consts)
            copies[id(code)] = code.replace(co_consts=constants)
        return copies[id(code)]

    for code in ran.values():
        copied(code)
    for one in gc.get_objects():
        if type(one) is FunctionType and id(one.__code__) in copies:
            one.__code__ = copies[id(one.__code__)]
    ran.clear()
    fill_holes()
