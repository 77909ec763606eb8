"""What was measured per day against the goal, as bars of text; every bar's value stands behind it."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from models.views.outcome import OutcomeView
from screens.language import _, short_date

__all__ = ["measure_chart"]

CELLS = 24
"""How long a full bar is."""

LABEL = 14
"""Room for "vr 27 nov '26"."""

BAR, GOAL = "█", "│"


def measure_chart(outcome: OutcomeView) -> Content | None:
    """Now, each day, and the goal; None as long as nothing was measured."""
    if not outcome.measurements:
        return None
    return Content("\n").join(_rows(outcome))


def _rows(outcome: OutcomeView) -> Iterator[Content]:
    values = (
        (_("Now"), outcome.baseline, outcome.baseline_number, ""),
        *((_day(one.measured_on), one.value, one.number, one.note) for one in outcome.measurements),
    )
    goal = outcome.goal_number
    numbers = [number for _label, _text, number, _note in values if number is not None]
    least, most = min([0.0, *numbers, goal or 0.0]), max([*numbers, goal or 0.0], default=0.0)
    span = (most - least) or 1.0
    at_goal = None if goal is None else _cells(goal, least, span)
    for label, text, number, note in values:
        length = 0 if number is None else _cells(number, least, span)
        yield Content.assemble(
            (f"{label:<{LABEL}}", "$quiet"), _bar(length, at_goal), f" {text}", (f"  {note}", "$quiet")
        )
    if outcome.goal:
        when = _day(outcome.due) if outcome.due else ""
        words = _("{goal}: the goal").format(goal=outcome.goal)
        yield Content.assemble((f"{when:<{LABEL}}", "$quiet"), _bar(0, at_goal), (f" {words}", "bold"))


def _bar(length: int, at_goal: int | None) -> Content:
    """A bar with the goal's line across it."""
    cells = [BAR if place < length else " " for place in range(CELLS + 1)]
    if at_goal is None:
        return Content.styled("".join(cells), "$settled")
    before, after = "".join(cells[:at_goal]), "".join(cells[at_goal + 1 :])
    return Content.assemble((before, "$settled"), (GOAL, "$now bold"), (after, "$settled"))


def _cells(number: float, least: float, span: float) -> int:
    return round((number - least) / span * CELLS)


def _day(day: date) -> str:
    return f"{short_date(day)} '{day:%y}"
