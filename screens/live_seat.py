"""What a writing seat opens over its screen: people, values, agenda, lists, roles, report."""

import re
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from models.views.agenda import AgendaItemView
from models.views.follow_up import ActionView, DecisionView
from models.views.minutes import LineView
from screens.attendance import AttendanceScreen, tick_off
from screens.commands import COMMANDS, bindings, slash_word
from screens.language import _
from screens.live_cards import sections
from screens.live_hosting import HostingScreen
from screens.live_sheets import AgendaSheet, ListsSheet, RolesSheet
from screens.widgets.attendance_panel import Tick
from screens.widgets.cards import CardList

__all__ = ["WriterScreen"]


class WriterScreen(HostingScreen):
    """The seats that write, whole; what each shows is its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("who", "joining", "values", "roles", "agenda", "lists", "read_item", "report"),
    ]

    def word_for(self, command_id: str) -> str:
        """How to begin to type an act: "/vervalt "."""
        return f"{slash_word(COMMANDS[command_id])} "

    # People and values ---------------------------------------------------------------------

    def action_who(self) -> None:
        self.app.push_screen(AttendanceScreen(self.access, self.session_id))

    def action_joining(self) -> None:
        from screens.joining import JoiningScreen

        self.app.push_screen(JoiningScreen(self.access, self.session_id, self.kit.host))

    def action_round(self) -> None:
        self.app.push_screen(AttendanceScreen(self.access, self.session_id, round_first=True))

    def action_guest(self, argument: str = "") -> None:
        if argument.strip():
            self.add_guest(argument)
        else:
            self.action_who()

    def action_values(self) -> None:
        from screens.values import ValuesScreen

        self.app.push_screen(ValuesScreen(self.access, self.session_id))

    def action_roles(self) -> None:
        if self.state is not None:
            self.app.push_screen(RolesSheet(self.access, self.state.coverage, with_names=True))

    @work(group="act")
    async def tick_off(self, tick: Tick, participant_id: int) -> None:
        """Someone came, left or sent regrets."""
        async with self.refusals():
            await tick_off(self.access, self.session_id, tick, participant_id)

    @work(group="act")
    async def add_guest(self, name: str) -> None:
        """A guest on the spot."""
        async with self.refusals():
            guest = await self.access.act(
                lambda desk: desk.attendance.add_guest(session_id=self.session_id, name=name)
            )
            self.say(_("Noted: {names}").format(names=guest.name))

    # Agenda and lists ----------------------------------------------------------------------

    def action_agenda(self) -> None:
        """The agenda; Enter there goes to an item, as this seat goes."""
        self._open_agenda()

    @work(group="sheet", exclusive=True)
    async def _open_agenda(self) -> None:
        if self.state is None:
            return
        sheet = AgendaSheet(self.access, self.state, self.now, self.words_for_going)
        chosen = await self.app.push_screen_wait(sheet)
        item = self.state.item(chosen) if isinstance(chosen, int) else None
        if item is not None:
            self.go_to(item)

    @property
    def words_for_going(self) -> str:
        """What choosing an item does from this seat."""
        return _("write on there")

    def go_to(self, item: AgendaItemView) -> None:
        """Choose an item: here it moves the writer's place."""
        self.write_at(item.id)

    def action_lists(self) -> None:
        """Decisions, actions, questions; Enter there does what this seat does with them."""
        self._open_lists()

    @work(group="sheet", exclusive=True)
    async def _open_lists(self) -> None:
        if self.state is None:
            return
        sheet = ListsSheet(self.access, sections(self.state, self.today, most=None), self.words_for_cards)
        chosen = await self.app.push_screen_wait(sheet)
        if isinstance(chosen, tuple):
            self.choose_card(chosen)

    @property
    def words_for_cards(self) -> str:
        """What choosing a card does from this seat."""
        return _("correct")

    @on(CardList.CardChosen)
    def _card_chosen(self, event: CardList.CardChosen) -> None:
        event.stop()
        self.choose_card(event.key)

    @work(group="recall", exclusive=True)
    async def choose_card(self, key: tuple[str, int]) -> None:
        """What settles a card, over this screen; else its line in the input, to correct it."""
        behind = self.screen_behind(key)
        if behind is not None:
            self.app.push_screen(behind)
            return
        place = self._line_of(key)
        if place is None:
            return
        item_id, line_id = place
        async with self.refusals():
            lines = await self.access.read(lambda desk: desk.read.lines(item_id=item_id))
            line = next((one for one in lines if one.id == line_id), None)
            if line is not None:
                self.correct(line)

    def _line_of(self, key: tuple[str, int]) -> tuple[int, int] | None:
        """Item and line behind a card."""
        state, (sort, row_id) = self.state, key
        if state is None:
            return None
        numbered: dict[str, Sequence[DecisionView | ActionView]] = {
            "decision": state.decisions,
            "action": state.actions,
        }
        if sort in numbered:
            found = next((one for one in numbered[sort] if one.id == row_id), None)
            return (found.agenda_item_id, found.line_id) if found else None
        if sort == "proposal":
            put = next((one for one in state.support if one.id == row_id), None)
            return (put.item_id, put.line_id) if put else None
        points: tuple[LineView, ...] = (*state.points, *state.learning, *state.proposals)
        return next(((line.item_id, line.id) for line in points if line.id == row_id), None)

    def action_read_item(self, argument: str = "") -> None:
        """Read another item back; without a number the one before."""
        self.read_number(argument)

    def read_number(self, argument: str) -> None:
        """Read the item with this number back, or the one before."""
        state = self.state
        if state is None:
            return
        found = re.search(r"\d+", argument)
        if found:
            item = next((one for one in state.agenda if one.number == int(found[0])), None)
        else:
            item = state.beside(self.item_in_sight, -1)
        if item is None:
            self.say(_("There is no agenda item {number}.").format(number=argument.strip()[:20]))
        else:
            self.read_back(item.id)

    def action_report(self) -> None:
        from screens.report import ReportScreen

        self.app.push_screen(ReportScreen(self.access, self.session_id, self.kit))
