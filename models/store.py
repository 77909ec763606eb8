"""The store: engines, transactions and the version of one record.

SQLite by default, PostgreSQL by URL; the same Desk and the same tests on both.
There is no engine at module level: a test or a second record has its own.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, create_engine

from models.errors import NotSaved, RecordTooNew, RecordTooOld

try:
    from pysqlite3 import dbapi2 as sqlite_driver
except ImportError:  # no wheel for this platform: the standard library's, see `maktui doctor`
    import sqlite3 as sqlite_driver

__all__ = ["HEAD", "LOCK_WAIT", "Store", "sqlite_driver"]

HEAD = "0001"
"""Version of the schema this program reads; a test holds it equal to Alembic's head."""

LOCK_WAIT = 2.0
"""Seconds that a write waits for another's lock; then the caller tries again."""

CHANGE_LOCK = 5_020_020
"""PostgreSQL advisory lock that makes rows of the change log visible in order."""

CHANNEL = "maktui_change"
"""PostgreSQL channel on which a commit announces itself."""


class Store:
    """One record.

    Args:
        url: "sqlite:///<path>" or "postgresql+psycopg://...".
    """

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)

    @classmethod
    def at(cls, path: Path | str) -> Self:
        """The SQLite record in this file, whatever characters its name holds."""
        return cls(URL.create("sqlite", database=str(path)).render_as_string())

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file of a SQLite record."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @cached_property
    def _writer(self) -> Engine:
        return self._engine(query_only=False)

    @cached_property
    def _reader(self) -> Engine:
        return self._engine(query_only=True) if self.is_sqlite else self._writer

    def _engine(self, *, query_only: bool) -> Engine:
        if not self.is_sqlite:
            return create_engine(self.url, pool_pre_ping=True)
        if self.path is not None and not query_only:
            _make_private(self.path)
        engine = create_engine(
            self.url,
            module=sqlite_driver,
            connect_args={"check_same_thread": False, "timeout": LOCK_WAIT},
        )

        @event.listens_for(engine, "connect")
        def _connected(connection: Any, _record: object) -> None:
            connection.isolation_level = None
            for pragma in (
                "foreign_keys=ON",
                "synchronous=FULL",
                "secure_delete=ON",
                "query_only=ON" if query_only else "journal_mode=WAL",
            ):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begun(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN" if query_only else "BEGIN IMMEDIATE")

        return engine

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that writes; committed at the end, rolled back on any error.

        Raises:
            NotSaved: the database could not take it; nothing was written.
        """
        try:
            with Session(self._writer, expire_on_commit=False) as session, session.begin():
                yield session
        except OperationalError as error:
            raise _not_saved(error) from error

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that only reads, never behind a writer's lock."""
        try:
            with Session(self._reader, expire_on_commit=False) as session, session.begin():
                yield session
        except OperationalError as error:
            raise _not_saved(error) from error

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """One transaction for a migration, with foreign keys off on SQLite.

        Raises:
            NotSaved: the record can't be written now; nothing was changed.
        """
        engine = self._writer
        try:
            with engine.connect() as connection:
                if self.is_sqlite:
                    _raw(connection).execute("PRAGMA foreign_keys=OFF")
                try:
                    with connection.begin():
                        yield connection
                finally:
                    if self.is_sqlite:
                        _raw(connection).execute("PRAGMA foreign_keys=ON")
        except OperationalError as error:
            raise _not_saved(error) from error

    def lock_changes(self, session: Session) -> None:
        """Let change rows commit in the order of their numbers.

        SQLite has one writer anyway. On PostgreSQL a reader that asks for
        what came after the last number would miss rows that commit late.
        """
        if not self.is_sqlite:
            session.connection().execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHANGE_LOCK}
            )

    def announce(self, session: Session) -> None:
        """Tell other processes at commit; SQLite's are watching the file."""
        if not self.is_sqlite:
            session.connection().execute(text(f"NOTIFY {CHANNEL}"))

    def scrub(self) -> None:
        """After a wipe: leave no wiped text behind in SQLite's write-ahead log."""
        if self.is_sqlite:
            with self._writer.connect() as connection:
                _raw(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def version(self) -> str | None:
        """The version of the schema, None for a record that is not there yet."""
        if self.path is not None and not self.path.exists():
            return None
        with self.read() as session:
            connection = session.connection()
            if not connection.dialect.has_table(connection, "alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    def check_version(self) -> None:
        """Refuse a record of another version; nothing is touched.

        Raises:
            RecordTooOld: the host command must migrate it first.
            RecordTooNew: a newer program made it.
        """
        version = self.version()
        if version is None or version < HEAD:
            raise RecordTooOld(version or "")
        if version > HEAD:
            raise RecordTooNew(version)

    def prepare(self) -> None:
        """Make the record, or bring it up to date after a backup; for the host command.

        Raises:
            RecordTooNew: a newer program made it.
        """
        version = self.version()
        if version is not None and version > HEAD:
            raise RecordTooNew(version)
        if version != HEAD:
            from models.migrations import migrate

            migrate(self)

    def close(self) -> None:
        """Let go of every connection."""
        for name in ("_writer", "_reader"):
            engine = self.__dict__.pop(name, None)
            if engine is not None:
                engine.dispose()


def _raw(connection: Connection) -> Any:
    """The driver's own connection, outside any transaction of SQLAlchemy's."""
    return connection.connection.driver_connection


def _make_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _not_saved(error: OperationalError) -> NotSaved:
    said = str(error.orig).lower()
    for reason, words in (
        ("locked", ("locked", "busy", "lock timeout", "deadlock")),
        ("full", ("full", "no space")),
        ("read_only", ("readonly", "read-only", "unable to open")),
    ):
        if any(word in said for word in words):
            return NotSaved(reason)
    return NotSaved("other")
