"""What all forms share: fields, saving, and never losing what was typed.

A form keeps the values it began with. What differs from them is unsaved; with
them it also sees, when someone else saved meanwhile, who changed what. Every
change goes to disk as it is typed, and comes back after a killed process.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input

from models.errors import InvalidInput, MakError, NotSaved, Problem, Refusal, Refused
from models.unfinished import Left, Unfinished
from screens.access import Access
from screens.base import MakScreen
from screens.commands import bindings
from screens.forms.confirm import ConfirmScreen
from screens.labels import error_words, problem_words
from screens.language import _
from screens.widgets.form_button import CalmButton
from screens.widgets.form_field import FormField
from screens.widgets.form_heading import hints
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["FormScreen", "Seen", "Values"]

ViewT = TypeVar("ViewT")

Values = Mapping[str, Any]
"""What is in a form, per field."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The record as a form sees it; `revision` is None for something new."""

    values: Values
    revision: int | None = None


class FormScreen(MakScreen[ViewT], Generic[ViewT]):
    """A form over one thing of the record.

    Args:
        access: the seat's way to the record.
        at: the field to begin in; the first one without it.
        keep_in: folder where what is typed is kept until it is saved.
    """

    AUTO_FOCUS = ""
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("save", "take_theirs", "leave")

    def __init__(self, access: Access, *, at: str = "", keep_in: Path | None = None) -> None:
        super().__init__(access)
        self._at = at
        self._keep_in = keep_in
        self._unfinished: Unfinished | None = None
        self._seen = Seen({})
        self._theirs: dict[str, Any] = {}
        self._is_saving = False

    # What a form fills in ------------------------------------------------------------------

    def heading(self) -> str:
        """What this form is about; it may hold a name."""
        raise NotImplementedError

    def about(self) -> str:
        """Which form this is, about what, as part of a file's name: "session-3-new"."""
        raise NotImplementedError

    def look(self, desk: "Desk") -> Seen:
        """Read the record as it is now; runs in the read thread."""
        raise NotImplementedError

    def build(self, values: Values) -> Iterable[Widget]:
        """The fields, and headings between them."""
        raise NotImplementedError

    def store(self, desk: "Desk", values: Values, revision: int | None) -> ViewT:
        """Save these values; runs in the write thread.

        Raises:
            InvalidInput: fields are wrong, named as the form names them.
        """
        raise NotImplementedError

    def saved(self, view: ViewT) -> int | None:
        """Take in what was made or changed, and give its revision."""
        raise NotImplementedError

    # The screen ----------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Words(id="title")
        with VerticalScroll(id="page", can_focus=False):
            yield Vertical(id="fields")
        with Horizontal(id="acts"):
            yield CalmButton(_("Save"), "Ctrl+S", id="save")
            yield Words(id="state")
        yield FootBar()

    async def on_mount(self) -> None:
        """Keys wait for the fields: none is lost, however fast someone types."""
        async with self.refusals():
            self._seen = await self.access.read(self.look)
            await self._fill(self._seen.values)
            self._give_back()

    def on_unmount(self) -> None:
        """What is not saved waits on disk for the next time."""
        if self._unfinished is not None:
            self._unfinished.close()

    async def _fill(self, values: Values) -> None:
        enter = Hint("Enter", _("next field"), "app.focus_next")
        f1 = Hint("F1", _("help"), "app.help")
        self.query_one(FootBar).show_hints((enter, *hints("leave"), f1))
        self.query_one("#title", Words).show(Content.styled(self.heading(), "bold"))
        await self.query_one("#fields").mount_all(self.build(values))
        fields = [field for field in self.fields() if field.field == self._at] or [*self.fields()]
        fields[0].focus_input()

    def fields(self) -> Iterable[FormField[Any]]:
        """Every field, from above."""
        return self.query(FormField)

    def values(self) -> dict[str, Any]:
        """What is in the form now."""
        return {field.field: field.value for field in self.fields()}

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return any(map(self._differs, self.fields()))

    def _differs(self, field: FormField[Any]) -> bool:
        """Whether there is something in this field that is not saved."""
        return bool(field.begun) or field.value != self._seen.values[field.field]

    def tell(self, words: str, *, calm: bool = True) -> None:
        """Say how it stands with saving, beside the button."""
        self.query_one("#state", Words).show(Content.styled(words, "$quiet" if calm else "$todo"))

    # Acts ----------------------------------------------------------------------------------

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        if not self._is_saving:
            self._is_saving = True
            self._save()

    @work(group="leave")
    async def action_leave(self) -> None:
        """Leave; what is not saved only after one question."""
        if self.is_changed:
            question = _("Not saved yet. Throw it away?")
            ask = ConfirmScreen(self.access, question, yes=_("throw away"), no=_("type on"))
            if not await self.app.push_screen_wait(ask):
                return
        if self._unfinished is not None:
            self._unfinished.remove()
        self.dismiss(None)

    def action_take_theirs(self) -> None:
        for field in self.fields():
            if field.has_pseudo_class("focus-within"):
                self._take_theirs(field)

    @on(FormField.TheirsTaken)
    def _take_clicked(self, event: FormField.TheirsTaken) -> None:
        event.stop()
        self._take_theirs(event.form_field)

    def _take_theirs(self, field: FormField[Any]) -> None:
        if field.field in self._theirs:
            field.show_theirs("")
            field.put(self._theirs.pop(field.field))

    @on(Input.Submitted)
    def _go_on(self) -> None:
        """Enter goes to the next field, and from the last one to the button."""
        self.focus_next()

    @on(FormField.Changed)
    def _calm_down(self, event: FormField.Changed) -> None:
        event.stop()
        self._note(event.form_field)
        self.changed(event.form_field)

    def changed(self, field: FormField[Any]) -> None:
        """A field has another value; a form with more to show overrides this."""

    @work(group="save")
    async def _save(self) -> None:
        for field in self.fields():
            field.commit()
            field.show_problem("")
        values = self.values()
        self.tell(_("Saving…"))
        try:
            view = await self.access.act(lambda desk: self.store(desk, values, self._seen.revision))
        except InvalidInput as error:
            self.show_problems(error.problems)
        except Refused as error:
            if error.refusal is Refusal.CHANGED:
                await self._meet_the_other()
            else:
                self.tell(error_words(error), calm=False)
        except NotSaved as error:
            self.tell(_("{reason} Ctrl+S tries again.").format(reason=error_words(error)), calm=False)
        except MakError as error:
            self.tell(error_words(error), calm=False)
        else:
            self._seen = Seen(values, self.saved(view))
            self._theirs.clear()
            self._note_all()
            self.finish(view)
        finally:
            self._is_saving = False

    def on_language_switched(self) -> None:
        super().on_language_switched()
        self._speak_anew()

    @work(group="load")
    async def _speak_anew(self) -> None:
        """The same form in other words, with all that is typed in it."""
        for field in self.fields():
            field.commit()
        values = self.values()
        await self.recompose()
        if self.is_attached:
            await self._fill(values)

    def finish(self, view: ViewT) -> None:
        """Go, unless someone typed on while it was being saved."""
        if self.is_changed:
            self.tell(_("Saved what stood here a moment ago. You typed on since."))
        else:
            self.dismiss(view)

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Say at each field what is wrong there, and go to the first."""
        wrong = [field for field in self.fields() if field.field in problems]
        for field in wrong:
            field.show_problem(problem_words(problems[field.field]))
        self.tell(_("Not saved yet: look at the fields with a !"), calm=False)
        if wrong:
            wrong[0].focus_input()

    async def _meet_the_other(self) -> None:
        """Someone else saved meanwhile: what only they changed comes in, what both changed waits."""
        async with self.refusals():
            seen = await self.access.read(self.look)
            for field in self.fields():
                self._lay_beside(field, self._seen.values[field.field], seen.values[field.field])
            self._seen = seen
            self._note_all()
        if self._theirs:
            words = _("Someone else saved this too. Theirs stands under yours. Save to keep yours.")
        else:
            words = _("Someone else saved this too. Both changes are here now. Look, and save.")
        self.tell(words, calm=False)
        for field in self.fields():
            if field.field in self._theirs:
                field.focus_input()
                break

    def _lay_beside(self, field: FormField[Any], first: object, theirs: object) -> None:
        mine = field.value
        if theirs in (first, mine):
            return
        if mine == first:
            field.put(theirs)
            return
        self._theirs[field.field] = theirs
        words = _("Saved by someone else: {text}   Ctrl+G takes it")
        field.show_theirs(words.format(text=field.shown(theirs) or _("(empty)")))

    # What is not saved, on disk ------------------------------------------------------------

    def _give_back(self) -> None:
        """Put back what was left here by a process that is gone."""
        if self._keep_in is None:
            return
        self._unfinished = Unfinished.claim(self._keep_in, self.about())
        fields = {field.field: field for field in self.fields()}
        for name, left in [*self._unfinished.fields.items()]:
            field = fields.get(name)
            value = field.from_plain(left.value) if field else None
            if field is None or value is None:
                self._unfinished.drop(name)
                continue
            field.put(value)
            field.go_on(left.begun)
            if not self._differs(field):
                self._unfinished.drop(name)
            self._lay_beside(field, field.from_plain(left.first), self._seen.values[name])
        if self._unfinished.fields:
            self.tell(_("This was not saved yet. Ctrl+S saves it, Esc throws it away."), calm=False)

    def _note(self, field: FormField[Any]) -> None:
        """One field as it stands now."""
        if self._unfinished is None:
            return
        if self._differs(field):
            first = field.plain(self._seen.values[field.field])
            self._unfinished.note(field.field, Left(first, field.plain(field.value), field.begun))
        else:
            self._unfinished.drop(field.field)

    def _note_all(self) -> None:
        """After saving: what was saved goes, what was typed since stays."""
        if self._unfinished is None or self._keep_in is None:
            return
        self._unfinished.remove()
        self._unfinished = Unfinished.begin(self._keep_in, self.about())
        for field in self.fields():
            self._note(field)
