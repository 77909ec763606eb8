"""What was decided, and who does what by when."""

from dataclasses import dataclass
from datetime import date, datetime

from models.codes import ActionStatus, DecisionStatus

__all__ = ["ActionView", "DecisionView", "OwnerView"]


@dataclass(frozen=True, slots=True)
class OwnerView:
    """Who does an action; the first of an action is the trekker."""

    name: str
    participant_id: int | None
    """None for a name that nobody on the list has: kept, and marked."""
    on_behalf: bool
    """An organisation or network: "namens"."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    id: int
    revision: int
    number: int
    """Runs on per Ma.akbank, never reused: shown as B<number>."""
    text: str
    status: DecisionStatus
    void_reason: str
    session_id: int
    session_number: int
    agenda_item_id: int
    line_id: int
    noted_at: datetime
    settled_at: datetime | None
    settled_by: str
    missing_roles: tuple[str, ...]
    """Roles out when it was settled (R4)."""
    replaces: int | None = None
    """The number of the earlier decision in whose place it comes."""
    replaced_by: int | None = None
    """The number of the settled decision that came in its place; then it is void."""


@dataclass(frozen=True, slots=True)
class ActionView:
    id: int
    revision: int
    number: int
    """Runs on per Ma.akbank: shown as A<number>."""
    text: str
    owners: tuple[OwnerView, ...]
    due: date | None
    status: ActionStatus
    session_id: int
    session_number: int
    agenda_item_id: int
    line_id: int
    noted_at: datetime
