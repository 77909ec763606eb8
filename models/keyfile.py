"""A file that holds what someone types: every change one `os.write`, inside the key's handler.

So it survives a killed process, also while the database is locked or full. One
record per line, each with its checksum: a torn one loses only itself. The
owner holds a lock; a file without one is an orphan, for its writer to take up.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

if sys.platform != "win32":
    import fcntl

__all__ = ["CLOSED", "KeyFile", "difference", "replaced"]

FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
CLOSED = -1
"""No file, or not yet: using it is an error that is told like any other."""

log = logging.getLogger(__name__)


class KeyFile:
    """One such file; what its records mean is its subclass's.

    Args:
        path: the file.

    Attributes:
        failed: why the last write to the file failed, or "".
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed = ""
        self._behind = False
        """The file lacks something: the next write is a whole picture."""
        self._file = CLOSED

    @property
    def is_empty(self) -> bool:
        """Whether nothing is worth a file."""
        raise NotImplementedError

    def rewrite(self) -> None:
        """Keep only what is still needed, so that no older text stays in the file.

        If the disk won't have it, the file is emptied all the same: then memory
        holds what is needed, and the next key writes it.
        """
        self._clear()
        if not self.is_empty:
            self._write(self._whole())

    def close(self) -> None:
        """Let go of the file; an empty one is removed."""
        with suppress(OSError):
            if self.is_empty:
                self.path.unlink(missing_ok=True)
        self._let_go()

    def _picture(self) -> Iterator[dict[str, Any]]:
        """Records that say all there is."""
        raise NotImplementedError

    def _take_in(self, record: dict[str, Any]) -> None:
        """Do again what this record says was done."""
        raise NotImplementedError

    def _forget_all(self) -> None:
        """A whole picture follows."""
        raise NotImplementedError

    def _take_up(self) -> bool:
        """Whether what somebody left is ours now; not when it is in use or gone."""
        try:
            if self._lock():
                self._recover()
                return True
        except OSError:
            log.exception("what was typed could not be read")
        self._let_go()
        return False

    def _lock(self) -> bool:
        """Whether the file is ours now, and still the one that the others see.

        Its owner may have removed or replaced it just before letting go. Windows
        has no such lock, so there it always is ours.
        """
        if self._file == CLOSED:
            return False
        try:
            if sys.platform != "win32":
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return os.path.samestat(os.fstat(self._file), os.stat(self.path))
        except OSError:
            return False

    def _open(self) -> None:
        try:
            self._file = os.open(self.path, FLAGS, 0o600)
        except OSError as error:
            self._behind, self.failed = True, os.strerror(error.errno or 0)

    def _let_go(self) -> None:
        with suppress(OSError):
            os.close(self._file)
        self._file = CLOSED

    def _clear(self) -> None:
        """Empty the file."""
        try:
            os.ftruncate(self._file, 0)
        except OSError as error:
            self._behind, self.failed = True, os.strerror(error.errno or 0)
        else:
            self._behind, self.failed = False, ""

    def _append(self, record: dict[str, Any]) -> None:
        self._write(self._whole() if self._behind else _line(record))

    def _write(self, records: bytes) -> None:
        if self._file == CLOSED:
            self._open()
            self._lock()
        try:
            self._behind = os.write(self._file, records) != len(records)
            self.failed = "short write" if self._behind else ""
        except OSError as error:
            self._behind, self.failed = True, os.strerror(error.errno or 0)

    def _whole(self) -> bytes:
        """All there is, for a file that missed some or lost its order."""
        return b"\n" + b"".join(map(_line, ({"anew": True}, *self._picture())))

    def _recover(self) -> None:
        content = self.path.read_bytes()
        self._behind = not content.endswith(b"\n") and bool(content)
        for record in _records(content):
            if "anew" in record:
                self._forget_all()
            else:
                self._take_in(record)


def difference(old: str, new: str) -> tuple[int, int, str]:
    """What to replace in `old`, from and to, and by what, to make it `new`."""
    start = _shared(old, new)
    tail = _shared(old[start:][::-1], new[start:][::-1])
    return start, len(old) - tail, new[start : len(new) - tail]


def replaced(text: str, edit: tuple[int, int, str]) -> str:
    """The text with a `difference` made in it."""
    start, end, added = edit
    return text[:start] + added + text[end:]


def _line(said: dict[str, Any]) -> bytes:
    body = json.dumps(said, separators=(",", ":"))
    return f"{crc32(body.encode()):08x} {body}\n".encode()


def _records(content: bytes) -> Iterator[dict[str, Any]]:
    """Whole records of a file; a torn one is passed over."""
    for line in content.split(b"\n"):
        checksum, _, body = line.partition(b" ")
        if body and checksum == f"{crc32(body):08x}".encode():
            yield json.loads(body)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    if other.startswith(one):
        return len(one)
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
