"""The roles at every Ma.akbank: added and renamed here; earlier sessions keep the names of then (R4)."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from models.views.change import Change
from models.views.maakbank import NamedRow
from screens.access import Access
from screens.base import MakScreen
from screens.commands import bindings
from screens.forms.form import FormScreen, Seen, Values
from screens.language import N_, _
from screens.widgets.form_field import TextField
from screens.widgets.form_heading import Heading, hints
from screens.widgets.form_rows import Column, Row, Rows
from screens.widgets.status_bar import FootBar
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["RoleForm", "RolesScreen"]


class RoleForm(FormScreen[NamedRow]):
    """Adds a role, or renames one.

    Args:
        access: the seat's way to the record.
        role_id: which role; None for a new one.
        keep_in: folder where what is typed is kept until it is saved.
    """

    def __init__(self, access: Access, role_id: int | None = None, *, keep_in: Path | None = None) -> None:
        super().__init__(access, keep_in=keep_in)
        self.role_id = role_id
        self._name = ""

    def heading(self) -> str:
        return self._name or _("New role")

    def about(self) -> str:
        return f"role-{self.role_id or 'new'}"

    def look(self, desk: "Desk") -> Seen:
        self._name = next((role.name for role in desk.read.roles() if role.id == self.role_id), "")
        return Seen({"name": self._name})

    def build(self, values: Values) -> Iterable[Widget]:
        yield TextField("name", _("Name"), values["name"], required=True)

    def store(self, desk: "Desk", values: Values, revision: int | None) -> NamedRow:
        return desk.prepare.save_role(name=values["name"], role_id=self.role_id)

    def saved(self, view: NamedRow) -> None:
        self.role_id = view.id


class RolesScreen(MakScreen[None]):
    """Every role, in order."""

    AUTO_FOCUS = ""
    CSS_PATH = "roles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("new_role", "leave")

    def __init__(self, access: Access, *, keep_in: Path | None = None) -> None:
        super().__init__(access)
        self._keep_in = keep_in

    def compose(self) -> ComposeResult:
        yield Heading(N_("Roles"), "new_role", id="head")
        words = _("These are at every Ma.akbank. Sessions that were held keep the names of then.")
        yield Words(Content.styled(words, "$quiet"), id="about")
        with VerticalScroll(can_focus=False):
            yield Rows((Column("", 20, share=1),), id="roles")
        yield FootBar()

    async def on_mount(self) -> None:
        self.query_one(FootBar).show_hints(hints("open", "new_role", "leave", "help"))
        await self._load()
        self.query_one(Rows).focus()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part == "role" for change in changes):
            await self._load()

    async def _load(self) -> None:
        async with self.refusals():
            roles = await self.access.read(lambda desk: desk.read.roles())
            self.query_one(Rows).show([Row(role.id, (Content(role.name),)) for role in roles])

    @on(Rows.Chosen)
    def _rename(self, event: Rows.Chosen) -> None:
        if isinstance(event.key, int):
            self._edit(event.key)

    def action_open(self) -> None:
        self.query_one(Rows).action_open()

    def action_new_role(self) -> None:
        self._edit(None)

    @work(group="form")
    async def _edit(self, role_id: int | None) -> None:
        saved = await self.app.push_screen_wait(RoleForm(self.access, role_id, keep_in=self._keep_in))
        await self._load()
        if saved is not None:
            self.query_one(Rows).point_at(saved.id)

    def action_leave(self) -> None:
        self.dismiss(None)
