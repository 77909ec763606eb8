"""Pictures of the screens where a Ma.akbank is prepared, two days before and on the evening itself."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from maktui.app import MaktuiApp
from maktui.catalogue import speak
from maktui.playing import lay_example
from maktui.record import ORGANISER, Record
from maktui.settings import Settings, load
from maktui.wiring import home, live_kit
from models.desk import Desk
from models.rights import Actor
from models.store import Store
from screens.access import Access
from screens.forms.agenda import AgendaScreen
from screens.forms.maakbank import MaakbankForm
from screens.forms.participant import ParticipantForm
from screens.forms.paste import PasteForm
from screens.forms.roles import RolesScreen
from screens.forms.session import SessionForm
from screens.maakbank import MaakbankScreen
from screens.seats import SeatScreen
from tests.screen_text import shown
from tests.snaps.conftest import START, moment
from tests.snaps.test_snap_live import SIZES, until

SCREENS: dict[str, tuple[Callable[[Access, Settings], Screen[Any]], str]] = {
    "maakbank": (lambda access, settings: MaakbankScreen(access, 1, live_kit(settings)), "Waar het om gaat"),
    "maakbank_form": (lambda access, _settings: MaakbankForm(access, 1), "Wie gaat erover"),
    "participant_form": (lambda access, _settings: ParticipantForm(access, 1, 1), "Buurttafels Oost"),
    "session_form": (lambda access, _settings: SessionForm(access, 1, 1), "Het Klaverblad"),
    "agenda": (lambda access, _settings: AgendaScreen(access, 1), "Check-out"),
    "paste": (lambda access, _settings: PasteForm(access, 1), "Plak"),
    "roles": (lambda access, _settings: RolesScreen(access), "kennisinstelling"),
    "seats": (lambda access, settings: SeatScreen(access, 1, live_kit(settings)), "verslaglegger"),
}


class OnThatDay(Record):
    """A record whose clock stands still, two days before the evening."""

    def desk(self, actor: Actor) -> Desk:
        return Desk(self.store, actor, lambda: moment("10:00").replace(day=25))


@pytest.fixture
def app_on(tmp_path: Path) -> Callable[..., MaktuiApp]:
    """The app at home on a record with the example laid ready, or on an empty one."""

    def make(*, laid: bool = True) -> MaktuiApp:
        store = Store.at(tmp_path / "record.sqlite")
        store.prepare()
        record = OnThatDay(store)
        record.desk(ORGANISER).prepare.lay_reference()
        if laid:
            lay_example(record.desk(ORGANISER), START)
        settings = replace(load(), language="nl", theme="maktui-light", data_dir=tmp_path)
        speak("nl")
        app = MaktuiApp(settings, lambda: record, home(settings), is_calm=False)
        app.animation_level = "none"
        return app

    return make


def opened(name: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Open this screen over home, and wait until it is whole."""
    make, words = SCREENS[name]

    async def run(pilot: Pilot[None]) -> None:
        app: Any = pilot.app
        await shown(pilot, "Werk voor de jeugd")
        app.push_screen(make(app.access, app.settings))
        await until(words)(pilot)

    return run


@SIZES
def test_home(snap_compare, app_on, size):
    assert snap_compare(app_on(), terminal_size=size, run_before=until("Werk voor de jeugd"))


@SIZES
def test_an_empty_record(snap_compare, app_on, size):
    assert snap_compare(app_on(laid=False), terminal_size=size, run_before=until("Welkom"))


@SIZES
@pytest.mark.parametrize("screen", SCREENS)
def test_prepare(snap_compare, app_on, screen, size):
    assert snap_compare(app_on(), terminal_size=size, run_before=opened(screen))
