"""A Ma.akbank on one page: what it misses, its sessions, its kwestie, its people."""

from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen

from models.clean import clean_text
from models.codes import Gap, SessionPhase
from models.views.change import Change
from models.views.people import ParticipantView
from models.views.session import SessionView
from screens.access import Access
from screens.base import MakScreen
from screens.commands import bindings
from screens.forms.agenda import AgendaScreen
from screens.forms.confirm import ConfirmScreen
from screens.forms.maakbank import MaakbankForm
from screens.forms.page import (
    Page,
    aside,
    facts,
    people_columns,
    person_row,
    session_columns,
    session_row,
)
from screens.forms.participant import ParticipantForm
from screens.forms.paste import PasteForm
from screens.forms.session import SessionForm
from screens.language import N_, _, ngettext, short_date
from screens.live_kit import LiveKit
from screens.outcome_cards import outcome_card
from screens.widgets.form_facts import Facts
from screens.widgets.form_gaps import GapStrip
from screens.widgets.form_heading import Heading, hints
from screens.widgets.form_rows import Rows
from screens.widgets.status_bar import FootBar, StatusBar
from screens.widgets.words import Words

__all__ = ["MaakbankScreen"]

ResultT = TypeVar("ResultT")

SHOWN = frozenset({"maakbank", "participant", "session", "agenda", "outcome", "report_back"})
"""Parts of the record that the page shows; names as in `Change.part`."""

FOOT = ("open", "edit", "remove", "start", "leave", "help", "palette")
AT_FIELD = {Gap.QUESTION: "question", Gap.COMMISSIONER: "commissioners", Gap.FINANCIER: "commissioners"}


class MaakbankScreen(MakScreen[None]):
    """Prepare one Ma.akbank, and go to its sessions.

    Args:
        access: the organiser's way to the record.
        maakbank_id: which one.
        kit: what the screens of a session need besides.
    """

    AUTO_FOCUS = ""
    CSS_PATH = "maakbank.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "open",
        "edit",
        "edit_maakbank",
        "edit_agenda",
        "new_session",
        "new_participant",
        "paste_participants",
        "outcomes",
        "remove",
        "start",
        "leave",
    )

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def __init__(self, access: Access, maakbank_id: int, kit: LiveKit) -> None:
        super().__init__(access)
        self._maakbank_id = maakbank_id
        self._kit = kit
        self._forms = kit.outbox_folder
        self._page: Page | None = None
        self._is_behind = False

    def compose(self) -> ComposeResult:
        with Vertical(id="top"):
            yield StatusBar()
            yield GapStrip()
        with VerticalScroll(id="page", can_focus=False):
            yield Heading(N_("Sessions"), "new_session", "edit_agenda", "start")
            yield Rows(session_columns(), id="sessions")
            yield Words(_("No session yet. With s you plan one, with an agenda."), id="no-sessions")
            yield Heading(N_("Yields"), "outcomes", id="outcomes-head")
            yield Words(id="outcomes")
            yield Heading(N_("The issue"), "edit_maakbank")
            yield Facts(id="facts")
            yield Words(_("Nothing written down yet. With k you begin."), id="no-facts")
            yield Heading(N_("Participants"), "new_participant", "paste_participants", id="people-head")
            yield Rows(people_columns(), id="people")
            yield Words(_("Nobody yet. With d you invite one person, with p a whole list."), id="no-people")
        yield FootBar()

    async def on_mount(self) -> None:
        await self._look()
        sessions = self.query_one("#sessions", Rows)
        (sessions if sessions.rows else self.query_one(GapStrip)).focus()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        """Under a session's screen this waits: there every moment of the record counts."""
        if any(change.part in SHOWN and change.maakbank_id == self._maakbank_id for change in changes):
            self._is_behind = True
            if self.is_active:
                await self._look()

    @work(group="load")
    async def on_screen_resume(self) -> None:
        if self._is_behind:
            await self._look()

    async def _look(self) -> None:
        self._is_behind = False
        async with self.refusals():
            self._show(await self.access.read(lambda desk: Page.read(desk, self._maakbank_id)))

    def _show(self, page: Page) -> None:
        if page == self._page:
            return
        self._page = page
        name = Content.styled(clean_text(page.maakbank.name), "bold")
        self.query_one(StatusBar).show(name, aside(page.maakbank))
        self.query_one(GapStrip).show_gaps(page.gaps)
        written = [*facts(page.maakbank)]
        self.query_one(Facts).show(written)
        self.query_one("#sessions", Rows).show([*map(session_row, page.sessions, page.agendas)])
        self.query_one("#people", Rows).show([person_row(person) for person in page.people])
        self.query_one("#people-head", Heading).show(str(len(page.people)) if page.people else "")
        for part, there in (("sessions", page.sessions), ("people", page.people), ("facts", written)):
            self.query_one(f"#{part}").display = bool(there)
            self.query_one(f"#no-{part}").display = not there
        for part in ("outcomes", "outcomes-head"):
            self.query_one(f"#{part}").display = bool(page.outcomes)
        self.query_one("#outcomes", Words).show(
            Content("\n").join(outcome_card(one).content for one in page.outcomes)
        )
        possible = [act for act in FOOT if self.check_action(act, ()) is not False]
        self.query_one(FootBar).show_hints(hints(*possible))
        for heading in self.query(Heading):
            heading.refresh()

    # What the cursor is on -----------------------------------------------------------------

    @property
    def _session(self) -> SessionView | None:
        """The session under the cursor of their list, also while one is elsewhere."""
        key = self.query_one("#sessions", Rows).key
        sessions = self._page.sessions if self._page else ()
        return next((session for session in sessions if session.id == key), None)

    @property
    def _person(self) -> ParticipantView | None:
        """The person under the cursor, while one is in the list of people."""
        rows = self.query_one("#people", Rows)
        people = self._page.people if self._page and rows.has_focus else ()
        return next((person for person in people if person.id == rows.key), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("start", "edit_agenda"):
            return self._session is not None
        if action in ("edit", "remove"):
            return self._session is not None or self._person is not None
        return True

    # Sessions ------------------------------------------------------------------------------

    @on(Rows.Chosen, "#sessions")
    def action_start(self) -> None:
        """To the session; a closed one shows its report."""
        session = self._session
        if session is None:
            return
        if session.phase is SessionPhase.CLOSED:
            from screens.report import ReportScreen

            self.app.push_screen(ReportScreen(self.access, session.id, self._kit))
            return
        from screens.seats import SeatScreen

        self.app.push_screen(SeatScreen(self.access, session.id, self._kit))

    @work(group="form")
    async def action_new_session(self) -> None:
        made = await self._through(SessionForm(self.access, self._maakbank_id, keep_in=self._forms))
        if made is not None:
            sessions = self.query_one("#sessions", Rows)
            sessions.focus()
            sessions.point_at(made.id)

    @work(group="form")
    async def action_edit_agenda(self) -> None:
        if self._session is not None:
            await self._through(AgendaScreen(self.access, self._session.id, keep_in=self._forms))

    # People --------------------------------------------------------------------------------

    @work(group="form")
    async def action_new_participant(self) -> None:
        await self._invite("")

    async def _invite(self, role: str) -> None:
        made = await self._through(
            ParticipantForm(self.access, self._maakbank_id, role=role, keep_in=self._forms)
        )
        if made is not None:
            self.query_one("#people", Rows).point_at(made.id)

    @work(group="form")
    async def action_paste_participants(self) -> None:
        await self._paste()

    async def _paste(self) -> None:
        people = await self._through(PasteForm(self.access, self._maakbank_id, keep_in=self._forms))
        if people:
            words = ngettext("{count} person added.", "{count} people added.", len(people))
            self.say(words.format(count=len(people)))

    # The rest ------------------------------------------------------------------------------

    def action_open(self) -> None:
        if isinstance(self.focused, Rows | GapStrip):
            self.focused.action_open()

    @work(group="form")
    async def action_edit_maakbank(self) -> None:
        await self._through(MaakbankForm(self.access, self._maakbank_id, keep_in=self._forms))

    @on(Rows.Chosen, "#people")
    @work(group="form")
    async def action_edit(self) -> None:
        person, session = self._person, self._session
        if person is not None:
            await self._through(
                ParticipantForm(self.access, self._maakbank_id, person.id, keep_in=self._forms)
            )
        elif session is not None:
            await self._through(SessionForm(self.access, self._maakbank_id, session.id, keep_in=self._forms))

    @on(GapStrip.Chosen)
    @work(group="form")
    async def _mend(self, event: GapStrip.Chosen) -> None:
        gap = event.gap
        if gap.gap in AT_FIELD:
            await self._through(
                MaakbankForm(self.access, self._maakbank_id, at=AT_FIELD[gap.gap], keep_in=self._forms)
            )
        elif gap.gap is Gap.ROLE:
            await self._invite(gap.detail)
        elif gap.gap is Gap.PARTICIPANTS:
            await self._paste()
        elif self._page is not None and (bare := self._page.session_without_agenda):
            await self._through(AgendaScreen(self.access, bare.id, keep_in=self._forms))
        else:
            await self._through(SessionForm(self.access, self._maakbank_id, keep_in=self._forms))

    @work(group="form")
    async def action_remove(self) -> None:
        """After one question; the Desk refuses what holds a record."""
        person, session = self._person, self._session
        if person is not None:
            question = _("Take {name} off the list? Sessions where they were keep them.")
            if await self._sure(question.format(name=person.name), _("take off the list")):
                await self._remove_person(person.id)
        elif session is not None:
            question = _("Remove session {number} of {day}, with its agenda?")
            words = question.format(number=session.number, day=short_date(session.planned_start))
            if await self._sure(words, _("remove")):
                await self._remove_session(session.id)

    async def _remove_person(self, person_id: int) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: desk.prepare.remove_participant(participant_id=person_id))
        await self._look()

    async def _remove_session(self, session_id: int) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: desk.prepare.remove_session(session_id=session_id))
        await self._look()

    async def _sure(self, question: str, yes: str) -> bool:
        answer = await self.app.push_screen_wait(ConfirmScreen(self.access, question, yes=yes))
        return answer is True

    async def _through(self, screen: Screen[ResultT]) -> ResultT | None:
        """Go to a form and come back with what it made, the page up to date."""
        result = await self.app.push_screen_wait(screen)
        await self._look()
        return result

    def action_outcomes(self) -> None:
        """What the decisions yield, with what was measured."""
        from screens.outcomes import OutcomesScreen

        self.app.push_screen(OutcomesScreen(self.access, self._maakbank_id, self._kit))

    def action_leave(self) -> None:
        self.dismiss(None)

    def on_language_switched(self) -> None:
        super().on_language_switched()
        self._speak_anew()

    @work(group="load")
    async def _speak_anew(self) -> None:
        self._page = None
        await self.recompose()
        if self.is_attached:
            await self.on_mount()
