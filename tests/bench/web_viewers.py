"""Viewers in browsers, as far as a server can tell: their sockets, and what they cost it."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

__all__ = ["SIZE", "Served", "Viewer", "served"]

SIZE = (120, 36)
WAIT = 180.0


@dataclass
class Viewer:
    """One socket that remembers when it saw what it was told to look out for."""

    seen: dict[bytes, float] = field(default_factory=dict)
    wanted: bytes = b""
    _tail: bytes = b""
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def look_out(self, wanted: bytes) -> None:
        self.wanted, self._tail = wanted, b""
        self._news.clear()

    async def watch(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is not aiohttp.WSMsgType.BINARY or not self.wanted:
                continue
            self._tail += frame.data
            if self.wanted in self._tail:
                self.seen[self.wanted] = time.monotonic()
                self.wanted, self._tail = b"", b""
                self._news.set()

    async def saw(self) -> None:
        await asyncio.wait_for(self._news.wait(), WAIT)


@dataclass(frozen=True)
class Served:
    """A server in a process of its own."""

    pid: int
    port: int
    path: str

    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}{self.path}?width={SIZE[0]}&height={SIZE[1]}"

    @property
    def page(self) -> str:
        """Its address for what is no socket."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def headers(self, number: int) -> dict[str, str]:
        return {"Origin": f"http://127.0.0.1:{self.port}", "Cookie": f"maktui={number}"}

    @property
    def tree(self) -> list[int]:
        """The server, and every process that it has under it."""
        parents: dict[int, int] = {}
        for place in Path("/proc").iterdir():
            with suppress(OSError, ValueError):
                parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        found = [self.pid]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found

    def memory(self) -> float:
        """MB of the whole tree, what is shared divided among who shares it."""
        kilobytes = 0
        for pid in self.tree:
            with suppress(OSError):
                for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                    if line.startswith("Pss:"):
                        kilobytes += int(line.split()[1])
        return kilobytes / 1024

    def cpu(self) -> float:
        """Seconds that all threads of the whole tree took so far."""
        nanoseconds = 0
        for pid in self.tree:
            with suppress(OSError):
                for task in Path(f"/proc/{pid}/task").iterdir():
                    nanoseconds += int((task / "schedstat").read_text().split()[0])
        return nanoseconds / 1e9


@contextmanager
def served(kind: str, db_url: str, session_id: int, path: str) -> Iterator[Served]:
    """A server that is warm."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.web_server", kind, db_url, str(session_id)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        one = Served(process.pid, int(process.stdout.readline()), path)
        _until_quiet(one)
        yield one
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.communicate()


def _until_quiet(one: Served) -> None:
    """Nothing is loaded or rehearsed any more."""
    before = -1.0
    while one.cpu() - before > 0.02:
        before = one.cpu()
        time.sleep(1.0)
