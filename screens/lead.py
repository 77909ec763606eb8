"""The gespreksleider's seat: what now, how long still, what next; every act one key away."""

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from models.codes import ItemState, SessionPhase
from models.rules import item_ends_at
from models.views import FixedTextView
from screens.language import _, clock, joined
from screens.lead_acts import LeadActsScreen
from screens.lead_tools import CalmTool, LeadTool, RollCallTool, TalkTool, ValuesTool, tool_for
from screens.live_state import LiveState
from screens.widgets.attendance_panel import AttendancePanel
from screens.widgets.now_panel import NowPanel
from screens.widgets.status_bar import FootBar, Hint, StatusBar
from screens.widgets.words import Words

__all__ = ["LeadScreen", "still_to_come"]

AHEAD = 7
"""Items to come that stay in sight."""

ROOMY = (TalkTool, CalmTool)
"""Tools that leave room for the item in large letters."""


class LeadScreen(LeadActsScreen):
    """The running item large; no input line until `/` or Enter."""

    CSS_PATH = ["live.tcss", "lead.tcss"]

    _values: tuple[FixedTextView, ...] = ()

    def compose(self) -> ComposeResult:
        yield StatusBar(id="top")
        with Horizontal(id="stage"):
            with Vertical(id="main"):
                yield NowPanel(id="now")
                yield Vertical(id="tool")
            with Vertical(id="aside"):
                yield Words(id="next")
                yield Words(id="table")
        yield from self.compose_writing()
        yield FootBar()

    async def on_mount(self) -> None:
        async with self.refusals():
            self._values = await self.access.read(lambda desk: desk.read.values())
        await super().on_mount()

    # What shows ----------------------------------------------------------------------------

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        super().show_state(state, before)
        self._show_tool(state)
        self.query_one(FootBar).show_hints(self._hints(state))
        self.query_one("#table", Words).show(self._table(state))

    def _show_tool(self, state: LiveState) -> None:
        """The tool of this moment; it stays as long as the moment does."""
        place, wanted = self.query_one("#tool"), tool_for(state.running)
        shown = next(iter(place.query(LeadTool)), None)
        if shown is None or type(shown) is not wanted:
            place.remove_children()
            shown = ValuesTool(self._values) if wanted is ValuesTool else wanted()
            place.mount(shown)
        shown.show_soon(state, self.today)

    def show_clocks(self, state: LiveState, now: datetime) -> None:
        short = self.has_class("-narrow")
        pieces = [*self.table_words(state, now, short=short), self.time_words(state, now, short=short)]
        self.query_one("#top", StatusBar).show(
            self.place_words(state, short=short), Content("   ").join(pieces)
        )
        panel = self.query_one(NowPanel)
        if state.session.phase is SessionPhase.CLOSED:
            panel.show_still(_("Closed"), _("at"), state.session.closed_at)
        elif state.running is None:
            panel.show_still(state.session.maakbank_name, _("begins at"), state.session.planned_start)
        else:
            panel.show(
                state.running,
                now,
                of=len(state.agenda),
                small=self._is_tight(state),
                paused_at=state.session.paused_at,
            )
        self.query_one("#next", Words).show(still_to_come(state, now))

    def _is_tight(self, state: LiveState) -> bool:
        """Whether the tool, or a small screen, needs the room of the large letters."""
        return tool_for(state.running) not in ROOMY or self.has_class("-low")

    def _table(self, state: LiveState) -> Content:
        """Which roles are out, in words, at the moments that it matters (R4)."""
        missing = state.coverage.missing_roles
        if not missing or not (state.full_gauge() or state.table_just_moved(self.now)):
            return Content("")
        words = _("not at the table: {roles}").format(roles=joined(missing))
        return Content.assemble(("▲ ", "$todo"), words)

    def _hints(self, state: LiveState) -> tuple[Hint, ...]:
        """The keys of this moment, the weightiest first."""
        if state.session.phase is SessionPhase.CLOSED:
            return (
                Hint("v", _("report"), "screen.report"),
                Hint("o", _("open again"), "screen.reopen"),
                Hint("/", _("type"), "screen.write"),
                Hint("?", _("help"), "screen.help"),
            )
        paused = state.session.paused_at is not None
        settle = (Hint("s", _("settle"), "screen.settle"),) if state.to_settle else ()
        return (
            Hint("→", _("next"), "screen.next"),
            *settle,
            Hint("?", _("help"), "screen.help"),
            Hint("/", _("type"), "screen.write"),
            Hint("+", _("5 minutes more"), "screen.extend"),
            Hint("p", _("go on") if paused else _("break"), "screen.pause"),
            Hint("l", _("for later"), "screen.park"),
            Hint("w", _("Who is here?"), "screen.who"),
            Hint("u", _("undo"), "screen.undo"),
            Hint("c", _("close"), "screen.close_session"),
        )

    # Acts that look different here ---------------------------------------------------------

    def action_who(self, argument: str = "") -> None:
        """To the names that are on this screen already, or the list over it."""
        tools = self.query(RollCallTool)
        if tools and not argument:
            tools.first().query_one(AttendancePanel).focus_filter()
        else:
            super().action_who(argument)

    @on(AttendancePanel.Ticked)
    def _ticked(self, event: AttendancePanel.Ticked) -> None:
        event.stop()
        self.tick_off(event.tick, event.participant_id)

    @on(AttendancePanel.GuestCame)
    def _guest_came(self, event: AttendancePanel.GuestCame) -> None:
        event.stop()
        self.add_guest(event.name)


def still_to_come(state: LiveState, now: datetime) -> Content:
    """The items ahead with the time at which each is likely to start, and the end."""
    if not state.is_live:
        return Content("")
    at = max(now, item_ends_at(state.running, now)) if state.running else now
    rows = [Content.styled(_("Next"), "bold"), Content("")]
    ahead = [item for item in state.agenda if item.state is ItemState.AHEAD]
    from datetime import timedelta

    for item in ahead:
        if len(rows) < AHEAD + 2:
            rows.append(Content.assemble((f"{clock(at)}  ", "$quiet"), item.title))
        at += timedelta(minutes=item.planned_minutes + item.extra_minutes)
    rows.append(Content.assemble((f"{clock(at)}  ", "$quiet"), (_("end"), "$quiet")))
    return Content("\n").join(rows)
