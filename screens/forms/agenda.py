"""The agenda of a session: what comes when, changed in place and kept at once."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from models.codes import AgendaFocus, ItemState
from models.inputs import AgendaItemInput
from models.rules import LONGEST_ITEM, planned_starts
from models.views.agenda import AgendaItemView
from models.views.change import Change
from models.views.session import SessionView
from screens.access import Access
from screens.base import MakScreen
from screens.commands import bindings
from screens.forms.confirm import ConfirmScreen
from screens.forms.item import ItemForm
from screens.forms.page import hours
from screens.labels import focus_word, item_kind_word
from screens.language import N_, _, clock, long_date
from screens.widgets.form_heading import Heading, hints
from screens.widgets.form_rows import Column, Row, Rows
from screens.widgets.status_bar import FootBar
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["AgendaScreen"]

SHOWN = frozenset({"session", "agenda"})
"""Parts of the record that stand here; names as in `Change.part`."""

STEP = 5
"""Minutes that one key gives or takes."""


class AgendaScreen(MakScreen[None]):
    """The items of a session with their times; every change is kept at once."""

    AUTO_FOCUS = ""
    CSS_PATH = "agenda.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "new_item", "longer", "shorter", "shift_up", "shift_down", "remove", "leave"
    )

    def __init__(self, access: Access, session_id: int, *, keep_in: Path | None = None) -> None:
        super().__init__(access)
        self._session_id = session_id
        self._keep_in = keep_in
        self._agenda: tuple[AgendaItemView, ...] = ()

    def compose(self) -> ComposeResult:
        yield Words(id="title")
        yield Words(id="when")
        yield Heading(N_("Agenda"), "new_item", "shift_up", "shift_down", "remove", id="head")
        with VerticalScroll(can_focus=False):
            yield Rows(
                (
                    Column(_("From"), 5),
                    Column("", 2, right=True),
                    Column(_("Agenda item"), 20, share=3),
                    Column(_("Kind"), 14),
                    Column(_("Opens"), 24, rank=1),
                    Column(_("Min."), 4, right=True),
                ),
                id="items",
            )
            yield Words(id="total")
        yield FootBar()

    async def on_mount(self) -> None:
        foot = ("open", "longer", "shorter", "leave", "help")
        self.query_one(FootBar).show_hints(hints(*foot))
        await self._load()
        self.query_one(Rows).focus()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part in SHOWN and change.session_id == self._session_id for change in changes):
            await self._load()

    async def _load(self) -> None:
        async with self.refusals():
            session, self._agenda = await self.access.read(self._look)
            self._show(session)

    def _look(self, desk: "Desk") -> tuple[SessionView, tuple[AgendaItemView, ...]]:
        session = desk.read.session(session_id=self._session_id)
        return session, desk.read.agenda(session_id=self._session_id)

    def _show(self, session: SessionView) -> None:
        title = _("Session {number} · {name}").format(number=session.number, name=session.maakbank_name)
        self.query_one("#title", Words).show(Content.styled(title, "bold"))
        when = " · ".join(filter(None, (long_date(session.planned_start), session.place)))
        self.query_one("#when", Words).show(Content.styled(when, "$quiet"))
        starts = planned_starts(session.planned_start, self._agenda)
        self.query_one(Rows).show(
            [_row(item, start) for item, start in zip(self._agenda, starts, strict=True)]
        )
        total = sum(item.planned_minutes for item in self._agenda)
        end = session.planned_start + timedelta(minutes=total)
        words = _("Together {hours}, done at {time}").format(hours=hours(total), time=clock(end))
        self.query_one("#total", Words).show(Content.styled(words, "bold"))

    @property
    def _chosen(self) -> AgendaItemView | None:
        key = self.query_one(Rows).key
        return next((item for item in self._agenda if item.id == key), None)

    @on(Rows.Chosen)
    @work(group="form")
    async def _edit(self, event: Rows.Chosen) -> None:
        if isinstance(event.key, int):
            await self.app.push_screen_wait(
                ItemForm(self.access, self._session_id, event.key, keep_in=self._keep_in)
            )
            await self._load()

    def action_open(self) -> None:
        self.query_one(Rows).action_open()

    @work(group="form")
    async def action_new_item(self) -> None:
        after = self._chosen
        after_id = after.id if after else None
        form = ItemForm(self.access, self._session_id, after_item_id=after_id, keep_in=self._keep_in)
        made = await self.app.push_screen_wait(form)
        await self._load()
        if made is not None:
            self.query_one(Rows).point_at(made.id)

    @work(group="act")
    async def action_longer(self) -> None:
        await self._give(STEP)

    @work(group="act")
    async def action_shorter(self) -> None:
        await self._give(-STEP)

    async def _give(self, minutes: int) -> None:
        """More or fewer minutes for the chosen item."""
        item = self._chosen
        if item is None:
            return
        planned = item.planned_minutes + minutes
        await self._save(item, max(0, min(LONGEST_ITEM, planned)))

    async def _save(self, item: AgendaItemView, planned: int) -> None:
        data = AgendaItemInput(title=item.title, kind=item.kind, focus=item.focus, planned_minutes=planned)
        async with self.refusals():
            await self.access.act(
                lambda desk: desk.prepare.save_item(
                    session_id=self._session_id, data=data, item_id=item.id, revision=item.revision
                )
            )
        await self._load()

    @work(group="act")
    async def action_shift_up(self) -> None:
        await self._shift(-1)

    @work(group="act")
    async def action_shift_down(self) -> None:
        await self._shift(1)

    async def _shift(self, by: int) -> None:
        item = self._chosen
        if item is None:
            return
        item_id = item.id
        async with self.refusals():
            await self.access.act(lambda desk: desk.prepare.shift_item(item_id=item_id, by=by))
        await self._load()

    @work(group="form")
    async def action_remove(self) -> None:
        item = self._chosen
        if item is None:
            return
        item_id = item.id
        question = _("Take “{title}” off the agenda?").format(title=item.title)
        ask = ConfirmScreen(self.access, question, yes=_("take it off"))
        if await self.app.push_screen_wait(ask):
            async with self.refusals():
                await self.access.act(lambda desk: desk.prepare.remove_item(item_id=item_id))
            await self._load()

    def on_language_switched(self) -> None:
        super().on_language_switched()
        self._speak_anew()

    @work(group="load")
    async def _speak_anew(self) -> None:
        await self.recompose()
        if self.is_attached:
            await self.on_mount()

    def action_leave(self) -> None:
        self.dismiss(None)


def _row(item: AgendaItemView, start: datetime) -> Row:
    opens = "" if item.focus is AgendaFocus.NONE else focus_word(item.focus)
    style = "$quiet" if item.state is ItemState.TREATED else ""
    return Row(
        item.id,
        (
            Content.styled(clock(start), "$quiet"),
            Content.styled(str(item.number), "$quiet"),
            Content.styled(item.title, style),
            Content.styled(item_kind_word(item.kind), "$quiet"),
            Content.styled(opens, "$quiet"),
            Content(str(item.planned_minutes)),
        ),
    )
