"""The form of an opbrengst: what it is, and how anyone will know that it worked."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from models.codes import OutcomeKind, Support
from models.errors import InvalidInput, Problem, Refusal, Refused
from models.inputs import OutcomeInput
from models.views.outcome import OutcomeView
from models.zone import local_date
from screens.access import Access
from screens.forms.day import day_field, day_in, day_text
from screens.forms.form import FormScreen, Seen, Values
from screens.forms.names import of_outcome
from screens.language import _
from screens.outcome_cards import measure_words
from screens.support_labels import outcome_kind_word, rule_words, support_word
from screens.widgets.form_choice import ChoiceField
from screens.widgets.form_field import TextField
from screens.widgets.form_inputs import Known
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["OutcomeForm"]


class OutcomeForm(FormScreen[OutcomeView]):
    """Makes an opbrengst measurable; every field may wait.

    Args:
        access: the seat's way to the record.
        maakbank_id: of which Ma.akbank.
        outcome_id: which opbrengst.
        keep_in: folder where what is typed is kept until it is saved.
    """

    def __init__(
        self, access: Access, maakbank_id: int, outcome_id: int, *, keep_in: Path | None = None
    ) -> None:
        super().__init__(access, keep_in=keep_in)
        self._maakbank_id = maakbank_id
        self.outcome_id = outcome_id
        self._outcome: OutcomeView | None = None
        self._today = date.min
        self._points: tuple[str, ...] = ()
        self._measurers: tuple[str, ...] = ()

    def heading(self) -> str:
        outcome = self._outcome
        if outcome is None:
            return ""
        return _("What comes of B{number}: {text}").format(number=outcome.decision_number, text=outcome.text)

    def about(self) -> str:
        return of_outcome(self._maakbank_id, self.outcome_id)

    def look(self, desk: "Desk") -> Seen:
        self._today = local_date(desk.clock())
        outcomes = desk.read.outcomes(maakbank_id=self._maakbank_id)
        outcome = next((one for one in outcomes if one.id == self.outcome_id), None)
        if outcome is None:
            raise Refused(Refusal.CHANGED)
        self._outcome = outcome
        own = desk.read.maakbank(maakbank_id=self._maakbank_id).agreement_points
        others = [row.name for row in desk.read.agreement_points()]
        self._points = tuple(dict.fromkeys((*own, *others)))
        people = desk.read.participants(maakbank_id=self._maakbank_id)
        names = [name for one in people for name in (one.organisation, one.name) if name]
        self._measurers = tuple(dict.fromkeys(names))
        return Seen(_values(outcome), outcome.revision)

    def build(self, values: Values) -> Iterable[Widget]:
        if self._outcome is not None and self._outcome.gaps:
            yield Words(measure_words(self._outcome), classes="part")
        unsaid: dict[Any, str] = {None: _("not said yet")}
        kinds = unsaid | {kind: outcome_kind_word(kind) for kind in OutcomeKind}
        yield ChoiceField("kind", _("What is it?"), values["kind"], options=kinds)
        yield TextField(
            "agreement_point",
            _("Point of the agreement"),
            values["agreement_point"],
            help=_("may stay empty"),
            suggester=Known(self._points),
        )
        yield TextField("measure", _("What do we measure?"), values["measure"])
        yield TextField(
            "baseline", _("Now"), values["baseline"], help=_("a number, or words: 12 young people")
        )
        yield TextField("goal", _("Goal"), values["goal"])
        yield day_field("due", _("When?"), values["due"], self._today)
        yield TextField("measurer", _("Who measures?"), values["measurer"], suggester=Known(self._measurers))
        if self._outcome is not None and not self._outcome.has_proposal:
            answers = unsaid | {answer: support_word(answer) for answer in Support}
            yield ChoiceField("support", _("Broadly supported?"), values["support"], options=answers)
            yield TextField("support_reason", _("Why?"), values["support_reason"])
            yield Words(rule_words(), classes="part")

    def store(self, desk: "Desk", values: Values, revision: int | None) -> OutcomeView:
        problems: dict[str, Problem] = {}
        due = day_in(values, "due", self._today, problems)
        if problems:
            raise InvalidInput(problems)
        return desk.outcomes.save(
            outcome_id=self.outcome_id,
            revision=revision or 0,
            data=OutcomeInput(**{**values, "due": due}),
        )

    def saved(self, view: OutcomeView) -> int:
        self._outcome = view
        return view.revision


def _values(view: OutcomeView) -> Values:
    values = {
        "kind": view.kind,
        "agreement_point": view.agreement_point,
        "measure": view.measure,
        "baseline": view.baseline,
        "goal": view.goal,
        "due": day_text(view.due),
        "measurer": view.measurer,
    }
    if not view.has_proposal:
        values |= {"support": view.support, "support_reason": view.support_reason}
    return values
