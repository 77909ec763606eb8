"""What one typed line can be: plain values, made by `models.grammar.parse`."""

from dataclasses import dataclass
from datetime import date

from models.codes import Doubt, LineKind

__all__ = [
    "ActCommand",
    "AddItem",
    "Arrivals",
    "Completion",
    "Correction",
    "Departures",
    "Doubt",
    "Excused",
    "GoTo",
    "ItemMatch",
    "Known",
    "NewLine",
    "Queued",
    "Typed",
    "Undo",
    "Unqueued",
]


@dataclass(frozen=True, slots=True)
class Known:
    """Someone, or an organisation, who may be named with @."""

    name: str
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line for the minutes.

    With `Doubt.UNKNOWN_COMMAND` or `Doubt.EMPTY` it is a note that holds
    everything as typed.
    """

    kind: LineKind
    text: str
    """What people read: the typed text without command, owners and due date."""
    owners: tuple[str, ...] = ()
    """Full names as far as known; the first is the trekker."""
    mentions: tuple[str, ...] = ()
    """Who the text names with @."""
    due: date | None = None
    quoted: str = ""
    doubt: Doubt | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """People who are here; no names: the writer, or the list asks who."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Departures:
    """People who leave."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excused:
    """People who sent word that they don't come (afgemeld)."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """People who would like to say something."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unqueued:
    """People who no longer would."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoTo:
    """Write on at another agenda item; find it with `match_item`."""

    query: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add an agenda item and write on there."""

    title: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Replace words in the writer's own last line: s/old/new/."""

    old: str
    new: str
    everywhere: bool = False
    """Every occurrence (s/old/new/g), not just the first."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the writer's own last act."""


@dataclass(frozen=True, slots=True)
class ActCommand:
    """A key act, typed: `command` as it stands in `acts`."""

    command: str
    argument: str = ""


Typed = (
    NewLine
    | Arrivals
    | Departures
    | Excused
    | Queued
    | Unqueued
    | GoTo
    | AddItem
    | Correction
    | Undo
    | ActCommand
)


@dataclass(frozen=True, slots=True)
class Completion:
    """What Tab would make of `typed[start:end]`."""

    start: int
    end: int
    replacement: str
    others: tuple[str, ...] = ()
    """The other replacements that fit, best first."""
    suffix: str = ""
    """What to show in grey behind the cursor; empty when the replacement does not simply go on from there."""


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """Which agenda item was meant: `index` for sure, or `near` to ask about."""

    index: int | None = None
    near: int | None = None
    exact: bool = False
    """By number or whole title, not by the title's beginning."""
