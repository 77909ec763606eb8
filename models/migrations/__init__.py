"""Bringing a record up to date: Alembic, on a live connection, whole or not at all.

Versions are four figures that count up; `python -m models.migrations "what changes"`
writes the next one. A script with `batch_alter_table` gives it
`table_kwargs={"sqlite_autoincrement": True}`, which reflection does not see.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from models.backup import back_up
from models.errors import NotSaved
from models.store import Store, refuse_newer
from models.transactions import version_of

__all__ = ["configuration", "head", "migrate"]

MIGRATION_LOCK = 5_020_021
"""PostgreSQL advisory lock: one process migrates, the others wait for it."""


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file; `connection` is what it runs on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def head() -> str | None:
    """The newest version there is a script for."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def migrate(store: Store, revision: str = "head") -> None:
    """Make the schema, or bring it to `revision`, after a backup of what is there.

    A step that fails leaves the record as it was. On SQLite foreign keys are
    off meanwhile, because replacing a parent table with them on silently
    deletes its children; they are checked before the commit. The backup is
    taken while nobody else can write, so it lacks nothing.

    Raises:
        RecordTooNew: a newer program made it.
        NotSaved: the record can't be written, or a step would break a reference.
    """
    with store.alone() as connection:
        if not store.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        found = version_of(connection)
        refuse_newer(found)
        if found == head():
            return
        if found is not None and store.is_sqlite:
            back_up(store)
        command.upgrade(configuration(connection), revision)
        if store.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise NotSaved("other")
