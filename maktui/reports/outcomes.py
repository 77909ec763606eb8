"""How anyone will know that it worked: measures and values, and what came back from home."""

from collections.abc import Iterable, Sequence
from datetime import date

from maktui.reports.charts import Course, Level, Point
from maktui.reports.parts import Faint, Figure, Part, Runs, Strong, Table
from maktui.reports.words import Fact, day_words, decimal, due_words, said_word, unsaid
from models.codes import ReportBackState
from models.rules.measuring import reach
from models.views.outcome import MeasurementView, OutcomeView, ReportBackView
from screens.language import _, joined, ngettext
from screens.support_labels import outcome_gap_word, outcome_kind_word, report_back_word

__all__ = ["outcome_facts", "outcome_values", "reach_facts", "report_back_table"]


def outcome_facts(outcome: OutcomeView, today: date) -> Iterable[Fact]:
    """Kind, measure, now and goal, who measures, the latest value; or what is missing."""
    if not outcome.has_proposal:
        yield _("Broadly supported"), _support(outcome)
    kind = outcome_kind_word(outcome.kind) if outcome.kind else ""
    point = _("point of the agreement: {point}").format(point=outcome.agreement_point)
    yield (
        _("Yield"),
        (" · ".join(filter(None, (kind, point if outcome.agreement_point else ""))) or _("yes"),),
    )
    if outcome.measure:
        yield _("What do we measure?"), (outcome.measure,)
    if outcome.baseline or outcome.goal:
        yield _("Now, and the goal"), _aim(outcome, today)
    if outcome.measurer:
        yield _("Who measures?"), (outcome.measurer,)
    if outcome.gaps:
        missing = joined([outcome_gap_word(gap) for gap in outcome.gaps])
        yield _("Cannot be measured yet"), (_("missing: {missing}").format(missing=missing),)
    if outcome.measurements:
        yield _("Latest value"), _value(outcome.measurements[-1])
    elif outcome.is_measurable:
        yield _("Latest value"), (_("nothing measured yet"),)


def _support(outcome: OutcomeView) -> Runs:
    if outcome.support is None:
        return unsaid(outcome.support_reason)
    return said_word(outcome.support, outcome.support_reason)


def _aim(outcome: OutcomeView, today: date) -> Runs:
    arrow: Runs = (outcome.baseline or "?", " → ", Strong(outcome.goal or "?"))
    if outcome.due is None:
        return arrow
    return (*arrow, ", ", _("by {day} at the latest").format(day=due_words(outcome.due, today)))


def _value(measured: MeasurementView) -> Runs:
    return (Strong(measured.value), " ", Faint(f"({day_words(measured.measured_on)})"))


def outcome_values(outcome: OutcomeView, title: str) -> Iterable[Part]:
    """Values by day, drawn against the goal where they are numbers; nothing before the first."""
    if not outcome.measurements:
        return
    rows = tuple(((day_words(one.measured_on),), (one.value,), (one.note,)) for one in outcome.measurements)
    table = Table(title, (_("Day"), _("Value"), _("Note")), rows)
    points = tuple(
        Point(one.measured_on, one.number, day_words(one.measured_on), decimal(one.number))
        for one in outcome.measurements
        if one.number is not None
    )
    yield Figure(_course(outcome, title, points), table) if points else table


def _course(outcome: OutcomeView, title: str, points: tuple[Point, ...]) -> Course:
    return Course(
        title=title,
        points=points,
        baseline=_level(outcome.baseline_number, _("Now: {value}").format(value=outcome.baseline)),
        goal=_level(outcome.goal_number, _("Goal: {value}").format(value=outcome.goal)),
        due=outcome.due,
        due_label=day_words(outcome.due) if outcome.due else "",
    )


def _level(value: float | None, label: str) -> Level | None:
    return None if value is None else Level(value, label)


# Taken home --------------------------------------------------------------------------------


def reach_facts(backs: Sequence[ReportBackView]) -> Iterable[Fact]:
    """From the table to organisations and networks: how many carry it there too."""
    carried, _not_carried, waiting = reach([one.state for one in backs])
    words = _("carried in {count} of {total}").format(count=carried, total=len(backs))
    if waiting:
        still = ngettext("{count} has yet to report back", "{count} have yet to report back", waiting)
        words = f"{words}; {still.format(count=waiting)}"
    yield _("In organisations and networks"), (words,)


def report_back_table(
    title: str, backs: Sequence[ReportBackView], today: date, *, with_decision: bool = False
) -> Table:
    """Where each takes it, by when, and what came back.

    Who still has to report back has a task, so a name. An answer is of an organisation, not of a person.
    """
    head = (_("Taken home to"), _("By when"), _("Answer"))
    return Table(
        title,
        (_("Decision"), *head) if with_decision else head,
        tuple(
            (
                *(((Strong(f"B{back.decision_number}"),),) if with_decision else ()),
                _place(back),
                (due_words(back.due, today),),
                _answer(back),
            )
            for back in backs
        ),
    )


def _place(back: ReportBackView) -> Runs:
    place = back.takes_to or _("own network")
    return (place, " ", Faint(back.name)) if back.state is ReportBackState.OPEN else (place,)


def _answer(back: ReportBackView) -> Runs:
    if back.state is ReportBackState.OPEN:
        return (_("not reported back yet"),)
    state = Strong(report_back_word(back.state))
    return (state, f": {back.answer}") if back.answer else (state,)
