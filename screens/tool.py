"""What every tool under the running item shares."""

from datetime import date, datetime

from textual.containers import Horizontal

from screens.live_state import LiveState
from screens.widgets.cards import CardList
from screens.widgets.turning import TurningScroll

__all__ = ["LeadTool"]


class LeadTool(Horizontal):
    """One tool; `show` is called with every new picture of the session."""

    DEFAULT_CSS = """
    LeadTool {
        height: 1fr;
        & > .tool--left { width: 1fr; scrollbar-size-vertical: 1; }
        & > .tool--right { width: 1fr; margin: 0 0 0 3; }
        & > CoverageGauge.tool--right { margin: 2 0 0 3; }
    }
    """

    _pending: tuple[LiveState, date] | None = None
    _turned_at: datetime | None = None

    def show_soon(self, state: LiveState, today: date) -> None:
        """Show this picture, now or as soon as this tool is on the screen."""
        if self.is_mounted:
            self.show(state, today)
        else:
            self._pending = (state, today)

    def on_mount(self) -> None:
        if self._pending is not None:
            self.show(*self._pending)
        if self._turned_at is not None:
            self.turn(self._turned_at)

    def show(self, state: LiveState, today: date) -> None:
        """Show this picture."""

    def turn(self, now: datetime) -> None:
        """Where nobody can scroll: of what is long, show the page whose turn it is."""
        self._turned_at = now
        for cards in self.query(CardList):
            cards.turn(now)
        for scroll in self.query(TurningScroll):
            scroll.turn(now)
