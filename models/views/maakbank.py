"""A Ma.akbank: its kwestie, and the lists that people add to."""

from dataclasses import dataclass

from models.codes import Variant

__all__ = ["CommissionerView", "MaakbankView", "NamedRow"]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of a list that people add to: role, helix group, theme, akkoordpunt."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CommissionerView:
    """An opdrachtgever (R11)."""

    id: int
    organisation: str
    contact: str
    contribution: str


@dataclass(frozen=True, slots=True)
class MaakbankView:
    """One table, around one kwestie."""

    id: int
    revision: int
    name: str
    question: str
    whose: str
    """Van wie is het?"""
    who_decides: str
    """Wie gaat erover?"""
    how_organised: str
    """Hoe organiseren we dat?"""
    outcome: str
    """The wanted outcome, in words."""
    variant: Variant
    theme: str
    areas: str
    agreement_points: tuple[str, ...]
    commissioners: tuple[CommissionerView, ...]
    asked_groups: tuple[NamedRow, ...]
    """Helix groups asked for this topic (R5)."""
