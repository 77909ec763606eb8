"""Bringing a record up to date: Alembic, on a live connection, whole or not at all."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from models.backup import back_up
from models.errors import NotSaved
from models.store import Store

__all__ = ["configuration", "head", "migrate"]

MIGRATION_LOCK = 5_020_021
"""PostgreSQL advisory lock: one process migrates, the others wait for it."""


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file; `connection` is what it runs on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
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
    deletes its children; they are checked before the commit.

    Raises:
        NotSaved: the record can't be written, or a step would break a reference.
    """
    if store.path is not None and store.version() is not None:
        back_up(store)
    with store.alone() as connection:
        if store.is_sqlite:
            _upgrade(connection, revision)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise NotSaved("other")
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
            _upgrade(connection, revision)


def _upgrade(connection: Connection, revision: str) -> None:
    command.upgrade(configuration(connection), revision)
