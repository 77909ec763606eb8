import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.screen import Screen

from maktui.app import MaktuiApp
from maktui.catalogue import speak
from maktui.playing import Evening, lay_example
from maktui.record import ORGANISER, Record
from maktui.settings import load
from maktui.wiring import live_kit, record_opener
from models.codes import Seat
from models.outbox import Outbox
from models.rights import Actor
from models.store import Store
from screens.access import Access
from screens.seats import seat_screen

START = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)

NAMES = {
    Seat.FACILITATOR: ("Fatima El Amrani", "FE"),
    Seat.REPORTER: ("Joost Wiering", "JW"),
    Seat.PARTICIPANT: ("Lucia Fernandes", "LF"),
    Seat.ROOM: ("de zaal", ""),
}

Made = Callable[[Access], Screen[None]]


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The example evening on a record, played until a time of day; each time once."""
    folder = tmp_path_factory.mktemp("played")
    made: dict[str, Path] = {}

    def until(clock: str) -> Path:
        if clock not in made:
            file = folder / f"{clock.replace(':', '')}.sqlite"
            store = Store.at(file)
            store.prepare()
            record = Record(store)
            record.desk(ORGANISER).prepare.lay_reference()
            evening = Evening(store, lay_example(record.desk(ORGANISER), START), START)
            evening.play(moment(clock))
            store.scrub()
            store.close()
            made[clock] = file
        return made[clock]

    return until


def moment(clock: str) -> datetime:
    """A time of day of the example evening, in UTC."""
    hours, minutes = map(int, clock.split(":"))
    return START.replace(hour=0, minute=0) + timedelta(hours=hours - 1, minutes=minutes)


@pytest.fixture
def app_at(played: Callable[[str], Path], tmp_path: Path) -> Callable[..., MaktuiApp]:
    """The app on the played evening, in one language and theme, with its clock stopped."""

    def make(clock: str, made: Made, *, language: str = "nl", theme: str = "maktui-light") -> MaktuiApp:
        file = tmp_path / "record.sqlite"
        shutil.copy(played(clock), file)
        settings = replace(load(db=str(file)), language=language, theme=theme)
        speak(language)
        app = MaktuiApp(settings, record_opener(settings), made, is_calm=False)
        app.animation_level = "none"
        return app

    return make


@pytest.fixture
def sit(tmp_path: Path) -> Callable[..., Made]:
    """Makes the live screen of a seat in the example session."""

    def make(seat: Seat, clock: str) -> Made:
        name, initials = NAMES[seat]
        kit = replace(live_kit(load()), outbox_folder=tmp_path / "outbox", now=lambda: moment(clock))
        outbox = None
        if seat in (Seat.FACILITATOR, Seat.REPORTER):
            outbox = Outbox.claim(kit.outbox_folder, session_id=1, author=name, seat=seat)
        actor = Actor(seat=seat, name=name, initials=initials, session_id=1)
        return lambda access: seat_screen(access.seated(actor), 1, kit, outbox)

    return make
