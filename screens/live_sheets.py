"""Sheets over a live screen: agenda, lists, roles, and the history of a line."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from models.views.minutes import LineView, RevisionView
from models.views.people import CoverageView
from screens.access import Access
from screens.base import MakModal
from screens.language import _, clock
from screens.live_state import LiveState
from screens.widgets.agenda_list import AgendaList
from screens.widgets.cards import CardList, Section
from screens.widgets.coverage_gauge import CoverageGauge
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

__all__ = ["AgendaSheet", "HistorySheet", "ListsSheet", "RolesSheet"]


class Sheet(MakModal[object]):
    """A calm sheet in the middle; Escape takes it away."""

    CSS_PATH = "live_sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, access: Access, title: str) -> None:
        super().__init__(access)
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(self._title, id="title")
            yield from self.compose_body()
            yield FootBar()

    def compose_body(self) -> ComposeResult:
        """What stands under the title."""
        yield from ()

    def on_mount(self) -> None:
        self.query_one(FootBar).show_hints((*self.hints(), Hint("Esc", _("back"), "screen.leave")))

    def hints(self) -> Sequence[Hint]:
        """The keys of this sheet, besides Escape."""
        return ()

    def action_leave(self) -> None:
        self.dismiss(None)


class AgendaSheet(Sheet):
    """The agenda with its times; gives the item that was chosen, or None."""

    def __init__(self, access: Access, state: LiveState, now: datetime, enter: str) -> None:
        super().__init__(access, _("Agenda"))
        self._state = state
        self._now = now
        self._enter = enter

    def compose_body(self) -> ComposeResult:
        yield AgendaList(id="agenda")

    def hints(self) -> Sequence[Hint]:
        return (Hint("Enter", self._enter, "screen.choose"),)

    def on_mount(self) -> None:
        agenda = self.query_one(AgendaList)
        agenda.show(self._state.agenda, self._now, paused=self._state.session.paused_at is not None)
        agenda.focus()

    @on(AgendaList.ItemChosen)
    def _chosen(self, event: AgendaList.ItemChosen) -> None:
        event.stop()
        self.dismiss(event.item_id)

    def action_choose(self) -> None:
        self.query_one(AgendaList).action_choose()


class ListsSheet(Sheet):
    """Decisions, actions, questions, what waits; gives the key of the card that was chosen, or None."""

    def __init__(self, access: Access, sections: Sequence[Section], enter: str, *, title: str = "") -> None:
        super().__init__(access, title or _("Lists"))
        self._sections = sections
        self._enter = enter

    def compose_body(self) -> ComposeResult:
        yield CardList(id="cards")

    def hints(self) -> Sequence[Hint]:
        return (Hint("Enter", self._enter, "screen.choose"),)

    def on_mount(self) -> None:
        cards = self.query_one(CardList)
        cards.show(self._sections)
        cards.focus()

    @on(CardList.CardChosen)
    def _chosen(self, event: CardList.CardChosen) -> None:
        event.stop()
        self.dismiss(event.key)

    def action_choose(self) -> None:
        self.query_one(CardList).action_choose()


class DeletedSheet(ListsSheet):
    """Lines that were taken out of the minutes; gives the key of the one to put back, or None."""

    def __init__(self, access: Access, deleted: Section) -> None:
        super().__init__(access, (deleted,), _("put back"), title=_("Taken out of the minutes"))


class RolesSheet(Sheet):
    """Which roles and groups are at the table now."""

    def __init__(self, access: Access, coverage: CoverageView, *, with_names: bool) -> None:
        super().__init__(access, _("Roles at the table"))
        self._coverage = coverage
        self._with_names = with_names

    def compose_body(self) -> ComposeResult:
        yield CoverageGauge()

    def on_mount(self) -> None:
        self.query_one(CoverageGauge).show(self._coverage, with_names=self._with_names)


class HistorySheet(Sheet):
    """The earlier words of a line, the latest first."""

    def __init__(self, access: Access, line: LineView, revisions: Sequence[RevisionView]) -> None:
        super().__init__(access, _("History of this line"))
        self._line = line
        self._revisions = revisions

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="scroll"):
            yield Words(self._text())

    def _text(self) -> Content:
        now = Content.assemble((f"{clock(self._line.at)} {self._line.author}\n", "$quiet"), self._line.text)
        earlier = [
            Content.assemble((f"{clock(one.at)} {one.author}\n{one.text}", "$quiet"))
            for one in reversed(self._revisions)
        ]
        return Content("\n\n").join([now, *earlier])
