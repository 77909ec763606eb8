"""What the selects are for SQLite: text, constants, and how a column's values are given."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer, Select, String
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine
from sqlmodel import AutoString

from models.selects import SELECTS
from models.tables.base import UtcDateTime

__all__ = ["compiled"]

DIALECT = sqlite.dialect(paramstyle="named")
PLAIN = ""


def compiled() -> str:
    """The content of `models/sqlite_selects.json`."""
    selects = {name: _compiled(select) for name, select in SELECTS.items()}
    return json.dumps(selects, indent=1, ensure_ascii=False) + "\n"


def _compiled(select: Select[*tuple[Any, ...]]) -> dict[str, Any]:
    made = select.compile(dialect=DIALECT)
    asked = {bind.key for bind in made.binds.values() if bind.required}
    encoders: Mapping[str, Any] = made._bind_processors
    constants = {
        name: encoders[name](value) if name in encoders else value
        for name, value in made.params.items()
        if name not in asked
    }
    return {
        "sql": [line.strip() for line in str(made).splitlines()],
        "constants": constants,
        "columns": {column["name"]: _kind(column["type"]) for column in select.column_descriptions},
    }


def _kind(of: TypeEngine[Any]) -> str:
    """How SQLite gives it; the words are those of `models.sqlite_rows.DECODERS`."""
    match of:
        case UtcDateTime():
            return "moment"
        case Date():
            return "date"
        case Boolean():
            return "flag"
        case Enum(enum_class=codes) if codes is not None:
            return codes.__name__
        case Integer() | String() | AutoString():
            return PLAIN
    raise TypeError(f"nobody knows how SQLite gives a {of!r}")
