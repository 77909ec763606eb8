"""A record to prepare on, behind an app; time stands still, and saving can be made to fail."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from maktui import settings as configuration
from maktui.app import MaktuiApp
from maktui.playing import lay_example
from models.codes import Seat
from models.desk import Desk
from models.errors import MakError
from models.feed import Feed
from models.inputs import MaakbankInput
from models.rights import Actor
from models.store import Store
from screens.access import Access
from screens.live_kit import LiveKit
from screens.widgets.form_field import FormField
from screens.widgets.words import Words

__all__ = [
    "EVENING",
    "NOW",
    "FailingAccess",
    "Prepared",
    "harm_in",
    "in_field",
    "kit",
    "note",
    "painted",
    "put",
    "said",
    "saved",
    "state",
    "type_in",
    "typed",
    "until",
    "wrong",
]

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
PATIENCE = 30
"""Seconds; a busy machine is slow now and then."""
T = TypeVar("T")


class FailingAccess(Access):
    """Saves, unless a failure waits; with `gate` closed it waits before it saves."""

    def __init__(self, opener: Callable[[], Any], actor: Actor) -> None:
        super().__init__(opener, actor)
        self.failures: list[MakError] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.acts = 0

    async def act(self, use: Callable[[Desk], T]) -> T:
        self.acts += 1
        await self.gate.wait()
        if self.failures:
            raise self.failures.pop(0)
        return await super().act(use)


class Prepared:
    """A record on a file, with the organiser's desk, as another process would have it."""

    def __init__(self, folder: Path, *, example: bool = False) -> None:
        self.folder = folder
        self.store = Store.at(folder / "record.db")
        self.store.prepare()
        self.now = NOW
        self.organiser = self.desk(Actor(seat=Seat.ORGANISER, name="Els"))
        self.organiser.prepare.lay_reference()
        self.session_id = lay_example(self.organiser, EVENING) if example else 0
        self.access = FailingAccess(lambda: self, self.organiser.actor)
        self._is_used = False
        """An app that ended took the access with it."""

    def desk(self, actor: Actor) -> Desk:
        return Desk(self.store, actor, lambda: self.now)

    def feed(self) -> Feed:
        return Feed(self.store)

    def close(self) -> None:
        self.store.close()

    def maakbank(self, name: str = "Groen op het plein", **fields: Any) -> int:
        return self.organiser.prepare.save_maakbank(data=MaakbankInput(name=name, **fields)).id

    @asynccontextmanager
    async def shown(
        self, make: Callable[[Access], Screen[Any]], size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[Pilot[None]]:
        """An app at the screen that `make` makes; `result` becomes what that gives back."""
        if self._is_used:
            self.access = FailingAccess(lambda: self, self.organiser.actor)
        settings = configuration.load()
        app = MaktuiApp(settings, lambda: self, lambda _access: Screen(), is_calm=False)
        app.access = self.access
        self.result: Any = NOT_YET
        self._is_used = True
        async with app.run_test(size=size) as pilot:
            app.push_screen(make(self.access), self._take)
            await until(pilot, lambda: app.focused is not None)
            yield pilot

    def _take(self, result: Any) -> None:
        self.result = result


NOT_YET = object()


def kit(folder: Path) -> LiveKit:
    return LiveKit(outbox_folder=folder, reports_folder=folder, make_report=lambda *_asked: "# Verslag")


async def until(pilot: Pilot[Any], there: Callable[[], object]) -> None:
    """Let the app go on until something is there."""
    async with asyncio.timeout(PATIENCE):
        while not there():
            await pilot.pause(0.01)


def put(pilot: Pilot[Any], **values: Any) -> None:
    """Fill in fields of the form in sight."""
    for name, value in values.items():
        pilot.app.screen.query_one(f"#field-{name}", FormField).put(value)


def painted(pilot: Pilot[Any]) -> str:
    """All that stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "".join(segment.text for strip in strips for segment in strip)


def harm_in(text: str) -> set[str]:
    """Characters that a terminal obeys, or that turn a text around."""
    return {char for char in text if unicodedata.category(char) in ("Cc", "Cs") or char in TURNING}


def said(pilot: Pilot[Any]) -> list[str]:
    """What the app told in a message."""
    return [notification.message for notification in pilot.app._notifications]


def wrong(pilot: Pilot[Any]) -> list[str]:
    """The fields that say something is wrong there."""
    return [field.field for field in pilot.app.screen.query(FormField) if field.has_class("-wrong")]


def state(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one("#state", Words).content.plain


def note(pilot: Pilot[Any], field: str) -> str:
    return pilot.app.screen.query_one(f"#field-{field} > .note", Words).content.plain


def typed(pilot: Pilot[Any], field: str) -> Any:
    return pilot.app.screen.query_one(f"#field-{field}", FormField).value


def in_field(pilot: Pilot[Any]) -> str:
    """The field that the cursor is in."""
    focused = pilot.app.focused
    nodes = focused.ancestors_with_self if focused else []
    return next((node.field for node in nodes if isinstance(node, FormField)), "")


async def type_in(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if char == " " else char for char in text))


async def saved(record: Prepared, pilot: Pilot[Any]) -> Any:
    """What the form gives back when Ctrl+S is pressed."""
    before = record.result
    await pilot.press("ctrl+s")
    await until(pilot, lambda: record.result is not before)
    return record.result
