"""The SQLite that a record is kept in, and how a connection to it is opened."""

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

__all__ = ["connect", "not_saved", "sqlite"]

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
