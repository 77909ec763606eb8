"""A proposal at the table: who supports it, what stands against it, what became of it."""

from dataclasses import dataclass
from datetime import datetime

from models.codes import (
    GivenBy,
    ObjectionState,
    ProposalPhase,
    ProposalResult,
    StandChoice,
    Support,
    SupportGround,
)

__all__ = [
    "GroundView",
    "GroupSupport",
    "ObjectionView",
    "OwnStandView",
    "ProposalView",
    "RoundView",
    "StandView",
    "SupportView",
    "Tally",
    "VersionView",
]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chose what."""

    support: int = 0
    concern: int = 0
    objection: int = 0
    abstain: int = 0

    @property
    def chosen(self) -> int:
        return self.support + self.concern + self.objection + self.abstain

    @property
    def agreeing(self) -> int:
        """Who supports it, with or without a concern."""
        return self.support + self.concern


@dataclass(frozen=True, slots=True)
class GroupSupport:
    """What one helix group says; someone of two groups counts in both (R5)."""

    name: str
    """"" for people of no asked group."""
    is_asked: bool
    here: int
    """People of this group at the table whose stands count."""
    tally: Tally


@dataclass(frozen=True, slots=True)
class StandView:
    """One person's stand; the name is "" for seats that look on."""

    id: int
    participant_id: int
    name: str
    choice: StandChoice
    reason: str
    given_by: GivenBy


@dataclass(frozen=True, slots=True)
class RoundView:
    """Once around the table about one version; nothing of who chose what until it is shown."""

    id: int
    session_id: int
    number: int
    version: int
    opened_at: datetime
    shown_at: datetime | None
    closed_at: datetime | None
    on_paper: bool
    """Only totals, linked to nobody."""
    chosen: int
    """How many at the table whose stands count chose."""
    expected: int
    """How many at the table have a stand that counts."""
    waiting_for: tuple[int, ...]
    """Participants at the table who count and did not choose yet; empty for seats that look on."""
    tally: Tally | None
    """None until it is shown."""
    groups: tuple[GroupSupport, ...]
    """The asked groups first; empty until it is shown and for a round on paper."""
    stands: tuple[StandView, ...]
    """Empty until it is shown; for seats that look on without names and ids."""


@dataclass(frozen=True, slots=True)
class OwnStandView:
    """What a participant may do from her own seat about the proposal at the table."""

    proposal: "ProposalView | None"
    """Without names; None when none is at the table."""
    may_choose: bool
    """Confirmed, at the table, and stands are taken now."""
    needs_voice: bool
    """Her role is in the process only: she says first that she joins in."""
    choice: StandChoice | None
    reason: str
    given_by: GivenBy | None


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """A reason against, to its end; name and id are empty for seats that look on."""

    id: int
    revision: int
    round_number: int
    """0 when it was not from a round."""
    participant_id: int | None
    name: str
    groups: tuple[str, ...]
    """Helix groups of who has it."""
    reason: str
    state: ObjectionState
    answer: str
    raised_at: datetime
    ended_at: datetime | None
    wiped_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state in (ObjectionState.RAISED, ObjectionState.HEARD)


@dataclass(frozen=True, slots=True)
class VersionView:
    """The words of a proposal once; the last one has those of now."""

    number: int
    text: str
    author: str
    """"" for seats that look on."""
    until: datetime | None
    """When other words came in their place."""


@dataclass(frozen=True, slots=True)
class GroundView:
    """One reason beside "breed gedragen"; `detail` names a group or role, `count` says how many."""

    ground: SupportGround
    detail: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class SupportView:
    """Breed gedragen, as the rule proposes it; the gespreksleider says."""

    support: Support
    grounds: tuple[GroundView, ...]


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal that was put to the table."""

    id: int
    revision: int
    number: int
    """Runs on per Ma.akbank: shown as V<number>."""
    line_id: int
    item_id: int
    session_id: int
    text: str
    """"" when it was wiped."""
    version: int
    versions: tuple[VersionView, ...]
    phase: ProposalPhase
    rounds: tuple[RoundView, ...]
    """Oldest first."""
    objections: tuple[ObjectionView, ...]
    proposed: SupportView
    """What the rule makes of the last round."""
    result: ProposalResult | None
    settled_at: datetime | None
    settled_by: str
    support: Support | None
    support_reason: str
    missing_roles: tuple[str, ...]
    decision_id: int | None
    decision_number: int | None

    @property
    def last_round(self) -> RoundView | None:
        """The last one at the table where it was put last."""
        here = [one for one in self.rounds if one.session_id == self.session_id]
        return here[-1] if here else None

    @property
    def last_number(self) -> int:
        """The number of the last round anywhere, 0 before the first."""
        return self.rounds[-1].number if self.rounds else 0

    @property
    def is_at_table(self) -> bool:
        return self.phase not in (ProposalPhase.SETTLED, ProposalPhase.ASIDE)

    @property
    def was_sharpened(self) -> bool:
        """Whether its words changed since the last round about them began."""
        return self.last_round is not None and self.last_round.version != self.version
