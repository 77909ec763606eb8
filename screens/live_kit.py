"""What the app hands to the screens of a session, besides the record."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.codes import Seat
from models.zone import Clock, utc_now
from screens.hosting import Host

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["LiveKit", "MakeReport"]

MakeReport = Callable[["Desk", int, str], str]
"""Report of a session, as "md", "html" or "json"; called in the read thread."""


def _forget(name: str, seat: Seat) -> None:
    """Remember no choice."""


def _keep_silent(word: str, is_kept: bool) -> None:
    """No browser holds a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveKit:
    """Folders, the report maker, the clock, and who sits at this machine."""

    outbox_folder: Path
    """Where the keystrokes of this record's writing seats are kept."""
    reports_folder: Path
    """Where a report is saved when no other place is said."""
    make_report: MakeReport
    name: str = ""
    """Name to offer at the choice of a seat, or ""."""
    seat: Seat | None = None
    """Seat that was chosen here last."""
    remember: Callable[[str, Seat], None] = _forget
    """Hears which name and seat were chosen."""
    now: Clock = utc_now
    is_only_watched: bool = False
    """Nobody has keys or a mouse here: many look on at one picture in their browsers."""
    answer: Callable[[str, bool], None] = _keep_silent
    """Tells the browser, by its own word for a line that it holds, whether that line is kept."""
    host: Host | None = None
    """Brings a session into the browser from here; None in the browser itself."""
