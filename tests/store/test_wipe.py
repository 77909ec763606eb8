"""Wis voorgoed: afterwards the text is in no table, and in no byte on disk."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from models.codes import Seat
from models.outbox import Making, Outbox
from models.store import Store
from models.views.minutes import LineView
from tests.table import Table

SECRET = "vertrouwelijk"


def tables(store: Store) -> str:
    with store.read() as session:
        return "\n".join(
            str(row)
            for one in SQLModel.metadata.sorted_tables
            for row in session.connection().execute(one.select())
        )


def on_disk(store: Store) -> bytes:
    assert store.path is not None
    return b"".join(path.read_bytes() for path in store.path.parent.glob(f"{store.path.name}*"))


def told(table: Table) -> LineView:
    """A line with a history, two second texts, an owner and a draft, all with the secret."""
    joost, naomi = table.sit(Seat.REPORTER, "Joost"), table.sit(Seat.REPORTER, "Naomi")
    first = table.keep(joost, f"/besluit {SECRET} een {'en meer ' * 500}")
    line = table.edit(joost, first, f"/actie @{SECRET} regelt {SECRET} twee")
    for desk, words in ((naomi, "drie"), (joost, "vier")):
        waiting = table.edit(desk, first, f"/actie {SECRET} {words}").conflicts
    joost.minutes.settle_conflict(conflict_id=waiting[0].id, keep="theirs")
    naomi.minutes.save_draft(item_id=line.item_id, text=f"{SECRET} vijf", line_id=line.id)
    table.keep(naomi, "gewoon")
    return joost.read.line(line_id=line.id)


@pytest.fixture
def secret(table: Table) -> LineView:
    table.opened()
    line = told(table)
    assert SECRET in tables(table.store)
    return line


def test_a_wiped_text_is_in_no_table(table: Table, secret: LineView) -> None:
    table.sit(Seat.REPORTER, "Naomi").minutes.wipe_line(line_id=secret.id)
    assert SECRET not in tables(table.store)
    assert [line.text for line in table.organiser.read.lines(item_id=secret.item_id)] == ["", "gewoon"]


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_wiped_text_is_in_no_byte_of_the_record(table: Table, secret: LineView) -> None:
    assert SECRET.encode() in on_disk(table.store)
    table.sit(Seat.REPORTER, "Naomi").minutes.wipe_line(line_id=secret.id)
    assert SECRET.encode() not in on_disk(table.store)
    table.store.close()
    assert SECRET.encode() not in on_disk(table.store)


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_while_somebody_reads_the_bytes_go_with_the_next_write(table: Table, secret: LineView) -> None:
    with table.store.read() as reader:
        reader.connection().execute(text("SELECT count(*) FROM line")).scalar()
        table.sit(Seat.REPORTER, "Naomi").minutes.wipe_line(line_id=secret.id)
        assert SECRET.encode() in on_disk(table.store)
    table.keep(table.sit(Seat.REPORTER, "Joost"), "verder")
    assert SECRET.encode() not in on_disk(table.store)


def test_a_second_text_that_became_a_line_leaves_its_first_place_too(table: Table) -> None:
    table.opened()
    joost = table.sit(Seat.REPORTER, "Joost")
    line = table.keep(joost, "een")
    table.edit(joost, line, "twee")
    conflict = table.edit(joost, line, SECRET).conflicts[0]
    joost.minutes.settle_conflict(conflict_id=conflict.id, keep="both")
    added = joost.read.lines(item_id=line.item_id)[-1]
    assert added.text == SECRET
    joost.minutes.wipe_line(line_id=added.id)
    assert SECRET not in tables(table.store)
    assert [view.text for view in joost.read.revisions(line_id=line.id)] == ["een"]


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_wiped_text_leaves_every_outbox(table: Table, secret: LineView, tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    boxes = [
        Outbox.claim(folder, session_id=1, author=author, seat=Seat.REPORTER) for author in ("Joost", "Naomi")
    ]
    for outbox in boxes:
        for end in range(1, len(SECRET)):
            outbox.edit(Making(SECRET[:end], secret.item_id, secret.id, secret.revision))
    boxes[1].close()
    table.sit(Seat.REPORTER, "Joost").minutes.wipe_line(line_id=secret.id)
    boxes[0].forget(secret.id)
    Outbox.forget_in(folder, secret.id)
    left = b"".join(path.read_bytes() for path in folder.iterdir())
    assert left == b""
    assert SECRET.encode() not in on_disk(table.store)
