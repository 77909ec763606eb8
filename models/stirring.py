"""Hears that something wrote in a folder, without looking; only Linux knows how.

What was written may be there only a moment later, and a folder of another computer
may say nothing at all: whoever listens looks again, and now and then unasked.
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import Self

__all__ = ["Stirring"]

MODIFIED = 0x2
"""Of Linux's inotify: something wrote in a file."""


class Stirring:
    """A folder that is listened to.

    Args:
        end: can be read when something wrote there.
    """

    def __init__(self, end: int) -> None:
        self._end = end
        self._is_closed = False
        self._woken: asyncio.Event | None = None

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """Listen to this folder; None where that can't be."""
        if sys.platform != "linux":
            return None
        import ctypes

        libc = ctypes.CDLL(None)
        end = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if end < 0:
            return None
        if libc.inotify_add_watch(end, os.fsencode(folder), MODIFIED) < 0:
            os.close(end)
            return None
        return cls(end)

    def heard(self) -> bool:
        """Whether something stirred since the last time."""
        if self._is_closed:
            return False
        try:
            return bool(os.read(self._end, 65536))
        except BlockingIOError:
            return False

    async def wait(self, seconds: float) -> bool:
        """Wait until something stirs, or False when nothing did for so long, or it was closed."""
        if self._is_closed:
            return False
        loop = asyncio.get_running_loop()
        self._woken = asyncio.Event()
        loop.add_reader(self._end, self._woken.set)
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            if not self._is_closed:
                loop.remove_reader(self._end)
            self._woken = None
        return self.heard()

    def close(self) -> None:
        """From the loop that waits, if any does."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._woken is not None:
            asyncio.get_running_loop().remove_reader(self._end)
            self._woken.set()
        os.close(self._end)
