"""The gespreksleider's seat: what now, how long still, what next; every act one key away."""

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from models.codes import ProposalPhase, SessionPhase
from models.rules import item_ends_at
from models.views.minutes import LineView
from models.views.values import FixedTextView
from screens.commands import COMMANDS, key_names
from screens.follow_up_tool import FollowUpTool
from screens.language import _, clock, joined
from screens.lead_proposals import next_step
from screens.lead_tools import ROOMY, LeadTool, RollCallTool, RoundTool, ToolPlace, ValuesTool, tool_for
from screens.lead_turns import LeadTurnsScreen
from screens.live_state import LiveState
from screens.objection_rows import concerns_of
from screens.speaking_words import waiting_words
from screens.widgets.ahead import Ahead
from screens.widgets.attendance_panel import AttendancePanel
from screens.widgets.coverage_gauge import roles_count
from screens.widgets.line_input import LineInput
from screens.widgets.minutes_pane import MinutesPane
from screens.widgets.now_panel import NowPanel
from screens.widgets.people_panel import NameFilter
from screens.widgets.status_bar import FootBar, Hint, StatusBar
from screens.widgets.words import Words

__all__ = ["LeadScreen"]

ROOMY_ROWS = 40
"""Rows from which a title takes two large lines, whatever stands under it."""


MINUTES, DRAFTS = 1, 2
"""How far the minutes are unfolded: kept lines, and lines in the making too."""

TOOL_KEYS: dict[type[LeadTool], str] = {
    RollCallTool: "who",
    ValuesTool: "values",
    FollowUpTool: "mark_outcome",
}
"""The act that belongs to a tool and comes first in the footer then."""


class LeadScreen(LeadTurnsScreen):
    """The running item large; no input line until `/` or Enter."""

    CSS_PATH = ["live.tcss", "lead.tcss"]

    keeps_input = False
    _values: tuple[FixedTextView, ...] = ()
    _is_one_line = False
    """Whether the input goes away after one line."""
    _unfolded = 0
    """How far the minutes are unfolded here."""

    def compose(self) -> ComposeResult:
        yield StatusBar(id="top")
        with Horizontal(id="stage"):
            with Vertical(id="main"):
                yield NowPanel(id="now")
                yield Words(id="then")
                yield Words(id="waiting")
                yield ToolPlace(id="tool")
                yield MinutesPane(_("No lines yet"), id="minutes")
            with Vertical(id="aside"):
                yield Ahead(id="next")
                yield Words(id="table")
        yield from self.compose_writing()
        yield FootBar()

    async def begin(self) -> None:
        async with self.refusals():
            self._values = await self.access.read(lambda desk: desk.read.values())
        await super().begin()

    # What shows ----------------------------------------------------------------------------

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        super().show_state(state, before)
        tool = tool_for(state)
        self.query_one(ToolPlace).show(tool, state, self.today, self._values)
        self.show_waiting(Content("") if issubclass(tool, RoundTool) else waiting_words(state.speaking))
        self.query_one(FootBar).show_hints(self._hints(state))
        self.query_one("#table", Words).show(self._table(state))

    def show_clocks(self, state: LiveState, now: datetime) -> None:
        self.show_top(state, now)
        self.query_one(Ahead).show(state.agenda if state.is_live else (), now)

        self.query_one("#then", Words).show(next_words(state, now))
        is_tooled = tool_for(state) not in ROOMY or bool(self._unfolded)
        self.show_now(
            state,
            now,
            small=is_tooled or (self.has_class("-low") and not state.is_calm),
            title_lines=self._title_lines(state, is_tooled=is_tooled),
        )

    def _title_lines(self, state: LiveState, *, is_tooled: bool) -> int:
        """Large lines for the item; none where the proposal at the table is what people look at."""
        if state.at_table is not None:
            return 0
        needs_rows = self.size.height < ROOMY_ROWS or tool_for(state) is FollowUpTool
        return 1 if is_tooled and needs_rows else 2

    def role_words(self, state: LiveState) -> Content:
        """Here the words stand beside the item, so the gauge does without."""
        return roles_count(state.coverage)

    def _table(self, state: LiveState) -> Content:
        """Which roles are out, in words, when it just changed and no gauge shows it (R4)."""
        missing = state.coverage.missing_roles
        shows_already = state.full_gauge() or state.at_table is not None
        if not missing or shows_already or not state.table_just_moved(self.now):
            return Content("")
        words = _("not at the table: {roles}").format(roles=joined(missing))
        return Content.assemble(("▲ ", "$todo"), words)

    def watch_focused(self, focused: Widget | None) -> None:
        """Other keys while one types."""
        if self.state is not None:
            self.query_one(FootBar).show_hints(self._hints(self.state))

    def _hints(self, state: LiveState) -> tuple[Hint, ...]:
        """The keys of this moment, the weightiest first."""
        if isinstance(self.focused, LineInput):
            return (
                Hint("Enter", _("keep"), "screen.submit"),
                Hint("Esc", _("back to the keys"), "screen.leave"),
                Hint("↑", _("correct"), "screen.correct"),
            )
        if isinstance(self.focused, NameFilter):
            return (
                Hint("Enter", _("heard") if self.query(RoundTool) else _("is here"), "focused.submit"),
                Hint("Esc", _("back to the keys"), "screen.leave"),
            )
        if state.session.phase is SessionPhase.CLOSED:
            return (
                Hint("v", _("report"), "screen.report"),
                Hint("o", _("open again"), "screen.reopen"),
                Hint("/", _("type"), "screen.write"),
                Hint("?", _("help"), "screen.help"),
            )
        paused = state.session.paused_at is not None
        settle = (Hint("s", _("settle"), "screen.settle"),) if state.to_settle else ()
        tool = TOOL_KEYS.get(tool_for(state))
        tool_hint = (
            (Hint(key_names(COMMANDS[tool])[0], _(COMMANDS[tool].name), f"screen.{tool}"),) if tool else ()
        )
        return (
            *self._proposal_hints(state),
            Hint("→", _("next"), "screen.next"),
            *self._word_hints(state),
            *settle,
            *((Hint("k", _("let them in"), "screen.joining"),) if state.waiting else ()),
            *tool_hint,
            Hint("?", _("help"), "screen.help"),
            Hint("/", _("type"), "screen.write"),
            Hint("+", _("5 minutes more"), "screen.extend"),
            Hint("p", _("go on") if paused else _("break"), "screen.pause"),
            Hint("l", _("for later"), "screen.park"),
            *(() if tool == "who" else (Hint("w", _("Who is here?"), "screen.who"),)),
            Hint("u", _("undo"), "screen.undo"),
            Hint("c", _("close"), "screen.close_session"),
        )

    def _word_hints(self, state: LiveState) -> tuple[Hint, ...]:
        """In a round the names; elsewhere the word, while somebody waits for it."""
        if issubclass(tool_for(state), RoundTool):
            return (Hint("y", _("who speaks"), "screen.choose_word"),)
        waits = state.speaking is not None and state.speaking.waiting
        return (Hint("q", _("give the word"), "screen.give_word"),) if waits else ()

    def _proposal_hints(self, state: LiveState) -> tuple[Hint, ...]:
        """The next step of the proposal at the table; or that one waits to be put there."""
        proposal = state.at_table
        if proposal is None:
            waits = state.to_put and not state.is_calm
            return (Hint("j", _("proposal to the table"), "screen.proposal"),) if waits else ()
        is_chosen_now = proposal.phase in (ProposalPhase.CHOOSING, ProposalPhase.SHOWN)
        is_choosing = proposal.phase is ProposalPhase.CHOOSING
        objections = (Hint("!", _("objections"), "screen.objections"),)
        is_open = not is_choosing and any(one.is_open for one in proposal.objections)
        has_more = bool(proposal.objections) or any(concerns_of(proposal))
        return (
            Hint("j", next_step(proposal), "screen.proposal"),
            *(objections if is_open else ()),
            *(() if is_choosing else (Hint("f", _("other words"), "screen.sharpen"),)),
            *((Hint("*", _("everyone supports"), "screen.everyone"),) if is_chosen_now else ()),
            *((Hint("@", _("per person"), "screen.stands"),) if is_chosen_now else ()),
            *(objections if has_more and not is_open else ()),
        )

    # Typing --------------------------------------------------------------------------------

    def action_write(self) -> None:
        self._is_one_line = False
        super().action_write()

    def action_begin_command(self) -> None:
        """One command, and the keys are acts again."""
        self._is_one_line = True
        super().action_begin_command()

    def action_park(self, argument: str = "") -> None:
        self._is_one_line = True
        super().action_park(argument)

    def after_line(self) -> None:
        if self._is_one_line and not self.input.text:
            self.action_leave()

    # The minutes, folded until asked for ---------------------------------------------------

    def show_minutes(self, item_id: int, lines: tuple[LineView, ...]) -> None:
        self.query_one(MinutesPane).show(lines)

    async def read_drafts(self) -> None:
        """Lines in the making only where they were unfolded: this may be on the beamer."""
        drafts = await self.drafts_in_sight() if self._unfolded == DRAFTS else []
        if self.is_up:
            self.query_one(MinutesPane).show_drafts(drafts)

    def action_read_item(self, argument: str = "") -> None:
        """Unfold the minutes; once more the lines in the making too; once more all away."""
        if argument.strip():
            self._unfold(MINUTES)
            self.read_number(argument)
        else:
            self._unfold((self._unfolded + 1) % (DRAFTS + 1))

    def _unfold(self, how_far: int) -> None:
        self._unfolded = how_far
        self.set_class(how_far >= MINUTES, "-minutes")
        self.run_worker(self.read_drafts(), group="drafts", exclusive=True)
        if self.state is not None:
            self.show_clocks(self.state, self.now)

    # Acts that look different here ---------------------------------------------------------

    def action_who(self) -> None:
        """To the names that are on this screen already, or the list over it."""
        tools = self.query(RollCallTool)
        if tools:
            tools.first().query_one(AttendancePanel).focus_filter()
        else:
            super().action_who()

    @on(AttendancePanel.Ticked)
    def _ticked(self, event: AttendancePanel.Ticked) -> None:
        event.stop()
        self.tick_off(event.tick, event.participant_id)

    @on(AttendancePanel.GuestCame)
    def _guest_came(self, event: AttendancePanel.GuestCame) -> None:
        event.stop()
        self.add_guest(event.name)


def next_words(state: LiveState, now: datetime) -> Content:
    """ "straks 19:28 Wat kunnen we nu doen?", where there is no room for the list."""
    if state.running is None or state.next_item is None:
        return Content("")
    at = max(now, item_ends_at(state.running, now))
    return Content.assemble((_("Coming up") + f" {clock(at)}  ", "$quiet"), state.next_item.title)
