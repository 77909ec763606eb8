"""Every select of the record by its name: the one place where SQL for reading comes from.

PostgreSQL runs them as they stand here. What they are for SQLite is compiled
beforehand into `models/sqlite_selects.json`, so that reading needs no
SQLModel, which takes as long to load as all the rest. After a change:

    python -m models.selects
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select

from models.selects import admission, change, maakbank, meeting, minutes, outcomes, speaking, support

__all__ = ["SELECTS"]

SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    **maakbank.SELECTS,
    **meeting.SELECTS,
    **minutes.SELECTS,
    **change.SELECTS,
    **admission.SELECTS,
    **support.SELECTS,
    **speaking.SELECTS,
    **outcomes.SELECTS,
}
