"""Who gets the word? Everyone at the table, who waits on top."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from models.views.change import Change
from screens.access import Access
from screens.base import MakModal
from screens.language import _
from screens.widgets.round_panel import RoundPanel
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

__all__ = ["SpeakerScreen"]

MOVES = frozenset({"turn", "attendance", "participant", "agenda", "session"})


class SpeakerScreen(MakModal[tuple[int, int, str]]):
    """Two letters and Enter; gives the item, the person and her name."""

    CSS_PATH = "speaker.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, access: Access, session_id: int) -> None:
        super().__init__(access)
        self.session_id = session_id
        self._item_id = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(_("Who gets the word?"), id="title")
            yield RoundPanel()
            yield FootBar()

    async def on_mount(self) -> None:
        self.query_one(FootBar).show_hints(
            (Hint("Enter", _("gets the word"), "screen.give"), Hint("Esc", _("back"), "screen.leave"))
        )
        await self._reload()
        self.query_one(RoundPanel).focus_filter()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part in MOVES for change in changes):
            await self._reload()

    async def _reload(self) -> None:
        async with self.refusals():
            attendance, speaking = await self.access.read(
                lambda desk: (
                    desk.read.attendance(session_id=self.session_id),
                    desk.read.speaking(session_id=self.session_id),
                )
            )
            if speaking is None:
                self.dismiss(None)
                return
            self._item_id = speaking.item_id
            self.query_one(RoundPanel).show(attendance, speaking)

    def action_give(self) -> None:
        panel = self.query_one(RoundPanel)
        if panel.chosen_id is not None:
            panel.choose(panel.chosen_id)

    @on(RoundPanel.Chosen)
    def _chosen(self, event: RoundPanel.Chosen) -> None:
        event.stop()
        self.dismiss((self._item_id, event.participant_id, event.name))
