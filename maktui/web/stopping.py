"""A server that stops when it is told to, whatever hangs in it."""

import signal
import threading
from collections.abc import Callable, Iterable

__all__ = ["stop_for_sure"]

AT_LAST = 4.5
"""Seconds after which the system ends a server that does not end itself."""


def stop_for_sure(signals: Iterable[int], stop: Callable[[], object]) -> None:
    """Call `stop` at one of these signals; soon after it the process ends in any case, also at a second one.

    The alarm is the kernel's, so that it rings too when no line of Python runs any
    more; then the process ends by it, and its apps with it. So this is for a program
    that has nothing else to do afterwards.
    """

    def stop_now(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, AT_LAST)
        stop()

    if threading.current_thread() is threading.main_thread():
        for number in signals:
            signal.signal(number, stop_now)
