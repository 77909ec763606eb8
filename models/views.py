"""Frozen views: all that a screen or a report ever sees of the record.

Every moment is an aware `datetime` in UTC, every duration is in seconds unless its name says
minutes. Texts are cleaned (`models.clean`) but still hostile: show them as `Content(text)`, never as
markup, and escape them in exports. Equal views compare equal, so an unchanged view repaints nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime

from models.codes import (
    ActionStatus,
    AgendaFocus,
    ChangeKind,
    DecisionStatus,
    EndorsedBy,
    Gap,
    ItemKind,
    ItemState,
    LineKind,
    MandateKind,
    Presence,
    RoomView,
    Seat,
    SessionPhase,
    Variant,
)

__all__ = [
    "ActionView",
    "AgendaItemView",
    "AttendanceView",
    "Change",
    "CommissionerView",
    "ConflictView",
    "CoverageView",
    "DecisionView",
    "DraftView",
    "FixedTextView",
    "GapView",
    "LineView",
    "MaakbankSummary",
    "MaakbankView",
    "NamedRow",
    "OwnerView",
    "ParticipantView",
    "RevisionView",
    "RoleCover",
    "SessionRecord",
    "SessionView",
    "Span",
    "ValueView",
]


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
class MaakbankSummary:
    """One line on the home screen."""

    id: int
    name: str
    theme: str
    sessions: int
    live_session_id: int | None
    next_date: date | None
    open_actions: int


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
class GapView:
    """Something Prepare still misses; `detail` names the role for `Gap.ROLE`."""

    gap: Gap
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SessionView:
    """One meeting of a Ma.akbank."""

    id: int
    revision: int
    maakbank_id: int
    maakbank_name: str
    number: int
    planned_sessions: int
    """How many sessions this Ma.akbank plans in all, or has made when that is more (R1, R9)."""
    planned_start: datetime
    place: str
    phase: SessionPhase
    opened_at: datetime | None
    closed_at: datetime | None
    paused_at: datetime | None
    """Start of the pause that runs now."""
    running_item_id: int | None
    start_reason: str
    """Why it was opened with gaps; empty when nothing was missing."""
    start_gaps: tuple[GapView, ...]
    room_view: RoomView = RoomView.BOARD


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; `ended_at` is None while it runs."""

    started_at: datetime
    ended_at: datetime | None

    def seconds(self, now: datetime) -> float:
        """Length so far in seconds, never negative."""
        return max(0.0, ((self.ended_at or now) - self.started_at).total_seconds())


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    id: int
    revision: int
    number: int
    """Place on the agenda, from 1; follows from the order."""
    title: str
    kind: ItemKind
    focus: AgendaFocus
    planned_minutes: int
    extra_minutes: int
    """Minutes given during the session."""
    state: ItemState
    spans: tuple[Span, ...]
    line_count: int

    def seconds(self, now: datetime) -> float:
        """Time this item ran so far, pauses left out, in seconds."""
        return sum(span.seconds(now) for span in self.spans)


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


@dataclass(frozen=True, slots=True)
class FixedTextView:
    """A fixed text, literally, with the version that people endorse."""

    id: int
    text: str
    source: str
    version: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """Where a participant stands with the grondwaarden of this version."""

    participant_id: int
    endorsed_at: datetime | None
    endorsed_by: EndorsedBy | None


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


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A second text for a line, waiting under a mark for someone to choose."""

    id: int
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RevisionView:
    """An earlier text of a line."""

    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LineView:
    """One kept line of the minutes.

    `text` is what people read, without the command that made it; `source`
    is what was typed. A wiped line has no text but says who and when.
    """

    id: int
    revision: int
    item_id: int
    order: int
    kind: LineKind
    text: str
    source: str
    author: str
    initials: str
    seat_id: str
    at: datetime
    hint: str
    """Code of the doubt the grammar had (`models.grammar.Doubt`), or ""."""
    quoted: str
    """Who is quoted, for a quote."""
    ticked_at: datetime | None
    """A question answered, a parked item taken up."""
    decision: DecisionView | None
    action: ActionView | None
    conflicts: tuple[ConflictView, ...]
    wiped_at: datetime | None
    wiped_by: str
    edited: bool


@dataclass(frozen=True, slots=True)
class DraftView:
    """A line in the making; only for the seats that write."""

    seat_id: str
    item_id: int
    author: str
    initials: str
    text: str
    line_id: int | None
    """The kept line being corrected, or None for a new one."""
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the append-only change log; points to texts, holds none."""

    seq: int
    at: datetime
    kind: ChangeKind
    row_id: int
    session_id: int | None
    maakbank_id: int | None
    item_id: int | None
    """For lines: the agenda item whose lines moved."""
    seat: Seat
    actor: str

    @property
    def part(self) -> str:
        """The part of the record that moved: "line", "agenda", ..."""
        return self.kind.partition(".")[0]


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """Everything of one session, for a report."""

    maakbank: MaakbankView
    session: SessionView
    agenda: tuple[AgendaItemView, ...]
    lines: dict[int, tuple[LineView, ...]]
    """Lines per agenda item id; deleted ones left out."""
    attendance: tuple[AttendanceView, ...]
    coverage: CoverageView
    decisions: tuple[DecisionView, ...]
    actions: tuple[ActionView, ...]
    """Actions of this session, and those of earlier ones open at its start."""
    values: tuple[FixedTextView, ...]
    endorsements: tuple[ValueView, ...]
    open_conflicts: int
    made_at: datetime
