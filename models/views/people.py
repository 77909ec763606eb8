"""Who was invited, who is here, and whom the table misses."""

from dataclasses import dataclass

from models.codes import MandateKind, Presence
from models.views.agenda import Span
from models.views.maakbank import NamedRow

__all__ = ["AttendanceView", "CoverageView", "ParticipantView", "RoleCover"]


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A person invited at one Ma.akbank, or a guest."""

    id: int
    revision: int
    name: str
    initials: str
    """One to three capitals, unique within the Ma.akbank as far as possible."""
    organisation: str
    """Organisation or network; may be empty."""
    helix_groups: tuple[str, ...]
    """In their own words."""
    roles: tuple[NamedRow, ...]
    mandate: MandateKind
    mandate_for: str
    is_guest: bool


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """One person on "Wie is er?"."""

    participant: ParticipantView
    presence: Presence
    spans: tuple[Span, ...]
    """The stretches at the table, oldest first."""


@dataclass(frozen=True, slots=True)
class RoleCover:
    """How one role of the minimum is filled now; names are empty for seats that look on."""

    role: NamedRow
    here: tuple[str, ...]
    invited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Roles and asked helix groups at the table now (R4, R5); no quota."""

    roles: tuple[RoleCover, ...]
    groups_here: tuple[str, ...]
    groups_missing: tuple[str, ...]

    @property
    def missing_roles(self) -> tuple[str, ...]:
        return tuple(cover.role.name for cover in self.roles if not cover.here)
