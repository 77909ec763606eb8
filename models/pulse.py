"""The pulse of a record: whether it moved since one last felt it.

SQLite: `PRAGMA data_version`, a few microseconds (a file's time does not move
under WAL). PostgreSQL: what LISTEN received. Such a pulse has a connection of its
own, so that it also feels what this process writes; `beat` waits for no lock and no server.
Where another process feels it for many, it only has to tell.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from models.driver import connect, not_saved, sqlite
from models.errors import NotSaved
from models.stirring import Stirring
from models.store import CHANNEL, Store

if TYPE_CHECKING:
    from sqlalchemy import URL

__all__ = ["Pulse", "pulse_of"]

AGAIN = (0.002, 0.004, 0.008, 0.016, 0.032, 0.064)
"""Seconds between beats after something stirred: a commit is in the file a little before it can be read."""

SELDOM = 1.0
"""Seconds between beats while nothing stirs."""

SLOW_LOOK = 2.0
"""Seconds after which a PostgreSQL record is looked at unasked, as a notice may get lost."""

UNTOLD = 5.0
"""Seconds after which a record is looked at though the process that feels it told nothing."""


class Pulse(ABC):
    """Opened in a thread, felt in the event loop, closed by whoever lets go of it."""

    unasked: float | None = None
    """Seconds after which the record must be looked at though nothing beat."""

    @abstractmethod
    def open(self) -> None:
        """Begin to feel; a pulse that was closed meanwhile leaves no connection.

        Raises:
            NotSaved: the record can't be reached now.
        """

    @abstractmethod
    def beat(self) -> bool:
        """Whether the record moved since the last time.

        Raises:
            NotSaved: the record can't be reached any more.
        """

    async def rest(self, interval: float) -> None:
        """Until it is time for the next beat; `interval` seconds when nothing else tells it."""
        await asyncio.sleep(interval)

    @abstractmethod
    def close(self) -> None: ...


class ConnectedPulse(Pulse):
    """Felt over a connection of its own."""

    def __init__(self) -> None:
        self._connection: Any = None
        self._closed = False
        self._lock = Lock()

    def open(self) -> None:
        connection = self._connect()
        with self._lock:
            if self._closed:
                connection.close()
            else:
                self._connection = connection

    def beat(self) -> bool:
        return not self._closed and self._beat(self._connection)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @abstractmethod
    def _connect(self) -> Any: ...

    @abstractmethod
    def _beat(self, connection: Any) -> bool: ...


class SqlitePulse(ConnectedPulse):
    """Of a file.

    Args:
        path: the record.
        listens: felt when something stirs in its folder, and hardly ever while nothing does.
    """

    def __init__(self, path: Path, *, listens: bool = False) -> None:
        super().__init__()
        self._path = path
        self._listens = listens
        self._seen: int | None = None
        self._stirring: Stirring | None = None
        self._again: Iterator[float] = iter(())
        self._was_quiet = False

    async def rest(self, interval: float) -> None:
        if self._stirring is None:
            await super().rest(interval)
            return
        soon = next(self._again, None)
        stirred = await self._stirring.wait(SELDOM if soon is None else soon)
        if stirred:
            self._again = iter(AGAIN)
        self._was_quiet = soon is None and not stirred

    def close(self) -> None:
        super().close()
        self._be_deaf()

    def _be_deaf(self) -> None:
        if self._stirring is not None:
            self._stirring.close()
            self._stirring = None

    def open(self) -> None:
        if self._listens:  # before the first beat, or what is written in between goes unheard
            self._stirring = Stirring.of(self._path.parent)
        try:
            super().open()
        except NotSaved:
            self._be_deaf()
            raise
        if self._closed:
            self._be_deaf()

    def _connect(self) -> sqlite.Connection:
        try:
            connection = connect(self._path, wait=0, pragmas=("query_only=ON",))
            self._beat(connection)
        except sqlite.Error as error:
            raise NotSaved("other") from error
        return connection

    def _beat(self, connection: sqlite.Connection) -> bool:
        try:
            seen = connection.execute("PRAGMA data_version").fetchone()[0]
        except sqlite.Error as error:
            failure = not_saved(error) or NotSaved("other")
            if failure.reason == "locked":
                return False
            raise failure from error
        before, self._seen = self._seen, int(seen)
        has_moved = before != self._seen
        if has_moved and self._was_quiet and self._stirring is not None and not self._stirring.heard():
            self._be_deaf()  # another computer's folder, for one: from now on look all the time
        return has_moved


class PostgresPulse(ConnectedPulse):
    unasked = SLOW_LOOK

    def __init__(self, url: "URL") -> None:
        super().__init__()
        self._url = url

    def _connect(self) -> Any:
        import psycopg

        from models.engines import CONNECT_WAIT

        arguments, named = self._url.get_dialect()().create_connect_args(self._url)
        named.setdefault("connect_timeout", CONNECT_WAIT)
        try:
            connection: Any = psycopg.connect(*arguments, autocommit=True, **named)
            connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            raise NotSaved("other") from error
        return connection

    def _beat(self, connection: Any) -> bool:
        import psycopg

        moved = False
        try:
            connection.pgconn.consume_input()
            while connection.pgconn.notifies() is not None:
                moved = True
        except psycopg.Error as error:
            raise NotSaved("other") from error
        return moved


class ToldPulse(Pulse):
    """Felt by another process, which tells; it needs no connection.

    Args:
        told: set at each move.
    """

    unasked = UNTOLD

    def __init__(self, told: asyncio.Event) -> None:
        self._told = told

    def open(self) -> None:
        pass

    async def rest(self, interval: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._told.wait(), UNTOLD)

    def beat(self) -> bool:
        moved = self._told.is_set()
        self._told.clear()
        return moved

    def close(self) -> None:
        self._told.set()


def pulse_of(store: Store, *, listens: bool = False, told: asyncio.Event | None = None) -> Pulse:
    """A pulse for this record, still to be opened."""
    if told is not None:
        return ToldPulse(told)
    return PostgresPulse(store.url) if store.path is None else SqlitePulse(store.path, listens=listens)
