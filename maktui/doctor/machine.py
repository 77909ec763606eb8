"""The doctor looks at the computer: programs, folders, disk."""

import os
import platform
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from maktui import __version__
from maktui.doctor.finding import Finding, Health
from maktui.settings import Settings
from screens.language import _

__all__ = ["look_at_machine", "nearest", "on_network_disk"]

LEAST_ROOM = 200
"""Megabytes free, below which an evening with its backups may not fit."""
NETWORK_DISKS = frozenset({"afs", "cifs", "fuse.sshfs", "nfs", "nfs4", "smb2", "smb3", "smbfs"})
MOUNTS = Path("/proc/self/mounts")


def look_at_machine(settings: Settings) -> Iterator[Finding]:
    """Programs, settings, and the folder that holds the record."""
    yield Finding(Health.GOOD, "maktui", __version__)
    yield Finding(
        Health.GOOD, "Python", f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    try:
        yield Finding(Health.GOOD, "Textual", version("textual"))
    except PackageNotFoundError:
        yield Finding(Health.WRONG, "Textual", _("is missing: install maktui again"))
    there = settings.config_file.exists()
    words = "{file}" if there else _("none; they would be in {file}")
    yield Finding(Health.GOOD, _("Settings"), words.format(file=settings.config_file))
    file = settings.db_file
    yield from _folder(settings.data_dir if file is None else file.parent)


def _folder(folder: Path) -> Iterator[Finding]:
    there = nearest(folder)
    subject = _("Folder")
    if os.access(there, os.W_OK | os.X_OK):
        words = "{folder}" if there == folder else _("{folder}; it is made at the first start")
        yield Finding(Health.GOOD, subject, words.format(folder=folder))
    else:
        words = _("{folder} cannot be written; choose another with --db, or change its rights")
        yield Finding(Health.WRONG, subject, words.format(folder=there))
    free = shutil.disk_usage(there).free // 1024**2
    room = _("{free} MB free").format(free=free)
    if free < LEAST_ROOM:
        yield Finding(Health.WRONG, _("Disk"), _("{room}; make room before a session").format(room=room))
    else:
        yield Finding(Health.GOOD, _("Disk"), room)


def nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def on_network_disk(file: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a file is, or would be, on another computer's disk; False where we can't know."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    place = nearest(file.parent).resolve()
    longest, kind = "", ""
    for line in lines:
        _device, point, filesystem, *_rest = line.split()
        point = point.replace("\\040", " ")
        if place.is_relative_to(point) and len(point) >= len(longest):
            longest, kind = point, filesystem
    return kind in NETWORK_DISKS
