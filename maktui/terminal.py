"""The driver of a real terminal: textual's own, which does not notice that its terminal is gone."""

import os
import select
from threading import Event, Thread

from textual import messages
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

__all__ = ["TerminalDriver", "watchful"]

PATIENCE = 3.0
"""Seconds for the app to end by itself; every keystroke is on disk already."""


class TerminalDriver(LinuxDriver):
    """Ends the app when its terminal vanishes and no SIGHUP says so.

    Reading then gives nothing at once, again and again, and textual's would go on
    doing that for ever; what is written stops its writing thread, and then fills
    a queue until the app waits for ever too.
    """

    _watch: Thread | None = None
    _is_gone = False

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._watch is None:
            self._closed = Event()
            self._watch = Thread(target=self._end_with_terminal, name="maktui-terminal", daemon=True)
            self._watch.start()

    def write(self, data: str) -> None:
        if not self._is_gone:
            super().write(data)

    def close(self) -> None:
        if self._watch is not None:
            self._closed.set()
        if not self._is_gone:
            super().close()

    def _end_with_terminal(self) -> None:
        line = select.poll()
        line.register(self.fileno, 0)  # a hang-up is told without asking
        if not any(told & (select.POLLHUP | select.POLLERR) for _, told in line.poll()):
            return
        self._is_gone = True
        self._app.post_message(messages.ExitApp())
        if not self._closed.wait(PATIENCE):
            os._exit(1)


def watchful(driver: type[Driver]) -> type[Driver]:
    """The driver to use in place of `driver`."""
    return TerminalDriver if driver is LinuxDriver else driver
