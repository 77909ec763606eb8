"""The warm process's rehearsal: every kind of seat painted, on an example that is thrown away.

What that loads and works out (modules, style sheets, fonts of big digits) every
seat that is forked afterwards finds ready. Nothing of it stays open: no loop,
no thread, no record. Seats are painted three times: to load all, to see
what runs then, and to have that run in where it was laid together.
"""

import asyncio
import logging
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from textual.drivers.headless_driver import HeadlessDriver

from maktui.app import MaktuiApp
from maktui.catalogue import speak
from maktui.playing import lay_example
from maktui.record import ORGANISER, open_record
from maktui.settings import Settings
from maktui.web.memory import code_that_runs, lay_together
from maktui.web.orders import SeatOrder
from maktui.web.own import seat_app
from models.codes import Seat
from models.example import FACILITATOR
from models.rights import Actor
from models.zone import utc_now
from screens.live import LiveScreen

__all__ = ["rehearse"]

SEATS = (Seat.FACILITATOR, Seat.REPORTER, Seat.PARTICIPANT, Seat.ROOM)

PATIENCE = 10.0
"""Seconds after which a rehearsal is good enough as it is."""

log = logging.getLogger(__name__)


class Unseen(HeadlessDriver):
    """Takes what is painted, so that painting is rehearsed too, and drops it."""

    @property
    def is_headless(self) -> bool:
        return False


def rehearse() -> None:
    """Paint each kind of seat; a rehearsal that fails only makes the first seats slower."""
    try:
        with tempfile.TemporaryDirectory(prefix="maktui-warm-", ignore_cleanup_errors=True) as folder:
            settings = Settings(
                db_url=f"sqlite:///{folder}/warm.sqlite",
                language="nl",
                theme="",
                name="",
                data_dir=Path(folder),
                config_file=Path(folder) / "config.toml",
            )
            speak(settings.language)
            session_id = _laid(settings)
            orders = [_order(settings, seat, session_id) for seat in SEATS]
            _paint_all(orders)
            with code_that_runs() as ran:
                _paint_all(orders)
            lay_together(ran)
            _paint_all(orders)
    except Exception:
        log.exception("the rehearsal failed")


def _laid(settings: Settings) -> int:
    """The example, just opened."""
    record = open_record(settings.db_url)
    try:
        session_id = lay_example(record.desk(ORGANISER), utc_now() - timedelta(minutes=10))
        lead = Actor(seat=Seat.FACILITATOR, name=FACILITATOR, session_id=session_id)
        record.desk(lead).session.open(session_id=session_id)
    finally:
        record.close()
    return session_id


def _paint_all(orders: Sequence[SeatOrder]) -> None:
    for order in orders:
        asyncio.run(_paint(order))


def _order(settings: Settings, seat: Seat, session_id: int) -> SeatOrder:
    return SeatOrder(
        settings=settings,
        actor=Actor(seat=seat, name=FACILITATOR, session_id=session_id),
        session_id=session_id,
        width=120,
        height=40,
        is_stage=False,
    )


async def _paint(order: SeatOrder) -> None:
    app = seat_app(order)
    app.driver_class = Unseen
    shown = asyncio.Event()
    app.post_display_hook = lambda: shown.set() if _is_shown(app) else None  # type: ignore[method-assign]
    running = asyncio.create_task(app.run_async(size=(order.width, order.height)))
    looking = asyncio.create_task(shown.wait())
    await asyncio.wait((running, looking), timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    looking.cancel()
    app.exit()
    await running


def _is_shown(app: MaktuiApp) -> bool:
    if not app.is_running or not app.screen_stack:
        return False
    screen = app.screen
    return isinstance(screen, LiveScreen) and screen.state is not None
