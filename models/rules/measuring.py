"""Measurable: what an opbrengst needs before anyone can tell whether it worked (R6)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from models.codes import OutcomeGap, OutcomeKind, ReportBackState
from models.views.outcome import OutcomeView

__all__ = ["Reach", "is_over", "number_in", "outcome_gaps", "reach"]

Reach = tuple[int, int, int]
"""How many organisations and networks carry it, do not, and were still to report back."""

SEPARATORS = ".,\x20\xa0"
_NUMBER = re.compile(rf"[-+\u2212]?\d[\d{SEPARATORS}]*")
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}([{SEPARATORS}])\d{{3}}(\1\d{{3}})*")


def outcome_gaps(
    *, kind: OutcomeKind | None, measure: str, baseline: str, goal: str, due: date | None, measurer: str
) -> tuple[OutcomeGap, ...]:
    """What is still "nog niet meetbaar" about it, in the order in which it is asked."""
    filled = {
        OutcomeGap.KIND: kind is not None,
        OutcomeGap.MEASURE: bool(measure.strip()),
        OutcomeGap.BASELINE: bool(baseline.strip()),
        OutcomeGap.GOAL: bool(goal.strip()),
        OutcomeGap.DUE: due is not None,
        OutcomeGap.MEASURER: bool(measurer.strip()),
    }
    return tuple(gap for gap, is_there in filled.items() if not is_there)


def is_over(outcome: OutcomeView, *, on: date) -> bool:
    """Whether before a day its goal was due and what came of it was measured, so that nobody waits for it."""
    due = outcome.due
    if due is None or not outcome.is_measurable:
        return False
    return any(due <= one.measured_on < on for one in outcome.measurements)


def number_in(text: str) -> float | None:
    """The first number in words such as "1.250 jongeren" or "7,5 %"; None without one.

    A point or comma before exactly three figures groups thousands, else it is the decimal sign.
    """
    found = _NUMBER.search(text)
    if found is None:
        return None
    kept = found[0].rstrip(SEPARATORS).replace("\u2212", "-")
    sign, figures = (-1.0, kept[1:]) if kept.startswith("-") else (1.0, kept.lstrip("+"))
    if whole := _GROUPED.fullmatch(figures):
        return sign * float(figures.replace(whole[1], ""))
    figures = re.sub("[\x20\xa0]", "", figures)
    last = max(figures.rfind("."), figures.rfind(","))
    if last >= 0:
        figures = re.sub("[.,]", "", figures[:last]) + "." + figures[last + 1 :]
    return sign * float(figures)


def reach(states: Iterable[ReportBackState] | Sequence[ReportBackState]) -> Reach:
    """From "aan tafel" to "in organisaties en netwerken", as people report back (R11)."""
    counts = dict.fromkeys(ReportBackState, 0)
    for state in states:
        counts[state] += 1
    return (
        counts[ReportBackState.CARRIED],
        counts[ReportBackState.NOT_CARRIED],
        counts[ReportBackState.OPEN],
    )
