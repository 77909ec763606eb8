"""A stage for live screens: one record, a clock to turn, and real apps that sit down at it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from maktui import settings as configuration
from maktui.app import MaktuiApp
from maktui.record import Record
from models.codes import Seat
from models.desk import Desk
from models.outbox import Outbox
from models.rights import Actor
from models.rules import initials_for
from models.store import Store
from models.views.minutes import LineView
from screens.access import Access
from screens.live_kit import LiveKit
from screens.seats import seat_screen
from tests.table import Table

__all__ = ["FATIMA", "JOOST", "NAOMI", "Sitting", "Stage"]

FATIMA, JOOST, NAOMI = "Fatima El Amrani", "Joost Wiering", "Naomi Pinas"

PATIENCE = 400
"""Looks at what is waited for, before a test gives up."""


class SharedRecord(Record):
    """A record that stays open for the other apps, on the stage's clock."""

    def __init__(self, stage: "Stage") -> None:
        super().__init__(stage.table.store)
        self.stage = stage

    def desk(self, actor: Actor) -> Desk:
        return Desk(self.store, actor, lambda: self.stage.table.now)

    def close(self) -> None:
        """The stage closes the store."""


class Stage:
    """The example Ma.akbank with its session, and where its files go."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.at(folder / "record.sqlite")
        self.store.prepare()
        self.table = Table(self.store)
        self.folder = folder
        self.kit = LiveKit(
            outbox_folder=folder / "outbox",
            reports_folder=folder / "reports",
            make_report=lambda desk, session_id, form: f"# {form} {session_id}\n",
            now=lambda: self.table.now,
        )

    @property
    def session_id(self) -> int:
        return self.table.session_id

    def open(self, item: int = 1) -> Desk:
        """Open the session and bring the room to this item; the gespreksleider's desk."""
        lead = self.table.opened()
        if item > 1:
            self.table.later(minutes=1)
            self.go(lead, item)
            self.table.later(minutes=1)
        return lead

    def go(self, lead: Desk, item: int) -> None:
        running = lead.read.session(session_id=self.session_id).running_item_id
        lead.session.go_to(session_id=self.session_id, item_id=self.table.item(item), seen_item_id=running)

    def lines(self, item: int) -> list[LineView]:
        return list(self.table.organiser.read.lines(item_id=self.table.item(item)))

    @asynccontextmanager
    async def screen(
        self,
        make: Callable[[Access], Screen[None]],
        size: tuple[int, int] = (120, 40),
        then: Callable[[Access], Screen[None]] | None = None,
    ) -> AsyncIterator["Sitting"]:
        """An app on this record with this screen, and one on top of it from the start."""
        settings = replace(configuration.load(), data_dir=self.folder)
        app = MaktuiApp(settings, lambda: SharedRecord(self), make, then, is_calm=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Sitting(app, pilot)

    @asynccontextmanager
    async def seat(
        self, seat: Seat, name: str, size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator["Sitting"]:
        """Someone sits down in this seat."""
        outbox = None
        if seat in (Seat.FACILITATOR, Seat.REPORTER):
            outbox = Outbox.claim(self.kit.outbox_folder, session_id=self.session_id, author=name, seat=seat)
        actor = Actor(seat=seat, name=name, initials=initials_for(name, ()), session_id=self.session_id)
        if outbox is not None:
            actor = replace(actor, seat_id=outbox.seat_id)

        def make(access: Access) -> Screen[None]:
            return seat_screen(access.seated(actor), self.session_id, self.kit, outbox)

        async with self.screen(make, size) as sitting:
            await sitting.until(lambda: getattr(sitting.app.screen, "state", None) is not None)
            yield sitting


class Sitting:
    """One app in a test: press, type, look."""

    def __init__(self, app: MaktuiApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def until(self, true: Callable[[], object]) -> None:
        """Wait for something that comes by itself."""
        for _ in range(PATIENCE):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it did not come; on screen:\n{self.text}")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str, *keys: str) -> None:
        """Type this letter by letter, in one burst, then press these keys."""
        for letter in text:
            self.app.post_message(events.Key(_character_to_key(letter), letter))
        await self.pilot.pause()
        await self.pilot.press(*keys)

    async def sees(self, words: str) -> None:
        """Wait until these words are on the screen."""
        await self.until(lambda: words in self.text)

    @property
    def text(self) -> str:
        """What is on the screen, as text."""
        height = self.app.size.height
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines[:height])

    @property
    def said(self) -> str:
        """What was said in passing."""
        return "\n".join(str(one.message) for one in self.app._notifications)
