import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL

from models import backup
from models.backup import KEPT, back_up, backups, is_whole, restore
from models.desk import Desk
from models.driver import connect, sqlite
from models.errors import NotSaved
from models.store import Store
from tests.table import Table

Opener = Callable[[URL | Path], Store]

NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)


@pytest.fixture
def table(sqlite_store: Store) -> Table:
    return Table(sqlite_store)


def reason(use: Callable[[], object]) -> str:
    with pytest.raises(NotSaved) as refused:
        use()
    return refused.value.reason


def test_a_copy_holds_everything_and_can_be_put_back(table: Table, lead: Desk) -> None:
    table.keep(lead, "in de kopie")
    copy = back_up(table.store)
    table.keep(lead, "erna")
    earlier = restore(table.store, copy)
    assert table.lines() == ["in de kopie"]
    assert earlier is not None
    restore(table.store, earlier)
    assert table.lines() == ["in de kopie", "erna"]


def test_a_copy_is_one_file_for_its_owner_only(table: Table, tmp_path: Path) -> None:
    copy = back_up(table.store, tmp_path / "stick" / "kopie.sqlite")
    assert [left.name for left in copy.parent.iterdir()] == ["kopie.sqlite"]
    if os.name != "nt":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_nobody_has_to_stop_for_a_copy(table: Table, lead: Desk, opened: Opener) -> None:
    table.keep(lead, "bewaard")
    with table.store.write() as session:
        session.connection().exec_driver_sql("UPDATE line SET text = 'half'")
        copy = back_up(table.store)
    there = opened(copy)
    with there.read() as session:
        assert session.connection().exec_driver_sql("SELECT text FROM line").scalars().all() == ["bewaard"]


def test_five_copies_stay_the_newest_first(table: Table) -> None:
    days = iter(NOON + timedelta(days=day) for day in range(KEPT + 2))
    copies = [back_up(table.store, clock=lambda: next(days)) for _ in range(KEPT + 2)]
    assert backups(table.store) == copies[:1:-1]
    assert copies[-1].name == "record-20261210-120000-000000.sqlite"


def test_copies_of_another_record_in_the_same_folder_stay(table: Table, sqlite_file: Path) -> None:
    theirs = sqlite_file.parent / "backups" / "record2-20260101-000000-000000.sqlite"
    theirs.parent.mkdir()
    theirs.touch()
    for _ in range(KEPT + 1):
        back_up(table.store)
    assert theirs.exists()
    assert len(backups(table.store)) == KEPT


def test_the_oldest_copy_can_be_put_back_though_it_has_to_go(table: Table, lead: Desk) -> None:
    table.keep(lead, "oud")
    oldest, *_ = [back_up(table.store) for _ in range(KEPT)]
    table.keep(lead, "nieuw")
    restore(table.store, oldest)
    assert table.lines() == ["oud"]
    assert len(backups(table.store)) == KEPT


def test_a_copy_goes_where_nothing_is_yet(table: Table, sqlite_file: Path, opened: Opener) -> None:
    copy = back_up(table.store)
    new = opened(sqlite_file.parent / "nieuw" / "verslag.db")
    assert restore(new, copy) is None
    new.check_version()
    assert new.path is not None
    if os.name != "nt":
        assert stat.S_IMODE(new.path.stat().st_mode) == 0o600


def test_nothing_is_put_back_under_someone_who_is_at_work(
    table: Table, lead: Desk, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "WAIT", 0.05)
    copy = back_up(table.store)
    table.keep(lead, "nieuwer")
    assert table.store.path is not None
    other = opened(table.store.path)
    with other.read() as session:
        session.connection().exec_driver_sql("SELECT * FROM role")
        assert reason(lambda: restore(table.store, copy)) == "locked"
    other.close()
    assert table.lines() == ["nieuwer"]


def not_a_record(path: Path) -> None:
    path.write_bytes(b"dit is geen verslag" * 100)


def empty_file(path: Path) -> None:
    path.touch()


def of_another_program(path: Path) -> None:
    path.touch()
    theirs = connect(path, wait=1)
    theirs.execute("CREATE TABLE bookmarks (url)")
    theirs.close()


def damaged(path: Path) -> None:
    made = Store.at(path)
    made.prepare()
    made.close()
    content = bytearray(path.read_bytes())
    for place in range(4096, len(content), 4096):
        content[place : place + 64] = b"\xff" * 64
    path.write_bytes(content)


def missing(path: Path) -> None:
    pass


@pytest.mark.parametrize("make", [not_a_record, empty_file, of_another_program, damaged, missing])
def test_only_a_whole_record_is_put_back(
    table: Table, lead: Desk, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    table.keep(lead, "blijft")
    make(tmp_path / "iets.sqlite")
    assert not is_whole(tmp_path / "iets.sqlite")
    assert reason(lambda: restore(table.store, tmp_path / "iets.sqlite")) == "other"
    assert table.lines() == ["blijft"]
    assert backups(table.store) == []


@pytest.mark.parametrize("make", [not_a_record, of_another_program, damaged])
def test_a_damaged_record_is_put_aside(
    table: Table, sqlite_file: Path, tmp_path: Path, opened: Opener, make: Callable[[Path], None]
) -> None:
    copy = back_up(table.store)
    place = tmp_path / "stuk" / "record.db"
    place.parent.mkdir()
    make(place)
    content = place.read_bytes()
    aside = restore(opened(place), copy)
    opened(place).check_version()
    assert aside is not None
    assert aside.read_bytes() == content


def test_a_full_disk_leaves_no_half_copy(
    table: Table, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(path: Path, *, wait: float, pragmas: tuple[str, ...] = ()) -> sqlite.Connection:
        return connect(path, wait=wait, pragmas=(*pragmas, "max_page_count=2"))

    monkeypatch.setattr(backup, "connect", small)
    assert reason(lambda: back_up(table.store)) == "full"
    assert list((sqlite_file.parent / "backups").iterdir()) == []


def test_a_server_is_copied_by_its_own_means() -> None:
    store = Store("postgresql://host/record")
    for use in (lambda: back_up(store), lambda: backups(store), lambda: restore(store, Path("x"))):
        assert reason(use) == "other"
