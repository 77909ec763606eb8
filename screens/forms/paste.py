"""Inviting many people at once: a list is pasted, or read from a CSV file."""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from models.codes import MandateKind
from models.errors import InvalidInput, Problem
from models.views.people import ParticipantView
from screens.access import Access
from screens.forms.form import FormScreen, Seen, Values
from screens.forms.roster import RosterLine, read_file, read_roster, unread_columns
from screens.labels import mandate_words, problem_words
from screens.language import _, ngettext
from screens.widgets.form_field import FormField, LongField, TextField
from screens.widgets.form_inputs import CleanArea
from screens.widgets.form_rows import Column, Row, Rows
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["PasteForm"]


class PasteForm(FormScreen[tuple[ParticipantView, ...]]):
    """A list of people becomes participants; lines that are not right stay in the text."""

    CSS_PATH = ["form.tcss", "paste.tcss"]

    def __init__(self, access: Access, maakbank_id: int, *, keep_in: Path | None = None) -> None:
        super().__init__(access, keep_in=keep_in)
        self._maakbank_id = maakbank_id
        self._roles: tuple[str, ...] = ()
        self._groups: tuple[str, ...] = ()
        self._taken: tuple[str, ...] = ()
        self._lines: tuple[RosterLine, ...] = ()
        self._unread: tuple[str, ...] = ()

    def heading(self) -> str:
        return _("Invite people from a list")

    def about(self) -> str:
        return f"people-{self._maakbank_id}"

    def look(self, desk: "Desk") -> Seen:
        self._roles = tuple(row.name for row in desk.read.roles())
        self._groups = tuple(row.name for row in desk.read.helix_groups())
        self._taken = tuple(person.name for person in desk.read.participants(maakbank_id=self._maakbank_id))
        return Seen({"people": "", "path": ""})

    def build(self, values: Values) -> Iterable[Widget]:
        yield LongField(
            "people",
            _("Paste the list here"),
            values["people"],
            help=_("one person per line: Name; organisation; role; group; mandate"),
        )
        yield TextField(
            "path",
            _("Or the place of a CSV file"),
            values["path"],
            help=_("Enter reads it; nothing is saved yet"),
        )
        yield Words(id="understood")
        columns = (
            Column(_("Line"), 5, right=True),
            Column(_("Name"), 16, share=3),
            Column(_("Organisation"), 14, share=2, rank=1),
            Column(_("Roles"), 20, share=3),
            Column(_("Takes part as"), 12, share=2, rank=2),
            Column(_("Mandate"), 12, share=2, rank=3),
        )
        yield Rows(columns, id="preview")

    async def _fill(self, values: Values) -> None:
        await super()._fill(values)
        self._preview(values["people"])

    def changed(self, field: FormField[Any]) -> None:
        if field.field == "people":
            self._preview(self.query_one(CleanArea).text)

    def store(self, desk: "Desk", values: Values, revision: int | None) -> tuple[ParticipantView, ...]:
        lines = self._read(values["people"])
        good = [line.person for line in lines if line.problem is None]
        if not good:
            raise InvalidInput({"people": lines[0].problem or Problem.EMPTY if lines else Problem.EMPTY})
        return desk.prepare.add_participants(maakbank_id=self._maakbank_id, rows=good)

    def saved(self, view: tuple[ParticipantView, ...]) -> None:
        self._taken += tuple(person.name for person in view)

    def finish(self, view: tuple[ParticipantView, ...]) -> None:
        """Go when every line is a participant now; else keep the lines that are not."""
        people = next(field for field in self.fields() if field.field == "people")
        lines = self._read(people.value)
        done = {line.number for line in lines if line.problem is Problem.TAKEN}
        if len(done) == len(lines):
            self.dismiss(view)
            return
        numbered = enumerate(people.value.splitlines(), start=1)
        people.put("\n".join(line for number, line in numbered if number not in done))
        words = ngettext("{count} person added.", "{count} people added.", len(view)).format(count=len(view))
        self.tell(words + " " + _("These lines are not right yet."), calm=False)
        people.focus_input()

    @property
    def is_changed(self) -> bool:
        """A path that was read and the names that are there already are no loss."""
        return any(line.problem is not Problem.TAKEN for line in self._lines)

    @on(Rows.Chosen)
    def _go_to_line(self, event: Rows.Chosen) -> None:
        """From what was understood to where it stands in the text."""
        if isinstance(event.key, int):
            area = self.query_one(CleanArea)
            area.focus()
            area.move_cursor((event.key - 1, 0))

    @on(Input.Submitted)
    def _read_path(self, event: Input.Submitted) -> None:
        event.prevent_default()
        event.stop()
        self._fetch(event.value.strip().strip("'\""))

    @work(group="file", exclusive=True)
    async def _fetch(self, path: str) -> None:
        """Put what is in the file below what stands in the list."""
        if not path:
            self.focus_next()
            return
        fields = {field.field: field for field in self.fields()}
        try:
            text = await asyncio.to_thread(lambda: read_file(str(Path(path).expanduser())))
        except (OSError, ValueError, RuntimeError):
            words = _("I cannot read this file. Is the name right, and is it a CSV file?")
            fields["path"].show_problem(words)
            return
        before = fields["people"].value
        fields["people"].put(f"{before}\n{text.strip()}" if before else text.strip())
        fields["path"].put("")
        fields["people"].focus_input()

    def _read(self, text: str) -> tuple[RosterLine, ...]:
        return read_roster(text, roles=self._roles, groups=self._groups, taken=self._taken)

    def _preview(self, text: str) -> None:
        self._lines = self._read(text)
        self._unread = unread_columns(text)
        self.query_one("#preview", Rows).show([_row(line) for line in self._lines])
        self.query_one("#understood", Words).show(self._summary())

    def _summary(self) -> Content:
        if not self._lines:
            return Content("")
        good = sum(line.problem is None for line in self._lines)
        wrong = len(self._lines) - good
        words = ngettext("✓ {count} person understood", "✓ {count} people understood", good)
        summary = Content.styled(words.format(count=good), "$settled bold")
        if wrong:
            words = ngettext("! {count} line not", "! {count} lines not", wrong).format(count=wrong)
            summary += Content.assemble("   ", (words, "$todo bold"))
        for said in self._unread_words():
            summary += Content.assemble("\n", (f"! {said}", "$todo"))
        return summary

    def _unread_words(self) -> Iterator[str]:
        """What of the list is not taken along: whole columns, and mandates in other words than ours."""
        if self._unread:
            words = ngettext(
                "this column is not read: {names}", "these columns are not read: {names}", len(self._unread)
            )
            yield words.format(names=", ".join(self._unread))
        mandates = tuple(dict.fromkeys(line.unread_mandate for line in self._lines if line.unread_mandate))
        if mandates:
            words = _("mandate not understood: {words}. Say: self, on behalf of …, takes it home to …")
            yield words.format(words=", ".join(mandates))


def _row(line: RosterLine) -> Row:
    person = line.person
    cells = (
        Content.styled(str(line.number), "$quiet"),
        Content(person.name) if person.name else Content.styled("–", "$quiet"),
        Content(person.organisation),
        _marked(person.roles, line.new_words),
        _marked(person.helix_groups, line.new_words),
        _mandate(line),
    )
    if line.problem is not None:
        words = f"       ! {problem_words(line.problem)}"
        return Row(line.number, cells, (Content.styled(words, "$todo"),))
    return Row(line.number, cells)


def _mandate(line: RosterLine) -> Content:
    """The mandate, and a ? at words that say nothing we know."""
    if line.unread_mandate:
        return Content.assemble(("? ", "$todo"), line.unread_mandate)
    if line.person.mandate is MandateKind.UNKNOWN:
        return Content("")
    return Content(mandate_words(line.person.mandate, line.person.mandate_for))


def _marked(names: Iterable[str], new: Iterable[str]) -> Content:
    """Names, and a + at those that nobody had before."""
    fresh = set(new)
    pieces = [Content.assemble(("+ ", "$todo"), name) if name in fresh else Content(name) for name in names]
    return Content(", ").join(pieces)
