"""Wie is er? Two letters and Enter tick someone off; a round walks past everyone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from models.codes import Presence
from models.views.people import AttendanceView
from screens.labels import presence_class, presence_sign, presence_word
from screens.language import _, clock
from screens.widgets.attendance_matching import is_known, matching
from screens.widgets.spread import harmless, spread
from screens.widgets.words import Words

__all__ = ["AttendancePanel", "NameFilter", "Tick"]

GUEST = "guest"
SHORTEST_GUEST = 3
"""Letters before typed text is taken for a guest's name."""


class Tick(StrEnum):
    """What can be noted about someone."""

    ARRIVE = "arrive"
    LEAVE = "leave"
    EXCUSE = "excuse"
    ABSENT = "absent"
    EXPECT = "expect"


class NameFilter(Input):
    """Letters of a name; figures are keys of what is around it, for no name has them."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return not key.isdigit() and super().check_consume_key(key, character)

    async def _on_key(self, event: Key) -> None:
        if event.key.isdigit():
            event.prevent_default()


class AttendancePanel(Vertical):
    """The names, a filter above them, and digits for what else than "is er" can be said.

    | Key(s) | Description |
    | :- | :- |
    | letters | Filter on name, initials or organisation. |
    | enter, 1 | This person is here. |
    | 2, 3, 4, 5 | Left, sent regrets, did not come, back to not here yet. |
    | up, down | Another person. |
    | tab | Start or end the round. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("tab", "round", "Round", show=False, priority=True),
        Binding("1", "tick('arrive')", "Here", show=False, priority=True),
        Binding("2", "tick('leave')", "Left", show=False, priority=True),
        Binding("3", "tick('excuse')", "Sent regrets", show=False, priority=True),
        Binding("4", "tick('absent')", "Did not come", show=False, priority=True),
        Binding("5", "tick('expect')", "Not here yet", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    AttendancePanel {
        height: 1fr;
        & > Input { padding: 0; background: transparent; }
        & > #asked { color: $quiet; }
        & > #said { color: $settled; margin: 1 0; min-height: 1; }
        & > OptionList {
            height: 1fr;
            border: none;
            padding: 0;
            background: transparent;
            scrollbar-size-vertical: 1;
        }
    }
    """

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
        self._in_round = False

    def compose(self) -> ComposeResult:
        yield Words(id="asked")
        yield NameFilter(
            placeholder=_("two letters of a name"), id="filter", select_on_focus=False, compact=True
        )
        yield Words(id="said")
        yield OptionList(id="people", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._ask()

    def on_resize(self) -> None:
        self._list()

    def focus_filter(self) -> None:
        """Let letters go to the filter."""
        self.query_one(Input).focus()

    def show(self, attendance: Sequence[AttendanceView], proposed: Mapping[int, str] | None = None) -> None:
        """Show these people; the same again changes nothing.

        Args:
            attendance: everyone on the list.
            proposed: by participant, why someone who is not ticked off may be here.
        """
        if (tuple(attendance), proposed or {}) != (self._attendance, self._proposed):
            self._attendance, self._proposed = tuple(attendance), proposed or {}
            self._list()

    def say(self, words: str) -> None:
        """Say what was just noted."""
        self.query_one("#said", Words).show(words)

    @property
    def _asked(self) -> str:
        return self.query_one(Input).value.strip()

    def _ask(self) -> None:
        words = _("Round: one by one. Tab ends it.") if self._in_round else _("Who comes in?")
        self.query_one("#asked", Words).show(words)

    def _list(self) -> None:
        people = self.query_one(OptionList)
        chosen = self._chosen_id
        width = max(20, people.scrollable_content_region.width or self.size.width)
        options = [
            Option(row(entry, width, self._proposed), id=str(entry.participant.id))
            for entry in matching(self._asked, self._attendance)
        ]
        asked = self._asked
        if len(asked) >= SHORTEST_GUEST and not is_known(asked, self._attendance):
            guest = _("＋ {name}, a guest").format(name=asked)
            options.append(Option(Content.styled(guest, "$open"), id=GUEST))
        people.clear_options()
        people.add_options(options)
        if options:
            ids = [option.id for option in options]
            people.highlighted = ids.index(chosen) if chosen in ids and not asked else 0

    @property
    def _chosen_id(self) -> str | None:
        people = self.query_one(OptionList)
        if people.highlighted is None or people.highlighted >= people.option_count:
            return None
        return people.get_option_at_index(people.highlighted).id

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._list()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self._tick(Tick.ARRIVE)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._tick(Tick.ARRIVE)

    def action_move(self, step: int) -> None:
        people = self.query_one(OptionList)
        if people.option_count:
            people.highlighted = max(0, min((people.highlighted or 0) + step, people.option_count - 1))

    def action_tick(self, tick: str) -> None:
        self._tick(Tick(tick))

    def action_round(self) -> None:
        """Walk past everyone from the top, or stop doing so."""
        self._in_round = not self._in_round
        self._ask()
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._list()
        if self._in_round:
            self._go_to_expected(0)

    def _tick(self, tick: Tick) -> None:
        chosen = self._chosen_id
        if chosen is None:
            return
        if chosen == GUEST:
            self.post_message(self.GuestCame(self._asked))
        else:
            self.post_message(self.Ticked(tick, int(chosen)))
        self.query_one(Input).value = ""
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


def _when(entry: AttendanceView) -> str:
    moments = ", ".join(
        f"{clock(span.started_at)}–{clock(span.ended_at)}" if span.ended_at else clock(span.started_at)
        for span in entry.spans
    )
    if entry.presence in (Presence.HERE, Presence.LEFT):
        return moments
    return "" if entry.presence is Presence.EXPECTED else presence_word(entry.presence)
