"""The form of a participant: who, from where, in which roles, with what mandate."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from models.codes import MandateKind
from models.inputs import ParticipantInput
from models.views.people import ParticipantView
from screens.access import Access
from screens.forms.form import FormScreen, Seen, Values
from screens.labels import mandate_word
from screens.language import _
from screens.widgets.form_choice import ChoiceField
from screens.widgets.form_field import FormField, TextField
from screens.widgets.form_inputs import Known
from screens.widgets.form_pick import PickField

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["ParticipantForm"]


class ParticipantForm(FormScreen[ParticipantView]):
    """Invites someone, or changes who that is.

    Args:
        access: the seat's way to the record.
        maakbank_id: where the person is invited.
        participant_id: who; None for someone new.
        role: a role that someone new gets at once.
        at: the field to begin in.
        keep_in: folder where what is typed is kept until it is saved.
    """

    def __init__(
        self,
        access: Access,
        maakbank_id: int,
        participant_id: int | None = None,
        *,
        role: str = "",
        at: str = "",
        keep_in: Path | None = None,
    ) -> None:
        super().__init__(access, at=at, keep_in=keep_in)
        self._maakbank_id = maakbank_id
        self.participant_id = participant_id
        self._role = role
        self._name = ""
        self._is_guest = False
        self._roles: tuple[str, ...] = ()
        self._groups: tuple[str, ...] = ()
        self._organisations: tuple[str, ...] = ()

    def heading(self) -> str:
        return self._name or _("New participant")

    def about(self) -> str:
        return f"participant-{self._maakbank_id}-{self.participant_id or 'new'}"

    def look(self, desk: "Desk") -> Seen:
        people = desk.read.participants(maakbank_id=self._maakbank_id)
        self._roles = tuple(row.name for row in desk.read.roles())
        self._groups = tuple(row.name for row in desk.read.helix_groups())
        self._organisations = tuple(sorted({one.organisation for one in people if one.organisation}))
        person = next((one for one in people if one.id == self.participant_id), None)
        if person is None:
            roles = (self._role,) if self._role else ()
            return Seen(_values(ParticipantInput(name="", roles=roles)))
        self._name, self._is_guest = person.name, person.is_guest
        return Seen(_values(_input(person)), person.revision)

    def build(self, values: Values) -> Iterable[Widget]:
        yield TextField("name", _("Name"), values["name"], required=True)
        yield TextField(
            "organisation",
            _("Organisation or network"),
            values["organisation"],
            help=_("may stay empty"),
            suggester=Known(self._organisations),
        )
        yield PickField(
            "roles", _("Roles"), values["roles"], names=self._roles, help=_("one person may have several")
        )
        yield PickField("helix_groups", _("Takes part as"), values["helix_groups"], names=self._groups)
        yield ChoiceField(
            "mandate",
            _("Mandate"),
            values["mandate"],
            options={mandate: mandate_word(mandate) for mandate in MandateKind},
            help=_("what this person may decide"),
        )
        whom = TextField("mandate_for", _("For whom, or to whom?"), values["mandate_for"])
        whom.display = values["mandate"] in FOR_SOMEONE
        yield whom

    def changed(self, field: FormField[Any]) -> None:
        if field.field == "mandate":
            self.query_one("#field-mandate_for").display = field.value in FOR_SOMEONE

    def store(self, desk: "Desk", values: Values, revision: int | None) -> ParticipantView:
        mandate_for = values["mandate_for"] if values["mandate"] in FOR_SOMEONE else ""
        return desk.prepare.save_participant(
            maakbank_id=self._maakbank_id,
            data=ParticipantInput(**{**values, "mandate_for": mandate_for, "is_guest": self._is_guest}),
            participant_id=self.participant_id,
            revision=revision,
        )

    def saved(self, view: ParticipantView) -> int:
        self.participant_id = view.id
        return view.revision


FOR_SOMEONE = (MandateKind.FOR_OTHERS, MandateKind.TAKES_HOME)


def _input(view: ParticipantView) -> ParticipantInput:
    return ParticipantInput(
        name=view.name,
        organisation=view.organisation,
        helix_groups=view.helix_groups,
        roles=tuple(role.name for role in view.roles),
        mandate=view.mandate,
        mandate_for=view.mandate_for,
        is_guest=view.is_guest,
    )


def _values(data: ParticipantInput) -> Values:
    return {
        "name": data.name,
        "organisation": data.organisation,
        "roles": data.roles,
        "helix_groups": data.helix_groups,
        "mandate": data.mandate,
        "mandate_for": data.mandate_for,
    }
