"""The SQLite that a record is kept in, and how a connection to it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import NotSaved

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        from pysqlite3 import dbapi2 as sqlite
    except ImportError:  # no wheel for this platform: the standard library's, see `maktui doctor`
        import sqlite3 as sqlite

__all__ = ["LOCK_WAIT", "connect", "not_saved", "sqlite", "told", "version_of"]

LOCK_WAIT = 2.0
"""Seconds to wait for another's lock; then the caller tries again."""

SQL_ERROR = 1
REASONS = {
    3: "read_only",  # SQLITE_PERM
    5: "locked",  # SQLITE_BUSY
    6: "locked",  # SQLITE_LOCKED
    8: "read_only",  # SQLITE_READONLY
    13: "full",  # SQLITE_FULL
    14: "read_only",  # SQLITE_CANTOPEN
}
SAID = {"is locked": "locked", "is full": "full", "readonly": "read_only", "unable to open": "read_only"}


def connect(path: Path, *, wait: float, pragmas: tuple[str, ...] = ()) -> sqlite.Connection:
    """A connection to a file that is there already, in autocommit until someone says BEGIN.

    It may go from thread to thread, as long as one uses it at a time.

    Args:
        path: any name will do; a missing file is not made.
        wait: seconds to wait for another's lock.
        pragmas: such as "query_only=ON".
    """
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def not_saved(error: BaseException | None) -> NotSaved | None:
    """What an error of SQLite means to the caller, None when the SQL itself is wrong."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # a backup tells it in words only
        return NotSaved(next((reason for words, reason in SAID.items() if words in str(error)), "other"))
    if code & 0xFF == SQL_ERROR:
        return None
    return NotSaved(REASONS.get(code & 0xFF, "other"))


@contextmanager
def told() -> Iterator[None]:
    """Errors of SQLite in the record's own terms; a wrong program's stay as they are."""
    try:
        yield
    except (sqlite.IntegrityError, sqlite.DataError, sqlite.ProgrammingError):
        raise
    except sqlite.Error as error:
        failure = not_saved(error)
        if failure is None:
            raise
        raise failure from error


def version_of(connection: sqlite.Connection) -> str | None:
    """The version of a record's schema, None for an empty file.

    Raises:
        NotSaved: these are the tables of another program.
    """
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    if ("alembic_version",) in found:
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
        return None if version is None else str(version)
    if found:
        raise NotSaved("other")
    return None
