"""Where do you sit? A seat, a name, and what is still open before it starts."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from models.clean import clean_text
from models.codes import Seat, SessionPhase
from models.likeness import fold
from models.outbox import Outbox
from models.reference import ROLES
from models.rights import Actor
from models.rules import initials_for
from models.views.people import ParticipantView
from models.views.session import GapView, SessionView
from screens.access import Access
from screens.base import MakScreen
from screens.labels import gap_words, gaps_together, seat_help, seat_word
from screens.language import _, clock, joined, long_date, ngettext
from screens.live import LiveScreen
from screens.live_kit import LiveKit
from screens.seat_names import fitting_names
from screens.widgets.big_text import BigText
from screens.widgets.spread import harmless
from screens.widgets.words import Words

__all__ = ["SeatScreen", "seat_screen"]

SEATS = (Seat.FACILITATOR, Seat.REPORTER, Seat.PARTICIPANT, Seat.ROOM)
ROLE_OF = {Seat.FACILITATOR: ROLES[3], Seat.REPORTER: ROLES[4]}
"""The role whose holder is offered first for a seat."""
WIDE = 100
"""Columns from which a seat and what one does there stand beside each other."""
STEPS = ("seat", "name", "reason")
NAMES = 6
"""Names in sight at once."""


class SeatScreen(MakScreen[None]):
    """Choose a seat and a name; the gespreksleider opens the session here.

    Args:
        access: the organiser's way to the record.
        session_id: the session to sit down in.
        kit: what the app gives besides the record.
    """

    CSS_PATH = "seats.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "step_back", show=False)]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]

    def __init__(self, access: Access, session_id: int, kit: LiveKit) -> None:
        super().__init__(access)
        self.session_id = session_id
        self.kit = kit
        self._session: SessionView | None = None
        self._people: tuple[ParticipantView, ...] = ()
        self._gaps: tuple[GapView, ...] = ()
        self._seat: Seat | None = None
        self._offered: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        with Center(), VerticalScroll(id="page"):
            yield BigText(id="maakbank", max_lines=1)
            yield Words(id="session")
            yield Words(id="gaps")
            yield Words(_("Where do you sit?"), id="ask", classes="question")
            yield OptionList(id="seats", markup=False)
            yield Input(id="name", placeholder=_("your name"), select_on_focus=False)
            yield OptionList(id="names", markup=False)
            yield Input(id="reason", placeholder=_("why you start anyway"))
            yield Words(id="hint")

    def on_mount(self) -> None:
        self.query_one("#names", OptionList).can_focus = False

    def on_screen_resume(self) -> None:
        """At the start, and whenever someone stands up from a seat."""
        self.run_worker(self._begin(), group="begin", exclusive=True)

    async def _begin(self) -> None:
        """Not while mounting: the first picture is not to wait for the record."""
        async with self.refusals():
            await self._read()
        self._show_head()
        self._ask_seat()
        await self.get_ready()

    async def _read(self) -> None:
        self._session = await self.access.read(lambda desk: desk.read.session(session_id=self.session_id))
        maakbank_id = self._session.maakbank_id
        self._people = await self.access.read(lambda desk: desk.read.participants(maakbank_id=maakbank_id))
        if self._session.phase is SessionPhase.PLANNED:
            self._gaps = await self.access.read(
                lambda desk: desk.read.opening_gaps(session_id=self.session_id)
            )

    def _show_head(self) -> None:
        session = self._session
        if session is None:
            return
        self.query_one("#maakbank", BigText).show(session.maakbank_name)
        number = _("session {number}").format(number=session.number)
        pieces = [number, long_date(session.planned_start), clock(session.planned_start), session.place]
        self.query_one("#session", Words).show(" · ".join(piece for piece in pieces if piece))
        self.query_one("#gaps", Words).show(self._state_words(session))

    def _state_words(self, session: SessionView) -> Content:
        """One line: what is still open, or that it runs, or that it is closed."""
        if session.phase is SessionPhase.LIVE:
            since = clock(session.opened_at or session.planned_start)
            return Content.assemble(("● ", "$now"), _("runs since {time}").format(time=since))
        if session.phase is SessionPhase.CLOSED:
            at = clock(session.closed_at or session.planned_start)
            words = _("closed at {time}; the minutes can still be corrected").format(time=at)
            return Content.assemble(("✓ ", "$settled"), words)
        if not self._gaps:
            return Content.assemble(("✓ ", "$settled"), _("everything is ready"))
        missing = joined([gap_words(gap) for gap in gaps_together(self._gaps)])
        return Content.assemble(("▲ ", "$todo"), _("still open: {gaps}").format(gaps=missing))

    # The seat ------------------------------------------------------------------------------

    def _ask_seat(self) -> None:
        self._seat = None
        self._show_step("seat", _("Where do you sit?"))
        seats = self.query_one("#seats", OptionList)
        seats.clear_options()
        seats.add_options([Option(self._seat_row(seat), id=seat.value) for seat in SEATS])
        last = self.kit.seat if self.kit.seat in SEATS else Seat.FACILITATOR
        seats.highlighted = SEATS.index(last)
        seats.focus()
        self._hint(_("↑ ↓ choose · Enter sit down"))

    def _seat_row(self, seat: Seat) -> Content:
        """Name and what one does there, beside each other where there is room."""
        name = seat_word(seat)
        longest = max(len(seat_word(other)) for other in SEATS)
        between = " " * (longest + 3 - len(name)) if self.size.width >= WIDE else "\n"
        return Content.assemble((name, "bold"), between, (seat_help(seat), "$quiet"))

    @on(OptionList.OptionSelected, "#seats")
    def _choose_seat(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._seat = Seat(event.option.id or "")
        if self._seat is Seat.ROOM:
            self._sit_down(_("the room"))
        else:
            self._ask_name()

    # The name ------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        self._show_step("name", _("Who are you?"))
        name = self.query_one("#name", Input)
        name.value = ""
        name.focus()
        self._list_names("")

    @on(Input.Changed, "#name")
    def _name_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list_names(event.value)

    def _list_names(self, typed: str) -> None:
        """Who may be meant. Enter takes the one that is lit, and the hint says who that is."""
        name, offered = clean_text(typed, limit=200).strip(), self._names()
        rows = fitting_names(name, offered)
        shown = rows.names[:NAMES]
        options = [Option(harmless(Content(one)), id=f"name-{at}") for at, one in enumerate(shown)]
        if rows.is_new:
            shown = (*shown, name)
            new = _("＋ {name}, new").format(name=name)
            options.append(Option(harmless(Content.styled(new, "$open")), id="new"))
        names = self.query_one("#names", OptionList)
        names.clear_options()
        names.add_options(options)
        self._offered = shown
        is_expected = not name and bool(shown) and shown[0] in self._expected()
        names.highlighted = rows.meant if name else 0 if is_expected else None
        self._show_who()

    @on(OptionList.OptionHighlighted)
    def _row_lit(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.has_class("-name"):
            self._show_who()
        self.call_after_refresh(self._bring_in_sight, event.option_list)

    def _bring_in_sight(self, rows: OptionList) -> None:
        """Enter takes no row that nobody sees; the page is longer than a small terminal."""
        if rows.highlighted is None or not rows.display or not rows.option_count:
            return
        height = -(-rows.virtual_region.height // rows.option_count)
        x, y, width, _height = rows.virtual_region
        self.query_one("#page").scroll_to_region(
            Region(x, y + rows.highlighted * height, width, height), animate=False
        )

    def _show_who(self) -> None:
        """Whose name Enter takes; nobody becomes someone else unseen."""
        name = self._lit_name
        if name is None:
            self._hint(_("Type your name or choose it with ↑ ↓ · Enter · Esc back"))
        else:
            words = _("Enter: you are {name} · ↑ ↓ someone else · Esc back")
            self._hint(words.format(name=name))

    @property
    def _lit_name(self) -> str | None:
        at = self.query_one("#names", OptionList).highlighted
        return self._offered[at] if at is not None and at < len(self._offered) else None

    def _expected(self) -> Sequence[str]:
        """The last name used here, and who has the seat's role."""
        role = ROLE_OF.get(self._seat or Seat.ROOM, "")
        holders = [one.name for one in self._people if any(held.name == role for held in one.roles)]
        return [*([self.kit.name] if self.kit.name else []), *holders]

    def _names(self) -> Sequence[str]:
        """Names to offer: who is expected here, then all others."""
        return list(dict.fromkeys([*self._expected(), *(one.name for one in self._people)]))

    def on_key(self, event: object) -> None:
        key = getattr(event, "key", "")
        if key in ("up", "down") and self.query_one("#name", Input).has_focus:
            names = self.query_one("#names", OptionList)
            (names.action_cursor_up if key == "up" else names.action_cursor_down)()

    @on(Input.Submitted, "#name")
    def _name_entered(self, event: Input.Submitted) -> None:
        event.stop()
        name = self._lit_name
        if name is not None or not event.value.strip():
            self._name_chosen(name or "")
        else:
            self._hint(_("This may be more than one person. Choose with ↑ ↓ who you are."))

    @on(OptionList.OptionSelected, "#names")
    def _name_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._name_chosen(self._offered[event.option_index])

    def _name_chosen(self, name: str) -> None:
        self._name = clean_text(name, limit=200).strip()
        if not self._name:
            self._hint(_("A name first, so that others know who typed."))
        elif self._needs_reason:
            self._ask_reason()
        else:
            self._sit_down(self._name)

    # Opening -------------------------------------------------------------------------------

    @property
    def _opens(self) -> bool:
        """Whether sitting down opens the session."""
        planned = self._session is not None and self._session.phase is SessionPhase.PLANNED
        return planned and self._seat is Seat.FACILITATOR

    @property
    def _needs_reason(self) -> bool:
        return self._opens and bool(self._gaps)

    def _ask_reason(self) -> None:
        count = len(self._gaps)
        words = ngettext(
            "One thing is still open. Why do you start anyway?",
            "{count} things are still open. Why do you start anyway?",
            count,
        )
        self._show_step("reason", words.format(count=count))
        self.query_one("#reason", Input).focus()
        self._hint(_("The minutes show your reason · Enter opens the session · Esc back"))

    @on(Input.Submitted, "#reason")
    def _reason_entered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self._sit_down(self._name, reason=event.value)
        else:
            self._hint(_("A few words are enough."))

    @work(group="sit", exclusive=True)
    async def _sit_down(self, name: str, *, reason: str = "") -> None:
        seat = self._seat or Seat.ROOM
        initials = next((one.initials for one in self._people if fold(one.name) == fold(name)), "")
        if not initials:
            initials = initials_for(name, {one.initials for one in self._people})
        outbox: Outbox | None = None
        actor = Actor(seat=seat, name=name, initials=initials, session_id=self.session_id)
        if seat in (Seat.FACILITATOR, Seat.REPORTER):
            outbox = Outbox.claim(self.kit.outbox_folder, session_id=self.session_id, author=name, seat=seat)
            actor = Actor(
                seat=seat, name=name, initials=initials, session_id=self.session_id, seat_id=outbox.seat_id
            )
        access = self.access.seated(actor)
        async with self.refusals():
            if self._opens:
                await access.act(lambda desk: desk.session.open(session_id=self.session_id, reason=reason))
            self.kit.remember(name, seat)
            self.app.push_screen(seat_screen(access, self.session_id, self.kit, outbox))

    # Steps ---------------------------------------------------------------------------------

    def _show_step(self, step: str, question: str) -> None:
        for one in STEPS:
            self.set_class(one == step, f"-{one}")
        self.query_one("#ask", Words).show(question)

    def _hint(self, words: str) -> None:
        self.query_one("#hint", Words).show(words)

    def action_step_back(self) -> None:
        """One question back; at the first one, away from here."""
        if self.has_class("-reason"):
            self._ask_name()
        elif self.has_class("-name"):
            self._ask_seat()
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def seat_screen(access: Access, session_id: int, kit: LiveKit, outbox: Outbox | None) -> LiveScreen:
    """The live screen of a seat."""
    if outbox is None:
        from screens.room import RoomScreen

        return RoomScreen(access, session_id, kit)
    if access.actor.seat is Seat.FACILITATOR:
        from screens.lead import LeadScreen

        return LeadScreen(access, session_id, kit, outbox)
    from screens.reporter import ReporterScreen

    return ReporterScreen(access, session_id, kit, outbox)
