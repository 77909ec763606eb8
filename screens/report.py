"""The report of a session, to read back and to save as a file."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from models.views.change import Change
from models.views.session import SessionView
from screens.access import Access
from screens.base import MakScreen
from screens.commands import bindings
from screens.file_names import file_stem
from screens.language import _
from screens.live_kit import LiveKit
from screens.widgets.report_pane import ReportPane
from screens.widgets.status_bar import FootBar, Hint, StatusBar

__all__ = ["ReportScreen"]


class ReportScreen(MakScreen[None]):
    """Shows the report so far; m, h and j save it as text, page or data."""

    CSS_PATH = "report.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("leave", "save_markdown", "save_html", "save_json"),
        Binding("q", "leave", show=False),
    ]

    def __init__(self, access: Access, session_id: int, kit: LiveKit) -> None:
        super().__init__(access)
        self.session_id = session_id
        self.kit = kit
        self._session: SessionView | None = None

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield ReportPane(id="report")
        yield FootBar()

    async def on_mount(self) -> None:
        self.query_one(ReportPane).focus()
        self.query_one(FootBar).show_hints(
            (
                Hint("m", _("save as text"), "screen.save_markdown"),
                Hint("h", _("save as a page"), "screen.save_html"),
                Hint("j", _("save as data"), "screen.save_json"),
                Hint("Esc", _("back"), "screen.leave"),
            )
        )
        await self._reload()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.session_id == self.session_id for change in changes):
            await self._reload()

    async def _reload(self) -> None:
        async with self.refusals():
            self._session = await self.access.read(lambda desk: desk.read.session(session_id=self.session_id))
            number = _("session {number}").format(number=self._session.number)
            title = Content.assemble((_("Report"), "bold"), f" · {self._session.maakbank_name} · {number}")
            self.query_one(StatusBar).show(title, Content(""))
            self.query_one(ReportPane).show(await self._made("md"))

    async def _made(self, form: str) -> str:
        return await self.access.read(lambda desk: self.kit.make_report(desk, self.session_id, form))

    def action_save_markdown(self) -> None:
        self._save("md")

    def action_save_html(self) -> None:
        self._save("html")

    def action_save_json(self) -> None:
        self._save("json")

    @work(group="save")
    async def _save(self, form: str) -> None:
        session = self._session
        if session is None:
            return
        async with self.refusals():
            text = await self._made(form)
            path = self.kit.reports_folder / f"{file_stem(session)}.{form}"
            try:
                await self.access.read(lambda _desk: _write(path, text))
            except OSError as error:
                words = _("Could not save {path}: {reason}")
                self.say(words.format(path=path, reason=error.strerror or ""), severity="warning")
                return
            self.say(_("Saved as {path}").format(path=path))

    def action_leave(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
