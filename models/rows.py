"""What a query asks of a record, whichever way its rows come."""

from collections.abc import Sequence
from typing import Any, Protocol

__all__ = ["Rows", "first", "number"]


class Rows(Protocol):
    """The rows of one moment of a record.

    There are two: `models.selects.session` runs the selects of `models.selects`
    through SQLModel, `models.sqlite_rows` runs what was compiled of them.
    """

    def rows(self, select: str, /, **values: object) -> Sequence[Any]:
        """All rows of a select of `models.selects`, by its name.

        Args:
            select: its name.
            values: what it asks for.

        Returns:
            Named tuples with a field for every column.
        """
        ...


def first(rows: Rows, select: str, /, **values: object) -> Any | None:
    """The first row, None when there is none."""
    found = rows.rows(select, **values)
    return found[0] if found else None


def number(rows: Rows, select: str, /, **values: object) -> int:
    """The one number that a select gives; 0 for none."""
    return rows.rows(select, **values)[0][0] or 0
