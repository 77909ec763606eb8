"""Acts on what stands in the minutes and beside them, for a seat that writes."""

from textual import work
from textual.binding import BindingType

from models.codes import ActionStatus
from models.views import ActionView, LineView
from screens.attendance import AttendanceScreen, tick_off
from screens.commands import COMMANDS, bindings, slash_word
from screens.language import _
from screens.live_state import LiveState
from screens.live_writing import WritingScreen
from screens.report import ReportScreen
from screens.values import ValuesScreen
from screens.widgets.attendance_panel import Tick
from screens.widgets.cards import CardList

__all__ = ["LineActsScreen"]


class LineActsScreen(WritingScreen):
    """Correct, move, delete, wipe, choose; tick off; the lists over the screen."""

    BINDINGS: list[BindingType] = [
        *bindings("correct", "who", "values", "roles", "agenda", "lists", "tick", "read_item", "report"),
    ]

    @property
    def chosen_card(self) -> tuple[str, int] | None:
        """The card under the cursor of the list that has the focus."""
        return self.focused.cursor_key if isinstance(self.focused, CardList) else None

    def word_for(self, command_id: str) -> str:
        """How to type an act: "/vervalt "."""
        return f"{slash_word(COMMANDS[command_id])} "

    # Over the screen -----------------------------------------------------------------------

    def action_who(self, argument: str = "") -> None:
        self.app.push_screen(AttendanceScreen(self.access, self.session_id))

    def action_round(self) -> None:
        self.app.push_screen(AttendanceScreen(self.access, self.session_id, round_first=True))

    def action_values(self) -> None:
        self.app.push_screen(ValuesScreen(self.access, self.session_id))

    def action_report(self) -> None:
        self.app.push_screen(ReportScreen(self.access, self.session_id, self.kit))

    @work(group="act")
    async def tick_off(self, tick: Tick, participant_id: int) -> None:
        """Someone came, left or sent regrets."""
        async with self.refusals():
            await tick_off(self.access, self.session_id, tick, participant_id)

    @work(group="act")
    async def add_guest(self, name: str) -> None:
        """A guest on the spot."""
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.attendance.add_guest(session_id=self.session_id, name=name)
            )
