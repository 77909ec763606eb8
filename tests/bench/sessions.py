"""Records to measure on: a running session with as many lines as one asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import insert

from models.codes import LineKind, Seat
from models.store import Store
from models.tables import Line
from models.zone import utc_now
from tests.multi.place import TALK, Sit
from tests.table import Table

__all__ = ["LAST", "MANY", "fill", "running", "seats"]

MANY = 5_000

LAST = "Dit was alles."
"""The last of the lines that `fill` makes."""

SAID = (
    "Jongeren vinden de weg naar het jongerenpunt niet.",
    "Werkgevers willen wel, maar weten niet bij wie ze *nu* moeten zijn. Het loket is dicht als zij tijd "
    "hebben, en wie belt krijgt een bandje.",
    "Een vast gezicht per jongere, dat hoor je aan elke tafel terug.",
    "Zie het verslag van vorige keer.",
)
OFTEN = 50
"""Of so many lines one is a decision, an action or a question."""
MARKED = (
    "Besluit: proef {number} begint",
    "Actie: @Daan Verhulst begroten {number} voor 1 dec",
    "/vraag Wie betaalt {number}?",
)


@contextmanager
def running(**lines: int) -> Iterator[Table]:
    """The example session in its first talk, in a record that goes afterwards.

    Args:
        lines: how many lines an item has, as `item5=5000`.
    """
    with TemporaryDirectory(prefix="maktui-bench-") as folder:
        store = Store.at(Path(folder) / "record.sqlite")
        store.prepare()
        table = Table(store, utc_now() - timedelta(minutes=10))
        lead = table.opened()
        lead.session.go_to(session_id=table.session_id, item_id=table.item(TALK), seen_item_id=table.item(1))
        for item, count in lines.items():
            fill(table, int(item.removeprefix("item")), count)
        table.now = utc_now()
        yield table
        store.close()


def fill(table: Table, item: int, count: int) -> None:
    """Give an item so many lines; most of them put in by columns, as the Desk would take a minute."""
    reporter = table.sit(Seat.REPORTER)
    item_id = table.item(item)
    marked = count // OFTEN
    with table.store.write() as session:
        rows = [_row(table, item_id, number) for number in range(count - marked - 1)]
        if rows:
            session.connection().execute(insert(Line), rows)
    for number in range(marked):
        table.keep(reporter, MARKED[number % len(MARKED)].format(number=number), item)
    if count:
        table.keep(reporter, LAST, item)


def _row(table: Table, item_id: int, number: int) -> dict[str, object]:
    text = f"{number} {SAID[number % len(SAID)]}"
    return {
        "key": f"{item_id}-{number}",
        "revision": 1,
        "session_id": table.session_id,
        "item_id": item_id,
        "position": number + 1,
        "kind": LineKind.NOTE,
        "text": text,
        "source": text,
        "quoted": "",
        "hint": "",
        "author": "Joost Wiering",
        "initials": "JW",
        "seat_id": "s",
        "worded_by": "",
        "at": table.now,
        "wiped_by": "",
    }


@contextmanager
def seats(table: Table) -> Iterator[Sit]:
    """People at this session, each in a process of their own."""
    with TemporaryDirectory(prefix="maktui-bench-home-") as home:
        sit = Sit(table.store.url.render_as_string(hide_password=False), Path(home), table.session_id)
        try:
            yield sit
        finally:
            sit.leave()
