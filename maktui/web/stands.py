"""The proposal at the table on a page: what everyone sees of it, and what one's own seat may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maktui.web.templates import piece
from models.admission import OwnSeatView
from models.codes import StandChoice
from models.errors import InvalidInput, Problem, Refusal, Refused
from models.rules import LONGEST_TEXT
from models.views.support import OwnStandView, ProposalView
from screens import support_labels as words
from screens.language import N_, _

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["Form", "Unsent", "join_in", "own_html", "table_html", "take", "unsent", "withdraw"]

FILE = "stands.html"

Form = Mapping[str, str]
"""What a page sent; anyone may have made it."""

COUNTED = (
    (StandChoice.SUPPORT, "support"),
    (StandChoice.CONCERN, "concern"),
    (StandChoice.OBJECTION, "objection"),
    (StandChoice.ABSTAIN, "abstain"),
)
"""The choices in the order of a form and of a table, and where their number stands in a tally."""


FIELDS: Mapping[str, tuple[str, str]] = {
    "choice": ("keuze", N_("Choose one of these first.")),
    "reason": ("reden", N_("Say why you object. Then the table can do something with it.")),
}
"""Where what is wrong with a stand is told, and in which words."""

LONGEST_NUMBER = 10
"""Figures in a number that a database can look for."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """What somebody sent that was not kept, to give back."""

    choice: str
    reason: str
    problem: str
    field: str = ""
    """The field that the problem stands beside; "" for the whole form."""


def _key(proposal: ProposalView | None) -> str:
    """What the page shows now but for its counts: with another key there is something else to do."""
    if proposal is None:
        return ""
    last = proposal.last_round
    return f"{proposal.id}-{proposal.version}-{last.id if last else 0}-{proposal.phase}"


def table_html(proposal: ProposalView) -> str:
    """What everyone sees: its words, how many chose, and once it is shown what was chosen."""
    return piece(FILE, "table", proposal, _key(proposal), COUNTED, words)


def own_html(seat: OwnSeatView, back: str, own: OwnStandView, unsent: Unsent | None = None) -> str:
    """What this seat may say of it, or why not."""
    return piece(FILE, "own", seat, back, own, _key(own.proposal), unsent, COUNTED, words, LONGEST_TEXT)


def take(desk: "Desk", form: Form) -> None:
    """A stand, in the round that was seen.

    Raises:
        InvalidInput: nothing was chosen, or an objection has no reason.
        Refused: the round is over, or this seat may not choose.
    """
    try:
        choice = StandChoice(form.get("keuze", ""))
    except ValueError:
        raise InvalidInput({"choice": Problem.EMPTY}) from None
    desk.stands.take(round_id=_round(form), choice=choice, reason=form.get("reden", ""))


def withdraw(desk: "Desk", form: Form) -> None:
    """Take it back; see `take`."""
    desk.stands.withdraw(round_id=_round(form))


def join_in(desk: "Desk", _form: Form) -> None:
    """Someone with a role in the process says that her stand counts too."""
    desk.stands.choose_voice(has_voice=True)


def unsent(form: Form, error: Exception, problem: str) -> Unsent:
    """What was sent and why it was not kept; of an invalid field in the words of that field."""
    field = ""
    if isinstance(error, InvalidInput):
        name = next(iter(error.problems))
        field, said = FIELDS[name]
        problem = _(said)
    return Unsent(form.get("keuze", ""), form.get("reden", ""), problem, field)


def _round(form: Form) -> int:
    number = form.get("ronde", "")
    if not (number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER):
        raise Refused(Refusal.ROUND_OVER)
    return int(number)
