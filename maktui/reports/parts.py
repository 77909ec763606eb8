"""What a report is made of, before it is Markdown or HTML.

A `str` in it is shown as it is; only `Marked` may hold inline Markdown.
"""

from dataclasses import dataclass
from enum import StrEnum

from maktui.reports.charts import Chart

__all__ = [
    "Bullet",
    "Bullets",
    "Entries",
    "Entry",
    "Facts",
    "Faint",
    "Figure",
    "Marked",
    "Paragraph",
    "Part",
    "Report",
    "Run",
    "Runs",
    "Section",
    "Strong",
    "Table",
    "Tone",
]


@dataclass(frozen=True, slots=True)
class Marked:
    """What someone typed, with inline Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out: a number, a kind, a name."""

    text: str


@dataclass(frozen=True, slots=True)
class Faint:
    """Words aside: what was corrected, who was out."""

    text: str


Run = str | Marked | Strong | Faint
Runs = tuple[Run, ...]


class Tone(StrEnum):
    """What a bullet or line is about; a colour beside the words, never instead."""

    PLAIN = "plain"
    SETTLED = "settled"
    NOTED = "noted"
    VOID = "void"
    ACTION = "action"
    OPEN = "open"
    LEARNING = "learning"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullet:
    runs: Runs
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their words."""

    facts: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    """For who can't see that it is a table."""
    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the minutes with its gutter."""

    clock: str
    initials: str
    runs: Runs
    tone: Tone = Tone.PLAIN
    notes: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its numbers beside it; where nothing can be drawn the numbers are enough."""

    chart: Chart
    table: Table


Part = Paragraph | Bullets | Facts | Table | Figure | Entries


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 2, 3 or 4 with what stands under it."""

    title: Runs
    parts: tuple[Part, ...]
    level: int = 2
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    language: str
    title: str
    under_title: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
