"""Looking on: a deelnemer's seat and the screen in the room; nothing private, nothing in the making."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from models.codes import ChangeKind, RoomView, Seat
from models.views.change import Change
from models.views.minutes import LineView
from models.views.values import FixedTextView
from screens.commands import bindings
from screens.labels import seat_word
from screens.language import _
from screens.lead_tools import (
    ROOMY,
    BoardTool,
    JoinTool,
    LeadTool,
    LearningRoundTool,
    LearningTool,
    ProposalTool,
    RollCallTool,
    RoundTool,
    TableTool,
    TalkTool,
    ToolPlace,
    WallProposalTool,
    tool_for,
)
from screens.live import LiveScreen
from screens.live_cards import sections
from screens.live_sheets import AgendaSheet, ListsSheet, RolesSheet
from screens.live_state import LiveState
from screens.speaking_words import waiting_words
from screens.widgets.ahead import Ahead
from screens.widgets.cards import CardList
from screens.widgets.minutes_pane import MinutesPane
from screens.widgets.now_panel import NowPanel
from screens.widgets.status_bar import FootBar, Hint, StatusBar
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["RoomScreen"]


ON_THE_WALL: dict[type[LeadTool], type[LeadTool]] = {
    RollCallTool: TableTool,
    TalkTool: BoardTool,
    ProposalTool: WallProposalTool,
    RoundTool: BoardTool,
    LearningRoundTool: LearningTool,
}
"""What shows in place of a tool where everyone sees it."""


class RoomScreen(LiveScreen):
    """The item large with what was agreed; a deelnemer sees the kept lines too."""

    CSS_PATH = ["live.tcss", "room.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("lists", "agenda", "roles"),
        Binding("escape", "stand_up", show=False),
    ]

    _values: tuple[FixedTextView, ...] = ()

    @property
    def is_wall(self) -> bool:
        """Whether this is the screen in the room."""
        return self.access.actor.seat is Seat.ROOM

    def compose(self) -> ComposeResult:
        self.set_class(self.is_wall, "-wall")
        self.set_class(self.kit.is_only_watched, "-only-watched")
        yield StatusBar(id="top")
        with Horizontal(id="stage"):
            with Vertical(id="main"):
                yield NowPanel(id="now")
                yield Words(id="waiting")
                if self.is_wall:
                    yield Words(id="question")
                    yield ToolPlace(id="tool")
                yield MinutesPane(id="minutes")
            with Vertical(id="aside"):
                yield Ahead(id="next")
                if not self.is_wall:
                    yield CardList(id="cards")
        yield FootBar()

    async def begin(self) -> None:
        async with self.refusals():
            self._values = await self.access.read(lambda desk: desk.read.values())
        if self.is_wall:
            await self._read_question()
        await super().begin()

    def on_mount(self) -> None:
        seat = Content.styled(seat_word(self.access.actor.seat), "$quiet")
        self.query_one(FootBar).show_right(seat)
        if not self.kit.is_only_watched:
            self.query_one(FootBar).show_hints((Hint("?", _("help"), "app.help"),))

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        await super().on_record_moved(changes)
        running = self.state.session.running_item_id if self.state else None
        if any(change.part == "line" and change.item_id == running for change in changes):
            await self._read_lines()
        if self.is_wall and any(change.kind is ChangeKind.MAAKBANK_SAVED for change in changes):
            await self._read_question()

    async def _read_question(self) -> None:
        """The kwestie that this table is about."""
        async with self.refusals():
            question = await self.access.read(self._question)
            if self.is_up:
                self.set_class(bool(question), "-asks")
                self.query_one("#question", Words).show(
                    Content.assemble((_("The issue"), "$quiet"), "  ", question)
                )

    def _question(self, desk: "Desk") -> str:
        session = desk.read.session(session_id=self.session_id)
        return desk.read.maakbank(maakbank_id=session.maakbank_id).question

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        self.show_waiting(waiting_words(state.speaking))
        if self.is_wall:
            self._show_wall(state)
        else:
            self.query_one("#cards", CardList).show(sections(state, self.today))
        if before is None or self._lines_asked(state) != self._lines_asked(before):
            self.run_worker(self._read_lines(), group="lines", exclusive=True)

    def _show_wall(self, state: LiveState) -> None:
        """The board with the tool of the moment, or the minutes where those were chosen."""
        self.set_class(state.invites, "-joining")
        self.set_class(self._lines_asked(state) is not None, "-minutes")
        tool = self._tool(state)
        self.set_class(tool is BoardTool, "-board")
        self.query_one(ToolPlace).show(tool, state, self.today, self._values)
        door = state.door
        if door is not None and door.reaches_the_room and not state.invites:
            words = _("join in: {address} · code {code}")
            where = words.format(address=door.shown_address, code=door.shown_code)
        else:
            where = seat_word(self.access.actor.seat)
        self.query_one(FootBar).show_right(Content.styled(where, "$quiet"))

    def _tool(self, state: LiveState) -> type[LeadTool]:
        if state.invites:
            return JoinTool
        wanted = tool_for(state)
        return ON_THE_WALL.get(wanted, wanted)

    def _lines_asked(self, state: LiveState) -> int | None:
        """The item whose lines show here, if any do: on the wall when chosen, and never over dinner."""
        if self.is_wall and (state.session.room_view is RoomView.BOARD or state.is_calm):
            return None
        return state.session.running_item_id

    async def _read_lines(self) -> None:
        """The kept lines of the running item, without who typed them."""
        state = self.state
        if state is None:
            return
        item_id = self._lines_asked(state)
        lines: tuple[LineView, ...] = ()
        if item_id is not None:
            async with self.refusals():
                lines = await self.access.read(lambda desk: desk.read.lines(item_id=item_id))
        if self.is_up:
            self.query_one(MinutesPane).show([replace(line, initials="", conflicts=()) for line in lines])

    def show_clocks(self, state: LiveState, now: datetime) -> None:
        self.show_top(state, now)
        self.query_one(Ahead).show(state.agenda if state.is_live else (), now)
        is_tooled = self._tool(state) not in ROOMY or self._lines_asked(state) is not None
        tooled = self.is_wall and is_tooled
        self.show_now(
            state,
            now,
            small=tooled
            or not self.is_wall
            or self._has_board(state)
            or (self.has_class("-low") and not state.is_calm),
            title_lines=self._title_lines(state, tooled=tooled),
        )
        if self.is_wall:
            self.query_one(ToolPlace).turn(now)

    def _has_board(self, state: LiveState) -> bool:
        """Whether anything stands on the board."""
        return self._tool(state) is BoardTool and any(
            (state.session_decisions, state.to_put, state.questions, state.open_actions, state.parked)
        )

    def _title_lines(self, state: LiveState, *, tooled: bool) -> int:
        """Large lines for the title; none where people look at a proposal, or every row is needed."""
        if state.at_table is not None or (self.has_class("-low") and (state.invites or tooled)):
            return 0
        is_full = self.has_class("-low") and self._has_board(state)
        return 2 if self.is_wall and not tooled and not is_full else 1

    def action_lists(self) -> None:
        """To the cards beside the lines, or over them where there is no room."""
        if self.state is None or self.is_wall:
            return
        if self.has_class("-narrow"):
            cards = sections(self.state, self.today, most=None)
            self.app.push_screen(ListsSheet(self.access, cards, _("back")))
        else:
            self.query_one("#cards", CardList).focus()

    def action_agenda(self) -> None:
        if self.state is not None:
            self.app.push_screen(AgendaSheet(self.access, self.state, self.now, _("back")))

    def action_roles(self) -> None:
        if self.state is not None:
            sheet = RolesSheet(self.access, self.state.coverage, with_names=not self.is_wall)
            self.app.push_screen(sheet)
