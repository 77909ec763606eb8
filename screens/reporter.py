"""The verslaglegger's seat: the minutes in the middle, the input below, all else beside."""

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from models.codes import ItemKind, SessionPhase
from screens.language import _, clock, duration
from screens.lead_tools import PICTURES
from screens.live_cards import sections
from screens.live_lines import LineActsScreen
from screens.live_state import LiveState
from screens.widgets.agenda_list import AgendaList
from screens.widgets.cards import CardList
from screens.widgets.clock import until
from screens.widgets.minutes_pane import MinutesPane
from screens.widgets.now_panel import NowPanel
from screens.widgets.status_bar import FootBar, Hint, StatusBar
from screens.widgets.words import Words

__all__ = ["ReporterScreen"]


class ReporterScreen(LineActsScreen):
    """Agenda, minutes, cards; on a narrow screen one strip and the minutes."""

    CSS_PATH = ["live.tcss", "reporter.tcss"]

    def compose(self) -> ComposeResult:
        yield StatusBar(id="top")
        yield StatusBar(id="strip")
        with Horizontal(id="stage"):
            with Vertical(id="left"):
                yield Words(Content.styled(_("Agenda"), "bold"), id="agenda-title")
                yield AgendaList(id="agenda")
            with Vertical(id="middle"):
                yield StatusBar(id="minutes-title")
                yield MinutesPane(id="minutes")
                with Vertical(id="calm"):
                    yield NowPanel(id="now")
                    yield Words(id="picture")
            yield CardList(id="cards")
        yield from self.compose_writing()
        yield FootBar()
