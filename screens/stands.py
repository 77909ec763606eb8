"""Stands by hand: two letters and a digit for who has no phone, or totals from paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from models.codes import Seat, StandChoice
from models.rules.support import MOST_ON_PAPER
from models.views.people import AttendanceView
from models.views.support import RoundView, Tally
from screens.access import Access
from screens.commands import bindings
from screens.language import _, ngettext
from screens.support_labels import choice_sign, choice_word, choice_words
from screens.support_sheet import SupportSheet, tally_words
from screens.widgets.ask_line import AskLine
from screens.widgets.paper_totals import PaperTotals
from screens.widgets.stand_list import StandList
from screens.widgets.stand_rows import PersonRow, rows_of
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

__all__ = ["StandsSheet"]

DIGITS = {
    StandChoice.SUPPORT: "1",
    StandChoice.CONCERN: "2",
    StandChoice.OBJECTION: "3",
    StandChoice.ABSTAIN: "4",
}
"""As the acts have them, for the hints."""


SPACE = "   "
"""Between two hints."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose reason is being typed, in which round."""

    row: PersonRow
    choice: StandChoice
    round_id: int


class StandsSheet(SupportSheet[None]):
    """Everyone at the table with their stands, who did not choose yet first.

    What someone chose shows only once the round is shown: this screen may be on the beamer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "leave",
            "stand_support",
            "stand_concern",
            "stand_objection",
            "stand_abstain",
            "stand_everyone",
            "stand_withdraw",
            "stand_voice",
            "stand_paper",
        ),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self, access: Access, proposal_id: int) -> None:
        super().__init__(access, proposal_id)
        self._asked: _Asked | None = None
        self._unkept: dict[int, str] = {}
        """Reasons that were begun, by participant."""
        self._doubted = Tally()
        """Totals of more people than count here: asked about once, for everyone sees them at once."""

    def compose_body(self) -> ComposeResult:
        yield Words(id="count")
        yield StandList(id="names")
        yield PaperTotals(id="paper")
        yield AskLine(id="reason")
        yield FootBar(id="choices")

    def on_mount(self) -> None:
        self._names.focus_filter()
        self._show_keys()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_choices)

    def heading(self) -> str:
        return _("Stands")

    # What shows ----------------------------------------------------------------------------

    async def reload(self) -> None:
        async with self.refusals():
            found, attendance, voices = await self.access.read(
                lambda desk: (
                    desk.read.support(session_id=self.session_id),
                    desk.read.attendance(session_id=self.session_id),
                    desk.read.voices(session_id=self.session_id),
                )
            )
            self.take_proposal(found)
            self._show(attendance, voices)

    def _show(self, attendance: Sequence[AttendanceView], voices: frozenset[int]) -> None:
        self._names.show(rows_of(attendance, voices, self._last))
        self.query_one("#count", Words).show(self._count())
        self.query_one(PaperTotals).show_here(sum(row.counts for row in self._names.rows))

    @property
    def _names(self) -> StandList:
        return self.query_one(StandList)

    @property
    def _last(self) -> RoundView | None:
        return self.proposal.last_round if self.proposal else None

    @property
    def _open(self) -> RoundView | None:
        """The round in which stands are taken now."""
        last, proposal = self._last, self.proposal
        if last is None or last.closed_at is not None or proposal is None or not proposal.is_at_table:
            return None
        return last

    def _count(self) -> Content:
        last = self._last
        if last is None:
            return Content.styled(_("Nobody was asked to choose yet."), "$quiet")
        if last.on_paper:
            return Content.assemble(_("On paper:"), " ", tally_words(last.tally or Tally()))
        words = _("{count} of {all} chosen").format(count=last.chosen, all=last.expected)
        if last.tally is None:
            later = _("what they chose shows later, all at once")
            return Content.assemble((words, "bold"), (" · " + later, "$quiet"))
        told = words if self._open else words + " · " + _("choosing is over")
        return Content.assemble(tally_words(last.tally), "   ", (told, "$quiet"))

    def _show_keys(self) -> None:
        self.set_class(self._asked is not None, "-reason")
        self.show_hints()

    def _show_choices(self) -> None:
        """In whole sentences where there is room."""
        bar = self.query_one("#choices", FootBar)
        whole = _choices(choice_words)
        fits = cell_len(SPACE.join(f"{hint.key} {hint.words}" for hint in whole)) < bar.content_size.width
        bar.show_hints(whole if fits else _choices(choice_word))

    def hints(self) -> Sequence[Hint]:
        back = Hint("Esc", _("back"), "screen.leave")
        keep = Hint("Enter", _("keep"), "screen.answer")
        if self._asked is not None:
            return (keep, back)
        if self.has_class("-paper"):
            return (keep, Hint("↓", _("next number"), "screen.move(1)"), back)
        paper = (Hint("8", _("on paper"), "screen.stand_paper"),) if self._leads else ()
        return (
            Hint("9", _("everyone supports this"), "screen.stand_everyone"),
            back,
            Hint("0", _("take back"), "screen.stand_withdraw"),
            Hint("7", _("counts too"), "screen.stand_voice"),
            *paper,
        )

    @property
    def _leads(self) -> bool:
        return self.access.actor.seat is Seat.FACILITATOR

    # Stands --------------------------------------------------------------------------------

    @on(StandList.Entered)
    def _entered_nothing(self, event: StandList.Entered) -> None:
        event.stop()
        self.say(_("A digit says what this person chooses."))

    def action_move(self, step: int) -> None:
        if self.has_class("-paper"):
            self.query_one(PaperTotals).move(step)
        elif self._asked is None:
            self._names.move(step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where something is typed, a digit is a digit."""
        if action == "stand_paper":
            return self._leads and self._asked is None
        return not action.startswith("stand_") or (self._asked is None and not self.has_class("-paper"))

    def action_stand_support(self) -> None:
        self._choose(StandChoice.SUPPORT)

    def action_stand_concern(self) -> None:
        self._choose(StandChoice.CONCERN)

    def action_stand_objection(self) -> None:
        self._choose(StandChoice.OBJECTION)

    def action_stand_abstain(self) -> None:
        self._choose(StandChoice.ABSTAIN)

    def _choose(self, choice: StandChoice) -> None:
        row, found = self._names.chosen, self._open
        if found is None:
            self._say_closed()
        elif row is None:
            self.say(_("Nobody here is called that."), severity="warning")
        elif not row.counts:
            words = _("{name} has a role in the process. 7 says that this choice counts too.")
            self.say(words.format(name=row.name))
        elif choice in (StandChoice.CONCERN, StandChoice.OBJECTION):
            self._ask(_Asked(row, choice, found.id))
        else:
            self._take(_Asked(row, choice, found.id))
            self._names.move_on(row)

    def _say_closed(self) -> None:
        never = self._last is None
        words = _("Nobody was asked to choose yet.") if never else _("Choosing is over for now.")
        self.say(words, severity="warning")

    def _ask(self, asked: _Asked) -> None:
        self._asked = asked
        self.say("")
        words = choice_words(asked.choice)
        if asked.choice is StandChoice.CONCERN:
            words = _("{words} (which one? may stay empty)").format(words=words)
        known = asked.row.stand.reason if asked.row.stand else ""
        self.query_one("#reason", AskLine).ask(
            Content.assemble(f"{asked.row.name}: ", words), self._unkept.get(asked.row.id, known)
        )
        self._show_keys()

    @on(AskLine.Answered)
    def _answered(self, event: AskLine.Answered) -> None:
        event.stop()
        asked = self._asked
        if asked is None:
            return
        if asked.choice is StandChoice.OBJECTION and not event.text:
            self.say(_("An objection needs a reason. Write it down in a few words."), severity="warning")
        else:
            self._take(asked, event.text)

    @work(group="act")
    async def _take(self, asked: _Asked, reason: str = "") -> None:
        """Bring a stand to the Desk; a reason that was not kept stays in its line."""
        row = asked.row
        is_kept = await self.keep(
            lambda desk: desk.stands.take(
                round_id=asked.round_id, choice=asked.choice, reason=reason, participant_id=row.id
            )
        )
        if is_kept:
            self.say(_("✓ {name}: noted").format(name=row.name))
            self._unkept.pop(row.id, None)
            if self._asked is asked:
                self._close_reason()
                self._names.move_on(row)
            return
        await self.reload()
        if self._asked is asked and self._open is not None:
            self._asked = replace(asked, round_id=self._open.id)

    def _close_reason(self) -> None:
        self._asked = None
        self.query_one("#reason", AskLine).close()
        self._names.focus_filter()
        self._show_keys()

    @work(group="act")
    async def action_stand_withdraw(self) -> None:
        """As if nothing was chosen yet."""
        row, found = self._names.chosen, self._open
        if found is None:
            self._say_closed()
        elif (
            row is not None
            and row.has_chosen
            and await self.keep(lambda desk: desk.stands.withdraw(round_id=found.id, participant_id=row.id))
        ):
            self.say(_("{name}: taken back").format(name=row.name))

    @work(group="act")
    async def action_stand_everyone(self) -> None:
        """Iedereen steunt dit; the exceptions come after."""
        found = self._open
        if found is None:
            self._say_closed()
            return
        count = len(found.waiting_for)
        if await self.keep(lambda desk: desk.stands.support_all(round_id=found.id)):
            words = ngettext(
                "Noted for {count} person. Now the exceptions.",
                "Noted for {count} people. Now the exceptions.",
                count,
            )
            self.say(words.format(count=count))

    @work(group="act")
    async def action_stand_voice(self) -> None:
        """Deze keuze telt mee, of niet meer."""
        row = self._names.chosen
        if row is None:
            return
        counts = not row.counts
        if await self.keep(lambda desk: desk.stands.choose_voice(has_voice=counts, participant_id=row.id)):
            await self.reload()
            still = any(one.id == row.id and one.counts for one in self._names.rows)
            words = _("{name}: this choice counts") if still else _("{name}: this choice does not count")
            self.say(words.format(name=row.name))

    # On paper ------------------------------------------------------------------------------

    def action_stand_paper(self) -> None:
        """To the totals of a round on paper."""
        self._show_paper(True)

    def _show_paper(self, shows: bool) -> None:
        self.set_class(shows, "-paper")
        self.say("")
        if shows:
            self.query_one(PaperTotals).focus_first()
        else:
            self._names.focus_filter()
        self._show_keys()

    @on(PaperTotals.Entered)
    def _entered(self, event: PaperTotals.Entered) -> None:
        event.stop()
        last = self._last
        if not event.totals.chosen:
            self.say(_("Fill in at least one number."), severity="warning")
        elif event.totals.chosen > MOST_ON_PAPER:
            self.say(_("No table has that many people. Look at the numbers again."), severity="warning")
        elif last is not None and last.tally is None and last.chosen:
            self.say(_("Some chose already in this round. Show it first."), severity="warning")
        elif event.totals.chosen > event.here and event.totals != self._doubted:
            self._doubted = event.totals
            words = _("{count} is more than the {here} who count. Enter keeps it.")
            self.say(words.format(count=event.totals.chosen, here=event.here), severity="warning")
        elif self.proposal is not None:
            self._enter_totals(event.totals, self.proposal.last_number)

    @work(group="act", exclusive=True)
    async def _enter_totals(self, totals: Tally, seen_round: int) -> None:
        if await self.keep(
            lambda desk: desk.stands.enter_totals(
                proposal_id=self.proposal_id, seen_round=seen_round, totals=totals
            )
        ):
            self.query_one(PaperTotals).clear()
            self._show_paper(False)
            self.say(_("The totals are kept, without names."))
        else:
            await self.reload()

    # ---------------------------------------------------------------------------------------

    def action_answer(self) -> None:
        """What Enter does, for who clicks it."""
        if self.has_class("-paper"):
            self.query_one(PaperTotals).enter()
        else:
            self.query_one("#reason", AskLine).enter()

    def action_leave(self) -> None:
        """First what was opened closes, then the sheet; a reason that was begun waits for who had it."""
        if self._asked is not None:
            self._unkept[self._asked.row.id] = self.query_one("#reason", AskLine).text
            self._close_reason()
        elif self.has_class("-paper"):
            self._show_paper(False)
        else:
            self.dismiss()


def _choices(words: Callable[[StandChoice], str]) -> list[Hint]:
    return [
        Hint(digit, f"{choice_sign(choice)} {words(choice)}", f"screen.stand_{choice.value}")
        for choice, digit in DIGITS.items()
    ]
