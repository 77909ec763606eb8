"""The outbox: every keystroke of a writing seat, on disk before anything else.

One file per seat. A power cut is covered by the database, which says "kept"
only after a full sync. Whoever sits down again under a name takes up what that
name left.
"""

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
from models.keyfile import KeyFile, difference, replaced

__all__ = ["Making", "Outbox", "Typed"]

SUFFIX = ".jsonl"


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

    @property
    def making(self) -> "Making":
        """The same, as a line to go on with."""
        return Making(self.text, self.item_id, self.line_id, self.revision)


@dataclass(frozen=True, slots=True)
class Making:
    """The line in the making: what stands in the input now."""

    text: str = ""
    item_id: int | None = None
    line_id: int | None = None
    revision: int | None = None


class Outbox(KeyFile):
    """The outbox of one seat.

    Args:
        path: the file; its folder exists.
        seat_id: stays with the file, so that a seat taken up again is the same seat.

    Attributes:
        making: the line in the making.
        waiting: lines not yet taken by the Desk, oldest first.
        refused: lines that the Desk did not want, and what was set aside for
            one; their writer still has to look at them.
    """

    def __init__(self, path: Path, seat_id: str) -> None:
        super().__init__(path)
        self.seat_id = seat_id
        self.making = Making()
        self.waiting: dict[str, Typed] = {}
        self.refused: dict[str, Typed] = {}
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
        return outbox if outbox._take_up() else None

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.refused or self.making.text)

    def edit(self, making: Making) -> None:
        """Remember what stands in the input, as the difference with what stood there."""
        old, new = self.making, making
        if old == new:
            return
        record: dict[str, Any] = {"edit": difference(old.text, new.text)}
        place = [new.item_id, new.line_id, new.revision]
        if place != [old.item_id, old.line_id, old.revision]:
            record["place"] = place
        self.making = making
        self._append(record)

    def enter(self, typed: Typed, *, is_beside: bool = False) -> None:
        """A line is finished; the input is empty again, unless the line was typed beside it."""
        record: dict[str, Any] = {"enter": _plain(typed)}
        if is_beside:
            record["beside"] = True
        self._take_in(record)
        self._append(record)

    def taken(self, key: str) -> None:
        """The Desk has this line, or its writer needs it no more; with nothing left, the file is emptied."""
        record = {"taken": key}
        self._take_in(record)
        if self.is_empty:
            self._clear()
        else:
            self._append(record)

    def refuse(self, key: str) -> None:
        """The Desk does not want this line: it stays here until its writer looks at it."""
        record = {"refused": key}
        self._take_in(record)
        self._append(record)

    def bring_back(self, key: str, aside: Typed | None = None) -> None:
        """Put a refused line in the input; what stands there waits in its place.

        Args:
            aside: what stands in the input, if anything does.
        """
        record = {"back": key, "aside": aside and _plain(aside)}
        self._take_in(record)
        self._append(record)

    def forget(self, line_id: int) -> None:
        """A line was wiped: its corrections go, and no older text stays in the file."""
        self.waiting = {key: typed for key, typed in self.waiting.items() if typed.line_id != line_id}
        self.refused = {key: typed for key, typed in self.refused.items() if typed.line_id != line_id}
        if self.making.line_id == line_id:
            self.making = Making()
        self.rewrite()

    def _clear(self) -> None:
        """Where the line in the making stands is written anew with its next key."""
        super()._clear()
        if not self._behind and not self.making.text:
            self.making = Making()

    def _forget_all(self) -> None:
        self.waiting, self.refused, self.making = {}, {}, Making()

    def _picture(self) -> Iterator[dict[str, Any]]:
        for typed in self.refused.values():
            yield {"enter": _plain(typed)}
            yield {"refused": typed.key}
        for typed in self.waiting.values():
            yield {"enter": _plain(typed)}
        making = self.making
        if making != Making():
            place = [making.item_id, making.line_id, making.revision]
            yield {"edit": [0, 0, making.text], "place": place}

    def _take_in(self, record: dict[str, Any]) -> None:
        if "enter" in record:
            typed = _typed(record["enter"])
            self.waiting[typed.key] = typed
            if "beside" not in record:
                self.making = Making()
        elif "taken" in record:
            self.waiting.pop(record["taken"], None)
            self.refused.pop(record["taken"], None)
        elif "refused" in record:
            self._set_aside(self.waiting.pop(record["refused"], None))
        elif "back" in record:
            back = self.refused.pop(record["back"], None)
            if record["aside"]:
                self._set_aside(_typed(record["aside"]))
            self.making = back.making if back else Making()
        elif "edit" in record:
            self.making = replace(self.making, text=replaced(self.making.text, record["edit"]))
            if "place" in record:
                item_id, line_id, revision = record["place"]
                self.making = Making(self.making.text, item_id, line_id, revision)

    def _set_aside(self, typed: Typed | None) -> None:
        if typed is not None:
            self.refused[typed.key] = typed


def _plain(typed: Typed) -> list[Any]:
    return [typed.key, typed.text, typed.item_id, typed.at.isoformat(), typed.line_id, typed.revision]


def _typed(plain: list[Any]) -> Typed:
    key, text, item_id, at, line_id, revision = plain
    return Typed(key, text, item_id, datetime.fromisoformat(at), line_id, revision)
