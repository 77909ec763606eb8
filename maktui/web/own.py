"""In the process of one seat: the app of that seat, until its server or its user ends it."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from maktui.app import MaktuiApp
from maktui.catalogue import speak
from maktui.record import Record
from maktui.web import packets
from maktui.web.kept_styles import KeptStylesheet
from maktui.web.orders import SeatOrder
from maktui.web.stage_driver import SeatDriver, StageDriver
from maktui.wiring import live_kit
from models.codes import Seat
from models.outbox import Outbox
from models.store import Store
from screens.access import Access
from screens.live_unsent import UnsentScreen
from screens.seats import seat_screen

__all__ = ["run", "seat_app"]

FAILED = "failed"
"""Says that the app did not end because someone asked for it."""

WRITING = frozenset({Seat.FACILITATOR, Seat.REPORTER})


def run(order: SeatOrder) -> int:
    """Sit down and stay.

    Returns:
        The exit code.
    """
    speak(order.settings.language)
    SeatDriver.told = asyncio.Event() if order.is_told else None
    SeatDriver.take_unsent = take_unsent
    app = seat_app(order, SeatDriver.told)
    driver: type[Driver] = StageDriver if order.is_stage else SeatDriver
    app.driver_class = driver
    asyncio.run(app.run_async(size=(order.width, order.height), mouse=not order.is_stage))
    code = app.return_code or 0
    if code:
        os.write(1, packets.meta({"type": FAILED}))
    return code


def seat_app(order: SeatOrder, told: asyncio.Event | None = None) -> MaktuiApp:
    """The app, straight at the screen of this seat; `told` is set at each move of the record."""
    settings = order.settings

    def answer(word: str, is_kept: bool) -> None:
        if isinstance(app._driver, SeatDriver):
            app._driver.write_meta({"type": "kept" if is_kept else "waits", "id": word})

    app = MaktuiApp(
        settings,
        # Never migrated from here: the server has brought the record up to date.
        lambda: Record(Store(settings.db_url), told),
        lambda access: sit_down(access, order, answer),
        keeps_choices=False,
    )
    app.stylesheet = KeptStylesheet(app.stylesheet)
    return app


def take_unsent(app: App[Any], word: str, text: str) -> None:
    """Bring a line that a browser held to the screen that writes, whatever lies on top of it."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, UnsentScreen):
            screen.take_unsent(word, text)
            return


def sit_down(
    access: Access, order: SeatOrder, answer: Callable[[str, bool], None] | None = None
) -> Screen[None]:
    """The live screen of this seat, with the outbox that waited for it."""
    kit = replace(live_kit(order.settings), is_only_watched=order.is_stage)
    if answer is not None:
        kit = replace(kit, answer=answer)
    actor = order.actor
    outbox: Outbox | None = None
    if actor.seat in WRITING and not order.is_stage:
        outbox = Outbox.claim(
            kit.outbox_folder, session_id=order.session_id, author=actor.name, seat=actor.seat
        )
        actor = replace(actor, seat_id=outbox.seat_id)
    return seat_screen(access.seated(actor), order.session_id, kit, outbox)
