"""The form of an agenda item: its title, its soort, how long it takes."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from models.codes import AgendaFocus, ItemKind
from models.errors import InvalidInput, Problem
from models.inputs import AgendaItemInput
from models.views.agenda import AgendaItemView
from screens.access import Access
from screens.forms.form import FormScreen, Seen, Values
from screens.labels import focus_word, item_kind_help, item_kind_word
from screens.language import _
from screens.widgets.form_choice import ChoiceField
from screens.widgets.form_field import TextField

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["ItemForm"]


class ItemForm(FormScreen[AgendaItemView]):
    """Puts an item on the agenda, or changes one.

    Args:
        access: the seat's way to the record.
        session_id: whose agenda.
        item_id: which item; None for a new one.
        after_item_id: a new one comes below this one; at the end without it.
        at: the field to begin in.
        keep_in: folder where what is typed is kept until it is saved.
    """

    def __init__(
        self,
        access: Access,
        session_id: int,
        item_id: int | None = None,
        *,
        after_item_id: int | None = None,
        at: str = "",
        keep_in: Path | None = None,
    ) -> None:
        super().__init__(access, at=at, keep_in=keep_in)
        self._session_id = session_id
        self.item_id = item_id
        self._after = after_item_id
        self._title = ""

    def heading(self) -> str:
        return self._title or _("New agenda item")

    def about(self) -> str:
        return f"item-{self._session_id}-{self.item_id or 'new'}"

    def look(self, desk: "Desk") -> Seen:
        agenda = desk.read.agenda(session_id=self._session_id)
        item = next((one for one in agenda if one.id == self.item_id), None)
        if item is None:
            return Seen(_values("", 15, ItemKind.TALK, AgendaFocus.NONE))
        self._title = f"{item.number} {item.title}"
        return Seen(_values(item.title, item.planned_minutes, item.kind, item.focus), item.revision)

    def build(self, values: Values) -> Iterable[Widget]:
        yield TextField("title", _("Title"), values["title"], required=True)
        yield TextField("planned_minutes", _("Minutes"), values["planned_minutes"], required=True)
        yield ChoiceField(
            "kind",
            _("Kind"),
            values["kind"],
            options={kind: item_kind_word(kind) for kind in ItemKind},
            helps={kind: item_kind_help(kind) for kind in ItemKind},
        )
        yield ChoiceField(
            "focus",
            _("Opens on the live screen"),
            values["focus"],
            options={focus: focus_word(focus) for focus in AgendaFocus},
        )

    def store(self, desk: "Desk", values: Values, revision: int | None) -> AgendaItemView:
        data = AgendaItemInput(**{**values, "planned_minutes": minutes(values["planned_minutes"])})
        return desk.prepare.save_item(
            session_id=self._session_id,
            data=data,
            item_id=self.item_id,
            revision=revision,
            after_item_id=self._after,
        )

    def saved(self, view: AgendaItemView) -> int:
        self.item_id = view.id
        return view.revision


def minutes(typed: str) -> int:
    """Minutes from what was typed: "20", "20 min".

    Raises:
        InvalidInput: it is no whole number.
    """
    number = typed.lower().removesuffix("uten").removesuffix("utes").removesuffix("min").strip(" .'")
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        raise InvalidInput({"planned_minutes": Problem.NOT_A_NUMBER if typed else Problem.EMPTY})
    return int(number)


def _values(title: str, planned: int, kind: ItemKind, focus: AgendaFocus) -> Values:
    return {"title": title, "planned_minutes": str(planned), "kind": kind, "focus": focus}
