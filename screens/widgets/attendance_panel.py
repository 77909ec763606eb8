"""Wie is er? Two letters and Enter tick someone off; a round walks past everyone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from models.codes import Presence
from models.likeness import fold
from models.views.people import AttendanceView
from screens.labels import presence_class, presence_sign, presence_word
from screens.language import _, clock
from screens.widgets.attendance_matching import is_known, matching
from screens.widgets.people_panel import PeoplePanel
from screens.widgets.spread import harmless, spread
from screens.widgets.words import Words

__all__ = ["AttendancePanel", "Tick"]

GUEST = "guest:"
"""Before the name of a guest, as the id of a row."""
SHORTEST_GUEST = 3
"""Letters before typed text is taken for a guest's name."""


class Tick(StrEnum):
    """What can be noted about someone."""

    ARRIVE = "arrive"
    LEAVE = "leave"
    EXCUSE = "excuse"
    ABSENT = "absent"
    EXPECT = "expect"


class AttendancePanel(PeoplePanel):
    """The names, a filter above them, and digits for what else than "is er" can be said.

    | Key(s) | Description |
    | :- | :- |
    | letters | Filter on name, initials or organisation. |
    | enter, 1 | This person is here. |
    | plus | The typed name is a guest's; before the name, the next one is. |
    | 2, 3, 4, 5 | Left, sent regrets, did not come, back to not here yet. |
    | up, down | Another person. |
    | tab | Start or end the round. |
    """

    ACTS: ClassVar[frozenset[str]] = frozenset({"plus"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "round", "Round", show=False, priority=True),
        Binding("1", "tick('arrive')", "Here", show=False, priority=True),
        Binding("2", "tick('leave')", "Left", show=False, priority=True),
        Binding("3", "tick('excuse')", "Sent regrets", show=False, priority=True),
        Binding("4", "tick('absent')", "Did not come", show=False, priority=True),
        Binding("5", "tick('expect')", "Not here yet", show=False, priority=True),
    ]

    @dataclass
    class Ticked(Message):
        """Someone was ticked off; the screen brings it to the Desk."""

        tick: Tick
        participant_id: int

    @dataclass
    class GuestCame(Message):
        """A name that is not on the list was entered."""

        name: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._attendance: tuple[AttendanceView, ...] = ()
        self._proposed: Mapping[int, str] = {}
        self._guests: Mapping[str, str] = {}
        self._in_round = False
        self._asks_guest = False

    def on_mount(self) -> None:
        self._ask()

    def show(
        self,
        attendance: Sequence[AttendanceView],
        proposed: Mapping[int, str] | None = None,
        guests: Mapping[str, str] | None = None,
    ) -> None:
        """Show these people; the same again changes nothing.

        Args:
            attendance: everyone on the list.
            proposed: by participant, why someone who is not ticked off may be here.
            guests: by name, why someone who is not on the list may be here.
        """
        shown = (tuple(attendance), proposed or {}, guests or {})
        if shown != (self._attendance, self._proposed, self._guests):
            self._attendance, self._proposed, self._guests = shown
            self.fill()

    @property
    def asked(self) -> str:
        return _plain(super().asked)

    def fill(self) -> None:
        if self._asks_guest:
            self.list_people([_new_guest(self.asked)] if self.asked else [])
            return
        options = [
            Option(row(entry, self.row_width, self._proposed), id=str(entry.participant.id))
            for entry in matching(self.asked, self._attendance)
        ]
        asked = self.asked
        options += [
            Option(guest_row(name, why, self.row_width), id=GUEST + name)
            for name, why in self._guests.items()
            if fold(asked) in fold(name)
        ]
        is_guest = fold(asked) in map(fold, self._guests)
        if len(asked) >= SHORTEST_GUEST and not is_guest and not is_known(asked, self._attendance):
            options.append(_new_guest(asked))
        self.list_people(options)

    def choose(self, chosen: str) -> None:
        self._tick(Tick.ARRIVE)

    def _ask(self) -> None:
        words = _("Round: one by one. Tab ends it.") if self._in_round else _("Who comes in?")
        if self._asks_guest:
            words = _("What is the guest called? Enter adds this name, + goes back.")
        self.query_one("#asked", Words).show(words)

    def action_tick(self, tick: str) -> None:
        self._tick(Tick(tick))

    def act(self, key: str, typed: str) -> None:
        """The typed name is a guest's; with nothing typed yet, the name that comes now."""
        name = _plain(typed)
        if name:
            self._add_guest(name, typed)
        else:
            self._ask_guest(not self._asks_guest)

    def action_as_guest(self) -> None:
        """What + does, for who clicks it."""
        self.act("plus", self.query_one(Input).value)

    def _add_guest(self, name: str, typed: str) -> None:
        """What was typed after it stays in the filter."""
        self.post_message(self.GuestCame(name))
        names = self.query_one(Input)
        names.value = names.value.removeprefix(typed)
        self._ask_guest(False)

    def _ask_guest(self, asks: bool) -> None:
        self._asks_guest = asks
        self._ask()
        self.fill()

    def action_round(self) -> None:
        """Walk past everyone from the top, or stop doing so."""
        self._in_round = not self._in_round
        self._asks_guest = False
        self._ask()
        with self.prevent(Input.Changed):
            self.clear_filter()
        self.fill()
        if self._in_round:
            self._go_to_expected(0)

    def _tick(self, tick: Tick) -> None:
        chosen = self.chosen_id
        if chosen is None:
            return
        if chosen.startswith(GUEST):
            if tick is not Tick.ARRIVE:
                return
            self._add_guest(chosen.removeprefix(GUEST), self.query_one(Input).value)
        else:
            self.post_message(self.Ticked(tick, int(chosen)))
            self.clear_filter()
        if self._in_round:
            self._go_to_expected((self.query_one(OptionList).highlighted or 0) + 1)

    def _go_to_expected(self, start: int) -> None:
        """On to the next in the round who is not ticked off yet."""
        waiting = (
            place
            for place, entry in enumerate(self._attendance)
            if place >= start and entry.presence is Presence.EXPECTED
        )
        place = next(waiting, None)
        if place is None:
            self._in_round = False
            self._ask()
            self.say(_("That was everyone."))
        else:
            self.query_one(OptionList).highlighted = place


def _plain(typed: str) -> str:
    """A name without the plus that said it is a guest's."""
    return typed.strip().lstrip("+").strip()


def _new_guest(name: str) -> Option:
    """Someone whose name is not on the list."""
    words = _("＋ {name}, a guest").format(name=name)
    return Option(harmless(Content.styled(words, "$open")), id=GUEST + name)


def row(entry: AttendanceView, width: int, proposed: Mapping[int, str]) -> Content:
    """One person: sign, name, organisation, and since when or why not."""
    style = "$" + presence_class(entry.presence).lstrip("-")
    name = Content.assemble((f"{presence_sign(entry.presence)} ", style), entry.participant.name)
    if entry.presence is Presence.HERE:
        name = name.stylize("bold")
    beside = ", ".join(
        part
        for part in (entry.participant.organisation, *(role.name for role in entry.participant.roles))
        if part
    )
    if entry.participant.is_guest:
        beside = _("guest")
    left = name + Content.styled(f"  {beside}", "$quiet")
    why = proposed.get(entry.participant.id, "") if entry.presence is Presence.EXPECTED else ""
    right = Content.styled(f"◇ {why}", "$open") if why else Content.styled(_when(entry), style)
    return harmless(spread(left, right, width, gap=2))


def guest_row(name: str, why: str, width: int) -> Content:
    """Someone in the browser who is not on the list."""
    sign, beside = f"{presence_sign(Presence.EXPECTED)} ", _("guest")
    left = Content.assemble((sign, "$quiet"), name, (f"  {beside}", "$quiet"))
    return harmless(spread(left, Content.styled(f"◇ {why}", "$open"), width, gap=2))


def _when(entry: AttendanceView) -> str:
    moments = ", ".join(
        f"{clock(span.started_at)}–{clock(span.ended_at)}" if span.ended_at else clock(span.started_at)
        for span in entry.spans
    )
    if entry.presence in (Presence.HERE, Presence.LEFT):
        return moments
    return "" if entry.presence is Presence.EXPECTED else presence_word(entry.presence)
