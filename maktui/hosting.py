"""Serving a session from the app: `maktui serve` in a process of its own, that ends with the app."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import replace
from pathlib import Path

from maktui.settings import Settings
from screens.hosting import CannotServe
from screens.language import _, language

__all__ = ["PORTS", "Hosting"]

ROOT = Path(__file__).parents[1]
"""Where `maktui` is imported from; the server finds it there too, whatever its folder is."""

PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from maktui.web.hosted import main; main()"

PORTS = range(8000, 8010)
"""The first one that is free; always the same few, so that a firewall can be told."""

STARTING = 30.0
"""Seconds in which it can be joined, or never will be."""

ENDING = 8.0
"""Seconds for a server to end; it promises to need five."""

REFUSAL = "maktui: "
"""What a refusal begins with; see `maktui.streams`."""


class Hosting:
    """The server of this app, if it runs.

    Args:
        settings: what the app goes by; the server uses the same record and folders.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session_id: int | None = None
        self._child: _Child | None = None
        self._address = ""
        self._begun = asyncio.Event()
        """Set when something serves; each time another one."""
        self._turn = asyncio.Lock()

    @property
    def obstacle(self) -> str:
        if hasattr(os, "fork"):
            return ""
        return _("The browser mode needs Linux or macOS; on Windows it runs inside WSL.")

    @property
    def address(self) -> str:
        return self._address

    def serves(self, session_id: int) -> bool:
        return session_id == self._session_id and self._child is not None and self._child.is_running

    async def serve(self, session_id: int, *, for_lan: bool) -> None:
        async with self._turn:
            await self._end()
            settings = replace(self._settings, language=language())
            port = _free_port(everywhere=for_lan)
            self._session_id = session_id
            self._child = await _Child.begun(settings, session_id, port, for_lan=for_lan)
            if not await self._child.is_ready(within=STARTING):
                failed, self._child = self._child, None
                words = await failed.end()
                raise CannotServe(words or _("It did not start. Ask maktui doctor what is wrong."))
            self._address = self._child.address
            begun, self._begun = self._begun, asyncio.Event()
            begun.set()

    async def stop(self) -> None:
        async with self._turn:
            await self._end()

    async def _end(self) -> None:
        if self._child is not None:
            child, self._child = self._child, None
            await child.end()

    async def broken_off(self, session_id: int) -> None:
        while True:
            child = self._child
            if child is None or not child.address or self._session_id != session_id:
                await self._begun.wait()
            else:
                await child.gone()
                if self._child is child:
                    self._child = None
                    return


class _Child:
    """The server's process. It reads our end of a pipe, and ends when that is closed, however that came."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.address = ""
        """Where it serves; known once it is ready."""
        self._is_ready: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._told = asyncio.create_task(self._hear_told())
        self._refused = asyncio.create_task(self._hear_refusal())

    @classmethod
    async def begun(cls, settings: Settings, session_id: int, port: int, *, for_lan: bool) -> "_Child":
        from maktui.web.orders import HostOrder

        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-c", PROGRAM, str(ROOT)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            start_new_session=True,  # the terminal's signals are for the app
        )
        order = HostOrder(settings=settings, session_id=session_id, port=port, is_for_lan=for_lan)
        assert process.stdin is not None
        process.stdin.write(order.as_json().encode() + b"\n")
        return cls(process)

    @property
    def is_running(self) -> bool:
        return self._process.returncode is None

    async def is_ready(self, *, within: float) -> bool:
        """Whether people can join."""
        try:
            async with asyncio.timeout(within):
                return await asyncio.shield(self._is_ready)
        except TimeoutError:
            return False

    async def gone(self) -> None:
        await asyncio.shield(self._told)

    async def end(self) -> str:
        """End it; why it refused to run, or ""."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            async with asyncio.timeout(ENDING):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._told
        return await self._refused

    async def _hear_told(self) -> None:
        """Its first line says that it is ready and where, and its end that it is gone."""
        assert self._process.stdout is not None
        words = (await self._process.stdout.readline()).decode(errors="replace").split()
        self.address = words[-1] if words else ""
        self._is_ready.set_result(bool(words))
        while await self._process.stdout.read(4096):
            pass

    async def _hear_refusal(self) -> str:
        assert self._process.stderr is not None
        words = ""
        while line := await self._process.stderr.readline():
            text = line.decode(errors="replace").strip()
            if text.startswith(REFUSAL):
                words = text.removeprefix(REFUSAL)
        return words


def _free_port(*, everywhere: bool) -> int:
    for port in PORTS:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trying.bind(("" if everywhere else "127.0.0.1", port))
            except OSError:
                continue
            return port
    raise CannotServe(
        _("The ports {first} to {last} of this computer are in use. Stop another maktui first.").format(
            first=PORTS[0], last=PORTS[-1]
        )
    )
