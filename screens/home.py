"""Home: the Ma.akbanken, and on top the session that runs or comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Button

from models.clean import clean_text
from models.codes import SessionPhase
from models.views.change import Change
from models.views.overview import MaakbankSummary
from models.views.session import SessionView
from models.zone import local_date
from screens.access import Access
from screens.base import MakScreen
from screens.commands import bindings
from screens.language import N_, _, clock, long_date, ngettext, short_date
from screens.live_kit import LiveKit
from screens.widgets.form_button import CalmButton
from screens.widgets.form_door import Door, DoorWords
from screens.widgets.form_heading import Heading, hints
from screens.widgets.form_rows import Column, Row, Rows
from screens.widgets.status_bar import FootBar
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["HomeScreen", "Welcome"]


ROOMY = 30
"""Rows from which the name on the door may be large."""

SHOWN = frozenset({"maakbank", "session", "line", "action"})
"""Parts of the record that home shows; names as in `Change.part`."""

FOOT = ("open", "new_maakbank", "edit", "help", "palette", "quit")


@dataclass(frozen=True, slots=True)
class Overview:
    """What home shows."""

    maakbanken: tuple[MaakbankSummary, ...]
    session: SessionView | None
    """The session that runs, else the one that comes next."""
    today: date


class Welcome(Center):
    """What to do first, for whoever has no Ma.akbank yet.

    Only they get it: to style one button Textual takes as long as for all else here.
    """

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Words(Content.styled(_("Welcome to maktui"), "bold"), id="hello")
            yield Words(_("A Ma.akbank begins with an issue: what grinds in the city?"))
            yield Words(_("Write it down, invite people, choose a day. The agenda is there."))
            yield CalmButton(_("Start a Ma.akbank"), "Enter", id="begin")
            words = _("Rather see an example first? Leave with Ctrl+Q and type: maktui demo")
            yield Words(words, id="example")


class HomeScreen(MakScreen[None]):
    """Where everything begins; on an empty record it says what to do first."""

    AUTO_FOCUS = ""
    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("open", "new_maakbank", "edit", "edit_roles", "start")

    def __init__(self, access: Access, kit: LiveKit) -> None:
        super().__init__(access)
        self._kit = kit
        self._overview: Overview | None = None
        self._session: SessionView | None = None
        self._today = date.min
        self._is_behind = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page", can_focus=False):
            yield Door(id="door")
            with Vertical(id="all"):
                yield Heading(N_("Ma.akbanken"), "new_maakbank", id="head")
                yield Rows(
                    (
                        Column(_("Name"), 20, share=3),
                        Column(_("Theme"), 18, share=2, rank=1),
                        Column(_("Next session"), 16),
                        Column(_("Sessions"), 8, rank=3, right=True),
                        Column(_("Open actions"), 12, rank=2, right=True),
                    ),
                    id="maakbanken",
                )
        yield FootBar()

    def on_mount(self) -> None:
        """The first picture does not wait for the record."""
        self._show_foot()
        self._load()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        """Under a session's screen this waits: there every moment of the record counts."""
        if any(change.part in SHOWN for change in changes):
            self._is_behind = True
            if self.is_active:
                await self._look()

    def on_screen_resume(self) -> None:
        if self._is_behind:
            self._load()

    @work(group="load")
    async def _load(self) -> None:
        await self._look()

    async def _look(self) -> None:
        self._is_behind = False
        async with self.refusals():
            overview = await self.access.read(_overview)
            if not overview.maakbanken and not self.query(Welcome):
                await self.mount(Welcome(), before=self.query_one(FootBar))
            await self._show(overview)

    async def _show(self, overview: Overview) -> None:
        first = not self.has_class("-filled") and not self.has_class("-empty")
        was_empty = self.has_class("-empty")
        self._overview = overview
        self._session, self._today = overview.session, overview.today
        if overview.session is not None:
            self._show_door(overview.session)
            if first and not await self._goes_on_with(overview):
                return
        self.update_classes(
            {
                "-filled": bool(overview.maakbanken),
                "-empty": not overview.maakbanken,
                "-session": overview.session is not None,
            }
        )
        if first and not await self._goes_on_with(overview):
            return
        self.query_one(Heading).show(_count(overview.maakbanken))
        self.query_one(Rows).show([_row(one) for one in overview.maakbanken])
        self._show_foot()
        if first or was_empty != self.has_class("-empty"):
            self.call_after_refresh(self._begin)
        elif self.focused is None or (overview.session is None and isinstance(self.focused, Door)):
            self.call_after_refresh(self._take_cursor)

    async def _goes_on_with(self, overview: Overview) -> bool:
        """Once what was shown of it is painted: whether no newer one came meanwhile."""
        await self.wait_for_refresh()
        return self._overview is overview

    def _show_foot(self) -> None:
        possible = [act for act in FOOT if self.check_action(act, ()) is not False]
        self.query_one(FootBar).show_hints(hints(*possible))

    def _begin(self) -> None:
        """Put the cursor where one would go first."""
        self._take_cursor()
        self.call_after_refresh(self.get_ready_beside)

    def _take_cursor(self) -> None:
        """The door of a session that closed takes the cursor along: the keys must land somewhere."""
        if self.has_class("-empty"):
            self.query_one("#begin").focus()
        elif self._session is not None:
            self.query_one(Door).focus()
        else:
            self.query_one(Rows).focus()

    def _show_door(self, session: SessionView) -> None:
        ahead = (local_date(session.planned_start) - self._today).days
        live = session.phase is SessionPhase.LIVE
        when = _("{day} at {time}").format(
            day=long_date(session.planned_start), time=clock(session.planned_start)
        )
        words = DoorWords(
            state=_state(session, ahead),
            doing=_doing(session, ahead).format(number=session.number),
            name=clean_text(session.maakbank_name),
            where=clean_text(" · ".join(filter(None, (when, session.place)))),
            is_live=live,
        )
        self.query_one(Door).show(words)

    def on_resize(self, event: Resize) -> None:
        self.query_one(Door).enlarge(event.size.height >= ROOMY)

    # Acts ----------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Enter, or a click on it in the foot: what the cursor is on."""
        focused = self.focused
        if isinstance(focused, Door | Rows):
            focused.action_open()
        elif self.has_class("-empty"):
            self.action_new_maakbank()

    @on(Door.Opened)
    def _go_in(self) -> None:
        session = self._session
        if session is None:
            return
        ahead = (local_date(session.planned_start) - self._today).days
        if session.phase is SessionPhase.LIVE or ahead == 0:
            self.action_start()
        else:
            self._visit(session.maakbank_id)

    @on(Rows.Chosen)
    def _open_maakbank(self, event: Rows.Chosen) -> None:
        if isinstance(event.key, int):
            self._visit(event.key)

    def action_start(self) -> None:
        if self._session is not None:
            from screens.seats import SeatScreen

            self.app.push_screen(SeatScreen(self.access, self._session.id, self._kit))

    @on(Button.Pressed, "#begin")
    @work(group="form")
    async def action_new_maakbank(self) -> None:
        from screens.forms.maakbank import MaakbankForm

        made = await self.app.push_screen_wait(MaakbankForm(self.access, keep_in=self._kit.outbox_folder))
        if made is not None:
            await self._look()
            self.query_one(Rows).point_at(made.id)
            self._visit(made.id)

    @work(group="form")
    async def action_edit(self) -> None:
        from screens.forms.maakbank import MaakbankForm

        key = self.query_one(Rows).key
        if isinstance(key, int):
            await self.app.push_screen_wait(MaakbankForm(self.access, key, keep_in=self._kit.outbox_folder))
            await self._look()

    def action_edit_roles(self) -> None:
        from screens.forms.roles import RolesScreen

        self.app.push_screen(RolesScreen(self.access, keep_in=self._kit.outbox_folder))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "start":
            return self._session is not None
        if action == "edit":
            return self.has_class("-filled")
        return True

    def on_language_switched(self) -> None:
        super().on_language_switched()
        self._speak_anew()

    @work(group="load")
    async def _speak_anew(self) -> None:
        self.remove_class("-filled", "-empty")
        await self.recompose()
        if self.is_attached:
            self.on_mount()

    def _visit(self, maakbank_id: int) -> None:
        from screens.maakbank import MaakbankScreen

        self.app.push_screen(MaakbankScreen(self.access, maakbank_id, self._kit))


def _state(session: SessionView, ahead: int) -> str:
    """How it is with a session that starts in so many days."""
    if session.phase is SessionPhase.LIVE:
        return _("Running now, since {time}").format(time=clock(session.opened_at or session.planned_start))
    if ahead < 0:
        return _("Was planned earlier")
    if ahead < 2:
        return _("Tomorrow") if ahead else _("Today")
    return _("In {days} days").format(days=ahead)


def _doing(session: SessionView, ahead: int) -> str:
    if session.phase is SessionPhase.LIVE:
        return _("Go on with session {number}")
    return _("Prepare session {number}") if ahead else _("Open session {number}")


def _overview(desk: "Desk") -> Overview:
    maakbanken = desk.read.maakbanken()
    today = local_date(desk.clock())
    chosen = min(maakbanken, key=lambda one: _place(one, today), default=None)
    session = None
    if chosen is not None:
        session = _session_of(chosen, desk.read.sessions(maakbank_id=chosen.id), today)
    return Overview(maakbanken, session, today)


def _place(one: MaakbankSummary, today: date) -> tuple[int, timedelta]:
    """Running first, then the nearest day to come, then the nearest that went by."""
    if one.live_session_id is not None:
        return 0, timedelta()
    if one.next_date is None:
        return 3, timedelta()
    away = one.next_date - today
    return (1, away) if away >= timedelta() else (2, -away)


def _session_of(one: MaakbankSummary, sessions: tuple[SessionView, ...], today: date) -> SessionView | None:
    live = next((session for session in sessions if session.id == one.live_session_id), None)
    planned = [session for session in sessions if session.phase is SessionPhase.PLANNED]
    ahead = [session for session in planned if local_date(session.planned_start) >= today]
    return live or next(iter(ahead or reversed(planned)), None)


def _count(maakbanken: tuple[MaakbankSummary, ...]) -> str:
    actions = sum(one.open_actions for one in maakbanken)
    words = ngettext("{count} open action", "{count} open actions", actions).format(count=actions)
    return words if actions else ""


def _row(one: MaakbankSummary) -> Row:
    if one.live_session_id is not None:
        when = Content.styled("● " + _("running now"), "$now")
    elif one.next_date is not None:
        when = Content(short_date(one.next_date))
    else:
        when = Content.styled(_("none yet") if not one.sessions else _("none planned"), "$quiet")
    actions = Content(str(one.open_actions)) if one.open_actions else Content.styled("–", "$quiet")
    return Row(
        one.id,
        (
            Content(clean_text(one.name)),
            Content.styled(clean_text(one.theme), "$quiet"),
            when,
            Content.styled(str(one.sessions), "$quiet"),
            actions,
        ),
    )
