import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from maktui.playing import Evening
from models.codes import FixedTextKind, LineKind
from models.selects import SELECTS
from models.selects.compiling import compiled
from models.sqlite_rows import COMPILED
from models.store import Store
from tests.table import Table

ROOT = Path(__file__).parents[2]
START = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)

ASKED: dict[str, Any] = {
    "act": "",
    "action_id": 2,
    "after": 3,
    "besides": "nobody",
    "decision_id": 2,
    "item_id": 5,
    "kind": LineKind.DECISION,
    "line_id": 9,
    "link_hash": "",
    "maakbank_id": 1,
    "most": 7,
    "now": START,
    "number": 1,
    "outcome_id": 1,
    "participant_id": 1,
    "proposal_id": 1,
    "report_back_id": 1,
    "round_id": 1,
    "seat_id": "nobody",
    "session_id": 1,
    "since": START - timedelta(days=1),
    "token_hash": "",
    "version": "december 2020",
    "web_seat_id": 1,
}

READS = """
import sys
from models.desk import Desk
from models.codes import Seat
from models.feed import Feed
from models.rights import Actor
from models.store import Store

store = Store.at(sys.argv[1])
store.check_version()
desk = Desk(store, Actor(seat=Seat.REPORTER, name="Joost", session_id=1))
assert desk.read.record(session_id=1).agenda
assert Feed(store)._fetch(0)[1]
store.close()
print(*{name.partition(".")[0] for name in sys.modules} & {"sqlalchemy", "sqlmodel", "pydantic"})
"""


def asked_of(name: str) -> dict[str, Any]:
    """What a select asks for, out of `ASKED`."""
    kind = FixedTextKind.VALUE if name == "fixed texts" else ASKED["kind"]
    wanted = {bind.key for bind in SELECTS[name].compile().binds.values() if bind.required}
    return {key: kind if key == "kind" else ASKED[key] for key in wanted}


def test_what_was_compiled_is_what_the_selects_say() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compiled(), "run: python -m models.selects"


@pytest.fixture
def evening(table: Table) -> Store:
    Evening(table.store, 1, START).play()
    desk = table.organiser.outcomes
    for decision in table.organiser.read.decisions(maakbank_id=1)[:1]:
        outcome = desk.mark(decision_id=decision.id)
        desk.measure(outcome_id=outcome.id, measured_on=table.now.date(), value="4")
        desk.add_report_back(decision_id=decision.id, participant_id=1, takes_to="thuis")
    return table.store


def test_both_ways_give_the_same_rows(evening: Store) -> None:
    answered = set()
    for name in SELECTS:
        with evening.read() as session, evening.rows() as rows:
            meant = [tuple(row) for row in session.rows(name, **asked_of(name))]
            given = rows.rows(name, **asked_of(name))
        assert [tuple(row) for row in given] == meant, name
        if given:
            answered.add(name)
            assert given[0]._fields == tuple(column["name"] for column in SELECTS[name].column_descriptions)
    assert len(answered) > len(SELECTS) / 2


def test_reading_a_file_loads_no_database_library(sqlite_laid: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READS, str(sqlite_laid)], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
