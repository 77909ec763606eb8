"""The form of what was measured on a day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from models.errors import InvalidInput, Problem
from models.views.outcome import OutcomeView
from models.zone import local_date
from screens.access import Access
from screens.forms.day import day_field, day_in, day_text
from screens.forms.form import FormScreen, Seen, Values
from screens.forms.names import of_measurement
from screens.language import _
from screens.widgets.form_field import TextField

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["MeasurementForm"]


class MeasurementForm(FormScreen[OutcomeView]):
    """Adds one value to an opbrengst.

    Args:
        access: the seat's way to the record.
        outcome: as it was seen.
        keep_in: folder where what is typed is kept until it is saved.
    """

    def __init__(self, access: Access, outcome: OutcomeView, *, keep_in: Path | None = None) -> None:
        super().__init__(access, at="value", keep_in=keep_in)
        self._outcome = outcome
        self._today = date.min

    def heading(self) -> str:
        words = _("Measured for B{number}: {measure}")
        outcome = self._outcome
        return words.format(number=outcome.decision_number, measure=outcome.measure or outcome.text)

    def about(self) -> str:
        return of_measurement(self._outcome.id)

    def look(self, desk: "Desk") -> Seen:
        self._today = local_date(desk.clock())
        return Seen({"measured_on": day_text(self._today), "value": "", "note": ""})

    def build(self, values: Values) -> Iterable[Widget]:
        yield day_field("measured_on", _("Day"), values["measured_on"], self._today, required=True)
        goal = self._outcome.goal
        help = _("the goal is {goal}").format(goal=goal) if goal else ""
        yield TextField("value", _("What was measured?"), values["value"], help=help, required=True)
        yield TextField("note", _("Note"), values["note"], help=_("may stay empty"))

    def store(self, desk: "Desk", values: Values, revision: int | None) -> OutcomeView:
        problems: dict[str, Problem] = {}
        day = day_in(values, "measured_on", self._today, problems)
        if day is None:
            raise InvalidInput({"measured_on": Problem.EMPTY, **problems})
        return desk.outcomes.measure(
            outcome_id=self._outcome.id, measured_on=day, value=values["value"], note=values["note"]
        )

    def saved(self, view: OutcomeView) -> None:
        """A value that was kept has no revision: the next one is another."""
