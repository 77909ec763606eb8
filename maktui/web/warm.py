"""The warm process: has loaded and rehearsed everything, and forks an app per seat that is asked for.

It is started by the server as a program of its own, before which no loop, thread
or server library was ever loaded in it. It stays single: every fork copies a
process with one thread, no loop and no open record. Orders come as lines of JSON,
each with the seat's end of a socket; back go lines that tell which process it became.
"""

import gc
import json
import logging
import os
import random
import selectors
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path

from maktui.web.leash import end_with_parent

__all__ = ["main"]

LINE = 65536
"""Bytes that are read at once."""

log = logging.getLogger(__name__)


class Warm:
    """Forks apps as long as its server is there.

    Args:
        control: where orders come from.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._received = b""
        self._ends: list[int] = []
        self._children: set[int] = set()

    def serve(self) -> None:
        """Until the server is gone, or says so by closing its end."""
        bell, wake = socket.socketpair()
        for end in (bell, wake):
            end.setblocking(False)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(bell, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fileobj is bell:
                        bell.recv(4096)
                        self._bury()
                    elif not self._take_orders([selector, bell, wake]):
                        return

    def end(self) -> None:
        """Leave no app behind."""
        for pid in self._children:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _bury(self) -> None:
        with suppress(ChildProcessError):
            while self._children:
                pid, _ = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return
                self._children.discard(pid)

    def _take_orders(self, ours: list[selectors.DefaultSelector | socket.socket]) -> bool:
        try:
            received, ends, _, _ = socket.recv_fds(self._control, LINE, 16)
        except ConnectionError:
            return False
        if not received:
            return False
        self._received += received
        self._ends += ends
        *lines, self._received = self._received.split(b"\n")
        for line in lines:
            number, _, order = line.partition(b" ")
            self._fork(int(number), order, self._ends.pop(0), ours)
        return True

    def _fork(
        self, number: int, order: bytes, end: int, ours: list[selectors.DefaultSelector | socket.socket]
    ) -> None:
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                for one in [*ours, self._control]:
                    one.close()
                code = _become_seat(order.decode(), end, parent)
            except Exception:
                log.exception("a seat failed")
            finally:
                os._exit(code)
        os.close(end)
        self._children.add(pid)
        with suppress(OSError):
            self._control.sendall(json.dumps({"order": number, "pid": pid}).encode() + b"\n")


def _become_seat(order: str, end: int, parent: int) -> int:
    """In the fork: from here on this process is somebody's seat."""
    from maktui.web.orders import SeatOrder
    from maktui.web.own import run

    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    end_with_parent(parent)
    for standard in (0, 1):
        os.dup2(end, standard)
    os.close(end)
    random.seed()
    gc.enable()
    return run(SeatOrder.from_json(order))


def _load(log_folder: Path) -> None:
    """Everything that a seat needs, so that a fork has it already."""
    gc.disable()  # what is loaded never is garbage; a seat begins to look for it
    from maktui.web.memory import fill_holes, keep_no_strips
    from maktui.web.rehearsal import rehearse
    from maktui.wiring import log_to
    from screens import closing, help, palette, report, values  # noqa: F401

    log_to(log_folder)
    keep_no_strips()
    rehearse()
    fill_holes()
    gc.freeze()
    if threading.active_count() > 1:
        raise RuntimeError("the rehearsal left a thread; a fork would lose it")


def main() -> None:
    """Started with the folder of the log, the descriptor that orders come over, and whose process this is."""
    control, parent = (int(word) for word in sys.argv[-2:])
    end_with_parent(parent)
    warm = Warm(socket.socket(fileno=control))
    _load(Path(sys.argv[-3]))
    try:
        warm.serve()
    finally:
        warm.end()
