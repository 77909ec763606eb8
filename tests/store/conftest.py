"""Every test that asks for `store` runs on a SQLite file and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex
from shutil import copyfile

import pytest
from sqlalchemy import URL, create_engine
from sqlmodel import SQLModel

from models.desk import Desk
from models.store import Store
from tests.databases import Place, administer
from tests.proposing import Put
from tests.table import Table

Opener = Callable[[URL | Path], Store]


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
    administer(postgres, f"CREATE DATABASE {name} TEMPLATE {postgres_ready}")
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
    administer(
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
    administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def lead(table: Table) -> Desk:
    """The gespreksleider's, who opened the session."""
    return table.opened()


@pytest.fixture
def code(lead: Desk) -> str:
    """With which one joins in the browser."""
    return lead.door.open(session_id=1).code


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
