"""What stands in a form and is not saved yet, on disk beside the outboxes, change by change."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any, Self

from models.keyfile import CLOSED, KeyFile, difference, replaced

__all__ = ["Left", "Plain", "Unfinished"]

SUFFIX = ".form"

Plain = str | list[Any]
"""A value as the file has it; a text changes letter by letter, a list as a whole."""


@dataclass(frozen=True, slots=True)
class Left:
    """What was left in one field."""

    first: Any
    """What the record said when the field was changed first."""
    value: Plain
    begun: str = ""
    """What was typed besides, and not finished yet."""


class Unfinished(KeyFile):
    """What is not saved of one form.

    Attributes:
        fields: per field what was typed in it; a field that is as the record has it is not here.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.fields: dict[str, Left] = {}

    @classmethod
    def claim(cls, folder: Path, form: str) -> Self:
        """Open a form: take up what was left of it here, or begin anew.

        There is no file before something is typed.

        Args:
            folder: the folder of the outboxes.
            form: which form, about what: "session-3-new".
        """
        for path in sorted(folder.glob(f"{form}--*{SUFFIX}")):
            unfinished = cls(path)
            unfinished._open()
            if unfinished._take_up():
                return unfinished
        return cls.begin(folder, form)

    @classmethod
    def begin(cls, folder: Path, form: str) -> Self:
        """Open a form with nothing left in it."""
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(folder / f"{form}--{token_hex(8)}{SUFFIX}")

    @classmethod
    def forget(cls, folder: Path, form: str) -> None:
        """What it is about was wiped: nothing of this form stays, also where somebody has it open."""
        for path in folder.glob(f"{form}--*{SUFFIX}"):
            with suppress(OSError):
                path.unlink()

    @property
    def is_empty(self) -> bool:
        return not self.fields

    def note(self, field: str, left: Left) -> None:
        """This stands in a field now."""
        old = self.fields.get(field)
        if old == left:
            return
        record: dict[str, Any] = {"field": field}
        if old is None or old.first != left.first:
            record["first"] = left.first
        if old is not None and isinstance(old.value, str) and isinstance(left.value, str):
            record["edit"] = difference(old.value, left.value)
        else:
            record["value"] = left.value
        if left.begun or (old is not None and old.begun):
            record["begun"] = left.begun
        self.fields[field] = left
        self._append(record)

    def drop(self, field: str) -> None:
        """A field is again as the record has it; with no other left, the file goes."""
        if self.fields.pop(field, None) is None:
            return
        if self.fields:
            self._append({"drop": field})
        else:
            self.remove()

    def remove(self) -> None:
        """The form was saved, or thrown away: nothing of it stays."""
        self.fields = {}
        if self._file != CLOSED:
            self._clear()
        self.close()

    def _forget_all(self) -> None:
        self.fields = {}

    def _picture(self) -> Iterator[dict[str, Any]]:
        for field, left in self.fields.items():
            yield {"field": field, "first": left.first, "value": left.value, "begun": left.begun}

    def _take_in(self, record: dict[str, Any]) -> None:
        if "drop" in record:
            self.fields.pop(record["drop"], None)
            return
        field = record["field"]
        old = self.fields.get(field)
        value: Any = record.get("value")
        if "edit" in record:
            value = replaced(str(old.value) if old else "", record["edit"])
        self.fields[field] = Left(
            first=record.get("first", old.first if old else None),
            value=value,
            begun=record.get("begun", old.begun if old else ""),
        )
