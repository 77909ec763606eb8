"""The doctor looks at the record and at what reads it."""

import platform
import sys
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError

from maktui.doctor.finding import Finding, Health
from maktui.doctor.machine import on_network_disk
from maktui.settings import Settings
from models.driver import sqlite
from models.errors import NotSaved
from models.store import HEAD, Store
from screens.language import _

__all__ = ["has_wal_reset_bug", "look_at_record"]


def look_at_record(settings: Settings) -> Iterator[Finding]:
    """The database program, then where the record is and how it is."""
    store = Store(settings.db_url)
    try:
        if store.is_sqlite:
            yield _sqlite()
        yield _place(store)
        yield from _state(store)
    except ModuleNotFoundError:
        words = _('a record on a server needs more: pip install "maktui[postgres]"')
        yield Finding(Health.WRONG, _("Version"), words)
    except (DBAPIError, NotSaved) as error:
        words = _("the record cannot be read: {reason}").format(reason=_reason(error))
        yield Finding(Health.WRONG, _("Version"), words)
    finally:
        store.close()


def has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Whether this SQLite can damage a file that several connections write (fixed in 3.51.3)."""
    return (3, 7, 0) <= version < (3, 51, 3)


def _sqlite() -> Finding:
    own = sqlite.__name__.partition(".")[0]
    words = _("{version}, from {driver}").format(version=sqlite.sqlite_version, driver=own)
    if not has_wal_reset_bug(sqlite.sqlite_version_info):
        return Finding(Health.GOOD, "SQLite", words)
    danger = _("two screens that write at the very same moment can damage the record (rare)")
    return Finding(Health.WRONG, "SQLite", f"{words}: {danger}; {_cure()}")


def _cure() -> str:
    if has_wheel():
        return _("install the newer one: pip install pysqlite3")
    return _("make a backup before each session, or put the record on PostgreSQL")


def has_wheel() -> bool:
    """Whether pysqlite3 can be installed here without a compiler, as pyproject.toml says."""
    return (sys.platform, platform.machine()) in (
        ("linux", "x86_64"),
        ("darwin", "arm64"),
        ("win32", "AMD64"),
        ("win32", "x86"),
    )


def _place(store: Store) -> Finding:
    subject = _("Record")
    if store.path is None:
        return Finding(Health.GOOD, subject, store.url.render_as_string(hide_password=True))
    if on_network_disk(store.path):
        words = _("{file} is on a network disk, where it can get damaged; choose a folder of this computer")
        return Finding(Health.WRONG, subject, words.format(file=store.path))
    return Finding(Health.GOOD, subject, str(store.path))


def _state(store: Store) -> Iterator[Finding]:
    subject = _("Version")
    version = store.version()
    if version is None:
        yield Finding(Health.NOTE, subject, _("nothing there yet; it is made at the first start"))
        return
    if version > HEAD:
        words = _("{version}, made by a newer maktui; use that one").format(version=version)
        yield Finding(Health.WRONG, subject, words)
    elif version < HEAD:
        words = _("{version}; at the next start it becomes {head}, after a backup")
        yield Finding(Health.NOTE, subject, words.format(version=version, head=HEAD))
    else:
        yield Finding(Health.GOOD, subject, version)
    if store.is_sqlite:
        yield _wholeness(store)


def _wholeness(store: Store) -> Finding:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        damage = [str(row[0]) for row in run("PRAGMA integrity_check(3)") if row[0] != "ok"]
        loose = run("PRAGMA foreign_key_check").first() is not None
    if damage or loose:
        words = _("the record is damaged; put a copy back with maktui restore: {damage}")
        found = "; ".join(damage) or _("rows that belong to nothing")
        return Finding(Health.WRONG, _("Wholeness"), words.format(damage=found))
    return Finding(Health.GOOD, _("Wholeness"), _("every page and every reference is right"))


def _reason(error: Exception) -> str:
    """The database's own first line, which never holds a password."""
    said = error.__cause__ if isinstance(error, NotSaved) else error
    return str(getattr(said, "orig", said)).partition("\n")[0]
