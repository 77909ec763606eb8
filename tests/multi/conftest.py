"""A running session on a record of its own, and seats in processes of their own at it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from models.codes import Seat
from models.store import Store
from models.zone import utc_now
from tests.multi.place import Place
from tests.multi.sitting import Seating
from tests.table import Table

TALK = 5
"""Number of the agenda item that runs: a talk, with the minutes in the middle."""

Sit = Callable[..., Place]


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    """The example session in its first talk, long enough for one key to leave it."""
    store = Store.at(tmp_path / "record.sqlite")
    store.prepare()
    table = Table(store, utc_now() - timedelta(minutes=10))
    lead = table.opened()
    lead.session.go_to(session_id=table.session_id, item_id=table.item(TALK), seen_item_id=table.item(1))
    table.now = utc_now()
    yield table
    store.close()


@pytest.fixture
def sit(table: Table, tmp_path: Path) -> Iterator[Sit]:
    """Sit down: a process with the app at this seat; it goes at the end of the test."""
    places: list[Place] = []

    def sit_down(seat: Seat, name: str, *, language: str = "en") -> Place:
        seating = Seating(
            db_url=table.store.url.render_as_string(hide_password=False),
            home=tmp_path / "home",
            session_id=table.session_id,
            seat=seat,
            name=name,
            language=language,
        )
        places.append(Place(seating))
        return places[-1]

    yield sit_down
    for place in places:
        place.leave()
