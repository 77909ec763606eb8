"""What happens in the example evening, one small type per act."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.codes import ObjectionState, ProposalResult, StandChoice, Support
from models.inputs import OutcomeInput

__all__ = [
    "STARTS_AT",
    "Answer",
    "Ask",
    "Choose",
    "Close",
    "Conclude",
    "EndObjection",
    "Endorse",
    "EveryoneSupports",
    "Excuse",
    "Extend",
    "Guest",
    "Leave",
    "Mark",
    "MarkAbsent",
    "Measure",
    "Next",
    "Open",
    "Pause",
    "Put",
    "Resume",
    "Rewrite",
    "Settle",
    "Show",
    "Step",
    "Tick",
    "Type",
    "Voice",
    "Void",
    "Wipe",
    "moment_of",
]

STARTS_AT = "17:30"
"""The planned start of the evening, on its own clock."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act at a moment on the evening's own clock, "17:31" or "17:31:20"."""

    at: str


@dataclass(frozen=True, slots=True)
class Open(Step):
    """The gespreksleider opens the session."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Tick(Step):
    """These people come in and are ticked off."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leave(Step):
    """These people go before the end."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excuse(Step):
    """These people let know that they can't come."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkAbsent(Step):
    """These people did not come."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guest(Step):
    """Someone who was not invited joins on the spot."""

    name: str


@dataclass(frozen=True, slots=True)
class Next(Step):
    """On to the next agenda item."""


@dataclass(frozen=True, slots=True)
class Extend(Step):
    """The running item gets more time."""

    minutes: int = 5


@dataclass(frozen=True, slots=True)
class Pause(Step):
    """The clock stands still."""


@dataclass(frozen=True, slots=True)
class Resume(Step):
    """The clock runs again."""


@dataclass(frozen=True, slots=True)
class Endorse(Step):
    """Said aloud: everyone at the table stands behind the grondwaarden, but for these."""

    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Type(Step):
    """A reporter keeps a typed line.

    `place` is the title of the item the line belongs to when the room has
    moved on since the line's first key; else the running item.
    """

    who: str
    typed: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite(Step):
    """A reporter edits in place the last line whose text begins with `begins`."""

    who: str
    begins: str
    typed: str


@dataclass(frozen=True, slots=True)
class Wipe(Step):
    """A text goes for good, at someone's request."""

    who: str
    begins: str


@dataclass(frozen=True, slots=True)
class Answer(Step):
    """The question or parked line that begins so is dealt with."""

    begins: str


@dataclass(frozen=True, slots=True)
class Settle(Step):
    """The gespreksleider settles decision `number`."""

    number: int


@dataclass(frozen=True, slots=True)
class Void(Step):
    """The gespreksleider lets decision `number` lapse."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Put(Step):
    """The proposal whose text begins so is put to the table."""

    begins: str


@dataclass(frozen=True, slots=True)
class Ask(Step):
    """Everyone is asked to choose."""


@dataclass(frozen=True, slots=True)
class Voice(Step):
    """Someone with a role in the process says that her choice counts too."""

    name: str


@dataclass(frozen=True, slots=True)
class Choose(Step):
    """Entered for someone who says it aloud."""

    name: str
    choice: StandChoice
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EveryoneSupports(Step):
    """Said at the table: everyone who did not choose yet supports it."""


@dataclass(frozen=True, slots=True)
class Show(Step):
    """All choices at once, on every screen."""


@dataclass(frozen=True, slots=True)
class EndObjection(Step):
    """The objection of someone, heard and then at its end."""

    name: str
    state: ObjectionState
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Conclude(Step):
    """The gespreksleider says what was settled about the proposal at the table."""

    result: ProposalResult
    support: Support
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mark(Step):
    """Decision `number` is an opbrengst, said in mid-talk; what is measured comes later."""

    number: int


@dataclass(frozen=True, slots=True)
class Measure(Step):
    """What is measured about the opbrengst of decision `number`, asked when there is quiet."""

    number: int
    data: OutcomeInput
    weeks: int
    """From the evening until it is measured."""


@dataclass(frozen=True, slots=True)
class Close(Step):
    """The session ends."""


def moment_of(step: Step, start: datetime) -> datetime:
    """When `step` happens if the evening's planned start is `start`."""
    return start + (_since_midnight(step.at) - _since_midnight(STARTS_AT))


def _since_midnight(clock: str) -> timedelta:
    hours, minutes, seconds = (*map(int, clock.split(":")), 0)[:3]
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
