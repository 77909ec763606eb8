"""Transactions of one record through SQLModel: to write, to read, or alone for a migration."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm import configure_mappers

from models.driver import version_of as version_in_file
from models.engines import failure, migrator, reader, writer
from models.selects.session import RecordSession

__all__ = ["Transactions", "version_of"]


class Transactions:
    """Those of one record, from several threads; engines are made at their first use.

    Args:
        url: a SQLite file or a PostgreSQL database.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engines: dict[str, Engine] = {}
        self._lock = Lock()

    @contextmanager
    def write(self) -> Iterator[RecordSession]:
        """See `models.store.Store.write`."""
        with _told(), RecordSession(self._engine("write", writer), expire_on_commit=False) as session:
            session.connection()
            yield session
            session.commit()

    @contextmanager
    def read(self) -> Iterator[RecordSession]:
        """See `models.store.Store.read`."""
        with _told(), RecordSession(self._engine("read", reader), expire_on_commit=False) as session:
            yield session

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """See `models.store.Store.alone`; the file is there already."""
        engine = migrator(self._url)
        try:
            with _told(), engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()

    def version(self) -> str | None:
        """See `models.store.Store.version`."""
        with self.read() as session:
            return version_of(session.connection())

    def load(self) -> None:
        """Do now what the first write would have to do first."""
        configure_mappers()
        self._engine("write", writer)

    def close(self) -> None:
        """Let go of every connection."""
        with self._lock:
            while self._engines:
                self._engines.popitem()[1].dispose()

    def _engine(self, name: str, make: Callable[[URL], Engine]) -> Engine:
        with self._lock:
            if name not in self._engines:
                self._engines[name] = make(self._url)
            return self._engines[name]


def version_of(connection: Connection) -> str | None:
    """The version of the schema, None for an empty database.

    Raises:
        NotSaved: these are the tables of another program.
    """
    if connection.dialect.name == "sqlite":
        return version_in_file(connection.connection.dbapi_connection)  # type: ignore[arg-type]
    if "alembic_version" in inspect(connection).get_table_names():
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the database in the record's own terms; a wrong program's stay as they are."""
    try:
        yield
    except (DBAPIError, NoConnection) as error:
        not_saved = failure(error)
        if not_saved is None:
            raise
        raise not_saved from error
