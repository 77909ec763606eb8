"""What every live screen shares: one picture of the session, kept up to date, and its clocks."""

from asyncio import sleep
from collections.abc import Collection, Iterator
from datetime import date, datetime

from textual.content import Content

from models.codes import SessionPhase
from models.views.change import Change
from models.zone import local_date
from screens.access import Access
from screens.base import MakScreen
from screens.language import _, clock, ngettext
from screens.live_kit import LiveKit
from screens.live_state import EVERY_PART, LiveState, load
from screens.widgets.coverage_gauge import roles_count, roles_in_short
from screens.widgets.now_panel import NowPanel
from screens.widgets.status_bar import StatusBar
from screens.widgets.words import Words

__all__ = ["LiveScreen"]

TICK = 1.0
"""Seconds between looks at the clock; nothing is counted, only shown anew."""

FRAME = 1 / 60
"""Seconds in which what a piece of the first picture mounts is there."""

WIDE = 100
"""Columns from which there is room for side panes."""


class LiveScreen(MakScreen[None]):
    """A seat in a running session; `show_state` and `show_clocks` are the seat's own.

    Args:
        access: the seat's way to the record.
        session_id: the session.
        kit: what the app gives besides.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (160, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]

    def __init__(self, access: Access, session_id: int, kit: LiveKit) -> None:
        super().__init__(access)
        self.session_id = session_id
        self.kit = kit
        self.state: LiveState | None = None

    @property
    def now(self) -> datetime:
        return self.kit.now()

    @property
    def today(self) -> date:
        return local_date(self.now)

    def on_mount(self) -> None:
        """The first picture does not wait for the record."""
        self.set_interval(TICK, self._tick)
        self.run_worker(self.begin(), group="begin")

    async def begin(self) -> None:
        """Read the session for the first time."""
        await self.reload()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        parts = {change.part for change in changes if self._is_ours(change)}
        if parts:
            await self.reload(parts)

    def _is_ours(self, change: Change) -> bool:
        """Of this session, or of the Ma.akbank whose decisions and actions show here too."""
        if change.session_id == self.session_id:
            return True
        maakbank_id = self.state.session.maakbank_id if self.state else None
        return change.maakbank_id == maakbank_id

    async def reload(self, parts: Collection[str] = EVERY_PART) -> None:
        """Read these parts anew; an equal picture paints nothing."""
        before = self.state
        async with self.refusals():
            state = await self.access.read(lambda desk: load(desk, self.session_id, before, parts))
            if state != before and self.is_up:
                self.state = state
                self.set_class(state.is_calm, "-calm")
                for _piece in self.show(state, before):
                    if before is None:
                        await sleep(FRAME)
                        await self.wait_for_refresh()
                    if self.state is not state:
                        return

    def _tick(self) -> None:
        if self.state is not None and self.is_current:
            self.show_clocks(self.state, self.now)

    def on_resize(self) -> None:
        """Words that are shorter on a narrow screen are made anew."""
        if self.state is not None:
            self.call_after_refresh(self._tick)

    def on_language_switched(self) -> None:
        super().on_language_switched()
        if self.state is not None:
            for _piece in self.show(self.state, None):
                pass

    def action_stand_up(self) -> None:
        """Back to the choice of seats."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def show(self, state: LiveState, before: LiveState | None) -> Iterator[None]:
        """Show a new picture, a piece at a time; the first one is painted after each."""
        self.show_state(state, before)
        yield
        self.show_clocks(state, self.now)
        yield

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        """Show what moves with the record."""

    def show_clocks(self, state: LiveState, now: datetime) -> None:
        """Show what the passing of time changes."""

    def show_top(self, state: LiveState, now: datetime) -> None:
        """Which session this is, who is here and the time, in the top row."""
        short = self.has_class("-narrow")
        self.query_one("#top", StatusBar).show(
            self.place_words(state, short=short), self.top_words(state, now, short=short)
        )

    def show_waiting(self, words: Content) -> None:
        """Who waits for the word, in one line; no line when nobody does."""
        self.query_one("#waiting", Words).show(words)
        self.set_class(bool(words), "-waiting")

    def place_words(self, state: LiveState, *, short: bool) -> Content:
        """ "Ma.akbank Werk voor de jeugd · sessie 1 van 3"."""
        session = state.session
        name = session.maakbank_name if short else f"Ma.akbank {session.maakbank_name}"
        of = session.planned_sessions
        if of > 1 and not short:
            place = _("session {number} of {count}").format(number=session.number, count=of)
        else:
            place = _("session {number}").format(number=session.number)
        return Content.assemble((name, "bold"), (f" · {place}", "$quiet"))

    def top_words(self, state: LiveState, now: datetime, *, short: bool) -> Content:
        """At the right of the top row: who is here, the roles when it matters, the time."""
        pieces = []
        if state.waiting:
            words = ngettext("{count} wants in", "{count} want in", state.waiting)
            pieces.append(
                Content.assemble(
                    ("◇ ", "$open"), str(state.waiting) if short else words.format(count=state.waiting)
                )
            )
        if state.attendance:
            words = ngettext("{count} here", "{count} here", state.here).format(count=state.here)
            pieces.append(Content.assemble(("● ", "$settled"), str(state.here) if short else words))
        with_roles = state.full_gauge() or state.table_just_moved(now)
        if with_roles:
            pieces.append(roles_count(state.coverage) if short else self.role_words(state))
        pieces.append(self._time_words(state, now, short=short or with_roles))
        return Content("   ").join(pieces)

    def role_words(self, state: LiveState) -> Content:
        """The roles' gauge, with in words what is missing (R4)."""
        return roles_in_short(state.coverage)

    def _time_words(self, state: LiveState, now: datetime, *, short: bool) -> Content:
        """The time of day, and when the whole session is done."""
        time = Content.styled(clock(now), "bold")
        if short or not state.is_live:
            return time
        ends = _("ends at {time}").format(time=clock(state.ends_at(now)))
        return time + Content.styled(f" · {ends}", "$quiet")

    def show_now(self, state: LiveState, now: datetime, *, small: bool, title_lines: int) -> None:
        """The running item in this screen's panel, or that nothing runs."""
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
                paused_at=state.session.paused_at,
                small=small,
                title_lines=title_lines,
            )
