"""The verslaglegger's seat: the minutes in the middle, the input below, all else beside."""

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from models.codes import SessionPhase
from models.outcomes import Kept
from models.rules import CALM
from models.views.agenda import AgendaItemView
from models.views.minutes import LineView
from screens.language import _, duration
from screens.live_cards import sections
from screens.live_seat import WriterScreen
from screens.live_state import LiveState
from screens.speaking_words import waiting_in_short, waiting_words
from screens.widgets.agenda_list import AgendaList
from screens.widgets.calm_picture import CalmPicture
from screens.widgets.cards import CardList
from screens.widgets.clock import until
from screens.widgets.minutes_pane import MinutesPane
from screens.widgets.now_panel import NowPanel
from screens.widgets.status_bar import FootBar, Hint, StatusBar
from screens.widgets.words import Words

__all__ = ["ReporterScreen"]

LONGEST_WORDS = 80
"""Characters of a line that are said back."""

FEWEST = 2
"""Cards of a sort that show however low the screen is."""

ROWS_FOR_ONE = 12
"""Rows of the screen for each card of a sort: decisions and actions are some five rows each."""


class ReporterScreen(WriterScreen):
    """Agenda, minutes, cards; on a narrow screen one strip and the minutes."""

    CSS_PATH = ["live.tcss", "reporter.tcss"]

    def compose(self) -> ComposeResult:
        yield StatusBar(id="top")
        yield StatusBar(id="strip")
        with Horizontal(id="stage"):
            with Vertical(id="left"):
                yield Words(id="agenda-heading", classes="heading")
                yield AgendaList(id="agenda")
                yield Words(id="waiting")
            with Vertical(id="middle"):
                yield Words(id="heading", classes="heading")
                yield MinutesPane(id="minutes")
                with Vertical(id="calm"):
                    yield NowPanel(id="now")
                    yield CalmPicture()
            yield CardList(id="cards")
        yield from self.compose_writing()
        yield FootBar()

    def on_mount(self) -> None:
        self.write()

    def watch_focused(self, focused: Widget | None) -> None:
        """Other keys while one goes through lines, cards or the agenda."""
        self.query_one(FootBar).show_hints(self._hints(focused))

    def _hints(self, focused: Widget | None) -> tuple[Hint, ...]:
        last = (Hint("/", _("commands"), "screen.begin_command"), Hint("?", _("help"), "app.help"))
        if isinstance(focused, MinutesPane):
            return (
                Hint("↑ ↓", _("choose a line"), "screen.focus_minutes"),
                Hint("e", _("correct"), "screen.edit_line"),
                Hint("m", _("move"), "screen.move_line"),
                Hint("d", _("delete"), "screen.delete_line"),
                *last,
            )
        if isinstance(focused, CardList):
            return (
                Hint("Enter", _("correct"), "screen.choose_under_cursor"),
                Hint(_("Space"), _("tick off"), "screen.tick"),
                *last,
            )
        if isinstance(focused, AgendaList):
            return (Hint("Enter", _("write on there"), "screen.choose_under_cursor"), *last)
        return (last[0], Hint("↑", _("correct"), "screen.correct"), last[1])

    def action_focus_minutes(self) -> None:
        self.query_one(MinutesPane).focus()

    def action_choose_under_cursor(self) -> None:
        """For who clicks what Enter does."""
        if isinstance(self.focused, CardList | AgendaList):
            self.focused.action_choose()

    # What shows ----------------------------------------------------------------------------

    def show(self, state: LiveState, before: LiveState | None) -> Iterator[None]:
        self.show_state(state, before)
        yield
        self.show_top(state, self.now)
        yield
        self.show_clocks(state, self.now)
        yield
        self._show_cards(state)
        yield

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        super().show_state(state, before)
        self.query_one("#agenda-heading", Words).show(_("Agenda"))
        self.show_waiting(waiting_words(state.speaking))
        self.query_one(FootBar).show_hints(self._hints(self.focused))

    def _show_cards(self, state: LiveState) -> None:
        """So few of each that many decisions leave the actions in sight; the sheet has all."""
        each = max(FEWEST, self.size.height // ROWS_FOR_ONE)
        self.query_one("#cards", CardList).show(sections(state, self.today, most=each))

    def on_resize(self) -> None:
        if self.state is not None:
            self._show_cards(self.state)

    def show_place(self, state: LiveState) -> None:
        super().show_place(state)
        item = state.item(self.item_in_sight)
        self.set_class((self._rests(state) and not self.input.text) or item is None, "-resting")
        if item is not None:
            words = _("Read back") if self.reading_id is not None else _("The minutes")
            heading = Content.assemble(words, (f" · {item.number} {item.title}", "$quiet"))
            self.query_one("#heading", Words).show(heading)

    def _rests(self, state: LiveState) -> bool:
        return state.is_calm and self.item_in_sight == state.session.running_item_id

    def show_minutes(self, item_id: int, lines: tuple[LineView, ...]) -> None:
        self.query_one(MinutesPane).show(lines)

    def show_kept(self, kept: Kept) -> None:
        """Over dinner and in a break no minutes show: then words say what was kept."""
        super().show_kept(kept)
        if self.state is not None and self._rests(self.state) and not kept.line.hint:
            self.say(_("Kept: {text}").format(text=shorten(kept.line.text, LONGEST_WORDS, placeholder=" …")))

    async def read_drafts(self) -> None:
        drafts = await self.drafts_in_sight()
        if self.is_up:
            self.query_one(MinutesPane).show_drafts(drafts)

    def action_leave(self) -> None:
        """Out of the input to the lines: arrows choose one, letters act. And back again."""
        before = self.focused
        super().action_leave()
        if self.focused is None:
            self.set_focus(self.query_one(MinutesPane) if before is self.input else self.input)

    def action_lists(self) -> None:
        """To the cards beside the minutes, or over them where there is no room."""
        if self.has_class("-narrow"):
            super().action_lists()
        else:
            self.query_one("#cards", CardList).focus()

    def action_agenda(self) -> None:
        """To the agenda beside the minutes, or over them where there is no room."""
        if self.has_class("-narrow"):
            super().action_agenda()
        else:
            self.query_one(AgendaList).focus()

    def show_clocks(self, state: LiveState, now: datetime) -> None:
        self.show_top(state, now)
        paused = state.session.paused_at is not None
        if self.has_class("-narrow"):
            self.query_one("#strip", StatusBar).show(*strip_words(state, now))
        else:
            self.query_one(AgendaList).show(state.agenda, now, writes_at=self.place.writes_at, paused=paused)
        if self.has_class("-resting"):
            self.show_now(state, now, small=self.has_class("-low"), title_lines=2)
            if state.running is not None:
                self.query_one(CalmPicture).show_kind(state.running.kind)

    @on(AgendaList.ItemChosen)
    def _item_chosen(self, event: AgendaList.ItemChosen) -> None:
        event.stop()
        item = self.state.item(event.item_id) if self.state else None
        if item is not None:
            self.go_to(item)
            self.write()


def strip_words(state: LiveState, now: datetime) -> tuple[Content, Content]:
    """One row instead of the agenda: the item, its clock, and what is next."""
    item = state.running
    if item is None:
        words = _("Closed") if state.session.phase is SessionPhase.CLOSED else _("Not begun yet")
        return Content.styled(words, "bold"), Content("")
    running = clock_words(state, item, now)
    left = Content.assemble((f"{item.number} ", "$now bold"), (item.title, "bold"), "  ", running)
    if waiting := waiting_in_short(state.speaking):
        return left, waiting
    if state.next_item is None:
        return left, Content("")
    return left, Content.styled(_("next: {title}").format(title=state.next_item.title), "$quiet")


def clock_words(state: LiveState, item: AgendaItemView, now: datetime) -> Content:
    """ "12:20/30"; calm words over dinner, and that it is a break in one."""
    if state.session.paused_at is not None:
        return Content.styled(_("paused"), "$todo")
    if item.kind in CALM:
        return Content.styled(until(item, now), "$quiet")
    given = item.planned_minutes + item.extra_minutes
    return Content.assemble((duration(item.seconds(now)), "bold"), (f"/{given}", "$quiet"))
