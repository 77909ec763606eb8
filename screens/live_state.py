"""What a live screen knows: one frozen picture of the session, reloaded by part."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from models import rules
from models.admission import DoorView, WebSeatView
from models.codes import (
    ActionStatus,
    AgendaFocus,
    DecisionStatus,
    ItemKind,
    ItemState,
    LineKind,
    Presence,
    Seat,
    SessionPhase,
)
from models.views.agenda import AgendaItemView
from models.views.follow_up import ActionView, DecisionView
from models.views.minutes import LineView
from models.views.people import AttendanceView, CoverageView
from models.views.session import SessionView

if TYPE_CHECKING:
    from models.desk import Desk
    from models.views.outcome import OutcomeView, ReportBackView
    from models.views.speaking import SpeakingView
    from models.views.support import ProposalView

__all__ = ["EVERY_PART", "LiveState", "load"]

WRITERS = frozenset({Seat.FACILITATOR, Seat.REPORTER})

AT_TABLE = frozenset({"session", "attendance", "participant", "maakbank"})

YIELDS = frozenset({"outcome", "report_back"})

EVERY_PART = (
    frozenset({"agenda", "line", "decision", "action", "proposal", "door", "seat", "turn"})
    | AT_TABLE
    | YIELDS
)
"""The parts of the record a live screen shows; names as in `Change.part`."""

JUST_MOVED = timedelta(minutes=2)
"""How long a change at the table stays in sight."""


@dataclass(frozen=True, slots=True)
class LiveState:
    """One picture of a session; equal pictures repaint nothing."""

    session: SessionView
    agenda: tuple[AgendaItemView, ...]
    decisions: tuple[DecisionView, ...]
    """All of the Ma.akbank, also those of earlier sessions."""
    actions: tuple[ActionView, ...]
    points: tuple[LineView, ...]
    """Open questions and parked lines of the Ma.akbank so far."""
    learning: tuple[LineView, ...]
    """Learning points of this session."""
    proposals: tuple[LineView, ...]
    """Proposals of this session."""
    attendance: tuple[AttendanceView, ...]
    """Empty for a seat that only looks on."""
    coverage: CoverageView
    support: "tuple[ProposalView, ...]" = ()
    """Proposals that were put to the table of this session."""
    outcomes: "tuple[OutcomeView, ...]" = ()
    """What the decisions of the Ma.akbank yield."""
    report_backs: "tuple[ReportBackView, ...]" = ()
    """What is taken home from them."""
    seats: tuple[WebSeatView, ...] = ()
    """The seats in the browser; only for the seats that write."""
    door: DoorView | None = None
    """Where people join; only for the screen in the room."""
    speaking: "SpeakingView | None" = None
    """Who waits for the word and who was heard at the running item; not over dinner or in a break."""

    @property
    def running(self) -> AgendaItemView | None:
        """The item that runs; none before the session and after it."""
        return self.item(self.session.running_item_id) if self.is_live else None

    @property
    def is_live(self) -> bool:
        return self.session.phase is SessionPhase.LIVE

    @property
    def here(self) -> int:
        """How many people are at the table."""
        return sum(entry.presence is Presence.HERE for entry in self.attendance)

    @property
    def questions(self) -> tuple[LineView, ...]:
        return tuple(line for line in self.points if line.kind is LineKind.QUESTION)

    @property
    def parked(self) -> tuple[LineView, ...]:
        return tuple(line for line in self.points if line.kind is LineKind.PARKED)

    @property
    def open_actions(self) -> tuple[ActionView, ...]:
        return tuple(action for action in self.actions if action.status is ActionStatus.OPEN)

    @property
    def session_decisions(self) -> tuple[DecisionView, ...]:
        """Decisions of this session that stand."""
        return tuple(
            decision
            for decision in self.decisions
            if decision.session_id == self.session.id and decision.status is not DecisionStatus.VOID
        )

    @property
    def to_settle(self) -> tuple[DecisionView, ...]:
        """Decisions noted and not settled yet, oldest first."""
        return tuple(one for one in self.decisions if one.status is DecisionStatus.NOTED)

    @property
    def at_table(self) -> "ProposalView | None":
        """The proposal that the table looks at now; none in a break and over dinner."""
        if not self.is_live or self.is_calm:
            return None
        return next((one for one in self.support if one.is_at_table), None)

    @property
    def to_put(self) -> tuple[LineView, ...]:
        """Proposals noted here that the table did not look at yet, the latest first."""
        put = {one.line_id for one in self.support}
        return tuple(line for line in reversed(self.proposals) if line.id not in put)

    @property
    def is_calm(self) -> bool:
        """Over dinner and in a break: no clock that runs out, no minutes in the middle."""
        return self.running is not None and self.running.kind in rules.CALM

    @property
    def is_quiet(self) -> bool:
        """Whether forms may ask something: in a break, at Nalopen, and once it is closed."""
        if self.session.phase is SessionPhase.CLOSED or self.session.paused_at is not None:
            return True
        item = self.running
        return item is not None and (item.kind in rules.CALM or item.focus is AgendaFocus.FOLLOW_UP)

    @property
    def waiting(self) -> int:
        """How many joined in the browser and wait for a word."""
        return sum(seat.waits for seat in self.seats)

    @property
    def invites(self) -> bool:
        """Whether the screen in the room asks people to join: before it begins and while people come in."""
        if self.door is None or not self.door.reaches_the_room:
            return False
        if self.session.phase is SessionPhase.CLOSED:
            return False
        return self.running is None or self.running.kind is ItemKind.TOGETHER

    def item(self, item_id: int | None) -> AgendaItemView | None:
        return next((item for item in self.agenda if item.id == item_id), None)

    def beside(self, item_id: int | None, step: int) -> AgendaItemView | None:
        """The item `step` places further on the agenda, if there is one."""
        item = self.item(item_id)
        if item is None:
            return None
        place = self.agenda.index(item) + step
        return self.agenda[place] if 0 <= place < len(self.agenda) else None

    @property
    def next_item(self) -> AgendaItemView | None:
        """What comes after the running item."""
        return self.beside(self.session.running_item_id, 1)

    @property
    def not_treated(self) -> tuple[AgendaItemView, ...]:
        return tuple(item for item in self.agenda if item.state is ItemState.AHEAD)

    def full_gauge(self) -> bool:
        """Roles are in full sight at the check-in round and at a decision (R4)."""
        item = self.running
        return item is not None and (item.focus is AgendaFocus.ROLL_CALL or item.kind is ItemKind.DECISION)

    def table_just_moved(self, now: datetime) -> bool:
        """Whether someone with a role came or went a moment ago."""
        if self.is_calm:
            return False
        edges = (
            edge
            for entry in self.attendance
            if entry.participant.roles
            for span in entry.spans
            for edge in (span.started_at, span.ended_at)
            if edge is not None
        )
        return any(timedelta() <= now - edge < JUST_MOVED for edge in edges)

    def done_at(self, now: datetime) -> datetime | None:
        """ "Klaar om" for the running item, from stored moments."""
        return None if self.running is None else rules.item_ends_at(self.running, now)

    def ends_at(self, now: datetime) -> datetime:
        """When the whole session is done if the rest takes its planned time."""
        return rules.session_ends_at(self.agenda, now)


def load(
    desk: "Desk", session_id: int, before: LiveState | None = None, parts: Collection[str] = EVERY_PART
) -> LiveState:
    """A new picture; of `before` everything is kept that `parts` does not touch.

    Runs in the read thread.
    """
    session = desk.read.session(session_id=session_id)
    if before is None:
        parts = EVERY_PART
    moved = set(parts)
    state = before or LiveState(
        session=session,
        agenda=(),
        decisions=(),
        actions=(),
        points=(),
        learning=(),
        proposals=(),
        attendance=(),
        coverage=NOBODY,
    )
    if session != state.session:
        state = replace(state, session=session)
    if moved & {"session", "agenda", "line"}:
        state = replace(state, agenda=desk.read.agenda(session_id=session_id))
    if moved & {"line", "decision"}:
        state = replace(state, decisions=desk.read.decisions(maakbank_id=session.maakbank_id))
    if moved & {"line", "action"}:
        state = replace(state, actions=desk.read.actions(maakbank_id=session.maakbank_id))
    if "line" in moved:
        state = replace(
            state,
            points=desk.read.open_points(session_id=session_id),
            learning=desk.read.learning_points(session_id=session_id),
            proposals=desk.read.proposals(session_id=session_id),
        )
    if moved & {"line", "proposal", *AT_TABLE}:
        state = replace(state, support=desk.read.support(session_id=session_id))
    if moved & {"line", "decision", "proposal", *YIELDS}:
        state = replace(
            state,
            outcomes=desk.read.outcomes(maakbank_id=session.maakbank_id),
            report_backs=desk.read.report_backs(maakbank_id=session.maakbank_id),
        )
    if moved & AT_TABLE:
        state = replace(state, coverage=desk.read.coverage(session_id=session_id))
        if desk.actor.seat in WRITERS:
            state = replace(state, attendance=desk.read.attendance(session_id=session_id))
    if moved & (AT_TABLE | {"agenda", "turn"}):
        state = replace(state, speaking=_speaking(desk, state))
    if "seat" in moved and desk.actor.seat in WRITERS:
        state = replace(state, seats=desk.read.web_seats(session_id=session_id))
    if "door" in moved and desk.actor.seat is Seat.ROOM:
        state = replace(state, door=desk.read.door(session_id=session_id))
    return state


def _speaking(desk: "Desk", state: LiveState) -> "SpeakingView | None":
    if state.running is None or state.is_calm:
        return None
    return desk.read.speaking(session_id=state.session.id)


NOBODY = CoverageView(roles=(), groups_here=(), groups_missing=())
