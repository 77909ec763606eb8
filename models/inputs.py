"""What forms and imports hand to the Desk, before it is checked and cleaned.

Plain dataclasses, not tables: `table=True` models do not validate when they
are made. `models.rules.problems_in_*` says what is wrong, per field name.
"""

from dataclasses import dataclass
from datetime import date, datetime

from models.codes import AgendaFocus, ItemKind, MandateKind, OutcomeKind, Support, Variant

__all__ = [
    "AgendaItemInput",
    "CommissionerInput",
    "MaakbankInput",
    "OutcomeInput",
    "ParticipantInput",
    "SessionInput",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionerInput:
    organisation: str
    contact: str = ""
    contribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakbankInput:
    name: str
    question: str = ""
    whose: str = ""
    who_decides: str = ""
    how_organised: str = ""
    outcome: str = ""
    variant: Variant = Variant.DIRECT
    theme: str = ""
    """Name of a theme; a new name becomes a new row."""
    areas: str = ""
    agreement_points: tuple[str, ...] = ()
    commissioners: tuple[CommissionerInput, ...] = ()
    asked_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantInput:
    name: str
    organisation: str = ""
    helix_groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Names of roles; a new name becomes a new row."""
    mandate: MandateKind = MandateKind.UNKNOWN
    mandate_for: str = ""
    is_guest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionInput:
    planned_start: datetime
    """Aware, any zone; kept in UTC."""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemInput:
    title: str
    kind: ItemKind = ItemKind.TALK
    focus: AgendaFocus = AgendaFocus.NONE
    planned_minutes: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeInput:
    """An opbrengst; what is not known yet stays empty (R6)."""

    kind: OutcomeKind | None = None
    agreement_point: str = ""
    """A point of the agreement; a new one becomes a new row."""
    measure: str = ""
    """Wat meten we?"""
    baseline: str = ""
    goal: str = ""
    due: date | None = None
    measurer: str = ""
    support: Support | None = None
    """Only for a decision that came without a proposal."""
    support_reason: str = ""
