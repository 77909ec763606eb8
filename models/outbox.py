"""The outbox: every keystroke of a writing seat, on disk before anything else.

One file per seat, one record per line, each written by a single `os.write`
inside the key handler: it survives a killed process, also while the database
is locked or full. A power cut is covered by the database, which says "kept"
only after a full sync. The owner holds a lock; a file without one is an
orphan, and whoever sits down again under that name takes it over.
"""

import json
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
        self._torn = False
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)

    @classmethod
    def claim(cls, folder: Path, *, session_id: int, author: str, seat: Seat) -> Self:
        """Sit down: take up what this person left here, or begin anew.

        Args:
            folder: the outbox folder of this record; made when missing.
        """
        folder.mkdir(parents=True, exist_ok=True)
        prefix = f"{session_id}-{seat}-{crc32(author.casefold().encode()):08x}"
        for path in sorted(folder.glob(f"{prefix}-*.jsonl")):
            outbox = cls(path, path.stem.rpartition("-")[2])
            if outbox._lock():
                outbox._recover()
                return outbox
            os.close(outbox._file)
        seat_id = token_hex(8)
        outbox = cls(folder / f"{prefix}-{seat_id}.jsonl", seat_id)
        outbox._lock()
        return outbox

    def _lock(self) -> bool:
        """Whether the file is ours now; Windows has no such lock, so there it always is."""
        if sys.platform != "win32":
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
        return True

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

    def rewrite(self) -> None:
        """Keep only what is still needed, so that no older text stays in the file."""
        fresh = Outbox(self.path.with_suffix(".new"), self.seat_id)
        fresh._lock()
        for typed in self.waiting.values():
            fresh._append({"enter": _plain(typed)})
        fresh.edit(self.making)
        os.replace(fresh.path, self.path)
        os.close(self._file)
        self._file, self.failed, self._torn = fresh._file, fresh.failed, fresh._torn

    def close(self) -> None:
        """Let go of the file; an empty one is removed."""
        with suppress(OSError):
            if not self.waiting and not self.making.text:
                self.path.unlink(missing_ok=True)
            os.close(self._file)

    def _clear(self) -> None:
        try:
            os.ftruncate(self._file, 0)
            self._torn = False
        except OSError as error:
            self.failed = os.strerror(error.errno or 0)

    def _append(self, record: dict[str, Any]) -> None:
        body = json.dumps(record, separators=(",", ":"))
        line = f"{crc32(body.encode()):08x} {body}\n".encode()
        if self._torn:
            line = b"\n" + line
        try:
            self._torn = os.write(self._file, line) != len(line)
            self.failed = "short write" if self._torn else ""
        except OSError as error:
            self._torn = True
            self.failed = os.strerror(error.errno or 0)

    def _recover(self) -> None:
        for record in _records(self.path):
            if "enter" in record:
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


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """Whole records of a file; a torn one is passed over."""
    for line in path.read_bytes().split(b"\n"):
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
