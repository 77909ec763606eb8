"""A line's commit on a record of a thousand sessions, beside that on an empty one."""

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlmodel import insert

from models.codes import AgendaFocus, ItemKind, LineKind, Seat, SessionPhase
from models.grammar import NewLine
from models.store import Store
from models.tables import AgendaItem, Line, MeetingSession
from tests.bench.measure import Measure
from tests.table import Table

START = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
SESSIONS = 1000
LINES = 60
TIMES = 300


def measure() -> list[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        empty, full = (_record(Path(folder) / f"{name}.sqlite") for name in ("empty", "full"))
        _fill(full)
        times = _commits(empty, full)
    ratio = median(times[1]) / median(times[0])
    return [
        Measure(
            f"a line's commit on a record of {SESSIONS} sessions, against an empty one",
            ratio,
            1.2,
            "x",
            f"{median(times[1]) * 1000:.2f} against {median(times[0]) * 1000:.2f} ms",
        )
    ]


def _record(path: Path) -> Table:
    store = Store.at(path)
    store.prepare()
    return Table(store)


def _fill(table: Table) -> None:
    """Sessions with lines, put in by columns: the Desk would take an hour."""
    with table.store.write() as session:
        connection = session.connection()
        for number in range(2, SESSIONS + 2):
            meeting = MeetingSession(
                maakbank_id=1,
                number=number,
                planned_start=START + timedelta(days=number),
                phase=SessionPhase.CLOSED,
            )
            session.add(meeting)
            session.flush()
            item = AgendaItem(
                session_id=meeting.id or 0,
                position=1,
                title="Gesprek",
                kind=ItemKind.TALK,
                focus=AgendaFocus.NONE,
                planned_minutes=30,
            )
            session.add(item)
            session.flush()
            connection.execute(
                insert(Line),
                [
                    {
                        "key": f"{number}-{line}",
                        "revision": 1,
                        "session_id": meeting.id,
                        "item_id": item.id,
                        "position": line,
                        "kind": LineKind.NOTE,
                        "text": "Jongeren vinden de weg naar het jongerenpunt niet.",
                        "source": "Jongeren vinden de weg naar het jongerenpunt niet.",
                        "quoted": "",
                        "hint": "",
                        "author": "Joost",
                        "initials": "JO",
                        "seat_id": "s",
                        "worded_by": "",
                        "at": START,
                        "wiped_by": "",
                    }
                    for line in range(LINES)
                ],
            )


def _commits(*tables: Table) -> list[list[float]]:
    """Seconds per kept line; the records take turns, so that noise hits all of them."""
    desks = []
    for table in tables:
        table.opened()
        desks.append((table.sit(Seat.REPORTER), table.item(), table))
    found: list[list[float]] = [[] for _ in tables]
    for number in range(TIMES):
        for at, (desk, item_id, _) in enumerate(desks):
            before = time.perf_counter()
            desk.minutes.keep_line(
                key=f"bench-{number}",
                item_id=item_id,
                line=NewLine(kind=LineKind.NOTE, text=f"regel {number}"),
                source=f"regel {number}",
            )
            found[at].append(time.perf_counter() - before)
    return found
