"""What all our screens share: the record, its moves, calm errors, words in our language."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import lru_cache
from inspect import isawaitable
from typing import ClassVar, Literal, TypeVar

from textual import events, on, work
from textual.binding import ActiveBinding, Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import MountError

from models.clean import clean_text
from models.errors import MakError, Refusal, Refused
from models.views.change import Change
from screens.access import Access
from screens.commands import Command, bindings, key_name
from screens.labels import error_words
from screens.language import _, language
from screens.painting import NearCompositor

__all__ = ["BROAD", "MakModal", "MakScreen"]

BROAD = 140
"""Columns from which more than loose letters show beside a sheet of what lies behind it."""

ResultT = TypeVar("ResultT")

Severity = Literal["information", "warning", "error"]


class MakScreen(Screen[ResultT]):
    """A screen over the record.

    Args:
        access: the seat's way to the record.
    """

    def __init__(
        self,
        access: Access,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._compositor = NearCompositor()
        self.access = access
        self._moves: list[tuple[Change, ...]] = []
        self._is_set_up = False
        self._is_catching_up = False
        self._unsubscribe: Callable[[], None] | None = None

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        """Show what moved in the record; a screen that shows the record overrides this.

        Called after every change by any process, ours included, one call at a
        time: what moves meanwhile comes together in the next call. Without
        `changes` only lines in the making may have moved.
        """

    @asynccontextmanager
    async def refusals(self) -> AsyncIterator[None]:
        """Say it when the record refuses what is done inside, and go on after it.

        A seat in the browser that ended leaves at once: what it last saw is not for it any
        more. A screen that was taken down while it waited for the record has nothing to
        show it on.
        """
        try:
            yield
        except MakError as error:
            if isinstance(error, Refused) and error.refusal is Refusal.SEAT_GONE:
                self.app.exit(message=error_words(error))
            else:
                self.say(error_words(error), severity="warning")
        except (MountError, NoMatches):
            if self.is_up:
                raise

    @property
    def is_up(self) -> bool:
        """Whether this screen stands whole; what comes in while it is taken down is let go."""
        return self.is_running and all(child.is_running for child in self.children)

    async def get_ready(self) -> None:
        """Load what acts need, now that there is something to look at."""
        async with self.refusals():
            await self.access.get_ready()

    def get_ready_beside(self) -> None:
        """The same beside the keys, once all is painted: each would take the other twice its time."""
        self.run_worker(self.get_ready(), group="ready")

    def say(self, text: str, *, severity: Severity = "information") -> None:
        """Tell the one at this screen something; `text` is never read as markup."""
        self.notify(clean_text(text, lines=True), severity=severity, markup=False)

    def can(self, command: Command) -> bool:
        """Whether someone at this screen can do this act now."""
        doer = self._doer(command)
        return doer is not None and doer.check_action(command.id, ()) is not False

    async def perform(self, command: Command, argument: str = "") -> None:
        """Do an act asked for in words: `/verleng 10`, or from the palette.

        The action of an act that takes an argument has a parameter for it,
        "" by default.
        """
        doer = self._doer(command)
        if doer is None or doer.check_action(command.id, ()) is False:
            self.say(_("You cannot do this here and now."), severity="warning")
            return
        action = getattr(doer, f"action_{command.id}")
        done = action(argument) if command.argument else action()
        if isawaitable(done):
            await done

    def on_language_switched(self) -> None:
        """Show words anew; a screen that can do so without losing anything overrides this."""
        self.refresh_bindings()

    def _doer(self, command: Command) -> DOMNode | None:
        """Who has the action: the widget in focus or what is around it, this screen, or the app."""
        if self.access.actor.seat not in command.seats:
            return None
        inside = self.focused.ancestors_with_self if self.focused else [self, self.app]
        return next((node for node in inside if hasattr(node, f"action_{command.id}")), None)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, described in the language spoken now."""
        return _translated(super().active_bindings)

    @on(events.Compose)
    def _listen_to_record(self) -> None:
        """Before the first read, so that nothing moves unseen in between."""
        self._unsubscribe = self.access.subscribe(self._note_moves)

    @on(events.Mount)
    def _begin_catching_up(self) -> None:
        """After the screen's own mounting: it has something to show the moves on."""
        self._is_set_up = True
        self._catch_up_soon()

    @on(events.Unmount)
    def _stop_listening(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()

    def _note_moves(self, changes: tuple[Change, ...]) -> None:
        self._moves.append(changes)
        self._catch_up_soon()

    def _catch_up_soon(self) -> None:
        """One call running and at most one waiting: starting over at each move would never end."""
        if self._moves and self._is_set_up and not self._is_catching_up:
            self._is_catching_up = True
            self._catch_up()

    @work(group="record")
    async def _catch_up(self) -> None:
        try:
            while self._moves:
                moves, self._moves = self._moves, []
                await self.on_record_moved(tuple(change for move in moves for change in move))
        finally:
            self._is_catching_up = False


class MakModal(MakScreen[ResultT], ModalScreen[ResultT]):
    """A screen over another one, gone with Escape."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("leave")

    def action_leave(self) -> None:
        self.dismiss(None)


def _translated(bindings: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    spoken = language()
    return {
        key: active._replace(
            binding=_in_language(active.binding, spoken), tooltip=_(active.tooltip) if active.tooltip else ""
        )
        for key, active in bindings.items()
    }


@lru_cache(maxsize=1024)
def _in_language(binding: Binding, spoken: str) -> Binding:
    """`binding` as described in the language `spoken`, which is the active one."""
    if not binding.description:
        return binding
    tooltip = _(binding.tooltip) if binding.tooltip else ""
    return replace(
        binding,
        description=_(binding.description),
        tooltip=tooltip,
        key_display=binding.key_display or key_name(binding.key),
    )
