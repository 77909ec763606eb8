"""What every table shares: names of constraints, moments in UTC, codes, ids.

A table with rows of its own takes `Row`, one that people change takes
`Revised` too:

    class Thing(Row, Revised, table=True):
        made_at: datetime = Field(sa_type=UtcDateTime)
        kind: Kind = Field(sa_column=code_column(Kind))

A table that sets `__table_args__` itself ends them with
`{"sqlite_autoincrement": True}`, or SQLite hands out the ids of deleted rows again.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Column, DateTime, Dialect, Enum, TypeDecorator
from sqlmodel import Field, SQLModel

__all__ = ["CODE_LENGTH", "NAMING", "Revised", "Row", "UtcDateTime", "code_column"]

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""A migration finds a constraint by its name, so every database must have the same."""

SQLModel.metadata.naming_convention = NAMING

CODE_LENGTH = 32


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware going in, aware in UTC coming out, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value!r}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def code_column(codes: type[StrEnum], **column: Any) -> Column[Any]:
    """A new column that keeps a code's value and refuses any other.

    Args:
        codes: the codes; their class names the constraint, so a table has one column of each.
        column: further arguments of the `Column`, such as `index` or `nullable`.
    """
    kept = Enum(
        codes,
        native_enum=False,
        create_constraint=True,
        length=CODE_LENGTH,
        values_callable=lambda members: [member.value for member in members],
    )
    return Column(kept, **{"nullable": False, **column})


class Row(SQLModel):
    """A table's own id; never reused, so an old reference never means a new row."""

    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)


class Revised(SQLModel):
    """A row that people change; an update carries the revision it saw."""

    revision: int = Field(default=1)
