"""The one input line: it grows, keeps at Enter, and loses no key.

Its own widget and not a TextArea: there a key in ten thousand characters costs
7 to 25 ms, and editing keys go by way of the app, so that in a quick burst a
backspace comes after the letters typed behind it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from models.clean import clean_text
from models.grammar import Completion, Known, complete
from screens.widgets.line_field import LineField

__all__ = ["LineInput"]

LONGEST = 10_000
"""Characters that one line of the minutes may have; more becomes several lines."""


def _binding(keys: str, action: str) -> Binding:
    return Binding(keys, action, show=False)


class LineInput(LineField):
    """Where a line of the minutes is typed.

    Every key that edits is handled here and at once, so that keys keep their
    order. `on_edit` and `on_submit` are called inside the key's handler,
    before anything is shown: what they write to disk is never behind the
    screen. The messages come after it, for all that can wait.

    Attributes:
        people: who may be named with @, in the order of preference.
        commands: words that may follow /, without slash.
        on_edit: hears every new text, whoever made it.
        on_submit: takes a finished line; the text stays where it is when it says False.
        completion: what Tab would do now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("enter,ctrl+j,shift+enter", "submit"),
        _binding("escape", "cancel"),
        _binding("tab", "complete"),
        _binding("up", "row(-1)"),
        _binding("down", "row(1)"),
        _binding("shift+up", "row(-1, True)"),
        _binding("shift+down", "row(1, True)"),
        _binding("left", "move('left')"),
        _binding("right", "move('right')"),
        _binding("shift+left", "move('left', True)"),
        _binding("shift+right", "move('right', True)"),
        _binding("ctrl+left", "move('word_left')"),
        _binding("ctrl+right", "move('word_right')"),
        _binding("ctrl+shift+left", "move('word_left', True)"),
        _binding("ctrl+shift+right", "move('word_right', True)"),
        _binding("home,ctrl+a", "move('start')"),
        _binding("end,ctrl+e", "move('end')"),
        _binding("shift+home", "move('start', True)"),
        _binding("shift+end", "move('end', True)"),
        _binding("backspace", "delete('left')"),
        _binding("delete,ctrl+d", "delete('right')"),
        _binding("ctrl+backspace,alt+backspace", "delete('word_left')"),
        _binding("ctrl+delete,alt+delete", "delete('word_right')"),
        _binding("ctrl+u", "delete('start')"),
        _binding("ctrl+k", "delete('end')"),
        _binding("ctrl+z", "undo_edit"),
        _binding("ctrl+y", "redo"),
        _binding("ctrl+c,super+c", "copy"),
        _binding("ctrl+x,super+x", "cut"),
        _binding("ctrl+v,super+v", "paste"),
    ]

    @dataclass
    class Told(Message):
        """Something that this input tells."""

        line_input: "LineInput"

        @property
        def control(self) -> "LineInput":
            return self.line_input

    @dataclass
    class DraftChanged(Told):
        """The text is another one."""

        text: str

    @dataclass
    class Submitted(Told):
        """A line is finished; the input is already without it."""

        text: str

    @dataclass
    class RecallRequested(Told):
        """Up from the first row (-1) or down from the last one (1): another own line is wanted."""

        direction: int
        text: str
        """What stands in the input now."""

    @dataclass
    class Cancelled(Told):
        """Escape; the text stays."""

        text: str

    def __init__(
        self,
        placeholder: str = "",
        *,
        people: Sequence[Known] = (),
        commands: Collection[str] = (),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(placeholder, id=id, classes=classes)
        self.people = people
        self.commands = commands
        self.on_edit: Callable[[str], None] | None = None
        self.on_submit: Callable[[str], bool] | None = None
        self.completion: Completion | None = None
        self._told = ""
        self._tabbed: tuple[str, Completion] | None = None

    @property
    def suggestion(self) -> str:
        return self.completion.suffix if self.completion else ""

    def fill(self, text: str) -> None:
        """Let this be the text, the cursor behind it."""
        self.line.fill(clean_text(text, limit=len(text)))
        self._show_edit()

    # Keys -------------------------------------------------------------------------

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            self.line.insert(event.character)
            self._show_edit()
        else:
            bindings = self._bindings.key_to_bindings.get(event.key, ())
            if not bindings or not await self.app.run_action(bindings[0].action, self):
                return
        event.stop()
        event.prevent_default()

    def action_submit(self) -> None:
        if not self.text.strip():
            return
        left = self._submit(list(_pieces(self.text)))
        if left != [self.text]:
            self.line.fill(" ".join(left))
            self._show_edit()

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled(self, self.text))

    def action_complete(self) -> None:
        """Finish the word; Tab again takes the next one that fits. In an empty line Tab goes elsewhere."""
        if not self.text:
            raise SkipAction()
        found = self.completion
        if self._tabbed and self._tabbed[0] == self.text:
            found = _next_of(self._tabbed[1])
        if found is None:
            return
        space = "" if self.text[found.end :].startswith(" ") else " "
        self.line.replace(found.start, found.end, found.replacement + space)
        self._tabbed = (self.text, replace(found, end=self.cursor))
        self._show_edit()

    def action_row(self, step: int, select: bool = False) -> None:
        row = self.rows.at(self.cursor) + step
        if 0 <= row < len(self.rows):
            self.go(self.rows.place(row, self.rows.column(self.cursor)), select=select)
        elif select:
            self.go(0 if step < 0 else len(self.text), select=True)
        else:
            self.post_message(self.RecallRequested(self, step, self.text))

    def action_move(self, where: str, select: bool = False) -> None:
        start, end = self.line.selection
        if start != end and not select and where in ("left", "right"):
            self.go(start if where == "left" else end)
        else:
            self.go(self._place(where), select=select)

    def action_delete(self, where: str) -> None:
        self.line.delete_to(self._place(where))
        self._show_edit()

    def action_undo_edit(self) -> None:
        self.line.undo()
        self._show_edit()

    def action_redo(self) -> None:
        self.line.redo()
        self._show_edit()

    def action_copy(self) -> None:
        if not self.line.selected:
            raise SkipAction()
        self.app.copy_to_clipboard(self.line.selected)

    def action_cut(self) -> None:
        self.action_copy()
        self.action_delete("left")

    def action_paste(self) -> None:
        self._paste(self.app.clipboard)

    def _place(self, where: str) -> int:
        line = self.line
        match where:
            case "start":
                return 0
            case "end":
                return len(line.text)
            case "left":
                return line.left()
            case "right":
                return line.right()
            case "word_left":
                return line.word_left()
            case _:
                return line.word_right()

    # Paste ------------------------------------------------------------------------

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def _paste(self, text: str) -> None:
        """Every line but the last is kept at once; the last one stays, to go on with."""
        pasted = clean_text(text, limit=max(1, len(text)), lines=True)
        start, end = self.line.selection
        before, after = self.text[:start], self.text[end:]
        *whole, last = (before + pasted).split("\n")
        if not whole and len(last) + len(after) <= LONGEST:
            self.line.replace(start, end, pasted)
        else:
            *more, rest = _pieces(last) if last else [""]
            lines = [piece for line in whole if line.strip() for piece in _pieces(line)]
            kept = " ".join([*self._submit(lines + more), rest])
            self.line.fill(kept + after, len(kept))
        self._show_edit()

    # What happens at an edit ------------------------------------------------------

    def _submit(self, lines: list[str]) -> list[str]:
        """Finish these lines, in order; those that are not taken."""
        for number, line in enumerate(lines):
            if self.on_submit is not None and not self.on_submit(line):
                return lines[number:]
            self.post_message(self.Submitted(self, line))
        return []

    def _show_edit(self) -> None:
        if self.text != self._told:
            self._told = self.text
            if self.on_edit is not None:
                self.on_edit(self.text)
            self.post_message(self.DraftChanged(self, self.text))
        self.show_text()

    def show_cursor(self) -> None:
        has_selection = self.line.anchor != self.cursor
        self.completion = (
            None
            if has_selection
            else complete(self.text, self.cursor, people=self.people, commands=self.commands)
        )
        super().show_cursor()


def _pieces(text: str) -> list[str]:
    """The text in pieces that are no longer than a line may be, broken at a space where there is one."""
    pieces = []
    while len(text) > LONGEST:
        end = text.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _next_of(last: Completion) -> Completion | None:
    """The next that fits, behind one that Tab just put there."""
    if not last.others:
        return None
    first, *rest = last.others
    return Completion(last.start, last.end, first, (*rest, last.replacement))
