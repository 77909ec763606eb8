"""What can go wrong, as codes; words for people are made in `screens.labels`."""

from collections.abc import Mapping
from enum import StrEnum

__all__ = [
    "InvalidInput",
    "MakError",
    "NotFound",
    "NotSaved",
    "Problem",
    "RecordTooNew",
    "RecordTooOld",
    "Refusal",
    "Refused",
]


class Refusal(StrEnum):
    """Why the Desk refuses an act."""

    SEAT = "seat"
    """This seat may not do this."""
    OTHER_SESSION = "other_session"
    """The seat sits in another session."""
    NOT_LIVE = "not_live"
    ALREADY_LIVE = "already_live"
    REASON_NEEDED = "reason_needed"
    """Opening with gaps asks for a reason (R3)."""
    MOVED_ON = "moved_on"
    """The agenda is no longer where the presser saw it."""
    CHANGED = "changed"
    """Someone else changed it since it was shown."""
    NOTHING_TO_UNDO = "nothing_to_undo"
    STILL_RUNNING = "still_running"
    HAS_RECORD = "has_record"
    """It already holds minutes, so it can't be removed."""
    WIPED = "wiped"
    DOOR_SHUT = "door_shut"
    """The code is wrong, or nobody is let in now: which of the two is not told."""
    NAME_IN_USE = "name_in_use"
    """Somebody already joined this session by that name."""
    NO_SUCH_LINK = "no_such_link"
    """The one-time link is unknown, used, withdrawn or too old."""
    SEAT_GONE = "seat_gone"
    """The seat in the browser was revoked, given up, or it expired."""
    NOT_CONFIRMED = "not_confirmed"
    """Nobody confirmed yet who sits in this seat."""
    NOT_HERE = "not_here"
    """Only someone at the table can do this."""
    ROUND_OVER = "round_over"
    """Stands are no longer taken, or were on paper."""
    NO_VOICE = "no_voice"
    """A role in the process only; she did not say that her stand counts."""
    OWN_WORD = "own_word"
    """She chose from her own seat; only she changes that."""
    SEEN = "seen"
    """Everyone saw it already; it can't be taken back."""
    NOT_IN_LAST_LINE = "not_in_last_line"
    """`s/old/new/` finds no own last line with those words, or would leave nothing of it."""
    QUEUE_SHUT = "queue_shut"
    """Asking to speak from an own seat is off."""


class Problem(StrEnum):
    """What is wrong with one field of a form."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TAKEN = "taken"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    IN_FUTURE = "in_future"
    UNKNOWN = "unknown"


class MakError(Exception):
    """Base of every error the models raise on purpose."""


class Refused(MakError):
    """The Desk does not do this now, or not for this seat."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.detail = detail


class InvalidInput(MakError):
    """A form's fields are wrong; `problems` maps field name to problem."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(f"{field}: {problem}" for field, problem in problems.items()))
        self.problems = dict(problems)


class NotFound(MakError):
    """No such row; `what` is a table's name."""

    def __init__(self, what: str, row_id: int) -> None:
        super().__init__(f"{what} {row_id}")
        self.what = what
        self.row_id = row_id


class NotSaved(MakError):
    """The database could not take it now (locked, disk full, read-only).

    Nothing of the transaction was written; the same call may be made again.
    `reason` is "locked", "full", "read_only" or "other".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RecordTooNew(MakError):
    """The database was made by a newer program; nothing was touched."""


class RecordTooOld(MakError):
    """The database needs a migration, which only the host command runs."""
