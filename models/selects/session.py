"""A SQLModel session that also gives the rows of named selects."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session

from models.selects import SELECTS

__all__ = ["RecordSession"]


class RecordSession(Session):
    """One transaction; what it wrote so far is among the rows that it reads."""

    def rows(self, select: str, /, **values: object) -> Sequence[Any]:
        """See `models.rows.Rows`."""
        return AnySession.execute(self, SELECTS[select], values).all()
