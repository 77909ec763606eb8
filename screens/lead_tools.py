"""What stands under the running item for who leads: the tool that fits this moment."""

from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical

from models.codes import AgendaFocus, ItemKind
from models.rules import CALM
from models.views.values import FixedTextView
from screens.follow_up_tool import FollowUpTool
from screens.joining_words import guests, proposals
from screens.language import _
from screens.live_cards import action_card, decision_card, line_card, section
from screens.live_state import LiveState
from screens.tool import LeadTool
from screens.values import values_text
from screens.widgets.attendance_panel import AttendancePanel
from screens.widgets.calm_picture import CalmPicture
from screens.widgets.cards import CardData, CardList, Section
from screens.widgets.coverage_gauge import CoverageGauge
from screens.widgets.join_panel import JoinPanel
from screens.widgets.proposal_panel import ProposalPanel
from screens.widgets.round_panel import RoundPanel
from screens.widgets.turning import TurningScroll
from screens.widgets.words import Words

__all__ = [
    "ROOMY",
    "BoardTool",
    "JoinTool",
    "LeadTool",
    "LearningRoundTool",
    "LearningTool",
    "ProposalTool",
    "RollCallTool",
    "RoundTool",
    "TableTool",
    "TalkTool",
    "ToolPlace",
    "ValuesTool",
    "WallProposalTool",
    "tool_for",
]


class TalkTool(LeadTool):
    """In a talk: what must be settled, the open questions, the open actions."""

    def compose(self) -> ComposeResult:
        yield CardList(classes="tool--left")
        yield CardList(classes="tool--right")

    def show(self, state: LiveState, today: date) -> None:
        left, right = self.query(CardList)
        left.show((*settle_section(state), *self.agreed(state), section(_("Questions"), questions(state))))
        actions = [action_card(action, today) for action in reversed(state.open_actions)]
        right.show((section(_("Actions"), actions), section(_("For later"), parked(state))))

    def agreed(self, state: LiveState) -> tuple[Section, ...]:
        """What else stands above the questions."""
        return ()


class BoardTool(TalkTool):
    """In a talk for who looks on: what was decided, what was proposed and asked, and who does what."""

    def agreed(self, state: LiveState) -> tuple[Section, ...]:
        proposals = [line_card(line) for line in state.to_put]
        return section(_("Decisions"), settled(state)), section(_("Proposals"), proposals)


class DecideTool(LeadTool):
    """At a decision: proposals and decisions, with all roles in sight."""

    def compose(self) -> ComposeResult:
        yield CardList(classes="tool--left")
        yield CoverageGauge(classes="tool--right")

    def show(self, state: LiveState, today: date) -> None:
        proposals = [line_card(line) for line in state.to_put]
        self.query_one(CardList).show(
            (
                *settle_section(state),
                section(_("Decisions"), settled(state), empty=_("None yet")),
                section(_("Proposals"), proposals),
            )
        )
        self.query_one(CoverageGauge).show(state.coverage)


class ProposalTool(LeadTool):
    """A proposal at the table, on the screen of who leads: what the rule makes of it stands beside it."""

    DEFAULT_CSS = """
    ProposalTool > TurningScroll { scrollbar-gutter: stable; }
    ProposalTool > TurningScroll:focus { background: $raised; }
    """

    for_lead = True

    def compose(self) -> ComposeResult:
        with TurningScroll(can_focus=self.for_lead, classes="tool--left"):
            yield ProposalPanel(for_lead=self.for_lead)

    def show(self, state: LiveState, today: date) -> None:
        if state.at_table is not None:
            self.query_one(ProposalPanel).show(state.at_table, state.coverage.missing_roles)


class WallProposalTool(ProposalTool):
    """The same for who looks on: plain numbers, and nobody's name."""

    for_lead = False


class RollCallTool(LeadTool):
    """At the check-in: the roles in full, and the names to tick."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="tool--left"):
            yield AttendancePanel()
        yield CoverageGauge(classes="tool--right")

    def show(self, state: LiveState, today: date) -> None:
        self.query_one(AttendancePanel).show(state.attendance, proposals(state.seats), guests(state.seats))
        self.query_one(CoverageGauge).show(state.coverage)


class TableTool(LeadTool):
    """At the check-in for who looks on: the roles, and nobody's name beside what is missing."""

    def compose(self) -> ComposeResult:
        yield CoverageGauge(classes="tool--left")

    def show(self, state: LiveState, today: date) -> None:
        self.query_one(CoverageGauge).show(state.coverage, with_names=False)


class ValuesTool(LeadTool):
    """The grondwaarden, literally, for the whole room."""

    def __init__(self, values: tuple[FixedTextView, ...]) -> None:
        super().__init__()
        self._values = values

    def compose(self) -> ComposeResult:
        with TurningScroll():
            yield Words(id="values-text")

    def show(self, state: LiveState, today: date) -> None:
        self.query_one("#values-text", Words).show(values_text(self._values))


class LearningTool(LeadTool):
    """What do we learn: the learning points so far."""

    def compose(self) -> ComposeResult:
        yield CardList(classes="tool--left")

    def show(self, state: LiveState, today: date) -> None:
        self.query_one(CardList).show((learning_section(state),))


class RoundTool(LeadTool):
    """In a round: who was heard; who leads ticks them off."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="tool--left"):
            yield RoundPanel()

    def show(self, state: LiveState, today: date) -> None:
        if state.speaking is not None:
            self.query_one(RoundPanel).show(state.attendance, state.speaking)


class LearningRoundTool(RoundTool):
    """A round about what we learn: the learning points so far beside who was heard."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield CardList(classes="tool--right")

    def show(self, state: LiveState, today: date) -> None:
        super().show(state, today)
        self.query_one(CardList).show((learning_section(state),))


class CalmTool(LeadTool):
    """Over dinner and in a break: a picture, nothing that runs."""

    def compose(self) -> ComposeResult:
        yield CalmPicture()

    def show(self, state: LiveState, today: date) -> None:
        if state.running is not None:
            self.query_one(CalmPicture).show_kind(state.running.kind)


class JoinTool(LeadTool):
    """While people come in, on the screen in the room: how to look along."""

    def compose(self) -> ComposeResult:
        yield JoinPanel()

    def show(self, state: LiveState, today: date) -> None:
        if state.door is not None:
            self.query_one(JoinPanel).show(state.door)


TOOLS: dict[AgendaFocus, type[LeadTool]] = {
    AgendaFocus.ROLL_CALL: RollCallTool,
    AgendaFocus.FOLLOW_UP: FollowUpTool,
    AgendaFocus.LEARNING: LearningTool,
}


ROOMY = (TalkTool, BoardTool, CalmTool)
"""Tools that leave room for the item in large letters."""


class ToolPlace(Vertical):
    """The place of the tool of this moment; it stays as long as the moment does."""

    _tool: LeadTool | None = None
    _latest: tuple[type[LeadTool], LiveState, date, tuple[FixedTextView, ...]] | None = None

    def show(
        self, wanted: type[LeadTool], state: LiveState, today: date, values: tuple[FixedTextView, ...]
    ) -> None:
        """Show this picture in a tool of the kind that is wanted now."""
        self._latest = (wanted, state, today, values)
        if type(self._tool) is not wanted:
            if self._tool is not None and not self._tool.is_mounted:
                self._tool.call_later(self._show_latest)  # taken down half way it would miss its parts
                return
            self.remove_children()
            self._tool = ValuesTool(values) if wanted is ValuesTool else wanted()
            self.mount(self._tool)
        if self._tool is not None:
            self._tool.show_soon(state, today)

    def _show_latest(self) -> None:
        if self._latest is not None:
            self.show(*self._latest)

    def turn(self, now: datetime) -> None:
        """Where nobody can scroll: show the page whose turn it is."""
        if self._tool is not None:
            self._tool.turn(now)


def tool_for(state: LiveState) -> type[LeadTool]:
    """The tool that fits this moment: a proposal at the table, else the running item."""
    item = state.running
    if item is None:
        return TalkTool
    if item.kind in CALM:
        return CalmTool
    if state.at_table is not None:
        return ProposalTool
    if item.focus is AgendaFocus.VALUES:
        return ValuesTool
    if item.kind is ItemKind.ROUND and item.focus is AgendaFocus.LEARNING:
        return LearningRoundTool
    if item.focus in TOOLS:
        return TOOLS[item.focus]
    if item.kind is ItemKind.ROUND:
        return RoundTool
    return DecideTool if item.kind is ItemKind.DECISION else TalkTool


def settle_section(state: LiveState) -> tuple[Section, ...]:
    """Decisions that wait for the gespreksleider's word, the longest waiting first."""
    if not state.to_settle:
        return ()
    return (section(_("To settle"), [decision_card(one) for one in state.to_settle]),)


def settled(state: LiveState) -> list[CardData]:
    """Decisions of this session that wait for nobody's word, the latest first."""
    return [
        decision_card(one, state.support, state.outcomes)
        for one in reversed(state.session_decisions)
        if one not in state.to_settle
    ]


def questions(state: LiveState) -> list[CardData]:
    """Open questions, the latest first."""
    return [line_card(line) for line in reversed(state.questions)]


def learning_section(state: LiveState) -> Section:
    """The learning points of this session."""
    cards = [line_card(line) for line in state.learning]
    return section(_("What we learn"), cards, empty=_("None yet"))


def parked(state: LiveState) -> list[CardData]:
    """What waits for later, the latest first."""
    return [line_card(line) for line in reversed(state.parked)]
