"""Copies of the record, as asked for on the command line."""

import sys
from pathlib import Path

from maktui.settings import Settings
from maktui.streams import refuse, say
from models.backup import back_up, is_whole
from models.backup import restore as put_back
from models.errors import RecordTooNew
from models.store import HEAD, Store
from screens.language import _

__all__ = ["backup", "restore"]


def backup(settings: Settings, file: str | None) -> int:
    """Copy the record to `file`, or into the folder "backups" beside it; its name goes to stdout."""
    store = Store(settings.db_url)
    try:
        if not store.is_sqlite:
            return refuse(_on_server())
        if store.version() is None:
            return refuse(_("There is no record yet in {file}.").format(file=store.path))
        target = Path(file) if file else None
        if target is not None and target.exists():
            return refuse(_("There is something in {file} already; it stays.").format(file=target))
        sys.stdout.write(f"{back_up(store, target)}\n")
    finally:
        store.close()
    return 0


def restore(settings: Settings, file: str) -> int:
    """Put the copy in `file` back; what is there now becomes a copy first."""
    store = Store(settings.db_url)
    try:
        if not store.is_sqlite:
            return refuse(_on_server())
        if not _is_record(Path(file)):
            return refuse(_("{file} holds no record of maktui, or a damaged one.").format(file=file))
        earlier = put_back(store, Path(file))
    finally:
        store.close()
    if earlier is not None:
        say(_("What was there is now in {file}.").format(file=earlier))
    say(_("The copy is put back."))
    return 0


def _is_record(file: Path) -> bool:
    """Whether this program could open `file` as its record.

    Raises:
        RecordTooNew: only a newer program could.
    """
    if not file.is_file() or not is_whole(file):
        return False
    copied = Store.at(file)
    try:
        version = copied.version()
    finally:
        copied.close()
    if version is not None and version > HEAD:
        raise RecordTooNew(version)
    return version is not None


def _on_server() -> str:
    return _("This record is on a server. Make copies of it there, with pg_dump.")
