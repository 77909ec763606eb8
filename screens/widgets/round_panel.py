"""Everyone heard? Two letters and Enter note that someone had the word, or had it not after all."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from models.codes import Presence
from models.views.people import AttendanceView
from models.views.speaking import SpeakingView
from screens.language import _, ngettext
from screens.widgets.attendance_matching import matching
from screens.widgets.people_panel import PeoplePanel
from screens.widgets.spread import harmless, spread
from screens.widgets.words import Words

__all__ = ["RoundPanel"]

ROOMY = 50
"""Columns from which a row says in words that someone waits."""


class RoundPanel(PeoplePanel):
    """Who waits for the word comes first, then everyone at the table by name, with a tick for who had it.

    | Key(s) | Description |
    | :- | :- |
    | letters | Filter on name, initials or organisation. |
    | enter | This person has the word; once more takes the tick away. |
    | up, down | Another person. |
    """

    DEFAULT_CSS = """
    RoundPanel {
        & > #said { display: none; }
        & > OptionList { margin: 1 0 0 0; }
    }
    """

    @dataclass
    class Chosen(Message):
        """Someone was chosen; the screen brings it to the Desk."""

        participant_id: int
        name: str
        was_heard: bool
        """Had a tick, and does not wait for another turn."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._people: tuple[AttendanceView, ...] = ()
        self._speaking: SpeakingView | None = None

    def show(self, attendance: Sequence[AttendanceView], speaking: SpeakingView) -> None:
        """Show these people; the same again changes nothing.

        Args:
            attendance: everyone on the list; who is not at the table shows only if she waits or spoke.
            speaking: who waits, and who was heard.
        """
        queue = [turn.participant_id for turn in speaking.waiting]
        place = {person: at for at, person in enumerate(queue)}
        spoke = {*queue, *speaking.heard}
        shown = [one for one in attendance if one.presence is Presence.HERE or one.participant.id in spoke]
        shown.sort(key=lambda one: place.get(one.participant.id, len(queue)))
        if (tuple(shown), speaking) != (self._people, self._speaking):
            self._people, self._speaking = tuple(shown), speaking
            self.query_one("#asked", Words).show(self._count())
            self.fill()

    def fill(self) -> None:
        found = matching(self.asked, self._people, lambda one: self._is_done(one.participant.id))
        self.list_people([Option(self._row(one), id=str(one.participant.id)) for one in found])

    def choose(self, chosen: str) -> None:
        person = next(one.participant for one in self._people if str(one.participant.id) == chosen)
        self.post_message(self.Chosen(person.id, person.name, self._is_done(person.id)))
        self.clear_filter()

    def _count(self) -> Content | str:
        if self._speaking is None or not self._people:
            return _("Nobody was ticked off yet. W does that.")
        left = self._speaking.not_heard_count
        if not left:
            return Content.styled(_("Everyone was heard."), "$settled")
        return ngettext("Not heard yet: {count}", "Not heard yet: {count}", left).format(count=left)

    def _waits(self, participant_id: int) -> bool:
        turns = self._speaking.waiting if self._speaking else ()
        return any(turn.participant_id == participant_id for turn in turns)

    def _was_heard(self, participant_id: int) -> bool:
        return self._speaking is not None and participant_id in self._speaking.heard

    def _is_done(self, participant_id: int) -> bool:
        return self._was_heard(participant_id) and not self._waits(participant_id)

    def _row(self, entry: AttendanceView) -> Content:
        """One person: a tick, the name, the organisation, and whether she waits."""
        person = entry.participant
        sign = ("✓ ", "$settled") if self._was_heard(person.id) else ("○ ", "$quiet")
        name = Content(person.name) if self._is_done(person.id) else Content.styled(person.name, "bold")
        beside = _("guest") if person.is_guest else person.organisation
        left = Content.assemble(sign, name, (f"  {beside}", "$quiet"))
        return harmless(spread(left, self._wish(person.id), self.row_width, gap=2))

    def _wish(self, participant_id: int) -> Content:
        """That someone waits; in words where there is room beside the names."""
        if not self._waits(participant_id):
            return Content("")
        words = "◇ " + _("would like to speak") if self.row_width >= ROOMY else "◇"
        return Content.styled(words, "$open")
