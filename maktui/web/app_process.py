"""From the server's side: the warm process, and each app that it forked."""

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from maktui.web import packets
from maktui.web.orders import SeatOrder
from maktui.web.packets import BrokenStream, Packet, Packets

__all__ = ["AppProcess", "WarmProcess", "environment"]

ROOT = Path(__file__).parents[2]
"""Where `maktui` is imported from; the warm process finds it there too, whatever its folder is."""

PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from maktui.web.warm import main; main()"

ALLOWED = (
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "MAKTUI_HOME",
    "PATH",
    "PGPASSFILE",
    "PGSERVICEFILE",
    "PGSSLROOTCERT",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPYCACHEPREFIX",
    "TMPDIR",
    "TZ",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_DOCUMENTS_DIR",
)
"""What an app may know of the server's environment."""

FOR_TEXTUAL = {"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "truecolor", "TEXTUAL_FPS": "60"}
"""What an app paints for: xterm.js. As textual-serve tells its apps."""

FOR_MEMORY = {"MALLOC_ARENA_MAX": "1"}
"""All threads take memory from one place: where that has no holes, what a seat takes lies together."""

TYPED_AHEAD = 1024 * 1024
"""Bytes that may wait for an app that does not read; whoever types more is not at a keyboard."""

log = logging.getLogger(__name__)


def environment(given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment of the warm process and its apps."""
    return {name: given[name] for name in ALLOWED if name in given} | FOR_TEXTUAL | FOR_MEMORY


class AppProcess(asyncio.Protocol):
    """One app; its server hears its packets, and that it is gone.

    Args:
        on_packet: hears each packet.
        on_gone: hears once that the process is gone, or speaks no sense and was killed.
    """

    def __init__(self, on_packet: Callable[[Packet], None], on_gone: Callable[[], None]) -> None:
        self._on_packet = on_packet
        self._on_gone = on_gone
        self._packets = Packets()
        self._transport: asyncio.WriteTransport | None = None
        self._is_doomed = False
        self.gone = asyncio.Event()
        self.pid: int | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        try:
            for packet in self._packets.feed(data):
                self._on_packet(packet)
        except BrokenStream as broken:
            log.error("an app was not understood: %s", broken)
            self.kill()

    def connection_lost(self, exc: Exception | None) -> None:
        self.gone.set()
        self._on_gone()

    def born(self, pid: int) -> None:
        """It became this process."""
        self.pid = pid
        if self._is_doomed:
            self.kill()

    def type(self, data: bytes) -> bool:
        """What was typed; False when too much waits already."""
        return self._bring(packets.data(data))

    def bring(self, word: str, text: str) -> bool:
        """A line that a browser held; False when too much waits already."""
        return self._bring(packets.meta({"type": "unsent", "id": word, "text": text}))

    def _bring(self, packet: bytes) -> bool:
        if self._transport is None or self._transport.get_write_buffer_size() > TYPED_AHEAD:
            return False
        self._transport.write(packet)
        return True

    def tell(self, kind: str, **values: object) -> None:
        """Tell the app something about its terminal."""
        if self._transport is not None and not self.gone.is_set():
            self._transport.write(packets.meta({"type": kind, **values}))

    def kill(self) -> None:
        """At once, whatever it is doing.

        While its end of the socket is open the process is there, so its number is its own.
        """
        self._is_doomed = True
        if self.pid is not None and not self.gone.is_set():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def waited(self) -> float:
        """Seconds in all that it had to wait for a CPU; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[1]) / 1e9
        except (OSError, ValueError, IndexError):
            return 0.0


class WarmProcess:
    """The process that apps are forked from; started anew when it was killed.

    Args:
        log_folder: where it and its apps keep what went wrong.
    """

    def __init__(self, log_folder: Path) -> None:
        self._log_folder = log_folder
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._received = b""
        self._number = 0
        self._unborn: dict[int, AppProcess] = {}

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """In the server's main thread: the warm process ends with the thread that started it."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-c", PROGRAM),
                    *(str(ROOT), str(self._log_folder), str(theirs.fileno()), str(os.getpid())),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
                cwd=Path(sys.prefix).anchor,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._control = ours
        asyncio.get_running_loop().add_reader(ours, self._listen)

    async def fork(
        self, order: SeatOrder, on_packet: Callable[[Packet], None], on_gone: Callable[[], None]
    ) -> AppProcess:
        """An app for this seat."""
        if self._control is None:
            self.start()
        assert self._control is not None
        ours, theirs = socket.socketpair()
        with theirs:
            self._number += 1
            line = f"{self._number} {order.as_json()}\n".encode()
            socket.send_fds(self._control, [line], [theirs.fileno()])
        app = AppProcess(on_packet, on_gone)
        self._unborn[self._number] = app
        await asyncio.get_running_loop().create_unix_connection(lambda: app, sock=ours)
        return app

    def _listen(self) -> None:
        assert self._control is not None
        try:
            received = self._control.recv(65536)
        except BlockingIOError:
            return
        except ConnectionError:
            received = b""
        if not received:
            log.error("the warm process is gone")
            self.kill()
            return
        *lines, self._received = (self._received + received).split(b"\n")
        for line in lines:
            told = json.loads(line)
            app = self._unborn.pop(told["order"], None)
            if app is not None:
                app.born(told["pid"])

    def kill(self) -> None:
        """At once, with every app that it forked."""
        if self._control is not None:
            asyncio.get_running_loop().remove_reader(self._control)
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        self._received = b""
        self._unborn.clear()
