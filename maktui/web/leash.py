"""A process that ends when the one that made it is gone, however that went."""

import os
import signal
import sys

__all__ = ["end_with_parent"]

SET_PDEATHSIG = 1
"""Of Linux's prctl."""


def end_with_parent(parent: int) -> None:
    """Be killed when `parent` ends, the process that made this one.

    Only Linux knows how. Elsewhere a closed socket tells it: both the warm
    process and its seats read from one, and end when nobody holds its other end.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it went before it could be told
        os._exit(1)
