"""The proposal at the table: its words, who chose, and what was chosen once it is shown."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType

from models.codes import ProposalPhase, StandChoice
from screens.language import _, joined
from screens.support_labels import (
    choice_sign,
    choice_style,
    choice_word,
    objection_sign,
    objection_word,
    phase_words,
    rule_words,
    support_sign,
    supported_words,
)
from screens.widgets.big_letters import draw, width_of
from screens.widgets.plain import Plain
from screens.widgets.spread import hanging, harmless

if TYPE_CHECKING:
    from models.views.support import GroupSupport, ObjectionView, ProposalView, RoundView, Tally

__all__ = ["ProposalPanel", "tally_in_short"]

MOST_MARKS = 30
"""Marks in a row that stand for one person each; of more there are only numbers."""

ROOMY_CELLS = 80
"""Width from which every group has a row of its own."""

GROUP_CELLS = 34
"""Cells for the name of a group."""

Counts = Sequence[tuple[StandChoice, int]]


class ProposalPanel(Plain):
    """One proposal, as large as its moment asks; for who leads the rule stands beside it."""

    DEFAULT_CSS = """
    ProposalPanel { height: auto; width: 1fr; }
    """

    def __init__(self, *, for_lead: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._for_lead = for_lead
        self._proposal: ProposalView | None = None
        self._missing: tuple[str, ...] = ()

    def show(self, proposal: "ProposalView", missing_roles: tuple[str, ...]) -> None:
        """Show this proposal, and which roles are out; the same again changes nothing."""
        if (proposal, missing_roles) != (self._proposal, self._missing):
            self._proposal, self._missing = proposal, missing_roles
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._content(width).get_height({}, width)

    def render(self) -> VisualType:
        return harmless(self._content(self.content_size.width))

    def _content(self, width: int) -> Content:
        proposal = self._proposal
        if proposal is None:
            return Content("")
        rows = [*_words(proposal, width)]
        found = proposal.last_round
        if proposal.phase is ProposalPhase.CHOOSING and found is not None:
            is_large = not self._for_lead and not any(one.reason for one in proposal.objections)
            rows += [Content(""), *(_large_count(found, width) if is_large else ()), *_choosing(found, width)]
        elif found is not None and found.tally is not None:
            rows += [Content(""), *_shown(found, found.tally)]
        if any(one.reason for one in proposal.objections):
            rows += [Content(""), *_objections(proposal.objections, width)]
        if found is not None and found.groups and not found.on_paper:
            rows += [Content(""), *_groups(found.groups, width)]
        if found is not None and (concerns := _concerns(found, width)):
            rows += [Content(""), *concerns]
        rows += self._beside(proposal, width)
        return Content("\n").join(rows)

    def _beside(self, proposal: "ProposalView", width: int) -> Iterator[Content]:
        """Which roles are out; for who leads also what the rule says, and the rule (R3, R4)."""
        if self._missing:
            yield Content("")
            words = Content(_("not at the table: {roles}").format(roles=joined(self._missing)))
            yield hanging(Content.styled("▲ ", "$todo"), words, width)
        found = proposal.last_round
        if self._for_lead and found is not None and found.tally is not None:
            yield Content("")
            sign = Content(support_sign(proposal.proposed.support) + " ")
            answer = supported_words(proposal.proposed)
            words = Content(_("Broadly supported? {answer}").format(answer=answer))
            yield hanging(sign, words, width)
            yield hanging(Content("  "), Content.styled(rule_words(), "$quiet"), width)


def _words(proposal: "ProposalView", width: int) -> Iterator[Content]:
    sign = Content.styled(f"◇ V{proposal.number}  ", "$open bold")
    yield hanging(sign, Content.styled(proposal.text or _("wiped on request"), "bold"), width)
    pieces = [phase_words(proposal.phase)]
    if len(proposal.versions) > 1:
        pieces.append(_("version {number}").format(number=proposal.version))
    if proposal.was_sharpened:
        pieces.append(_("the words changed since everyone chose"))
    yield Content.styled(" · ".join(pieces), "$quiet")


def _large_count(found: "RoundView", width: int) -> Iterator[Content]:
    """ "9 van 14" in letters that the whole room reads."""
    words = _("{number} of {count}").format(number=found.chosen, count=found.expected)
    large = width_of(words)
    if large is not None and large <= width:
        yield from map(Content, draw(words))
        yield Content("")


def _choosing(found: "RoundView", width: int) -> Iterator[Content]:
    count = _("{chosen} of {expected} chose").format(chosen=found.chosen, expected=found.expected)
    if found.expected <= min(MOST_MARKS, width // 2):
        marks = "●" * found.chosen + "○" * (found.expected - found.chosen)
        yield Content.assemble((marks, "$now"), "  ", (count, "bold"))
    else:
        yield Content.styled(count, "bold")
    yield Content.styled(_("What was chosen shows for all at once."), "$quiet")


def _shown(found: "RoundView", tally: "Tally") -> Iterator[Content]:
    yield _tally(tally)
    left = found.expected - found.chosen
    if found.on_paper:
        yield Content.styled(_("On paper: linked to nobody."), "$quiet")
    elif left:
        yield Content.styled(_("{count} did not choose.").format(count=left), "$quiet")


def tally_in_short(tally: "Tally") -> str:
    """ "9 steunt, 2 zorg, 1 bezwaar"."""
    return ", ".join(f"{count} {choice_word(choice)}" for choice, count in _counts(tally) if count)


def _tally(tally: "Tally") -> Content:
    """ "● 9 steunt   ◐ 2 zorg   ▲ 1 bezwaar"; what nobody chose is left out."""
    pieces = [
        Content.assemble(
            (f"{choice_sign(choice)} ", _style(choice)), (str(count), "bold"), f" {choice_word(choice)}"
        )
        for choice, count in _counts(tally)
        if count
    ]
    return Content("   ").join(pieces)


def _groups(groups: Sequence["GroupSupport"], width: int) -> Iterator[Content]:
    """Every group with a mark for each of its people whose choice counts, and the numbers (R5)."""
    if width < ROOMY_CELLS:
        yield from _flowing([_marked(group, Content(_name(group))) for group in groups if group.here], width)
        missing = [_name(group) for group in groups if not group.here]
        if missing:
            words = _("nobody chooses for: {groups}").format(groups=joined(missing))
            yield hanging(Content.styled("○ ", "$todo"), Content.styled(words, "$todo"), width)
        return
    for group in groups:
        name = Content(_name(group)).truncate(GROUP_CELLS, ellipsis=True)
        label = name.pad_right(max(0, GROUP_CELLS - name.cell_length) + 1)
        yield (
            _marked(group, label)
            if group.here
            else label + Content.styled(" " + _("nobody chooses"), "$todo")
        )


def _name(group: "GroupSupport") -> str:
    return group.name or _("others")


def _marked(group: "GroupSupport", label: Content) -> Content:
    marks = [
        Content.styled(choice_sign(choice) * count, _style(choice)) for choice, count in _counts(group.tally)
    ]
    left = Content.styled("·" * (group.here - group.tally.chosen), "$quiet")
    numbers = _("{agreeing} of {here}").format(agreeing=group.tally.agreeing, here=group.here)
    shown = Content("").join([*marks, left]) if group.here <= MOST_MARKS else Content("")
    return Content.assemble(label, " ", shown, (f" {numbers}", "$quiet"))


def _flowing(pieces: Sequence[Content], width: int) -> Iterator[Content]:
    """As many in a row as fit."""
    row = Content("")
    for piece in pieces:
        wider = row + Content("   ") + piece if row else piece
        if row and wider.cell_length > width:
            yield row
            row = piece
        else:
            row = wider
    if row:
        yield row


def _objections(objections: Sequence["ObjectionView"], width: int) -> Iterator[Content]:
    yield Content.styled(_("Objections"), "bold")
    for one in objections:
        if not one.reason:
            continue
        style = "$todo" if one.is_open else "$quiet"
        who = f" ({joined(one.groups)})" if one.groups else ""
        words = Content.assemble(one.reason, (f"{who} · {objection_word(one.state)}", style))
        if one.answer:
            words += Content.styled(f": {one.answer}", "$quiet")
        yield hanging(Content.styled(f"{objection_sign(one.state)} ", style), words, width)


def _concerns(found: "RoundView", width: int) -> Sequence[Content]:
    """What those who support it still worry about, in an order that tells nothing."""
    reasons = sorted(one.reason for one in found.stands if one.choice is StandChoice.CONCERN and one.reason)
    if not reasons:
        return ()
    sign = Content.styled(f"{choice_sign(StandChoice.CONCERN)} ", _style(StandChoice.CONCERN))
    heading = Content.styled(_("Concerns"), "bold")
    return (heading, *(hanging(sign, Content(reason), width) for reason in reasons))


def _counts(tally: "Tally") -> Counts:
    return (
        (StandChoice.SUPPORT, tally.support),
        (StandChoice.CONCERN, tally.concern),
        (StandChoice.OBJECTION, tally.objection),
        (StandChoice.ABSTAIN, tally.abstain),
    )


def _style(choice: StandChoice) -> str:
    """The colour of a choice; its sign says the same."""
    return "$" + choice_style(choice).removeprefix("-")
