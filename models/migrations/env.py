"""Runs migrations on the connection it is given; see `models.migrations.migrate`."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

import models.tables  # noqa: F401  (makes the metadata complete)
from models.tables.base import UtcDateTime


def plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Scripts name plain SQL types, so that they outlive our classes."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    render_item=plain_type,
)
context.run_migrations()
