"""What the change log tells."""

from dataclasses import dataclass
from datetime import datetime

from models.codes import ChangeKind, Seat

__all__ = ["Change"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the append-only change log; points to texts, holds none."""

    seq: int
    at: datetime
    kind: ChangeKind
    row_id: int
    session_id: int | None
    maakbank_id: int | None
    item_id: int | None
    """For lines: the agenda item whose lines moved."""
    seat: Seat
    actor: str

    @property
    def part(self) -> str:
        """The part of the record that moved: "line", "agenda", ..."""
        return self.kind.partition(".")[0]
