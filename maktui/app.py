"""The app: what it is made of, its languages and colours, and how it begins and ends."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from threading import Event
from typing import Any, ClassVar

from rich.text import Text
from textual import work
from textual._context import active_message_pump
from textual.app import App
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import MountError
from textual.worker import WorkerFailed

from maktui.catalogue import speak
from maktui.hosting import Hosting
from maktui.preferences import keep
from maktui.refusals import refusal_words
from maktui.settings import Settings
from maktui.themes import DEFAULT, NAMES, themes
from maktui.wiring import Start, home, log_to, record_opener, seats_of
from models.codes import Seat
from models.errors import MakError
from models.rights import Actor
from models.zone import amsterdam
from screens.access import Access, Record
from screens.base import MakScreen
from screens.commands import COMMANDS, bindings
from screens.language import LANGUAGES, N_, _, language
from screens.loading import loading
from screens.palette import PaletteScreen

__all__ = ["MaktuiApp", "run"]

FAILED = 1

LATEST = 0.5
"""Seconds for the first picture, before the record opens without it."""

log = logging.getLogger(__name__)


class MaktuiApp(App[None]):
    """maktui in a terminal, or in a browser's.

    Args:
        settings: what this run goes by.
        opener: opens the record, in a thread, once the first picture stands.
        start: makes the first screen.
        then: makes a screen to open on top of it at once.
        at_end: called when the app ends, and awaited.
        keeps_choices: colours and language chosen here are this computer's from now on;
            in a browser they are not.
        is_calm: an unexpected error becomes a message; a test wants it whole.
    """

    CSS_PATH = "maktui.tcss"
    TITLE = "maktui"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "record"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("help", "palette"),
        Binding("ctrl+q", "quit", N_("quit"), show=False, priority=True, id="quit"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        settings: Settings,
        opener: Callable[[], Record],
        start: Start,
        then: Start | None = None,
        *,
        at_end: Callable[[], Awaitable[None]] | None = None,
        keeps_choices: bool = True,
        is_calm: bool = True,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.keeps_choices = keeps_choices
        self.is_calm = is_calm
        self._then = then
        self._at_end = at_end
        self._painted = Event()
        organiser = Actor(seat=Seat.ORGANISER, name="")
        self.access = Access(self._after_first_picture(opener), organiser, is_followed=True)
        self.add_mode(self.DEFAULT_MODE, lambda: start(self.access))
        for theme in themes():
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in NAMES else DEFAULT
        self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """A terminal that vanishes ends the app."""
        chosen = super().get_driver_class()
        if sys.platform == "win32":
            return chosen
        from maktui.terminal import watchful

        return watchful(chosen)

    def refresh_css(self, animate: bool = True) -> None:
        """Not before a screen stands: Textual would parse the same styles three times to begin with."""
        if any(screen.is_mounted for screen in self.screen_stack):
            super().refresh_css(animate)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read what is new before Textual looks, or it parses every style of the app anew: 30 ms."""
        new = [path for path in screen.css_path if not self.stylesheet.has_source(str(path), "")]
        if new:
            self.stylesheet.read_all(new)
            self.stylesheet.update(screen)
        super()._load_screen_css(screen)

    def on_mount(self) -> None:
        if self._then is not None:
            self.push_screen(self._then(self.access))
        self.call_after_refresh(self._painted.set)
        # A sheet on top by then waits for the record itself, and without it there is no picture.
        asyncio.get_running_loop().call_later(LATEST, self._painted.set)
        self.run_worker(self._follow_record(), group="feed")

    async def on_unmount(self) -> None:
        self._painted.set()
        await self.access.close()
        if self._at_end is not None:
            await self._at_end()

    def _after_first_picture(self, opener: Callable[[], Record]) -> Callable[[], Record]:
        """Open the record only when there is something to look at."""

        def wait_and_open() -> Record:
            self._painted.wait()
            with loading():
                amsterdam()
                return opener()

        return wait_and_open

    async def _follow_record(self) -> None:
        try:
            await self.access.open()
        except MakError as error:
            self._give_up(refusal_words(error))
        except Exception:
            log.exception("the record does not open")
            self._give_up(_("The record does not open. Ask maktui doctor what is wrong."))
        else:
            await self.access.follow()

    def _give_up(self, words: str) -> None:
        self.exit(return_code=FAILED, message=Text(f"maktui: {words}"))

    # What can be done everywhere -----------------------------------------------------------

    def action_help(self) -> None:
        from screens.help import HelpScreen

        if isinstance(self.screen, MakScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen.access))

    @work
    async def action_palette(self) -> None:
        screen = self.screen
        if not isinstance(screen, MakScreen) or isinstance(screen, PaletteScreen):
            return
        possible = [one for one in COMMANDS.values() if one.id != "palette" and screen.can(one)]
        command = await self.push_screen_wait(PaletteScreen(screen.access, possible))
        if command is not None:
            await screen.perform(command)

    def action_theme(self) -> None:
        """On to the next colours, and keep them."""
        names = list(NAMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._keep("theme", self.theme)
        self.notify(_("Colours: {name}").format(name=_(NAMES[self.theme])), markup=False)

    def action_language(self) -> None:
        """On to the next language, and keep it."""
        codes = list(LANGUAGES)
        chosen = codes[(codes.index(language()) + 1) % len(codes)]
        speak(chosen)
        self._keep("language", chosen)
        for screen in self.screen_stack:
            if isinstance(screen, MakScreen):
                screen.on_language_switched()
        self.notify(LANGUAGES[chosen], markup=False)

    def _keep(self, key: str, value: str) -> None:
        if self.keeps_choices:
            keep(self.settings.config_file, key, value)

    @work
    async def action_quit(self) -> None:  # type: ignore[override]
        """Ask once: a slip in the middle of a session is no fun."""
        from screens.forms.confirm import ConfirmScreen
        from screens.forms.form import FormScreen

        if isinstance(self.screen, ConfirmScreen):
            self.exit()
            return
        question = _("Stop? The session goes on, and all you typed is kept.")
        if any(isinstance(screen, FormScreen) and screen.is_changed for screen in self.screen_stack):
            question = _("Stop? What you changed in the form is not saved yet.")
        ask = ConfirmScreen(self.access, question, yes=_("yes, stop"), no=_("no, stay"))
        if await self.push_screen_wait(ask):
            self.exit()

    def action_help_quit(self) -> None:
        self.notify(_("Do you want to stop? That goes with Ctrl+Q."), markup=False)

    # What nobody expected ------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Never a traceback on screen: Textual's shows what people typed.

        What a worker was doing stops, the rest goes on; any other error ends the app. What is
        taken down while it is being put up lacks parts, and nobody will see it: that is none.
        """
        if isinstance(error, MountError | NoMatches) and self._is_going(active_message_pump.get()):
            return
        if not self.is_calm:
            super()._handle_exception(error)
            return
        log.error("unexpected", exc_info=error.error if isinstance(error, WorkerFailed) else error)
        words = _("Something went wrong. All that was kept is still there.")
        if isinstance(error, WorkerFailed):
            self.notify(words, severity="error", markup=False)
        else:
            self._return_code = FAILED
            self.panic(Text(f"maktui: {words}"))

    def _is_going(self, node: MessagePump) -> bool:
        return self._exit or (isinstance(node, DOMNode) and node._pruning)


def run(settings: Settings, *, session_id: int | None = None) -> int:
    """Open the app.

    Args:
        settings: what this run goes by.
        session_id: open at the seats of this session.

    Returns:
        The exit code.
    """
    log_to(settings.data_dir)
    hosting = Hosting(settings)
    then = None if session_id is None else seats_of(settings, session_id, hosting)
    app = MaktuiApp(settings, record_opener(settings), home(settings, hosting), then, at_end=hosting.stop)
    app.run()
    return app.return_code or 0
