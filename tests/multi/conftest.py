"""A running session on a record of its own, and seats in processes of their own at it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from models.store import Store
from models.zone import utc_now
from tests.multi.place import TALK, Sit
from tests.table import Table


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
    """Sit down, each in a process of their own; all go at the end of the test."""
    seats = Sit(table.store.url.render_as_string(hide_password=False), tmp_path / "home", table.session_id)
    yield seats
    seats.leave()
