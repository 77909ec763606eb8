"""The feed: tells what moved in the record, whichever process moved it.

SQLite: `PRAGMA data_version` on a connection of its own, a few microseconds
twenty times a second (a file's time does not move under WAL). PostgreSQL:
LISTEN, then fetch, with a slow poll behind it. Then the change log from where
it was.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

from sqlmodel import col, func, select

from models.errors import MakError
from models.queries.record import change_views
from models.store import CHANNEL, Store, sqlite_driver
from models.tables import Change as ChangeRow
from models.views import Change

__all__ = ["Feed"]

log = logging.getLogger(__name__)

POLL = 0.05
"""Seconds between two looks at SQLite's data version."""

SLOW_POLL = 2.0
"""Seconds after which a PostgreSQL record is looked at without being told to."""

RETRY = 1.0
"""Seconds before a watch that failed begins again."""


class Feed:
    """What moves in a record, from now on.

    Args:
        store: the record.
        session_id: changes of this session only; of all when None.
        after: place in the change log to go on from; its end when None.

    Yields:
        The changes that came together; an empty tuple when something moved
        that is not in the log, such as a line in the making.
    """

    def __init__(self, store: Store, session_id: int | None = None, after: int | None = None) -> None:
        self._store = store
        self._session_id = session_id
        self._after = after

    async def __aiter__(self) -> AsyncIterator[tuple[Change, ...]]:
        if self._after is None:
            self._after = await self._retried(self._end)
        watch = self._watch_sqlite if self._store.is_sqlite else self._watch_postgres
        while True:
            try:
                async for _ in watch():
                    yield await self._retried(self._fetch)
            except Exception:
                log.exception("the watch on the record failed and begins again")
                await asyncio.sleep(RETRY)

    async def _retried(self, read: Any) -> Any:
        while True:
            try:
                return await asyncio.to_thread(read)
            except MakError:
                await asyncio.sleep(RETRY)

    def _end(self) -> int:
        with self._store.read() as session:
            return session.exec(select(func.max(col(ChangeRow.seq)))).one() or 0

    def _fetch(self) -> tuple[Change, ...]:
        with self._store.read() as session:
            changes = change_views(session, self._after or 0, self._session_id)
        if changes:
            self._after = changes[-1].seq
        return changes

    async def _watch_sqlite(self) -> AsyncIterator[None]:
        connection = await asyncio.to_thread(
            sqlite_driver.connect, str(self._store.path), timeout=0, check_same_thread=False
        )
        try:
            seen = None
            while True:
                version = _data_version(connection)
                if version != seen:
                    seen = version
                    yield
                await asyncio.sleep(POLL)
        finally:
            connection.close()

    async def _watch_postgres(self) -> AsyncIterator[None]:
        import psycopg

        url = self._store.url.set(drivername="postgresql").render_as_string(hide_password=False)
        connection = await psycopg.AsyncConnection.connect(url, autocommit=True)
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            while True:
                yield
                async for _ in connection.notifies(timeout=SLOW_POLL, stop_after=1):
                    pass


def _data_version(connection: Any) -> int | None:
    """SQLite's mark of the last commit by others; None while it can't be read."""
    try:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])
    except sqlite_driver.OperationalError:
        return None
