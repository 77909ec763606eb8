"""What came of one typed line: what the scribe did, for a screen to show."""

from dataclasses import dataclass

from models.views.agenda import AgendaItemView
from models.views.change import Change
from models.views.follow_up import DecisionView
from models.views.minutes import LineView

__all__ = [
    "ActAsked",
    "Corrected",
    "ItemAdded",
    "ItemAsked",
    "Kept",
    "NoItem",
    "NothingReplaced",
    "NothingTyped",
    "Outcome",
    "Ticked",
    "Undone",
    "WentTo",
    "Wiped",
]


@dataclass(frozen=True, slots=True)
class Kept:
    """A line for the minutes was kept."""

    line: LineView
    suggestion: str = ""
    """What the grammar thinks was meant: a command, a name, or who might own an action."""
    twin: DecisionView | None = None
    """A colleague's decision of less than a minute before: keep both, or make this one a note."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A kept line has other words now, or a second text under a mark."""

    line: LineView


@dataclass(frozen=True, slots=True)
class Wiped:
    """The line that this corrects was wiped on request; its correction went with it."""

    line: LineView


@dataclass(frozen=True, slots=True)
class NothingTyped:
    """There was not a single sign in it that is kept."""


@dataclass(frozen=True, slots=True)
class NothingReplaced:
    """`s/old/new/`, read in, found no own line with those words; the text was kept as a note."""

    line: LineView


@dataclass(frozen=True, slots=True)
class Ticked:
    """People came, left, were excused or wait for the word; names nobody has were kept as a note."""

    names: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WentTo:
    """The writer's place is this item now."""

    item: AgendaItemView


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """A new item, and the writer's place."""

    item: AgendaItemView


@dataclass(frozen=True, slots=True)
class ItemAsked:
    """Bedoel je dit agendapunt?"""

    item: AgendaItemView
    query: str


@dataclass(frozen=True, slots=True)
class NoItem:
    """No agenda item is called so; the line was kept as a note, as it was typed."""

    query: str
    line: LineView


@dataclass(frozen=True, slots=True)
class Undone:
    """The writer's own last act was taken back."""

    change: Change


@dataclass(frozen=True, slots=True)
class ActAsked:
    """A key act, typed; the screen carries it out."""

    command: str
    argument: str


Outcome = (
    Kept
    | Corrected
    | Wiped
    | NothingTyped
    | NothingReplaced
    | Ticked
    | WentTo
    | ItemAdded
    | ItemAsked
    | NoItem
    | Undone
    | ActAsked
)
