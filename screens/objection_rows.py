"""Objections with where they are, and concerns that need no end; each one row of a list."""

from collections.abc import Iterator

from textual.content import Content

from models.codes import ObjectionState, StandChoice
from models.views.support import ObjectionView, ProposalView, StandView
from screens.language import _, clock, joined
from screens.support_labels import choice_sign, choice_word, objection_sign, objection_word
from screens.widgets.spread import hanging, harmless

__all__ = ["concern_words", "concerns_of", "objection_words"]

STYLES = {ObjectionState.RAISED: "$todo", ObjectionState.HEARD: "$open", ObjectionState.STANDS: "$todo"}


def objection_words(one: ObjectionView, width: int) -> Content:
    """One objection: where it is, the reason, whose, and what was answered."""
    head = Content.styled(f"{objection_sign(one.state)} ", STYLES.get(one.state, "$quiet"))
    reason = one.reason or _("wiped on request · {time}").format(time=clock(one.wiped_at or one.raised_at))
    rows = [hanging(head, Content.styled(reason, "bold" if one.is_open else ""), width)]
    whose = " · ".join(
        part
        for part in (objection_word(one.state), one.name or _("without a name"), joined(one.groups))
        if part
    )
    rows.append(hanging(Content("  "), Content.styled(whose, "$quiet"), width))
    if one.answer:
        rows.append(hanging(Content("  "), Content.assemble("↳ ", one.answer), width))
    return harmless(Content("\n").join(rows))


def concerns_of(proposal: ProposalView) -> Iterator[StandView]:
    """Concerns that were shown with a reason, the latest round first."""
    for found in reversed(proposal.rounds):
        for stand in found.stands:
            if stand.choice is StandChoice.CONCERN and stand.reason:
                yield stand


def concern_words(one: StandView, width: int) -> Content:
    """One concern: the reason, and whose."""
    head = Content.styled(f"{choice_sign(one.choice)} ", "$open")
    whose = f"{choice_word(one.choice)} · {one.name}"
    rows = [
        hanging(head, Content(one.reason), width),
        hanging(Content("  "), Content.styled(whose, "$quiet"), width),
    ]
    return harmless(Content("\n").join(rows))
