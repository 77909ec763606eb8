"""The outbox: every keystroke of a writing seat, on disk before anything else.

One file per seat, one record per line, each written by a single `os.write`
inside the key handler: it survives a killed process, also while the database
is locked or full. A power cut is covered by the database, which says "kept"
only after a full sync. The owner holds a lock; a file without one is an
orphan, and whoever sits down again under that name takes it over.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any, Self
from zlib import crc32

from models.codes import Seat

if sys.platform != "win32":
    import fcntl

__all__ = ["Making", "Outbox", "Typed"]

FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
SUFFIX = ".jsonl"
CLOSED = -1
"""No file, or not yet: using it is an error that is told like any other."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line for which Enter was pressed and that the Desk must still take."""

    key: str
    text: str
    item_id: int
    at: datetime
    line_id: int | None = None
    """The kept line that this corrects."""
    revision: int | None = None
    """The revision of that line its corrector saw."""


@dataclass(frozen=True, slots=True)
class Making:
    """The line in the making: what stands in the input now."""

    text: str = ""
    item_id: int | None = None
    line_id: int | None = None
    revision: int | None = None


class Outbox:
    """The outbox of one seat.

    Args:
        path: the file; its folder exists.
        seat_id: stays with the file, so that a seat taken up again is the same seat.

    Attributes:
        making: the line in the making.
        waiting: lines not yet taken by the Desk, oldest first.
        failed: why the last write to the file failed, or "".
    """

    def __init__(self, path: Path, seat_id: str) -> None:
        self.path = path
        self.seat_id = seat_id
        self.making = Making()
        self.waiting: dict[str, Typed] = {}
        self.failed = ""
        self._behind = False
        """The file lacks something: the next write is a whole picture."""
        self._file = CLOSED
        self._open()

    @classmethod
    def claim(cls, folder: Path, *, session_id: int, author: str, seat: Seat) -> Self:
        """Sit down: take up what this person left here, or begin anew.

        Where nothing can be written memory holds it, until it can be.

        Args:
            folder: the outbox folder of this record; made when missing.
        """
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        who = crc32(author.casefold().encode(errors="replace"))
        prefix = f"{session_id}-{seat}-{who:08x}"
        for path in sorted(folder.glob(f"{prefix}-*{SUFFIX}")):
            outbox = cls._taken_up(path)
            if outbox is not None:
                return outbox
        seat_id = token_hex(8)
        outbox = cls(folder / f"{prefix}-{seat_id}{SUFFIX}", seat_id)
        outbox._lock()
        return outbox

    @classmethod
    def forget_in(cls, folder: Path, line_id: int) -> None:
        """A line was wiped: take its texts out of the outboxes that nobody holds.

        Who holds one does this for herself, with `forget`, when she hears of it.
        Windows can't tell which those are: there they wait for their owner.
        """
        orphans = sorted(folder.glob(f"*{SUFFIX}")) if sys.platform != "win32" else []
        for path in orphans:
            outbox = cls._taken_up(path)
            if outbox is not None:
                outbox.forget(line_id)
                outbox.close()

    @classmethod
    def _taken_up(cls, path: Path) -> Self | None:
        """What somebody left, now ours; None when it is in use or gone."""
        outbox = cls(path, path.stem.rpartition("-")[2])
        try:
            if outbox._lock():
                outbox._recover()
                return outbox
        except OSError:
            log.exception("an outbox could not be read")
        outbox._let_go()
        return None

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

    def edit(self, making: Making) -> None:
        """Remember what stands in the input, as the difference with what stood there."""
        old, new = self.making, making
        if old == new:
            return
        start = _shared(old.text, new.text)
        tail = _shared(old.text[start:][::-1], new.text[start:][::-1])
        record: dict[str, Any] = {
            "edit": [start, len(old.text) - tail, new.text[start : len(new.text) - tail]]
        }
        place = [new.item_id, new.line_id, new.revision]
        if place != [old.item_id, old.line_id, old.revision]:
            record["place"] = place
        self.making = making
        self._append(record)

    def enter(self, typed: Typed) -> None:
        """A line is finished; the input is empty again."""
        self.waiting[typed.key] = typed
        self.making = Making()
        self._append({"enter": _plain(typed)})

    def taken(self, key: str) -> None:
        """The Desk has this line; with nothing left, the file is emptied."""
        self.waiting.pop(key, None)
        if self.waiting or self.making.text:
            self._append({"taken": key})
        else:
            self._clear()

    def forget(self, line_id: int) -> None:
        """A line was wiped: its corrections go, and no older text stays in the file."""
        self.waiting = {key: typed for key, typed in self.waiting.items() if typed.line_id != line_id}
        if self.making.line_id == line_id:
            self.making = Making()
        self.rewrite()

    def rewrite(self) -> None:
        """Keep only what is still needed, so that no older text stays in the file.

        If the disk won't have it, the file is emptied all the same: then memory
        holds what is needed, and the next key writes it.
        """
        self._clear()
        if self.waiting or self.making.text:
            self._write(self._anew())

    def close(self) -> None:
        """Let go of the file; an empty one is removed."""
        with suppress(OSError):
            if not self.waiting and not self.making.text:
                self.path.unlink(missing_ok=True)
        self._let_go()

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
        """Empty the file; where the line in the making stands is written anew with its next key."""
        try:
            os.ftruncate(self._file, 0)
        except OSError as error:
            self._behind, self.failed = True, os.strerror(error.errno or 0)
        else:
            self._behind, self.failed = False, ""
            if not self.making.text:
                self.making = Making()

    def _append(self, record: dict[str, Any]) -> None:
        self._write(self._anew() if self._behind else _record(record))

    def _write(self, records: bytes) -> None:
        if self._file == CLOSED:
            self._open()
            self._lock()
        try:
            self._behind = os.write(self._file, records) != len(records)
            self.failed = "short write" if self._behind else ""
        except OSError as error:
            self._behind, self.failed = True, os.strerror(error.errno or 0)

    def _anew(self) -> bytes:
        """Records that say all there is, for a file that missed some or lost its order."""
        making = self.making
        records: list[dict[str, Any]] = [
            {"anew": True},
            *({"enter": _plain(typed)} for typed in self.waiting.values()),
        ]
        if making != Making():
            place = [making.item_id, making.line_id, making.revision]
            records.append({"edit": [0, 0, making.text], "place": place})
        return b"\n" + b"".join(_record(record) for record in records)

    def _recover(self) -> None:
        content = self.path.read_bytes()
        self._behind = not content.endswith(b"\n") and bool(content)
        for record in _records(content):
            if "anew" in record:
                self.waiting, self.making = {}, Making()
            elif "enter" in record:
                typed = _typed(record["enter"])
                self.waiting[typed.key] = typed
                self.making = Making()
            elif "taken" in record:
                self.waiting.pop(record["taken"], None)
            elif "edit" in record:
                start, end, added = record["edit"]
                text = self.making.text
                self.making = replace(self.making, text=text[:start] + added + text[end:])
                if "place" in record:
                    item_id, line_id, revision = record["place"]
                    self.making = Making(self.making.text, item_id, line_id, revision)


def _record(said: dict[str, Any]) -> bytes:
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


def _plain(typed: Typed) -> list[Any]:
    return [typed.key, typed.text, typed.item_id, typed.at.isoformat(), typed.line_id, typed.revision]


def _typed(plain: list[Any]) -> Typed:
    key, text, item_id, at, line_id, revision = plain
    return Typed(key, text, item_id, datetime.fromisoformat(at), line_id, revision)
