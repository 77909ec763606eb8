"""De grondwaarden, literally, and who stands behind them: asked aloud, never a gate (R2)."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from models.codes import Presence
from models.views.change import Change
from models.views.people import AttendanceView
from models.views.values import FixedTextView, ValueView
from screens.access import Access
from screens.base import MakModal
from screens.commands import bindings
from screens.language import _, ngettext
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.values_names import ValuesNames
from screens.widgets.words import Words

__all__ = ["ValuesScreen", "values_text"]


def values_text(values: tuple[FixedTextView, ...]) -> Content:
    """The texts as they are, with their source and version under them."""
    if not values:
        return Content.styled(_("There are no values in this record."), "$quiet")
    texts = Content("\n\n").join(Content.assemble("“", value.text, "”") for value in values)
    first = values[0]
    source = _("{source}, version {version}").format(source=first.source, version=first.version)
    return texts + Content.styled(f"\n\n{source}", "$quiet")


class ValuesScreen(MakModal[None]):
    """The texts; one key for everyone here, then the exceptions. Names are folded until asked for."""

    CSS_PATH = "values.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("leave", "endorse", "endorse_all"), ("n", "names", "")]

    def __init__(self, access: Access, session_id: int) -> None:
        super().__init__(access)
        self.session_id = session_id
        self._attendance: tuple[AttendanceView, ...] = ()
        self._endorsed: frozenset[int] = frozenset()
        self._left_out: tuple[int, ...] = ()
        """Whom the last 'everyone' passed over, for they were taken out by hand."""

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(_("Our values"), id="title")
            with VerticalScroll(id="scroll"):
                yield Words(id="texts")
            yield Words(id="count")
            yield ValuesNames(id="names")
            yield FootBar()

    async def on_mount(self) -> None:
        self.query_one("#scroll").can_focus = False
        async with self.refusals():
            values = await self.access.read(lambda desk: desk.read.values())
            self.query_one("#texts", Words).show(values_text(values))
        await self._reload()
        self._show_hints()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part in ("attendance", "endorsement", "participant") for change in changes):
            await self._reload()

    async def _reload(self) -> None:
        async with self.refusals():
            attendance, stands = await self.access.read(
                lambda desk: (
                    desk.read.attendance(session_id=self.session_id),
                    desk.read.endorsements(session_id=self.session_id),
                )
            )
            self._show(attendance, stands)

    def _show(self, attendance: tuple[AttendanceView, ...], stands: tuple[ValueView, ...]) -> None:
        self._attendance = attendance
        self._endorsed = frozenset(one.participant_id for one in stands if one.endorsed_at is not None)
        here = self._here
        behind = sum(entry.participant.id in self._endorsed for entry in here)
        words = _("{count} of {here} here stand behind these values")
        self.query_one("#count", Words).show(words.format(count=behind, here=len(here)))
        self.query_one(ValuesNames).show(here, self._endorsed)

    @property
    def _here(self) -> list[AttendanceView]:
        return [entry for entry in self._attendance if entry.presence is Presence.HERE]

    def _show_hints(self) -> None:
        everyone = Hint("9", _("everyone here"), "screen.endorse_all")
        if self.has_class("-names"):
            turn = Hint(_("Space"), _("stands behind it, or not"), "screen.endorse")
            hints = (turn, everyone, Hint("Esc", _("fold the names"), "screen.leave"))
        else:
            names = Hint("n", _("exceptions, by name"), "screen.names")
            hints = (everyone, names, Hint("Esc", _("back"), "screen.leave"))
        self.query_one(FootBar).show_hints(hints)

    def action_names(self) -> None:
        """Unfold the names, or fold them: they are not for the beamer."""
        self._left_out = ()
        self.toggle_class("-names")
        names = self.query_one(ValuesNames)
        names.clear_filter()
        if self.has_class("-names"):
            names.focus_filter()
        else:
            self.set_focus(None)
        self._show_hints()

    @work(group="act")
    async def action_endorse_all(self) -> None:
        """Everyone at the table said so; who was taken out by hand only when it is asked once more."""
        ids = [entry.participant.id for entry in self._here]
        asked_anew, self._left_out = self._left_out, ()
        async with self.refusals():
            if asked_anew:
                await self._endorse(asked_anew)
            left_out = await self.access.act(
                lambda desk: desk.attendance.endorse(
                    session_id=self.session_id, participant_ids=ids, keeps_exceptions=True
                )
            )
            self._left_out = left_out
            if left_out:
                words = ngettext(
                    "{count} person was taken out by hand, and stays out. 9 once more: after all.",
                    "{count} people were taken out by hand, and stay out. 9 once more: after all.",
                    len(left_out),
                )
                self.say(words.format(count=len(left_out)))
            else:
                words = ngettext("Noted for {count} person here.", "Noted for {count} people here.", len(ids))
                self.say(words.format(count=len(ids)))

    async def _endorse(self, ids: Sequence[int]) -> None:
        await self.access.act(
            lambda desk: desk.attendance.endorse(session_id=self.session_id, participant_ids=ids)
        )

    def action_endorse(self) -> None:
        if self.has_class("-names"):
            self.query_one(ValuesNames).turn()

    @on(ValuesNames.Turned)
    @work(group="act")
    async def _turned(self, event: ValuesNames.Turned) -> None:
        """Note that someone stands behind the values, or take that back."""
        event.stop()
        self._left_out = ()
        ids = [event.participant_id]
        async with self.refusals():
            if event.participant_id in self._endorsed:
                await self.access.act(
                    lambda desk: desk.attendance.withdraw_endorsement(
                        session_id=self.session_id, participant_ids=ids
                    )
                )
            else:
                await self._endorse(ids)

    def action_leave(self) -> None:
        """First the names fold, then the sheet goes."""
        if self.has_class("-names"):
            self.action_names()
        else:
            self.dismiss()
