"""Pictures of letting people in: on the host's screen and on the screen in the room."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.codes import Seat
from models.desk import Desk
from models.rights import Actor
from models.store import Store
from tests.screen_text import shown

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

COMING_IN = "17:35"

LATER = datetime(2100, 1, 1, tzinfo=UTC)
"""Seats that are made then stand at whatever day the pictures are compared."""


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Brings the record's session into the browser; these people join it."""
    monkeypatch.setattr("models.desk.admitting.new_code", lambda: "G91SM0Y3")

    def serve(*names: str) -> None:
        store = Store.at(tmp_path / "record.sqlite")
        host = Desk(store, Actor(seat=Seat.ORGANISER, name=""), lambda: LATER)
        host.door.announce(session_id=1, address="http://192.168.1.20:8020")
        code = host.door.open(session_id=1).code
        for name in names:
            host.door.join(code=code, name=name)
        if names:
            link = host.door.invite(session_id=1, seat=Seat.REPORTER)
            host.door.redeem(secret=link.secret, name="Naomi Pinas")
            host.door.invite(session_id=1, seat=Seat.ROOM)
        store.close()

    return serve


async def to_the_door(pilot: Pilot[None]) -> None:
    await shown(pilot, "Werk voor de jeugd")
    await pilot.press("k")
    await shown(pilot, "G91S M0Y3")
    await shown(pilot, "nieuwe code")
    await pilot.pause()


@SIZES
@pytest.mark.parametrize("names", [(), ("Ama Boateng", "Yara Hoekstra", "Zoë")], ids=["nobody", "waiting"])
def test_joining(snap_compare, app_at, sit, served, names, size):
    app = app_at(COMING_IN, sit(Seat.FACILITATOR, COMING_IN))
    served(*names)
    assert snap_compare(app, terminal_size=size, run_before=to_the_door)


@SIZES
def test_the_room_asks_people_to_join(snap_compare, app_at, sit, served, size):
    app = app_at(COMING_IN, sit(Seat.ROOM, COMING_IN))
    served()

    async def asked(pilot: Pilot[None]) -> None:
        await shown(pilot, "192.168.1.20:8020")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=asked)
