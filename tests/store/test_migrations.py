import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from re import fullmatch

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, select

import models.tables  # noqa: F401  (makes the metadata complete)
from models import migrations
from models.backup import backups
from models.codes import RoomView, Seat, Variant
from models.desk import Desk
from models.errors import NotSaved, RecordTooNew, RecordTooOld
from models.inputs import SessionInput
from models.rights import Actor
from models.store import HEAD, Store
from models.tables import Maakbank
from tests.table import Table

Place = Callable[[bool], URL]
Opener = Callable[[URL | Path], Store]
Scripts = Callable[..., None]


def version(store: Store) -> str | None:
    return store.version()


def set_version(store: Store, number: str) -> None:
    with store.write() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = :n"), {"n": number})


def columns(store: Store, table: str) -> set[str]:
    with store.read() as session:
        return {column["name"] for column in inspect(session.connection()).get_columns(table)}


def schema(connection: Connection) -> set[object]:
    """All that the database was told about its tables, in no order."""
    if connection.dialect.name == "sqlite":
        told = connection.execute(text("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return {
            (name, line.strip().rstrip(",").replace('"', ""))
            for name, sql in told
            if name not in AROUND
            for line in sql.split("\n")
        }
    queries = (
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    )
    return {
        tuple(row) for query in queries for row in connection.execute(text(query)) if row[0] not in AROUND
    }


AROUND = ("alembic_version", "sqlite_sequence")


def test_the_version_the_program_reads_is_the_newest_script() -> None:
    assert migrations.head() == HEAD


def test_versions_are_four_figures_in_one_line() -> None:
    scripts = list(ScriptDirectory.from_config(migrations.configuration()).walk_revisions())
    names = [script.revision for script in reversed(scripts)]
    assert names == [f"{number:04}" for number in range(1, len(names) + 1)]
    assert all(fullmatch(r"\d{4}", name) for name in names)


def test_a_migrated_record_is_what_the_tables_say(place: Place, opened: Opener) -> None:
    made, meant = opened(place(False)), opened(place(False))
    made.prepare()
    with meant.alone() as connection:
        SQLModel.metadata.create_all(connection)
        expected = schema(connection)
    with made.read() as session:
        assert schema(session.connection()) == expected


def test_alembic_finds_nothing_left_to_do(store: Store) -> None:
    with store.alone() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


BEFORE_THE_BROWSER = (
    "INSERT INTO maakbank (id, revision, name, question, whose, who_decides, how_organised, outcome,"
    " variant, areas, last_decision, last_action)"
    " VALUES (1, 1, 'Groen', '', '', '', '', '', 'direct', '', 0, 0)",
    *(
        "INSERT INTO meetingsession"
        " (id, revision, maakbank_id, number, planned_start, place, phase, start_reason, start_gaps)"
        f" VALUES ({number}, 1, 1, {number}, '2026-11-27 16:30:00', 'De Es', 'live', '', '[]')"
        for number in (1, 2)
    ),
    "INSERT INTO agendaitem"
    " (revision, session_id, position, title, kind, focus, planned_minutes, extra_minutes)"
    " VALUES (1, 1, 1, 'Inloop', 'together', 'none', 30, 0)",
    "INSERT INTO change"
    " (at, act, kind, row_id, session_id, maakbank_id, seat, seat_id, actor, before, undoes)"
    " VALUES ('2026-11-27 16:30:00', 'a', 'session.opened', 1, 1, 1, 'facilitator', 's', 'Els', '', '')",
)


def test_a_record_from_before_the_browser_keeps_all_it_held(empty: Store) -> None:
    migrations.migrate(empty, "0001")
    with empty.alone() as connection:
        for statement in BEFORE_THE_BROWSER:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DELETE FROM meetingsession WHERE id = 2")
    empty.prepare()
    desk = Desk(empty, Actor(seat=Seat.ORGANISER, name="Bureau"))
    (session,) = desk.read.sessions(maakbank_id=1)
    assert (session.place, session.room_view) == ("De Es", RoomView.BOARD)
    assert [item.title for item in desk.read.agenda(session_id=1)] == ["Inloop"]
    assert [(change.seq, change.actor) for change in desk.read.changes(after=0)] == [(1, "Els")]
    if empty.is_sqlite:
        data = SessionInput(planned_start=session.planned_start)
        assert desk.prepare.save_session(maakbank_id=1, data=data).id == 3


def test_a_record_is_too_old_until_it_is_prepared(empty: Store) -> None:
    with pytest.raises(RecordTooOld):
        empty.check_version()
    empty.prepare()
    empty.check_version()
    assert version(empty) == HEAD


def test_preparing_again_changes_nothing(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    sqlite_store.prepare()
    sqlite_store.close()
    before = sqlite_store.path.read_bytes()
    sqlite_store.prepare()
    sqlite_store.close()
    assert sqlite_store.path.read_bytes() == before
    assert backups(sqlite_store) == []


def test_the_record_of_a_newer_program_is_left_alone(store: Store) -> None:
    set_version(store, "9999")
    for use in (store.prepare, store.check_version, lambda: migrations.migrate(store)):
        with pytest.raises(RecordTooNew):
            use()
    assert version(store) == "9999"
    assert store.path is None or backups(store) == []


def test_alembic_is_not_imported_for_a_record_that_is_up_to_date(sqlite_store: Store) -> None:
    code = (
        "import sys; from models.feed import Feed; from models.store import Store; s = Store(sys.argv[1]);"
        " s.check_version(); s.prepare(); s.close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(sqlite_store.url)], check=False).returncode == 0


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scripts:
    """Adds migrations that a later program might have; each the body of an `upgrade`."""
    folder = tmp_path / "versions"
    folder.mkdir()
    shipped = Path(migrations.__file__).parent / "versions"
    configuration = migrations.configuration

    def with_more(connection: Connection | None = None) -> Config:
        config = configuration(connection)
        config.set_main_option("version_locations", f"{shipped}{os.pathsep}{folder}")
        return config

    def add(*bodies: str) -> None:
        for number, body in enumerate(bodies, start=int(HEAD) + 1):
            indented = "\n    ".join(body.strip().split("\n"))
            (folder / f"{number:04}_later.py").write_text(
                "import sqlalchemy as sa\nfrom alembic import op\n\n"
                f"revision = '{number:04}'\ndown_revision = '{number - 1:04}'\n"
                f"branch_labels = depends_on = None\n\n\ndef upgrade():\n    {indented}\n"
            )
        monkeypatch.setattr(migrations, "configuration", with_more)
        monkeypatch.setattr("models.store.HEAD", f"{int(HEAD) + len(bodies):04}")

    return add


REPLACE_MAAKBANK = """
with op.batch_alter_table("maakbank", table_kwargs={"sqlite_autoincrement": True}) as maakbank:
    maakbank.add_column(sa.Column("extra", sa.Integer()))
    maakbank.alter_column("areas", existing_type=sa.String(), nullable=True)
"""

ADD_COLUMN = 'op.add_column("role", sa.Column("half", sa.Integer()))'


def test_replacing_a_parent_table_keeps_its_children(store: Store, scripts: Scripts) -> None:
    table = Table(store)
    table.keep(table.opened(), "/besluit We beginnen")
    before = table.organiser.read.record(session_id=table.session_id)
    scripts(REPLACE_MAAKBANK)
    with pytest.raises(RecordTooOld):
        store.check_version()
    store.prepare()
    store.check_version()
    assert "extra" in columns(store, "maakbank")
    assert table.organiser.read.record(session_id=table.session_id) == before
    assert table.lines() == ["We beginnen"]


def test_a_replaced_table_keeps_its_rules(store: Store, scripts: Scripts) -> None:
    table = Table(store)
    scripts(REPLACE_MAAKBANK)
    store.prepare()
    with pytest.raises(IntegrityError), store.write() as session:
        session.connection().execute(text("DELETE FROM maakbank"))
    with store.write() as session:
        spare = Maakbank(name="weg", variant=Variant.DIRECT)
        session.add(spare)
    with store.write() as session:
        session.delete(spare)
    with store.write() as session:
        again = Maakbank(name="nieuw", variant=Variant.DIRECT)
        session.add(again)
    assert again.id == (spare.id or 0) + 1
    assert len(table.organiser.read.maakbanken()) == 2


@pytest.mark.parametrize("failing", ["raise RuntimeError('stuk')", "op.execute('SELECT * FROM not_there')"])
def test_a_step_that_fails_leaves_the_record_as_it_was(store: Store, scripts: Scripts, failing: str) -> None:
    table = Table(store)
    table.keep(table.opened(), "blijft")
    scripts(ADD_COLUMN, REPLACE_MAAKBANK, f'op.execute("DELETE FROM linerevision")\n{failing}')
    with pytest.raises(Exception, match=r"stuk|not_there"):
        store.prepare()
    assert version(store) == HEAD
    assert "half" not in columns(store, "role")
    assert "extra" not in columns(store, "maakbank")
    assert table.lines() == ["blijft"]
    with store.write() as session:
        assert session.exec(select(Maakbank.name)).all()


def test_a_step_that_breaks_a_reference_is_taken_back(sqlite_store: Store, scripts: Scripts) -> None:
    table = Table(sqlite_store)
    scripts("op.execute('DELETE FROM maakbank')")
    with pytest.raises(NotSaved):
        sqlite_store.prepare()
    assert version(sqlite_store) == HEAD
    assert len(table.organiser.read.maakbanken()) == 1


def test_a_record_is_copied_before_it_is_migrated(
    sqlite_store: Store, scripts: Scripts, opened: Opener
) -> None:
    scripts(ADD_COLUMN)
    sqlite_store.prepare()
    (copy,) = backups(sqlite_store)
    assert (version(opened(copy)), version(sqlite_store)) == (HEAD, f"{int(HEAD) + 1:04}")
    assert "half" not in columns(opened(copy), "role")


def test_a_new_record_needs_no_copy(sqlite_file: Path, opened: Opener) -> None:
    store = opened(sqlite_file)
    store.prepare()
    assert backups(store) == []


def test_who_writes_meanwhile_is_waited_for(
    store: Store, scripts: Scripts, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.engines.LONG_WAIT", 0.05)
    scripts('op.execute("ALTER TABLE role ADD COLUMN half INTEGER")')
    with opened(store.url).write() as session:
        session.connection().execute(text("UPDATE role SET name = name"))
        with pytest.raises(NotSaved) as refused:
            store.prepare()
    assert refused.value.reason == "locked"
    store.prepare()
    assert "half" in columns(store, "role")


@pytest.fixture
def drafted(tmp_path: Path, scripts: Scripts) -> Iterator[Path]:
    """Where the next migration script goes in this test."""
    scripts("pass")
    yield tmp_path / "versions"


def test_the_next_script_names_no_class_of_ours(empty: Store, drafted: Path) -> None:
    """The scripts must outlive our classes, so env.py spells types out in SQLAlchemy's own."""
    with empty.alone() as connection:
        config = migrations.configuration(connection)
        command.stamp(config, "head")
        command.revision(config, "x", autogenerate=True, rev_id="9998", version_path=str(drafted))
    (script,) = drafted.glob("9998*.py")
    written = script.read_text()
    assert "sa.DateTime(timezone=True)" in written
    assert "sa.String()" in written
    assert "sqlite_autoincrement=True" in written
    assert "models" not in written.replace("sqlmodel", "") and "AutoString" not in written
