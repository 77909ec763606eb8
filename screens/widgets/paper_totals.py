"""The totals of a round on paper: four numbers and nobody's name."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from models.codes import StandChoice
from models.views.support import Tally
from screens.language import _
from screens.support_labels import choice_sign, choice_words
from screens.widgets.words import Words

__all__ = ["PaperTotals"]

LONGEST = 3
"""Digits of a number of people at a table."""


class PaperTotals(Vertical):
    """Tab and the arrows go on to the next number, Enter gives all four; an empty one is none."""

    DEFAULT_CSS = """
    PaperTotals {
        height: auto;
        & > .about { margin: 0 0 1 0; }
        & > Horizontal { height: 1; }
        & > Horizontal > Words { width: 44; }
        & Input { width: 7; background: $raised; padding: 0 1; }
        & Input:focus { background: $chosen; background-tint: transparent 0%; }
        & > #together { margin: 1 0 0 0; color: $quiet; }
    }
    """

    @dataclass
    class Entered(Message):
        """Enter was pressed."""

        totals: Tally
        here: int
        """How many at the table have a stand that counts."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._here = 0

    def compose(self) -> ComposeResult:
        yield Words(_("Totals of a round on paper. Nobody can see later who chose what."), classes="about")
        for choice in StandChoice:
            with Horizontal():
                yield Words(f"{choice_sign(choice)} {choice_words(choice)}")
                yield Input(restrict="[0-9]*", max_length=LONGEST, id=choice.value, compact=True)
        yield Words(id="together")

    def on_mount(self) -> None:
        self._count()

    def show_here(self, here: int) -> None:
        """Show beside the sum how many at the table have a stand that counts."""
        self._here = here
        self._count()

    def focus_first(self) -> None:
        """Put the cursor in the first number."""
        self.query(Input).first().focus()

    def move(self, step: int) -> None:
        """Put the cursor so many numbers further, and after the last in the first."""
        fields = list(self.query(Input))
        at = next((place for place, field in enumerate(fields) if field.has_focus), -step)
        fields[(at + step) % len(fields)].focus()

    def clear(self) -> None:
        """Take the numbers out."""
        for field in self.query(Input):
            field.value = ""

    @property
    def totals(self) -> Tally:
        return Tally(**{choice.value: self._number(choice) for choice in StandChoice})

    def _number(self, choice: StandChoice) -> int:
        return int(self.query_one(f"#{choice.value}", Input).value or 0)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._count()

    def _count(self) -> None:
        count = self.totals.chosen
        words = _("Together {count}. At the table {here} people count.").format(count=count, here=self._here)
        self.query_one("#together", Words).show(f"▲ {words}" if count > self._here else words)

    def enter(self) -> None:
        """Give all four."""
        self.post_message(self.Entered(self.totals, self._here))

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter()
