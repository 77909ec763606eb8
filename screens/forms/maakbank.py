"""The form of a Ma.akbank: its kwestie, who commissions it, whom it asks."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from models.codes import Variant
from models.inputs import CommissionerInput, MaakbankInput
from models.views.maakbank import MaakbankView
from screens.access import Access
from screens.forms.form import FormScreen, Seen, Values
from screens.labels import variant_help, variant_word
from screens.language import _
from screens.widgets.form_choice import ChoiceField
from screens.widgets.form_commissioners import CommissionersField
from screens.widgets.form_field import LongField, TextField
from screens.widgets.form_pick import PickField
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["MaakbankForm"]

NOTHING = MaakbankInput(name="")


class MaakbankForm(FormScreen[MaakbankView]):
    """Makes a Ma.akbank, or changes one."""

    def __init__(
        self, access: Access, maakbank_id: int | None = None, *, at: str = "", keep_in: Path | None = None
    ) -> None:
        super().__init__(access, at=at, keep_in=keep_in)
        self.maakbank_id = maakbank_id
        self._name = ""
        self._themes: tuple[str, ...] = ()
        self._points: tuple[str, ...] = ()
        self._groups: tuple[str, ...] = ()

    def heading(self) -> str:
        return self._name or _("New Ma.akbank")

    def about(self) -> str:
        return f"maakbank-{self.maakbank_id or 'new'}"

    def look(self, desk: "Desk") -> Seen:
        self._themes = tuple(row.name for row in desk.read.themes())
        self._points = tuple(row.name for row in desk.read.agreement_points())
        self._groups = tuple(row.name for row in desk.read.helix_groups())
        if self.maakbank_id is None:
            return Seen(_values(NOTHING))
        view = desk.read.maakbank(maakbank_id=self.maakbank_id)
        self._name = view.name
        return Seen(_values(_input(view)), view.revision)

    def build(self, values: Values) -> Iterable[Widget]:
        yield TextField("name", _("Name"), values["name"], required=True, help=_("what you call this table"))
        yield LongField(
            "question", _("The issue"), values["question"], help=_("what grinds here, in your own words")
        )
        yield LongField("whose", _("Whose is it?"), values["whose"])
        yield LongField("who_decides", _("Who decides?"), values["who_decides"])
        yield LongField("how_organised", _("How do we organise it?"), values["how_organised"])
        yield LongField(
            "outcome",
            _("What should come out?"),
            values["outcome"],
            help=_("one solution that many support, and that you can measure"),
        )
        yield PickField(
            "agreement_points",
            _("Points of the agreement"),
            values["agreement_points"],
            names=self._points,
            folded=True,
        )
        yield PickField("theme", _("Theme"), values["theme"], names=self._themes, single=True, folded=True)
        yield TextField("areas", _("Area"), values["areas"], help=_("district or neighbourhood, or several"))
        yield ChoiceField(
            "variant",
            _("Variant"),
            values["variant"],
            options={variant: variant_word(variant) for variant in Variant},
            helps={variant: variant_help(variant) for variant in Variant},
            help=_("proposes the number of sessions and their agenda"),
        )
        yield Words(_("Who and with whom"), classes="part")
        yield CommissionersField(
            "commissioners",
            _("Commissioners"),
            values["commissioners"],
            help=_("who asks for it and pays along"),
        )
        yield PickField(
            "asked_groups",
            _("Groups you ask"),
            values["asked_groups"],
            names=self._groups,
            help=_("no quota; it shows who is missing"),
        )

    def store(self, desk: "Desk", values: Values, revision: int | None) -> MaakbankView:
        data = MaakbankInput(**{**values, "theme": "".join(values["theme"])})
        return desk.prepare.save_maakbank(data=data, maakbank_id=self.maakbank_id, revision=revision)

    def saved(self, view: MaakbankView) -> int:
        self.maakbank_id = view.id
        return view.revision


def _input(view: MaakbankView) -> MaakbankInput:
    return MaakbankInput(
        name=view.name,
        question=view.question,
        whose=view.whose,
        who_decides=view.who_decides,
        how_organised=view.how_organised,
        outcome=view.outcome,
        variant=view.variant,
        theme=view.theme,
        areas=view.areas,
        agreement_points=view.agreement_points,
        commissioners=tuple(
            CommissionerInput(
                organisation=one.organisation, contact=one.contact, contribution=one.contribution
            )
            for one in view.commissioners
        ),
        asked_groups=tuple(group.name for group in view.asked_groups),
    )


def _values(data: MaakbankInput) -> Values:
    return {
        "name": data.name,
        "question": data.question,
        "whose": data.whose,
        "who_decides": data.who_decides,
        "how_organised": data.how_organised,
        "outcome": data.outcome,
        "agreement_points": data.agreement_points,
        "theme": (data.theme,) if data.theme else (),
        "areas": data.areas,
        "variant": data.variant,
        "commissioners": data.commissioners,
        "asked_groups": data.asked_groups,
    }
