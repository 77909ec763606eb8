"""Lines that a browser held while it had no connection: kept beside what stands in the input."""

from models.clean import tidy
from models.errors import MakError
from models.outbox import Typed
from models.outcomes import Outcome
from screens.language import _
from screens.live_state import LiveState
from screens.live_typing import TypingScreen

__all__ = ["UnsentScreen", "is_unsent"]

MARK = "unsent-"
"""What the key of such a line begins with; what follows is its browser's own word for it."""


def is_unsent(line: Typed) -> bool:
    """Whether a browser still holds this line until it hears that it is kept."""
    return line.key.startswith(MARK)


class UnsentScreen(TypingScreen):
    """Takes such a line whatever is open or has the focus; what stands in the input stays as it was."""

    _early: dict[str, str] | None = None
    """What came before the session was read."""
    _carried: frozenset[str] = frozenset()
    """Keys of lines that the Desk took; a line told again is not carried out again."""

    def take_unsent(self, word: str, text: str) -> None:
        """Keep this line, once however often it comes; `kit.answer` says what became of it.

        Args:
            word: its browser's own word for it.
            text: as it was typed.
        """
        key, item_id = MARK + word, self.place.writes_at
        if key in self._carried or not tidy(text):
            self.kit.answer(word, True)
        elif self.state is None:
            self._early = (self._early or {}) | {word: text}
        elif item_id is None:
            self.say(_("The session has not begun yet. Your text stays here."))
            self.kit.answer(word, False)
        else:
            self.keeper.enter_beside(key, text, item_id)

    def show_state(self, state: LiveState, before: LiveState | None) -> None:
        super().show_state(state, before)
        early, self._early = self._early or {}, None
        for word, text in early.items():
            self.take_unsent(word, text)

    def told(self, line: Typed, outcome: Outcome | MakError) -> None:
        super().told(line, outcome)
        if is_unsent(line):
            is_kept = not isinstance(outcome, MakError)
            if is_kept:
                self._carried |= {line.key}
            self.kit.answer(line.key.removeprefix(MARK), is_kept)
