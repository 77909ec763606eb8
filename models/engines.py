"""Engines for one record: one that writes, one that reads, one for a migration.

What people typed never stands in an error: parameters are hidden.

SQLite has two for daily use, because a read through an engine that begins
with the write lock waits for every writer.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, NullPool, QueuePool, event
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlmodel import create_engine

from models.driver import LOCK_WAIT, connect, not_saved, sqlite
from models.errors import NotSaved

__all__ = ["failure", "migrator", "reader", "writer"]

LONG_WAIT = 30.0
"""Seconds that a migration waits for those who write."""

CONNECT_WAIT = 5
"""Seconds to wait for a PostgreSQL server to answer."""

WRITING = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")

PG_REASONS = {
    "55P03": "locked",  # lock_not_available
    "40P01": "locked",  # deadlock_detected
    "40001": "locked",  # serialization_failure
    "57014": "locked",  # query_canceled, by a timeout
    "53100": "full",  # disk_full
    "25006": "read_only",  # read_only_sql_transaction
    "42501": "read_only",  # insufficient_privilege
}


def writer(url: URL) -> Engine:
    """One connection, so that the threads of a process queue here in order of coming."""
    if url.get_backend_name() == "sqlite":
        pool = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": LOCK_WAIT}
        return _sqlite(url, "IMMEDIATE", LOCK_WAIT, (*WRITING, "foreign_keys=ON"), **pool)
    return _postgres(url, LOCK_WAIT)


def reader(url: URL) -> Engine:
    """Reads one moment of the record, and can't write."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, "DEFERRED", LOCK_WAIT, ("query_only=ON",), poolclass=QueuePool)
    return _postgres(url, LOCK_WAIT).execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )


def migrator(url: URL) -> Engine:
    """For one migration: foreign keys are off, or replacing a parent table empties its children."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, "IMMEDIATE", LONG_WAIT, (*WRITING, "foreign_keys=OFF"), poolclass=NullPool)
    return _postgres(url, LONG_WAIT, poolclass=NullPool)


def failure(error: DBAPIError | NoConnection) -> NotSaved | None:
    """What an error of the database means to the caller, None when the program is wrong."""
    if isinstance(error, NoConnection):
        return NotSaved("locked")
    state = getattr(error.orig, "sqlstate", None)
    if state in PG_REASONS:
        return NotSaved(PG_REASONS[state])
    if isinstance(error, IntegrityError | DataError | ProgrammingError):
        return None
    if isinstance(error.orig, sqlite.Error):
        return not_saved(error.orig)
    return NotSaved("other")


def _sqlite(url: URL, begin: str, wait: float, pragmas: tuple[str, ...], **options: Any) -> Engine:
    path = Path(url.database or "")
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        creator=lambda: connect(path, wait=wait, pragmas=pragmas),
        hide_parameters=True,
        **options,
    )

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine


def _postgres(url: URL, wait: float, **options: Any) -> Engine:
    asked = url.query.get("options", ())
    options_asked = asked if isinstance(asked, str) else " ".join(asked)
    return create_engine(
        url,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": CONNECT_WAIT,
            "options": f"{options_asked} -c lock_timeout={wait * 1000:.0f}",
        },
        **options,
    )
