"""The store: engines, transactions and the version of one record.

SQLite by default, PostgreSQL by URL; the same Desk and the same tests on both.
There is no engine at module level: a test or a second record has its own.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self

from sqlalchemy import URL, Connection, Engine, inspect, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlmodel import Session

from models.driver import connect, sqlite
from models.engines import failure, migrator, reader, writer
from models.errors import NotSaved, RecordTooNew, RecordTooOld

__all__ = ["CHANNEL", "HEAD", "Store", "refuse_newer", "version_of"]

HEAD = "0001"
"""Version of the schema this program reads; a test holds it equal to Alembic's head."""

CHANGE_LOCK = 5_020_020
"""PostgreSQL advisory lock that makes rows of the change log visible in order."""

CHANNEL = "maktui_change"
"""PostgreSQL channel on which a commit announces itself."""


class Store:
    """One record; may be used from several threads.

    Args:
        url: "sqlite:///<path>" or "postgresql://...".
    """

    def __init__(self, url: str | URL) -> None:
        self.url: URL = make_url(url)
        if self.url.drivername in ("postgres", "postgresql"):
            self.url = self.url.set(drivername="postgresql+psycopg")
        self._engines: dict[str, Engine] = {}
        self._lock = Lock()
        self._unscrubbed = False

    @classmethod
    def at(cls, path: Path | str) -> Self:
        """The SQLite record in this file, whatever characters its name holds."""
        return cls(URL.create("sqlite", database=str(path)))

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file of a SQLite record."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    def _engine(self, name: str, make: Callable[[URL], Engine]) -> Engine:
        with self._lock:
            if name not in self._engines:
                self._engines[name] = make(self.url)
            return self._engines[name]

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that writes; committed at the end, rolled back on any error.

        Raises:
            NotSaved: the database could not take it; nothing was written.
        """
        with _told(), Session(self._engine("write", writer), expire_on_commit=False) as session:
            session.connection()
            yield session
            session.commit()
        if self._unscrubbed:
            self.scrub(wait=0)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that only reads, at one moment, never behind a writer's lock.

        Raises:
            NotSaved: the record can't be read now.
        """
        with _told(), Session(self._engine("read", reader), expire_on_commit=False) as session:
            yield session

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """One transaction for a migration; a new SQLite record gets its file here.

        Raises:
            NotSaved: the record can't be written now; nothing was changed.
        """
        if self.path is not None:
            _make_private(self.path)
        engine = migrator(self.url)
        try:
            with _told(), engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()

    def lock_changes(self, session: Session) -> None:
        """Let change rows commit in the order of their numbers.

        SQLite has one writer anyway. On PostgreSQL a reader that asks for
        what came after the last number would miss rows that commit late.
        """
        if not self.is_sqlite:
            session.connection().execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHANGE_LOCK})

    def announce(self, session: Session) -> None:
        """Tell other processes at commit; SQLite's are watching the file."""
        if not self.is_sqlite:
            session.connection().execute(text(f"NOTIFY {CHANNEL}"))

    def scrub(self, *, wait: float = 1.0) -> None:
        """After a wipe: leave no wiped text behind in SQLite's write-ahead log.

        While somebody reads it can't be done; then the writes that follow try again.
        On PostgreSQL this is its own vacuum's work.

        Args:
            wait: seconds to wait for those who read.
        """
        if self.path is None:
            return
        self._unscrubbed = True
        try:
            connection = connect(self.path, wait=wait)
        except sqlite.Error:
            return
        try:
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._unscrubbed = bool(busy)
        except sqlite.Error:
            return
        finally:
            connection.close()

    def version(self) -> str | None:
        """The version of the schema, None for a record that is not there yet.

        Raises:
            NotSaved: it can't be read, or the file is something else.
        """
        if self.path is not None and not os.path.exists(self.path):
            return None
        with self.read() as session:
            return version_of(session.connection())

    def check_version(self) -> None:
        """Refuse a record of another version; nothing is touched.

        Raises:
            RecordTooOld: the host command must make or migrate it first.
            RecordTooNew: a newer program made it.
        """
        version = self.version()
        refuse_newer(version)
        if version != HEAD:
            raise RecordTooOld(version or "")

    def prepare(self) -> None:
        """Make the record, or bring it up to date after a backup; for the host command.

        Raises:
            RecordTooNew: a newer program made it.
            NotSaved: it can't be written, or the file is something else.
        """
        version = self.version()
        refuse_newer(version)
        if version != HEAD:
            from models.migrations import migrate

            migrate(self)

    def close(self) -> None:
        """Let go of every connection."""
        with self._lock:
            while self._engines:
                self._engines.popitem()[1].dispose()


def version_of(connection: Connection) -> str | None:
    """The version of the schema, None for an empty database.

    Raises:
        NotSaved: these are the tables of another program.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables and connection.dialect.name == "sqlite":
        raise NotSaved("other")
    return None


def refuse_newer(version: str | None) -> None:
    """Raises RecordTooNew for a version this program does not know yet."""
    if version is not None and version > HEAD:
        raise RecordTooNew(version)


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the database in the record's own terms; a wrong program's stay as they are."""
    try:
        yield
    except (DBAPIError, NoConnection) as error:
        not_saved = failure(error)
        if not_saved is None:
            raise
        raise not_saved from error


def _make_private(path: Path) -> None:
    """The file and its folder, for its owner only.

    Raises:
        NotSaved: this place can't be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise NotSaved("read_only") from error
