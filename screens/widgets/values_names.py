"""Who stands behind the grondwaarden, by name: letters find someone, Enter or Space turns it around."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from models.views.people import AttendanceView
from screens.language import _
from screens.widgets.attendance_matching import matching
from screens.widgets.people_panel import PeoplePanel
from screens.widgets.spread import harmless

__all__ = ["ValuesNames"]


class ValuesNames(PeoplePanel):
    """The people at the table, each with whether it is noted."""

    ACTS: ClassVar[frozenset[str]] = frozenset({"space"})
    DEFAULT_CSS = """
    ValuesNames {
        & > #asked, & > #said { display: none; }
        & > Input { margin: 0 0 1 0; }
        & > OptionList { height: auto; max-height: 1fr; }
    }
    """

    @dataclass
    class Turned(Message):
        """Someone was chosen: noted becomes not noted, and the other way round."""

        participant_id: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._here: tuple[AttendanceView, ...] = ()
        self._endorsed: Collection[int] = frozenset()

    def show(self, here: Sequence[AttendanceView], endorsed: Collection[int]) -> None:
        """Show these people, and of whom it is noted."""
        self._here, self._endorsed = tuple(here), endorsed
        self.fill()

    def fill(self) -> None:
        found = matching(self.asked, self._here)
        self.list_people([Option(self._row(entry), id=str(entry.participant.id)) for entry in found])

    def choose(self, chosen: str) -> None:
        self.post_message(self.Turned(int(chosen)))
        self.clear_filter()

    def act(self, key: str, typed: str) -> None:
        self.turn()

    def turn(self) -> None:
        """What Enter does, for another key."""
        if self.chosen_id is not None:
            self.choose(self.chosen_id)

    def _row(self, entry: AttendanceView) -> Content:
        person = entry.participant
        if person.id in self._endorsed:
            return harmless(Content.assemble(("✓ ", "$settled"), person.name))
        quiet = "  " + _("not noted")
        return harmless(Content.assemble(("· ", "$quiet"), person.name, (quiet, "$quiet")))
