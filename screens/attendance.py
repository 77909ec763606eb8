"""Wie is er? over the live screen: what stood in the input waits untouched beneath it."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from models.admission import WebSeatView
from models.codes import Presence
from models.views.change import Change
from models.views.people import AttendanceView, CoverageView
from screens.access import Access
from screens.base import BROAD, MakModal
from screens.joining_words import guests, proposals
from screens.labels import presence_word
from screens.language import _, ngettext
from screens.widgets.attendance_panel import AttendancePanel, Tick
from screens.widgets.coverage_gauge import CoverageGauge
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

__all__ = ["AttendanceScreen", "tick_off"]

SAID = {
    Tick.ARRIVE: Presence.HERE,
    Tick.LEAVE: Presence.LEFT,
    Tick.EXCUSE: Presence.EXCUSED,
    Tick.ABSENT: Presence.ABSENT,
    Tick.EXPECT: Presence.EXPECTED,
}


async def tick_off(access: Access, session_id: int, tick: Tick, participant_id: int) -> None:
    """Bring one tick to the Desk."""
    ids = [participant_id]
    match tick:
        case Tick.ARRIVE:
            await access.act(lambda desk: desk.attendance.arrive(session_id=session_id, participant_ids=ids))
        case Tick.LEAVE:
            await access.act(lambda desk: desk.attendance.leave(session_id=session_id, participant_ids=ids))
        case Tick.EXCUSE:
            await access.act(lambda desk: desk.attendance.excuse(session_id=session_id, participant_ids=ids))
        case Tick.ABSENT:
            await access.act(
                lambda desk: desk.attendance.mark_absent(session_id=session_id, participant_ids=ids)
            )
        case Tick.EXPECT:
            await access.act(lambda desk: desk.attendance.expect(session_id=session_id, participant_ids=ids))


class AttendanceScreen(MakModal[None]):
    """Two letters and Enter; `round_first` starts with the round past everyone."""

    CSS_PATH = "attendance.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False, priority=True)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (BROAD, "-broad")]

    def __init__(self, access: Access, session_id: int, *, round_first: bool = False) -> None:
        super().__init__(access)
        self.session_id = session_id
        self._round_first = round_first
        self._attendance: tuple[AttendanceView, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(_("Who is here?"), id="title")
            with Horizontal(id="sides"):
                yield AttendancePanel()
                with Vertical(id="table"):
                    yield Words(id="count")
                    yield CoverageGauge()
            yield FootBar()

    async def on_mount(self) -> None:
        self.query_one(FootBar).show_hints(
            (
                Hint("Enter", _("is here"), "screen.tick('arrive')"),
                Hint("2", _("leaves"), "screen.tick('leave')"),
                Hint("3", _("sent regrets"), "screen.tick('excuse')"),
                Hint("+", _("guest"), "screen.guest"),
                Hint("Esc", _("back"), "screen.leave"),
                Hint("Tab", _("round"), "screen.round"),
                Hint("4", _("did not come"), "screen.tick('absent')"),
                Hint("5", _("not here yet"), "screen.tick('expect')"),
            )
        )
        await self._reload()
        panel = self.query_one(AttendancePanel)
        panel.focus_filter()
        if self._round_first:
            panel.action_round()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part in ("attendance", "participant", "seat", "session") for change in changes):
            await self._reload()

    async def _reload(self) -> None:
        async with self.refusals():
            attendance, coverage, seats = await self.access.read(
                lambda desk: (
                    desk.read.attendance(session_id=self.session_id),
                    desk.read.coverage(session_id=self.session_id),
                    desk.read.web_seats(session_id=self.session_id),
                )
            )
            self._show(attendance, coverage, seats)

    def _show(
        self,
        attendance: tuple[AttendanceView, ...],
        coverage: CoverageView,
        seats: tuple[WebSeatView, ...],
    ) -> None:
        self._attendance = attendance
        self.query_one(AttendancePanel).show(attendance, proposals(seats), guests(seats))
        self.query_one(CoverageGauge).show(coverage, with_names=False)
        here = sum(entry.presence is Presence.HERE for entry in attendance)
        words = ngettext("{count} at the table", "{count} at the table", here).format(count=here)
        self.query_one("#count", Words).show(words)

    @on(AttendancePanel.Ticked)
    @work(group="act")
    async def _ticked(self, event: AttendancePanel.Ticked) -> None:
        event.stop()
        async with self.refusals():
            await tick_off(self.access, self.session_id, event.tick, event.participant_id)
            name = next(
                (
                    entry.participant.name
                    for entry in self._attendance
                    if entry.participant.id == event.participant_id
                ),
                "",
            )
            self._tell(name, SAID[event.tick])

    @on(AttendancePanel.GuestCame)
    @work(group="act")
    async def _guest_came(self, event: AttendancePanel.GuestCame) -> None:
        event.stop()
        async with self.refusals():
            guest = await self.access.act(
                lambda desk: desk.attendance.add_guest(session_id=self.session_id, name=event.name)
            )
            self._tell(guest.name, Presence.HERE)

    def _tell(self, name: str, presence: Presence) -> None:
        self.query_one(AttendancePanel).say(f"✓ {name} · {presence_word(presence)}")

    def action_tick(self, tick: str) -> None:
        self.query_one(AttendancePanel).action_tick(tick)

    def action_guest(self, name: str = "") -> None:
        """A guest: the typed name, or the one that is asked for now."""
        if name.strip():
            self.post_message(AttendancePanel.GuestCame(name.strip()))
        else:
            self.query_one(AttendancePanel).action_as_guest()

    def action_round(self) -> None:
        self.query_one(AttendancePanel).action_round()

    def action_leave(self) -> None:
        self.dismiss()
