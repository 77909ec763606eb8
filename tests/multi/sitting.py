"""Sitting down without the questions: what the screen with the seats does at the end of them."""

from dataclasses import dataclass, replace
from pathlib import Path

from textual.screen import Screen

from maktui.settings import Settings
from maktui.wiring import live_kit
from models.codes import Seat
from models.outbox import Outbox
from models.rights import Actor
from models.rules import initials_for
from screens.access import Access
from screens.seats import seat_screen

__all__ = ["Seating", "sit_down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """Who sits down where."""

    db_url: str
    home: Path
    session_id: int
    seat: Seat
    name: str
    language: str = "nl"
    size: tuple[int, int] = (120, 40)


def sit_down(access: Access, seating: Seating, settings: Settings) -> Screen[None]:
    """The live screen of this seat, with the outbox that waited for it."""
    kit = live_kit(settings)
    outbox: Outbox | None = None
    if seating.seat in (Seat.FACILITATOR, Seat.REPORTER):
        outbox = Outbox.claim(
            kit.outbox_folder, session_id=seating.session_id, author=seating.name, seat=seating.seat
        )
    actor = Actor(
        seat=seating.seat,
        name=seating.name,
        initials=initials_for(seating.name, ()),
        session_id=seating.session_id,
    )
    if outbox is not None:
        actor = replace(actor, seat_id=outbox.seat_id)
    return seat_screen(access.seated(actor), seating.session_id, kit, outbox)
