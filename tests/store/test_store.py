import os
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError, StatementError
from sqlmodel import select

from models.codes import ChangeKind, Seat
from models.driver import connect
from models.errors import NotSaved, RecordTooOld
from models.store import Store
from models.tables import Change, ItemSpan, Role

Opener = Callable[[URL | Path], Store]


def roles(store: Store) -> list[str]:
    with store.read() as session:
        return sorted(session.exec(select(Role.name)).all())


def add(store: Store, *names: str) -> None:
    with store.write() as session:
        for position, name in enumerate(names):
            session.add(Role(position=position, name=name))


def change(at: datetime | None = None) -> Change:
    at = at or datetime.now(UTC)
    kind = ChangeKind.LINE_KEPT
    return Change(at=at, act="a", kind=kind, row_id=1, seat=Seat.REPORTER, seat_id="s", actor="Joost")


def pragma(store: Store, name: str, *, writing: bool = True) -> object:
    with store.write() if writing else store.read() as session:
        return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(RuntimeError), store.write() as session:
        session.add(Role(position=1, name="half"))
        session.flush()
        raise RuntimeError
    assert roles(store) == []


def test_another_process_sees_what_was_kept(store: Store, opened: Opener) -> None:
    add(store, "één")
    assert roles(opened(store.url)) == ["één"]


def test_rows_stay_readable_after_the_commit(store: Store) -> None:
    with store.write() as session:
        role = Role(position=1, name="kept")
        session.add(role)
    assert (role.id, role.name) == (1, "kept")


def test_a_read_stays_at_one_moment(store: Store, opened: Opener) -> None:
    with store.read() as session:
        assert session.exec(select(Role.name)).all() == []
        add(opened(store.url), "meanwhile")
        assert session.exec(select(Role.name)).all() == []
    assert roles(store) == ["meanwhile"]


def test_reading_never_writes(store: Store) -> None:
    with pytest.raises(NotSaved) as refused, store.read() as session:
        session.add(Role(position=1, name="x"))
        session.flush()
    assert refused.value.reason == "read_only"


def test_a_rule_of_the_tables_is_no_passing_error(store: Store) -> None:
    add(store, "twice")
    with pytest.raises(IntegrityError):
        add(store, "twice")
    with pytest.raises(IntegrityError), store.write() as session:
        session.add(ItemSpan(item_id=404, started_at=datetime.now(UTC)))


def test_wrong_sql_is_no_passing_error(store: Store) -> None:
    with pytest.raises((OperationalError, ProgrammingError)), store.write() as session:
        session.connection().execute(text("SELECT * FROM not_there"))


def test_the_ids_of_deleted_rows_are_not_given_out_again(store: Store) -> None:
    add(store, "first", "second")
    with store.write() as session:
        session.connection().execute(text("DELETE FROM role"))
    add(store, "third")
    with store.read() as session:
        assert session.exec(select(Role.id)).all() == [3]


def test_a_moment_is_utc_whatever_zone_it_came_in(store: Store) -> None:
    moment = datetime(2026, 12, 4, 20, 31, 5, 250, tzinfo=timezone(timedelta(hours=1)))
    with store.write() as session:
        session.add(change(at=moment))
    with store.read() as session:
        kept = session.exec(select(Change.at)).one()
    assert (kept, kept.tzinfo) == (moment, UTC)


def test_moments_keep_their_order(store: Store) -> None:
    base = datetime(2026, 12, 4, 20, 31, tzinfo=UTC)
    moments = [base + timedelta(microseconds=step) for step in (999_999, 0, 1, 1_000_000)]
    with store.write() as session:
        session.add_all(change(at=moment) for moment in moments)
    with store.read() as session:
        assert session.exec(select(Change.at).order_by(text("at"))).all() == sorted(moments)


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="without a time zone"), store.write() as session:
        session.add(change(at=datetime(2026, 12, 4)))


def test_a_code_is_kept_as_its_value_and_any_other_is_refused(store: Store) -> None:
    with store.write() as session:
        session.add(change())
    with store.read() as session:
        kept = session.connection().execute(text("SELECT kind, seat FROM change")).one()
    assert tuple(kept) == ("line.kept", "reporter")
    with pytest.raises(IntegrityError), store.write() as session:
        session.connection().execute(text("UPDATE change SET kind = 'line.invented'"))


def test_threads_share_a_store(store: Store) -> None:
    def work(number: int) -> None:
        for step in range(10):
            add(store, f"{number}-{step}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(roles(store)) == 40


def test_a_closed_store_lets_go_and_opens_again(store: Store) -> None:
    add(store, "kept")
    store.close()
    if store.path is not None:
        assert [left.name for left in store.path.parent.iterdir()] == [store.path.name]
    assert roles(store) == ["kept"]


def test_a_record_that_was_not_made_is_refused(empty: Store) -> None:
    with pytest.raises(RecordTooOld):
        empty.check_version()
    assert empty.path is None or not empty.path.exists()


def test_writing_does_not_make_a_missing_file(sqlite_file: Path, opened: Opener) -> None:
    sqlite_file.parent.mkdir()
    for use in (lambda: add(opened(sqlite_file), "lost"), lambda: roles(opened(sqlite_file))):
        with pytest.raises(NotSaved):
            use()
    assert not sqlite_file.exists()


def test_a_sqlite_record_syncs_fully_checks_references_and_wipes(sqlite_store: Store) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "mmap_size")
    assert [pragma(sqlite_store, name) for name in names] == ["wal", 2, 1, 1, 0]
    assert pragma(sqlite_store, "query_only", writing=False) == 1


@pytest.mark.skipif(os.name == "nt", reason="modes of files are another thing on Windows")
def test_a_new_record_is_for_its_owner_only(sqlite_file: Path, opened: Opener) -> None:
    store = opened(sqlite_file)
    store.prepare()
    add(store, "private")
    modes = {left.name: stat.S_IMODE(left.stat().st_mode) for left in sqlite_file.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(sqlite_file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name", ["a b", "wat?", "x#y", "50%20", "100%", "Ma.akbank é漢", "file:x", "a@b:c&d=e"]
)
def test_a_file_may_have_any_name(name: str, tmp_path: Path, opened: Opener) -> None:
    path = tmp_path / name / f"{name}.db"
    store = opened(path)
    store.prepare()
    add(store, "here")
    assert (path.is_file(), store.path) == (True, path)
    by_url = Store(store.url.render_as_string(hide_password=False))
    assert roles(by_url) == ["here"]
    by_url.close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_name_of_postgresql_means_the_same_driver(scheme: str) -> None:
    store = Store(f"{scheme}://joost:geheim@host/record")
    assert (store.url.drivername, store.is_sqlite, store.path) == ("postgresql+psycopg", False, None)


def wiped_text_stays(path: Path) -> bool:
    return any(b"wis dit voorgoed" in left.read_bytes() for left in path.parent.iterdir())


def wipe(store: Store) -> None:
    with store.write() as session:
        session.connection().execute(text("UPDATE role SET name = ''"))
    store.scrub()


def test_wiped_text_leaves_every_file(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    add(sqlite_store, "wis dit voorgoed")
    assert wiped_text_stays(sqlite_store.path)
    wipe(sqlite_store)
    assert not wiped_text_stays(sqlite_store.path)


def test_wiped_text_leaves_as_soon_as_nobody_reads_it(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    add(sqlite_store, "wis dit voorgoed")
    with sqlite_store.read() as session:
        assert session.exec(select(Role.name)).all() == ["wis dit voorgoed"]
        wipe(sqlite_store)
        assert wiped_text_stays(sqlite_store.path)
    add(sqlite_store, "the next write")
    assert not wiped_text_stays(sqlite_store.path)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.engines.LOCK_WAIT", 0.05)


@pytest.fixture
def lock_of_another(store: Store, opened: Opener) -> Iterator[Callable[[], None]]:
    """Someone else writes; calling this ends it."""
    other = opened(store.url)
    done, taken = threading.Event(), threading.Event()

    def hold() -> None:
        with other.write() as session:
            session.add(Role(position=0, name="theirs"))
            session.flush()
            other.lock_changes(session)
            taken.set()
            done.wait(30)

    thread = threading.Thread(target=hold)
    thread.start()
    assert taken.wait(10)

    def let_go() -> None:
        done.set()
        thread.join()

    yield let_go
    let_go()


def add_in_order(store: Store, name: str) -> None:
    with store.write() as session:
        store.lock_changes(session)
        session.add(Role(position=1, name=name))


def test_a_locked_record_says_so_and_takes_it_later(
    hasty: None, store: Store, lock_of_another: Callable[[], None]
) -> None:
    with pytest.raises(NotSaved) as refused:
        add_in_order(store, "mine")
    assert refused.value.reason == "locked"
    assert roles(store) == []
    lock_of_another()
    add_in_order(store, "mine")
    assert roles(store) == ["mine", "theirs"]


def test_reading_does_not_wait_for_who_writes(store: Store, lock_of_another: Callable[[], None]) -> None:
    assert roles(store) == []


def test_threads_of_one_process_that_wait_too_long_are_told(hasty: None, sqlite_store: Store) -> None:
    with sqlite_store.write(), pytest.raises(NotSaved) as refused:
        add(sqlite_store, "within")
    assert refused.value.reason == "locked"


def test_a_full_disk_says_so_and_takes_it_when_there_is_room(sqlite_store: Store) -> None:
    big = "x" * 200_000
    with sqlite_store.write() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(NotSaved) as refused:
        add(sqlite_store, "small", big)
    assert refused.value.reason == "full"
    assert roles(sqlite_store) == []
    add(sqlite_store, "still fits")
    with sqlite_store.write() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1000000")
    add(sqlite_store, big)
    assert roles(sqlite_store) == ["still fits", big]


@pytest.fixture
def ordinary() -> Iterator[None]:
    """Someone whom the modes of files bind; root is bound by none."""
    if os.name == "nt":
        pytest.skip("modes of files are another thing on Windows")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def read_only_file(sqlite_store: Store) -> Iterator[Path]:
    """A record that may be read only, in a place that everybody can reach."""
    add(sqlite_store, "kept")
    sqlite_store.close()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "there" / "record.db"
        path.parent.mkdir()
        copyfile(str(sqlite_store.path), path)
        Path(place).chmod(0o755)
        path.parent.chmod(0o777)
        path.chmod(0o444)
        yield path


def test_a_read_only_record_can_be_read(read_only_file: Path, ordinary: None, opened: Opener) -> None:
    store = opened(read_only_file)
    assert roles(store) == ["kept"]
    store.check_version()
    store.prepare()
    with pytest.raises(NotSaved) as refused:
        add(store, "more")
    assert refused.value.reason == "read_only"
    assert roles(store) == ["kept"]
    store.close()


def test_a_place_that_can_not_be_written_is_no_record(
    read_only_file: Path, ordinary: None, opened: Opener
) -> None:
    with pytest.raises(NotSaved) as refused:
        opened(read_only_file.parents[1] / "elsewhere" / "record.db").prepare()
    assert refused.value.reason == "read_only"


def test_a_damaged_file_is_no_record(sqlite_file: Path, opened: Opener) -> None:
    sqlite_file.parent.mkdir()
    sqlite_file.write_bytes(b"dit is geen verslag" * 100)
    store = opened(sqlite_file)
    for use in (store.check_version, store.prepare):
        with pytest.raises(NotSaved) as refused:
            use()
        assert refused.value.reason == "other"


def test_the_file_of_another_program_is_left_alone(sqlite_file: Path, opened: Opener) -> None:
    sqlite_file.parent.mkdir()
    sqlite_file.touch()
    theirs = connect(sqlite_file, wait=1)
    theirs.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(NotSaved):
        opened(sqlite_file).prepare()
    assert theirs.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
    theirs.close()


def test_a_server_that_is_not_there_is_no_crash() -> None:
    store = Store("postgresql://127.0.0.1:1/record")
    for use in (store.check_version, store.prepare, lambda: add(store, "lost"), lambda: roles(store)):
        with pytest.raises(NotSaved) as refused:
            use()
        assert refused.value.reason == "other"
