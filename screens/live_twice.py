"""The same decision noted twice: said before a second one is kept, or just after.

Who does not look up and types on keeps both: the next letter begins the next line.
"""

from datetime import timedelta
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from models.codes import LineKind
from models.grammar import NewLine
from models.outbox import Making
from models.outcomes import Kept
from models.views.follow_up import DecisionView
from models.views.minutes import LineView
from screens.commands import COMMANDS, bindings, key_names
from screens.language import _, language
from screens.live_minutes import MinutesScreen
from screens.live_state import LiveState

__all__ = ["TwiceScreen"]

JUST_NOW = timedelta(minutes=1)
"""Within how long a colleague's decision may be the same one."""


class TwiceScreen(MinutesScreen):
    """A second decision within a minute of a colleague's: keep it too, or make it a note."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("as_note")

    _other: LineView | None = None
    """The colleague's decision that is asked about before ours is kept."""
    _held: str = ""
    """Ours, for as long as nothing was typed since it was asked about."""
    _twin: Kept | None = None
    """Our decision, kept at the same moment as a colleague's."""
    _spoken_of: int | None = None
    """The colleague's decision that was asked about last: once is enough."""

    def holds(self, text: str) -> bool:
        if super().holds(text):
            return True
        self._twin = None
        other = self._colleagues_decision()
        if self.corrected is not None or other is None or not self._decides(text):
            self._let_go()
            return False
        decision = other.decision
        if decision is None or decision.id == self._spoken_of:
            self._let_go()
            return False
        self._other, self._spoken_of, self._held = other, decision.id, text
        self._show_notice()
        return True

    def _edited(self, text: str) -> None:
        held, self._held = self._held, ""
        if held and text[:-1] == held and self._entered(held):
            self.input.fill(text[-1])
        else:
            super()._edited(text)

    def _decides(self, text: str) -> bool:
        read = self.read(text)
        return isinstance(read, NewLine) and read.kind is LineKind.DECISION

    def _colleagues_decision(self) -> LineView | None:
        """A decision someone else noted just now."""
        me, now = self.access.actor.seat_id, self.now
        noted = (line for line in reversed(self.lines_in_sight) if line.decision is not None)
        return next((line for line in noted if line.seat_id != me and now - line.at < JUST_NOW), None)

    def show_kept(self, kept: Kept) -> None:
        super().show_kept(kept)
        if kept.twin is not None and kept.twin.id != self._spoken_of:
            self._twin, self._spoken_of = kept, kept.twin.id
            self._show_notice()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "as_note":
            return self._other is not None or self._twin is not None
        return super().check_action(action, parameters)

    def action_as_note(self) -> None:
        """Ours becomes a note: what stands in the input, or what was kept just now."""
        if self._twin is not None:
            line = self._twin.line
            text = f"/{note_word()} {line.text}"
            self.keeper.enter(text, Making(text, line.item_id, line.id, line.revision), line.item_id)
            self._let_go()
            return
        read, place = self.read(self.input.text), self.place.writes_at
        if self._other is not None and isinstance(read, NewLine) and place is not None:
            text = f"/{note_word()} {read.text}"
            self.keeper.enter(text, Making(text, place), place)
            self._let_go()
            self.input.fill("")

    def action_leave(self) -> None:
        """Esc: first out of the question."""
        if self._other is not None or self._twin is not None:
            self._let_go()
        else:
            super().action_leave()

    def _let_go(self) -> None:
        self._other, self._twin, self._held = None, None, ""
        self._show_notice()

    def _show_notice(self) -> None:
        if self.state is not None:
            self.show_place(self.state)

    def notice(self, state: LiveState) -> Content:
        if self._other is not None and self._other.decision is not None:
            words = _("{author} just noted B{number}: {text}")
            said = words.format(
                author=self._other.author, number=self._other.decision.number, text=self._other.text
            )
            return _asked(said, _("Enter keeps yours too · {key} makes it a note"))
        twin: DecisionView | None = self._twin.twin if self._twin is not None else None
        if twin is not None:
            words = _("B{number} was noted at the same moment: {text}")
            said = words.format(number=twin.number, text=twin.text)
            return _asked(said, _("Esc keeps both · {key} makes yours a note"))
        return super().notice(state)


def _asked(said: str, choices: str) -> Content:
    words = choices.format(key=key_names(COMMANDS["as_note"])[0])
    return Content.assemble(("▲ ", "$todo"), (said, "bold"), "   ", (words, "$quiet"))


def note_word() -> str:
    """The word that makes a note, in the language spoken now."""
    return "notitie" if language() == "nl" else "note"
