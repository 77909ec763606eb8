"""Reads a SQLite record over plain connections, with what `models.selects` was compiled to.

Nothing here needs SQLModel or SQLAlchemy, so a record is on the screen long before
they are loaded. The SQL is that of `models.selects` to the letter: a test compiles it again.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from models import codes
from models.driver import connect, sqlite, told

__all__ = ["COMPILED", "SqliteReader", "SqliteRows"]

COMPILED = Path(__file__).with_name("sqlite_selects.json")
"""What `python -m models.selects` writes."""

Decoder = Callable[[Any], Any]


class SqliteRows:
    """One moment of a record."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self._connection = connection

    def rows(self, select: str, /, **values: object) -> Sequence[Any]:
        """See `models.rows.Rows`."""
        asked = _select(select)
        given = {name: _encoded(value) for name, value in values.items()}
        return asked.decoded(self._connection.execute(asked.sql, asked.constants | given).fetchall())


class SqliteReader:
    """Connections that read, as many as there are threads that read at once.

    Args:
        path: the record; it must be there when it is read.
        wait: seconds to wait for a lock.
    """

    def __init__(self, path: Path, *, wait: float) -> None:
        self._path = path
        self._wait = wait
        self._idle: list[sqlite.Connection] = []
        self._lock = Lock()

    @contextmanager
    def connection(self) -> Iterator[sqlite.Connection]:
        """One transaction that only reads, at one moment, never behind a writer's lock.

        Raises:
            NotSaved: the record can't be read now.
        """
        with told():
            idle = self._idle
            connection = self._taken(idle)
            try:
                connection.execute("BEGIN")
                yield connection
                connection.execute("ROLLBACK")
            except BaseException:
                connection.close()
                raise
            self._put_back(connection, idle)

    def close(self) -> None:
        """Let go of every connection; one that still reads goes when it is done."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _taken(self, idle: list[sqlite.Connection]) -> sqlite.Connection:
        with self._lock:
            if idle:
                return idle.pop()
        return connect(self._path, wait=self._wait, pragmas=("query_only=ON",))

    def _put_back(self, connection: sqlite.Connection, idle: list[sqlite.Connection]) -> None:
        with self._lock:
            if idle is self._idle:
                idle.append(connection)
                return
        connection.close()


class _Select:
    """One select as it was compiled, with the decoders of those columns that need one."""

    def __init__(self, sql: str, constants: dict[str, Any], columns: dict[str, str]) -> None:
        self.sql = sql
        self.constants = constants
        self._row: Any = namedtuple("Row", columns)  # type: ignore[misc]
        self._decoders = [(place, _decoder(kind)) for place, kind in enumerate(columns.values()) if kind]

    def decoded(self, found: Sequence[tuple[Any, ...]]) -> Sequence[Any]:
        """By columns: five thousand lines are read at once."""
        if not found:
            return []
        columns: list[Any] = list(zip(*found, strict=True))
        for place, decoder in self._decoders:
            columns[place] = map(decoder, columns[place])
        return list(map(self._row._make, zip(*columns, strict=True)))


@cache
def _selects() -> dict[str, Any]:
    selects: dict[str, Any] = json.loads(COMPILED.read_bytes())
    return selects


@cache
def _select(name: str) -> _Select:
    made = _selects()[name]
    return _Select("\n".join(made["sql"]), made["constants"], made["columns"])


@cache
def _decoder(kind: str) -> Decoder:
    return DECODERS.get(kind) or _code(getattr(codes, kind))


def _code(kind: type[StrEnum]) -> Decoder:
    by_value: dict[str | None, StrEnum | None] = {None: None}
    by_value.update((code.value, code) for code in kind)
    return by_value.__getitem__


def _moment(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(f"{kept}+00:00")


def _date(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


def _flag(kept: int | None) -> bool | None:
    return None if kept is None else bool(kept)


DECODERS: dict[str, Decoder] = {"moment": _moment, "date": _date, "flag": _flag}
"""How a column's values come out of SQLite; any other kind is a class of `models.codes`."""


def _encoded(value: object) -> object:
    """A value as the record keeps it: a moment goes in as SQLAlchemy writes it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return value
