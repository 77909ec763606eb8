"""A seat that writes: one input line, kept at every key; the place where it writes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content

from models.errors import MakError
from models.keeper import Keeper, Keeping
from models.outbox import Making, Outbox, Typed
from models.outcomes import (
    ActAsked,
    Corrected,
    ItemAdded,
    ItemAsked,
    Kept,
    NoItem,
    NothingReplaced,
    Outcome,
    Ticked,
    Undone,
    WentTo,
)
from models.views import AgendaItemView, Change, DraftView, LineView
from screens.access import Access
from screens.commands import by_word, command_words, slash_word
from screens.labels import change_words, error_words, not_saved_words
from screens.language import _, joined, local
from screens.live import LiveScreen
from screens.live_kit import LiveKit
from screens.live_state import LiveState

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["WritingScreen"]


class WritingScreen(LiveScreen):
    """What gespreksleider and verslaglegger share: all that typing does.

    Args:
        access: the seat's way to the record.
        session_id: the session.
        kit: what the app gives besides.
        outbox: of this seat; what was left in it comes back.
    """

    def __init__(self, access: Access, session_id: int, kit: LiveKit, outbox: Outbox) -> None:
        super().__init__(access, session_id, kit)
        self.outbox = outbox
        self.keeper: Keeper[Outcome] = Keeper(
            outbox,
            take=self._take,
            flush=self._flush,
            told=self._told,
            changed=self.show_keeping,
            clock=kit.now,
        )
        self.place_id: int | None = None
        """The item where this seat writes."""
        self.follows = True
        """Whether the place goes along with the room."""
        self.draft_place_id: int | None = None
        """The item that was open at the first key of what stands in the input."""
        self.corrected: LineView | None = None
        """The kept line that stands in the input to be corrected."""
