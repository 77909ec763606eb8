"""What goes into the app: the record, the first screen, and what a session needs besides."""

import logging
import os
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from textual.screen import Screen

from maktui.preferences import keep
from maktui.settings import Settings
from models.codes import Seat
from screens.access import Access, Record
from screens.hosting import Host
from screens.live_kit import LiveKit

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["Start", "home", "live_kit", "log_to", "record_opener", "seats_of"]

Start = Callable[[Access], Screen[None]]
"""Makes a screen to begin with."""


def home(settings: Settings, host: Host | None = None) -> Start:
    """The first screen of a record."""
    kit = live_kit(settings, host)

    def start(access: Access) -> Screen[None]:
        from screens.home import HomeScreen

        return HomeScreen(access, kit)

    return start


def seats_of(settings: Settings, session_id: int, host: Host | None = None) -> Start:
    """The choice of a seat in one session."""
    kit = live_kit(settings, host)

    def start(access: Access) -> Screen[None]:
        from screens.seats import SeatScreen

        return SeatScreen(access, session_id, kit)

    return start


def record_opener(settings: Settings) -> Callable[[], Record]:
    """Opens the record that the settings name; the database's library is loaded only then."""

    def opener() -> Record:
        from maktui.record import open_record

        return open_record(settings.db_url)

    return opener


def live_kit(settings: Settings, host: Host | None = None) -> LiveKit:
    """Folders, the report maker, who sits at this machine, and what serves a session from it."""

    def remember(name: str, seat: Seat) -> None:
        keep(settings.config_file, "seat", seat)
        if seat is not Seat.ROOM:
            keep(settings.config_file, "name", name)

    record = f"{crc32(settings.db_url.encode()):08x}"
    return LiveKit(
        outbox_folder=settings.data_dir / "outbox" / record,
        reports_folder=_reports_folder(settings),
        make_report=_make_report,
        name=settings.name,
        seat=Seat(settings.seat) if settings.seat in set(Seat) else None,
        remember=remember,
        host=host,
    )


def _make_report(desk: "Desk", session_id: int, format: str) -> str:
    from maktui.reports.rendering import Format, render_session

    return render_session(desk.read.record(session_id=session_id), Format(format))


def _reports_folder(settings: Settings) -> Path:
    """Where people find their files; with MAKTUI_HOME everything stays together."""
    if os.environ.get("MAKTUI_HOME"):
        return settings.data_dir / "reports"
    import platformdirs

    return platformdirs.user_documents_path() / "maktui"


def log_to(folder: Path) -> None:
    """Keep what went wrong beside the record: lines of code, not what they held."""
    folder.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(folder / "maktui.log", maxBytes=200_000, backupCount=1, delay=True)
    file.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(file)
