"""The store: one record, its transactions and the version of its schema.

SQLite by default, PostgreSQL by URL; the same Desk and the same tests on both.
There is no engine at module level: a test or a second record has its own.
Reading SQLite needs no SQLModel; it is loaded by the first use of anything else.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, unquote

from models.driver import LOCK_WAIT, connect, sqlite, told, version_of
from models.errors import NotSaved, RecordTooNew, RecordTooOld
from models.rows import Rows
from models.sqlite_rows import SqliteReader, SqliteRows

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

    from models.selects.session import RecordSession
    from models.transactions import Transactions

__all__ = ["CHANNEL", "HEAD", "Store", "refuse_newer"]

HEAD = "0003"
"""Version of the schema this program reads; a test holds it equal to Alembic's head."""

CHANGE_LOCK = 5_020_020
"""PostgreSQL advisory lock that makes rows of the change log visible in order."""

CHANNEL = "maktui_change"
"""PostgreSQL channel on which a commit announces itself."""


class Store:
    """One record; may be used from several threads.

    Args:
        url: "sqlite:///<path>" or "postgresql://...", as SQLAlchemy reads it.
    """

    def __init__(self, url: "str | URL") -> None:
        self._given = url if isinstance(url, str) else url.render_as_string(hide_password=False)
        self._lock = Lock()
        self._used: Transactions | None = None
        self._unscrubbed = False
        self.path = _file_of(self._given)
        """The file of a SQLite record."""
        self._reader = SqliteReader(self.path, wait=LOCK_WAIT) if self.path else None

    @classmethod
    def at(cls, path: Path | str) -> Self:
        """The SQLite record in this file, whatever characters its name holds."""
        return cls(f"sqlite:///{quote(str(path))}")

    @property
    def is_sqlite(self) -> bool:
        return self._given.startswith("sqlite")

    @cached_property
    def url(self) -> "URL":
        """As SQLAlchemy takes it."""
        from sqlalchemy import make_url

        url = make_url(self._given)
        if url.drivername in ("postgres", "postgresql"):
            return url.set(drivername="postgresql+psycopg")
        return url

    @property
    def _transactions(self) -> "Transactions":
        from models.transactions import Transactions

        with self._lock:
            if self._used is None:
                self._used = Transactions(self.url)
            return self._used

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        """The rows of one moment, never behind a writer's lock.

        Raises:
            NotSaved: the record can't be read now.
        """
        if self._reader is None:
            with self.read() as session:
                yield session
        else:
            with self._reader.connection() as connection:
                yield SqliteRows(connection)

    @contextmanager
    def write(self) -> "Iterator[RecordSession]":
        """One transaction that writes; committed at the end, rolled back on any error.

        Raises:
            NotSaved: the database could not take it; nothing was written.
        """
        with self._transactions.write() as session:
            yield session
        if self._unscrubbed:
            self.scrub(wait=0)

    @contextmanager
    def read(self) -> "Iterator[RecordSession]":
        """One transaction that only reads, for what is no select of `models.selects`.

        Raises:
            NotSaved: the record can't be read now.
        """
        with self._transactions.read() as session:
            yield session

    @contextmanager
    def alone(self) -> "Iterator[Connection]":
        """One transaction for a migration; a new SQLite record gets its file here.

        Raises:
            NotSaved: the record can't be written now; nothing was changed.
        """
        if self.path is not None:
            _make_private(self.path)
        with self._transactions.alone() as connection:
            yield connection

    def get_ready_to_write(self) -> None:
        """Load what the first write needs, before somebody waits for it."""
        self._transactions.load()

    def lock_changes(self, session: "RecordSession") -> None:
        """Let change rows commit in the order of their numbers.

        SQLite has one writer anyway. On PostgreSQL a reader that asks for
        what came after the last number would miss rows that commit late.
        """
        if not self.is_sqlite:
            session.connection().exec_driver_sql(f"SELECT pg_advisory_xact_lock({CHANGE_LOCK})")

    def announce(self, session: "RecordSession") -> None:
        """Tell other processes at commit; SQLite's are watching the file."""
        if not self.is_sqlite:
            session.connection().exec_driver_sql(f"NOTIFY {CHANNEL}")

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
        if self.path is None:
            return self._transactions.version()
        if not os.path.exists(self.path):
            return None
        with told(), closing(connect(self.path, wait=LOCK_WAIT, pragmas=("query_only=ON",))) as connection:
            return version_of(connection)

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
        if self._reader is not None:
            self._reader.close()
        with self._lock:
            used, self._used = self._used, None
        if used is not None:
            used.close()


def refuse_newer(version: str | None) -> None:
    """Raises RecordTooNew for a version this program does not know yet."""
    if version is not None and version > HEAD:
        raise RecordTooNew(version)


def _file_of(url: str) -> Path | None:
    """The file that a URL of SQLite names."""
    scheme, _, path = url.partition(":///")
    file = path.partition("?")[0]
    return Path(unquote(file)) if scheme.startswith("sqlite") and file else None


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
