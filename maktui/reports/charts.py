"""Charts as inline SVG, drawn from numbers; the figures stand in a table beside each.

Written here: a library would bring the styles, scripts or fonts that a page's policy refuses.
Who looks in black and white tells fills apart by their texture, who listens hears `text`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from maktui.reports.inline import one_line_html
from models.clean import clean_text

__all__ = ["Bar", "Bars", "Chart", "Course", "Fill", "Level", "Piece", "Point", "drawn"]

WIDTH = 320
INK, SOFT, GREEN, BLUE, BROWN = "#1d1b19", "#5a544d", "#1f6b3b", "#1d4f8c", "#8a5300"
LONGEST_LABEL = 42
FEW_POINTS = 8
"""So many points have their value beside them; of more only the first and the last."""


class Fill(Enum):
    """The colour of a part and its texture: ground, outline, and what is drawn on it."""

    SOLID = (GREEN, GREEN, "")
    STRIPED = ("#e3ecf7", BLUE, "|")
    HATCHED = ("#f9e6cf", BROWN, "/")
    BLANK = ("#ffffff", SOFT, "")
    DOTTED = ("none", SOFT, ".")


@dataclass(frozen=True, slots=True)
class Piece:
    amount: int
    word: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what it is about and its parts; `note` stands there when they are all empty."""

    label: str
    parts: tuple[Piece, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of parts end to end, all on one scale."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Point:
    day: date
    value: float
    day_label: str
    label: str


@dataclass(frozen=True, slots=True)
class Level:
    """A value to hold the others against."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Course:
    """Values by day, against where it began and where it should come."""

    title: str
    points: tuple[Point, ...]
    """By day; at least one."""
    baseline: Level | None
    goal: Level | None
    due: date | None
    due_label: str


Chart = Bars | Course
Place = Callable[[float], float]
DayPlace = Callable[[date], float]


def drawn(chart: Chart) -> str:
    """The chart as an SVG element that says in words what it shows."""
    if isinstance(chart, Bars):
        return _bars(chart)
    return _course(chart)


def _svg(title: str, text: str, height: float, shapes: Iterable[str]) -> str:
    return "\n".join(
        (
            f'<svg role="img" viewBox="0 0 {WIDTH} {_n(height)}" width="{WIDTH}" height="{_n(height)}" '
            'font-size="13">',
            f"<title>{one_line_html(title)}</title>",
            f"<desc>{one_line_html(text)}</desc>",
            *shapes,
            "</svg>",
        )
    )


def _n(value: float) -> str:
    """A place in the drawing: a tenth is finer than any screen."""
    return f"{value:.1f}".removesuffix(".0")


def _text(x: float, y: float, words: str, *, anchor: str = "start", ink: str = INK, most: int = 0) -> str:
    """Words with a white edge, so that they can be read on any texture."""
    shown = clean_text(words)
    if most and len(shown) > most:
        shown = f"{shown[: most - 1].rstrip()}…"
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{ink}" stroke="#ffffff" '
        f'stroke-width="3" paint-order="stroke">{one_line_html(shown)}</text>'
    )


# Bars --------------------------------------------------------------------------------------

ROW, BAR_HEIGHT, LEGEND_ROW = 37, 16, 19
WIDEST_UNIT = 32
"""One person never fills more than this."""
NARROWEST_WITH_NUMBER = 13


def _bars(chart: Bars) -> str:
    most = max((sum(part.amount for part in bar.parts) for bar in chart.bars), default=0)
    unit = min(WIDEST_UNIT, (WIDTH - 2) / max(1, most))
    shapes: list[str] = []
    for index, bar in enumerate(chart.bars):
        shapes.extend(_bar(bar, index * ROW, unit))
    under = len(chart.bars) * ROW
    legend = list(_legend(chart, under + 14))
    return _svg(chart.title, _said(chart), under + LEGEND_ROW * len(legend), (*shapes, *legend))


def _bar(bar: Bar, top: float, unit: float) -> Iterable[str]:
    yield _text(0, top + 11, bar.label, most=LONGEST_LABEL)
    if not any(part.amount for part in bar.parts):
        yield _text(0, top + 27, bar.note, ink=SOFT, most=LONGEST_LABEL)
    x = 1.0
    for part in bar.parts:
        width = part.amount * unit
        if part.amount:
            yield from _filled(part.fill, x, top + 15, width, BAR_HEIGHT)
            if width >= NARROWEST_WITH_NUMBER:
                yield _number(part, x + width / 2, top + 27.5)
        x += width


def _number(part: Piece, x: float, y: float) -> str:
    """How many; on a texture it stands on a white plate."""
    ink = "#ffffff" if part.fill is Fill.SOLID else INK
    width = 4 + 8 * len(str(part.amount))
    x = min(max(x, width / 2), WIDTH - width / 2)
    words = f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="middle" fill="{ink}">{part.amount}</text>'
    if part.fill not in (Fill.STRIPED, Fill.HATCHED):
        return words
    return (
        f'<rect x="{_n(x - width / 2)}" y="{_n(y - 11)}" width="{width}" height="13" fill="#ffffff"/>{words}'
    )


def _filled(fill: Fill, x: float, y: float, width: float, height: float) -> Iterable[str]:
    ground, line, texture = fill.value
    dashes = ' stroke-dasharray="2 3"' if texture == "." else ""
    yield (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{ground}" '
        f'stroke="{line}"{dashes}/>'
    )
    if texture in ("|", "/"):
        lean = height if texture == "/" else 0
        strokes = "".join(_strokes(x, y, width, height, lean))
        yield f'<path d="{strokes}" fill="none" stroke="{line}"/>'


def _strokes(x: float, y: float, width: float, height: float, lean: float) -> Iterable[str]:
    """Parallel lines within a rectangle; leaning ones cut off at its sides."""
    place = 4.0
    while place < width + lean:
        low, high = max(0.0, place - width), min(height, place) if lean else height
        start, end = (place - low, place - high) if lean else (place, place)
        yield f"M{_n(x + start)} {_n(y + low)}L{_n(x + end)} {_n(y + high)}"
        place += 5


def _legend(chart: Bars, top: float) -> Iterable[str]:
    """One entry per row of text: every word with its texture."""
    words = {part.word: part.fill for bar in chart.bars for part in bar.parts if part.amount}
    rows: list[list[str]] = []
    x = float(WIDTH)
    for word, fill in words.items():
        width = 30 + 7.5 * len(word)
        if x + width > WIDTH:
            rows.append([])
            x = 1.0
        y = top + LEGEND_ROW * (len(rows) - 1)
        rows[-1].extend((*_filled(fill, x, y - 11, 13, 13), _text(x + 18, y, word, ink=SOFT)))
        x += width
    return ("".join(row) for row in rows)


def _said(chart: Bars) -> str:
    return " ".join(f"{bar.label}: {_parts(bar)}." for bar in chart.bars)


def _parts(bar: Bar) -> str:
    return ", ".join(f"{part.amount} {part.word}" for part in bar.parts if part.amount) or bar.note


# A course ----------------------------------------------------------------------------------

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 158.0, 32.0, 116.0, 14.0, WIDTH - 14.0
LONGEST_LEVEL = 26


def _course(chart: Course) -> str:
    levels = [level for level in (chart.baseline, chart.goal) if level is not None]
    values = [point.value for point in chart.points] + [level.value for level in levels]
    lowest, highest = min(values), max(values)
    days = [point.day for point in chart.points] + ([chart.due] if chart.due else [])
    first, last = min(days), max(days)

    def x(day: date) -> float:
        if first == last:
            return (LEFT + RIGHT) / 2
        return LEFT + (RIGHT - LEFT) * (day - first).days / (last - first).days

    def y(value: float) -> float:
        if lowest == highest:
            return (TOP + BOTTOM) / 2
        return BOTTOM - (BOTTOM - TOP) * (value - lowest) / (highest - lowest)

    places = [(x(point.day), y(point.value)) for point in chart.points]
    shapes = [
        *_level(chart.goal, chart.baseline, y, anchor="start", ink=GREEN, dashes="7 4"),
        *_level(chart.baseline, chart.goal, y, anchor="end", ink=SOFT, dashes="2 4"),
        *_due(chart, x, y),
        f'<path d="M{" L".join(f"{_n(a)} {_n(b)}" for a, b in places)}" fill="none" stroke="{INK}" '
        'stroke-width="2"/>',
        *(f'<circle cx="{_n(a)}" cy="{_n(b)}" r="4" fill="{INK}"/>' for a, b in places),
        *_labels(chart.points, places),
        *_days(chart, x),
    ]
    return _svg(chart.title, _course_said(chart), HEIGHT, shapes)


def _level(
    level: Level | None, other: Level | None, y: Place, *, anchor: str, ink: str, dashes: str
) -> Iterable[str]:
    """A line across, its words on the side away from the other one."""
    if level is None:
        return
    height = y(level.value)
    is_high = other is None or level.value >= other.value
    yield (
        f'<line x1="0" y1="{_n(height)}" x2="{WIDTH}" y2="{_n(height)}" stroke="{ink}" '
        f'stroke-width="1.5" stroke-dasharray="{dashes}"/>'
    )
    at = 0.0 if anchor == "start" else float(WIDTH)
    yield _text(
        at, height - 18 if is_high else height + 18, level.label, anchor=anchor, ink=ink, most=LONGEST_LEVEL
    )


def _due(chart: Course, x: DayPlace, y: Place) -> Iterable[str]:
    """Where the goal should be reached."""
    if chart.due is not None and chart.goal is not None:
        a, b = x(chart.due), y(chart.goal.value)
        corners = f"M{_n(a)} {_n(b - 6)}L{_n(a + 6)} {_n(b)}L{_n(a)} {_n(b + 6)}L{_n(a - 6)} {_n(b)}Z"
        yield f'<path d="{corners}" fill="#ffffff" stroke="{GREEN}" stroke-width="2"/>'


def _labels(points: Sequence[Point], places: Sequence[tuple[float, float]]) -> Iterable[str]:
    last = len(points) - 1
    for index, (point, (a, b)) in enumerate(zip(points, places, strict=True)):
        if last < FEW_POINTS or index in (0, last):
            yield _text(a, b - 8, point.label, anchor=_anchor(a), most=12)


def _days(chart: Course, x: DayPlace) -> Iterable[str]:
    """The first day, the last one measured, and when the goal should be reached."""
    first, last = chart.points[0], chart.points[-1]
    marks = {first.day: first.day_label}
    if chart.due is not None:
        marks[chart.due] = chart.due_label
    else:
        marks[last.day] = last.day_label
    for day, label in marks.items():
        yield _text(x(day), HEIGHT - 4, label, anchor=_anchor(x(day)), ink=SOFT)


def _anchor(x: float) -> str:
    if x < WIDTH / 5:
        return "start"
    return "end" if x > WIDTH * 4 / 5 else "middle"


def _course_said(chart: Course) -> str:
    said = [f"{point.day_label}: {point.label}" for point in chart.points]
    if chart.baseline is not None:
        said.insert(0, chart.baseline.label)
    if chart.goal is not None:
        said.append(" ".join(filter(None, (chart.goal.label, chart.due_label))))
    return ". ".join(said) + "."
