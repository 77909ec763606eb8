"""The form of what is taken home: to whom, by when, and what was said there."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from models.codes import ReportBackState
from models.errors import InvalidInput, Problem, Refusal, Refused
from models.likeness import fold
from models.views.outcome import ReportBackView
from models.views.people import ParticipantView
from models.zone import local_date
from screens.access import Access
from screens.forms.day import day_field, day_in, day_text
from screens.forms.form import FormScreen, Seen, Values
from screens.forms.names import of_report_back, of_take_home
from screens.language import _
from screens.support_labels import report_back_word
from screens.widgets.form_choice import ChoiceField
from screens.widgets.form_field import LongField, TextField
from screens.widgets.form_inputs import Known

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["ReportBackForm", "TakeHomeForm"]


class ReportBackForm(FormScreen[ReportBackView]):
    """When someone reports back, and what her organisation or network said.

    Args:
        access: the seat's way to the record.
        maakbank_id: of which Ma.akbank.
        report_back_id: which one.
        keep_in: folder where what is typed is kept until it is saved.
    """

    def __init__(
        self, access: Access, maakbank_id: int, report_back_id: int, *, keep_in: Path | None = None
    ) -> None:
        super().__init__(access, keep_in=keep_in)
        self._maakbank_id = maakbank_id
        self.report_back_id = report_back_id
        self._taken: ReportBackView | None = None
        self._today = date.min

    def heading(self) -> str:
        taken = self._taken
        if taken is None:
            return ""
        words = _("{name} takes B{number} to {where}")
        return words.format(name=taken.name, number=taken.decision_number, where=taken.takes_to)

    def about(self) -> str:
        return of_report_back(self._maakbank_id, self.report_back_id)

    def look(self, desk: "Desk") -> Seen:
        self._today = local_date(desk.clock())
        everything = desk.read.report_backs(maakbank_id=self._maakbank_id)
        self._taken = next((one for one in everything if one.id == self.report_back_id), None)
        if self._taken is None:
            raise Refused(Refusal.CHANGED)
        values = {
            "due": day_text(self._taken.due),
            "state": self._taken.state,
            "answer": self._taken.answer,
        }
        return Seen(values, self._taken.revision)

    def build(self, values: Values) -> Iterable[Widget]:
        yield day_field("due", _("Reports back by"), values["due"], self._today)
        options = {state: report_back_word(state) for state in ReportBackState}
        yield ChoiceField("state", _("And there?"), values["state"], options=options)
        yield LongField("answer", _("What was said there"), values["answer"], help=_("may stay empty"))

    def store(self, desk: "Desk", values: Values, revision: int | None) -> ReportBackView:
        problems: dict[str, Problem] = {}
        due = day_in(values, "due", self._today, problems)
        if problems:
            raise InvalidInput(problems)
        return desk.outcomes.save_report_back(
            report_back_id=self.report_back_id,
            revision=revision or 0,
            due=due,
            state=values["state"],
            answer=values["answer"],
        )

    def saved(self, view: ReportBackView) -> int:
        self._taken = view
        return view.revision


class TakeHomeForm(FormScreen[ReportBackView]):
    """One more person who takes a decision home.

    Args:
        access: the seat's way to the record.
        maakbank_id: of which Ma.akbank.
        decision_id: what is taken home.
        number: the decision's number.
        keep_in: folder where what is typed is kept until it is saved.
    """

    def __init__(
        self, access: Access, maakbank_id: int, decision_id: int, number: int, *, keep_in: Path | None = None
    ) -> None:
        super().__init__(access, keep_in=keep_in)
        self._maakbank_id = maakbank_id
        self._decision_id = decision_id
        self._number = number
        self._today = date.min
        self._people: tuple[ParticipantView, ...] = ()

    def heading(self) -> str:
        return _("Who takes B{number} home?").format(number=self._number)

    def about(self) -> str:
        return of_take_home(self._decision_id)

    def look(self, desk: "Desk") -> Seen:
        self._today = local_date(desk.clock())
        self._people = desk.read.participants(maakbank_id=self._maakbank_id)
        return Seen({"participant_id": "", "takes_to": "", "due": ""})

    def build(self, values: Values) -> Iterable[Widget]:
        yield TextField(
            "participant_id",
            _("Name"),
            values["participant_id"],
            required=True,
            suggester=Known(one.name for one in self._people),
        )
        yield TextField(
            "takes_to",
            _("To which organisation or network?"),
            values["takes_to"],
            help=_("empty: where their mandate says"),
        )
        yield day_field("due", _("Reports back by"), values["due"], self._today)

    def store(self, desk: "Desk", values: Values, revision: int | None) -> ReportBackView:
        problems: dict[str, Problem] = {}
        due = day_in(values, "due", self._today, problems)
        typed = fold(values["participant_id"])
        person = next((one for one in self._people if fold(one.name) == typed), None)
        if person is None:
            problems["participant_id"] = Problem.UNKNOWN if typed else Problem.EMPTY
        if person is None or problems:
            raise InvalidInput(problems)
        return desk.outcomes.add_report_back(
            decision_id=self._decision_id, participant_id=person.id, takes_to=values["takes_to"], due=due
        )

    def saved(self, view: ReportBackView) -> None:
        """What was added has a form of its own."""
