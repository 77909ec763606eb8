"""Lists that people add to: roles, helix groups, themes, akkoordpunten, fixed texts."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field

from models.codes import FixedTextKind
from models.tables.base import Row, UtcDateTime, code_column

__all__ = ["AgreementPoint", "FixedText", "HelixGroup", "Role", "Theme"]


class Role(Row, table=True):
    """A role at a Ma.akbank (R4); the minimum are the seven of the agreement."""

    position: int
    name: str = Field(unique=True)
    minimum: bool = False
    counts: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether the stand of someone with this role counts by itself; process roles only if they say so."""


class HelixGroup(Row, table=True):
    position: int
    name: str = Field(unique=True)


class Theme(Row, table=True):
    position: int
    name: str = Field(unique=True)


class AgreementPoint(Row, table=True):
    position: int
    name: str = Field(unique=True)


class FixedText(Row, table=True):
    """One text of a version; a changed text is a new version, never an update (R2)."""

    __table_args__ = (
        UniqueConstraint("kind", "version", "position"),
        {"sqlite_autoincrement": True},
    )

    kind: FixedTextKind = Field(sa_column=code_column(FixedTextKind))
    position: int
    text: str
    source: str
    version: str
    since: datetime = Field(sa_type=UtcDateTime)
