"""What a Ma.akbank yields: every opbrengst with its values by day, and what is taken home."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from models.clean import clean_text
from models.views.change import Change
from models.views.outcome import OutcomeView, ReportBackView
from models.zone import local_date
from screens.access import Access
from screens.base import MakScreen
from screens.commands import bindings
from screens.forms.confirm import ConfirmScreen
from screens.forms.measurement import MeasurementForm
from screens.forms.outcome import OutcomeForm
from screens.forms.report_back import ReportBackForm, TakeHomeForm
from screens.language import _, short_date
from screens.live_kit import LiveKit
from screens.measure_chart import measure_chart
from screens.outcome_cards import outcome_card, report_back_card
from screens.widgets.cards import CardList, Section
from screens.widgets.form_heading import hints
from screens.widgets.status_bar import FootBar, StatusBar

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["OutcomesScreen"]

SHOWN = frozenset({"outcome", "report_back", "decision", "line", "proposal"})
"""Parts of the record that the page shows; names as in `Change.part`."""


@dataclass(frozen=True, slots=True)
class Page:
    """One picture of what a Ma.akbank yields."""

    name: str
    outcomes: tuple[OutcomeView, ...]
    taken: tuple[ReportBackView, ...]
    today: date

    @classmethod
    def read(cls, desk: "Desk", maakbank_id: int) -> "Page":
        """As it is now; runs in the read thread."""
        return cls(
            name=desk.read.maakbank(maakbank_id=maakbank_id).name,
            outcomes=desk.read.outcomes(maakbank_id=maakbank_id),
            taken=desk.read.report_backs(maakbank_id=maakbank_id),
            today=local_date(desk.clock()),
        )

    def sections(self) -> tuple[Section, Section]:
        """Yields with their values, and what is taken home."""
        outcomes = [outcome_card(one, self.taken, below=measure_chart(one)) for one in self.outcomes]
        taken = [report_back_card(one, self.today) for one in self.taken]
        empty = _("No yields yet. In a session, = on a decision marks one.")
        return (
            Section("", tuple(outcomes), empty=empty),
            Section(_("Taken home, to report back"), tuple(taken)),
        )


class OutcomesScreen(MakScreen[None]):
    """A page over a session's screen or the page of a Ma.akbank.

    Args:
        access: a writing seat's way to the record, or the organiser's.
        maakbank_id: which Ma.akbank.
        kit: what the screens of a session need besides.
    """

    CSS_PATH = "outcomes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("fill_in", "measure", "take_home", "unmeasure", "leave")

    def __init__(self, access: Access, maakbank_id: int, kit: LiveKit) -> None:
        super().__init__(access)
        self._maakbank_id = maakbank_id
        self._forms = kit.outbox_folder
        self._page: Page | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="top"):
            yield StatusBar()
        yield CardList(id="cards")
        yield FootBar()

    async def on_mount(self) -> None:
        await self._look()
        self.query_one(CardList).focus()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part in SHOWN and change.maakbank_id == self._maakbank_id for change in changes):
            await self._look()

    async def _look(self) -> None:
        async with self.refusals():
            page = await self.access.read(lambda desk: Page.read(desk, self._maakbank_id))
            if page != self._page:
                self._page = page
                self._show(page)

    def _show(self, page: Page) -> None:
        name = Content.styled(_("What comes of it"), "bold")
        self.query_one(StatusBar).show(name, Content.styled(clean_text(page.name), "$quiet"))
        self.query_one(CardList).show(page.sections())
        possible = ("fill_in", "measure", "take_home") if page.outcomes else ()
        self.query_one(FootBar).show_hints(hints(*possible, "leave", "help"))

    def on_language_switched(self) -> None:
        super().on_language_switched()
        if self._page is not None:
            self._show(self._page)

    # What the cursor is on -----------------------------------------------------------------

    @property
    def _taken(self) -> ReportBackView | None:
        key = self.query_one(CardList).cursor_key
        taken = self._page.taken if self._page else ()
        return next((one for one in taken if key == ("report_back", one.id)), None)

    @property
    def _outcome(self) -> OutcomeView | None:
        """The yield under the cursor, or the one whose report back that is."""
        key, taken = self.query_one(CardList).cursor_key, self._taken
        outcomes = self._page.outcomes if self._page else ()
        return next(
            (
                one
                for one in outcomes
                if key == ("outcome", one.id) or (taken is not None and one.decision_id == taken.decision_id)
            ),
            None,
        )

    # Acts ----------------------------------------------------------------------------------

    @on(CardList.CardChosen)
    def _chosen(self, event: CardList.CardChosen) -> None:
        event.stop()
        self._open(event.key)

    def action_fill_in(self) -> None:
        key = self.query_one(CardList).cursor_key
        if key is not None:
            self._open(key)

    def _open(self, key: tuple[str, int]) -> None:
        form = OutcomeForm if key[0] == "outcome" else ReportBackForm
        self._through(form(self.access, self._maakbank_id, key[1], keep_in=self._forms))

    def action_measure(self) -> None:
        if (outcome := self._outcome) is not None:
            self._through(MeasurementForm(self.access, outcome, keep_in=self._forms))

    def action_take_home(self) -> None:
        outcome = self._outcome
        if outcome is not None:
            number, decision_id = outcome.decision_number, outcome.decision_id
            self._through(
                TakeHomeForm(self.access, self._maakbank_id, decision_id, number, keep_in=self._forms)
            )

    @work(group="form")
    async def action_unmeasure(self) -> None:
        outcome = self._outcome
        if outcome is None or not outcome.measurements:
            return
        last = outcome.measurements[-1]
        question = _("Remove {value} of {day}?").format(value=last.value, day=short_date(last.measured_on))
        ask = ConfirmScreen(self.access, question, yes=_("remove"))
        if await self.app.push_screen_wait(ask):
            async with self.refusals():
                await self.access.act(lambda desk: desk.outcomes.drop_measurement(measurement_id=last.id))
            await self._look()

    @work(group="form")
    async def _through(self, form: "Screen[OutcomeView] | Screen[ReportBackView]") -> None:
        """To a form and back, the page up to date."""
        await self.app.push_screen_wait(form)
        await self._look()

    def action_leave(self) -> None:
        self.dismiss(None)
