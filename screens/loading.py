"""Loading a library in a thread, so that it holds up no key."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["loading"]

SWITCH = 0.001
"""Seconds that a thread which loads may hold up the others, as far as Python can help it."""


@contextmanager
def loading() -> Iterator[None]:
    """Threads switch often and nobody looks for garbage meanwhile; what was loaded never is any.

    Looking for it among all that a library makes stalls a screen for 60 ms.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
        gc.freeze()
        gc.enable()
