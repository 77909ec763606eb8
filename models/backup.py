"""Copies of a SQLite record, taken while it is in use."""

import os
from datetime import datetime
from pathlib import Path

from models.errors import NotSaved
from models.store import Store, sqlite_driver
from models.zone import Clock, utc_now

__all__ = ["KEPT", "back_up", "backups", "restore"]

KEPT = 5
"""Backups that stay; older ones go."""


def back_up(store: Store, target: Path | None = None, clock: Clock = utc_now) -> Path:
    """Copy the record as it is at one moment; nobody has to stop writing.

    Args:
        store: a SQLite record.
        target: where the copy goes; else beside the record in "backups", of which `KEPT` stay.

    Returns:
        The copy, readable by its owner only.

    Raises:
        NotSaved: it can't be written, or it is not a SQLite record.
    """
    if store.path is None:
        raise NotSaved("other")
    copy = target or _next(store.path, clock())
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(copy, os.O_CREAT | os.O_RDWR, 0o600))
        _copy(store.path, copy)
    except OSError as error:
        raise NotSaved("full" if error.errno == 28 else "read_only") from error
    except sqlite_driver.OperationalError as error:
        raise NotSaved("full" if "full" in str(error) else "other") from error
    if target is None:
        for old in backups(store)[KEPT:]:
            old.unlink()
    return copy


def backups(store: Store) -> list[Path]:
    """The copies beside a record, the newest first."""
    if store.path is None:
        return []
    return sorted(_folder(store.path).glob(f"{store.path.stem}-*.sqlite"), reverse=True)


def restore(store: Store, copy: Path) -> Path | None:
    """Put a copy back; what is there now becomes a copy first.

    Returns:
        The copy of what was there, None when nothing was.

    Raises:
        NotSaved: `copy` is no whole record, or the record can't be written.
    """
    if store.path is None or not is_whole(copy):
        raise NotSaved("other")
    earlier = back_up(store) if store.version() is not None else None
    store.close()
    try:
        _copy(copy, store.path)
    except sqlite_driver.OperationalError as error:
        raise NotSaved("locked" if "lock" in str(error) else "other") from error
    return earlier


def is_whole(path: Path) -> bool:
    """Whether a file is a SQLite database without damage."""
    try:
        connection = sqlite_driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite_driver.Error:
        return False
    try:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite_driver.Error:
        return False
    finally:
        connection.close()


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def _next(path: Path, now: datetime) -> Path:
    stamp = now.strftime("%Y%m%d-%H%M%S-%f")
    return _folder(path) / f"{path.stem}-{stamp}.sqlite"


def _copy(source: Path, target: Path) -> None:
    reading, writing = sqlite_driver.connect(source), sqlite_driver.connect(target)
    try:
        reading.backup(writing)
    finally:
        writing.close()
        reading.close()
