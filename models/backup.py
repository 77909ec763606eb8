"""Copies of a SQLite record, taken while it is in use.

A copy is one file that needs no others beside it; it gets its name when it is complete.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from models.driver import connect, not_saved, sqlite
from models.errors import NotSaved
from models.store import Store
from models.zone import Clock, utc_now

__all__ = ["KEPT", "back_up", "backups", "is_whole", "restore"]

KEPT = 5
"""Backups that stay; older ones go."""

WAIT = 5.0
"""Seconds to wait for those who write."""


def back_up(store: Store, target: Path | None = None, clock: Clock = utc_now) -> Path:
    """Copy the record as it is at one moment; nobody has to stop writing.

    Args:
        store: a SQLite record.
        target: where the copy goes; else beside the record in "backups", of which `KEPT` stay.
        clock: names a copy that goes to "backups".

    Returns:
        The copy, readable by its owner only.

    Raises:
        NotSaved: it can't be written, or there is no SQLite record.
    """
    path = _path(store)
    with _told():
        copy = _copied(path, target or _name(path, clock()))
        if target is None:
            _prune(store)
    return copy


def backups(store: Store) -> list[Path]:
    """The copies beside a record, the newest first."""
    path = _path(store)
    stem = len(path.stem) + 1
    return sorted(
        (copy for copy in _folder(path).glob("*.sqlite") if copy.name.startswith(f"{path.stem}-")),
        key=lambda copy: copy.name[stem:],
        reverse=True,
    )


def restore(store: Store, copy: Path, clock: Clock = utc_now) -> Path | None:
    """Put a copy back; what is there now becomes a copy first, or is put aside when damaged.

    Returns:
        Where that is now, None when there was nothing.

    Raises:
        NotSaved: somebody has the record open, `copy` is no whole record, or
            the record can't be written; nothing was changed.
    """
    path = _path(store)
    if not is_whole(copy):
        raise NotSaved("other")
    store.close()
    with _told(), closing(connect(copy, wait=WAIT, pragmas=("query_only=ON",))) as source:
        earlier = _kept_aside(path, _name(path, clock()))
        _make_room(path)
        alone = ("locking_mode=EXCLUSIVE", "journal_mode", "synchronous=FULL")
        with closing(connect(path, wait=WAIT, pragmas=alone)) as target:
            target.execute("BEGIN EXCLUSIVE")
            target.execute("COMMIT")
            source.backup(target)
    _prune(store)
    return earlier


def is_whole(path: Path) -> bool:
    """Whether a file is a record, of any version, without damage."""
    try:
        with closing(connect(path, wait=WAIT, pragmas=("query_only=ON",))) as connection:
            tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
            whole = connection.execute("PRAGMA integrity_check")
            return bool(tables.fetchone() == (1,) and whole.fetchone() == ("ok",))
    except sqlite.Error:
        return False


def _path(store: Store) -> Path:
    if store.path is None:
        raise NotSaved("other")
    return store.path


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def _name(path: Path, now: datetime) -> Path:
    return _folder(path) / f"{path.stem}-{now:%Y%m%d-%H%M%S-%f}.sqlite"


def _copied(path: Path, copy: Path) -> Path:
    """Copy into a file of another name first, so that no half copy looks like one."""
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = copy.with_name(f".{token_hex(4)}.half")
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with (
            closing(connect(path, wait=WAIT, pragmas=("query_only=ON",))) as source,
            closing(connect(half, wait=WAIT)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        half.replace(copy)
    finally:
        half.unlink(missing_ok=True)
    return copy


def _kept_aside(path: Path, copy: Path) -> Path | None:
    if not path.exists() or path.stat().st_size == 0:
        return None
    if is_whole(path):
        return _copied(path, copy)
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    damaged = copy.with_suffix(".damaged")
    for ending in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(damaged.with_name(damaged.name + ending))
    return damaged


def _make_room(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _prune(store: Store) -> None:
    for old in backups(store)[KEPT:]:
        old.unlink(missing_ok=True)


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the driver and the system in the record's own terms."""
    try:
        yield
    except sqlite.Error as error:
        raise (not_saved(error) or NotSaved("other")) from error
    except OSError as error:
        raise NotSaved("full" if error.errno == errno.ENOSPC else "read_only") from error
