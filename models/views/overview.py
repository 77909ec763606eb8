"""The Ma.akbanken of a record, one line each."""

from dataclasses import dataclass
from datetime import date

__all__ = ["MaakbankSummary"]


@dataclass(frozen=True, slots=True)
class MaakbankSummary:
    """One line on the home screen."""

    id: int
    name: str
    theme: str
    sessions: int
    live_session_id: int | None
    next_date: date | None
    open_actions: int
