"""What the sheets about one proposal share: its words, what the record refuses, and nothing typed lost."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from models.clean import clean_text
from models.codes import StandChoice
from models.views.change import Change
from models.views.support import ProposalView, Tally
from screens.access import Access
from screens.base import MakModal, Severity
from screens.language import _
from screens.support_labels import choice_sign, choice_style, choice_word
from screens.widgets.status_bar import FootBar, Hint
from screens.widgets.words import Words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["SupportSheet", "tally_words"]

ResultT = TypeVar("ResultT")

PARTS = frozenset({"proposal", "attendance", "participant", "line", "session"})
"""The parts of the record that show here."""


class SupportSheet(MakModal[ResultT]):
    """A sheet over the screen of a writing seat, about one proposal.

    Args:
        access: the seat's way to the record.
        proposal_id: the proposal.
    """

    CSS_PATH = "support_sheet.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, access: Access, proposal_id: int) -> None:
        super().__init__(access)
        self.proposal_id = proposal_id
        self.session_id = access.actor.session_id or 0
        self.proposal: ProposalView | None = None
        """As it shows; None until it was read, and when it is not in sight of this seat."""

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(id="title")
            yield Words(id="text")
            yield from self.compose_body()
            yield Words(id="said")
            yield FootBar(id="foot")

    def compose_body(self) -> ComposeResult:
        """What stands under the words of the proposal."""
        yield from ()

    @on(events.Mount)
    async def _read_first(self) -> None:
        await self.reload()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        if any(change.part in PARTS for change in changes):
            await self.reload()

    async def reload(self) -> None:
        """Read what shows, and show it."""
        raise NotImplementedError

    def heading(self) -> str:
        """Above the words of the proposal; it names the proposal."""
        raise NotImplementedError

    def hints(self) -> Sequence[Hint]:
        """The keys that matter now."""
        raise NotImplementedError

    def take_proposal(self, found: Sequence[ProposalView]) -> None:
        """Take this proposal from those that were read, and show its words."""
        self.proposal = next((one for one in found if one.id == self.proposal_id), None)
        text = self.proposal.text if self.proposal else _("This proposal is not at this table.")
        self.query_one("#title", Words).show(self._numbered(self.heading()))
        self.query_one("#text", Words).show(text or _("This text was wiped on request."))

    def _numbered(self, heading: str) -> Content:
        number = f"V{self.proposal.number}  " if self.proposal else ""
        return Content.assemble((number, "$open"), (heading, "bold"))

    def show_hints(self) -> None:
        """Show the keys that matter now."""
        self.query_one("#foot", FootBar).show_hints(self.hints())

    def say(self, text: str, *, severity: Severity = "information") -> None:
        """In the sheet itself, where it stays until something else is said."""
        warns = severity != "information"
        words = Content.styled(("▲ " if warns else "") + clean_text(text), "$todo" if warns else "$settled")
        for line in self.query("#said").results(Words):
            line.show(words if text else "")

    async def keep(self, use: "Callable[[Desk], object]") -> bool:
        """Whether the record took it; if not, it was said why."""
        is_kept = False
        async with self.refusals():
            await self.access.act(use)
            is_kept = True
        return is_kept


def tally_words(tally: Tally) -> Content:
    """ "● 9 steunt  ◐ 2 zorg  ▲ 1 bezwaar": of each choice that was made how many."""
    counts = {
        StandChoice.SUPPORT: tally.support,
        StandChoice.CONCERN: tally.concern,
        StandChoice.OBJECTION: tally.objection,
        StandChoice.ABSTAIN: tally.abstain,
    }
    return Content("   ").join(
        Content.assemble(
            (f"{choice_sign(choice)} ", f"${choice_style(choice).lstrip('-')}"),
            f"{count} {choice_word(choice)}",
        )
        for choice, count in counts.items()
        if count
    )
