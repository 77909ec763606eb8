"""Who carries a decision: stands per group, what stood against it, and what the gespreksleider said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from maktui.reports.charts import Bar, Bars, Fill, Piece
from maktui.reports.parts import Bullet, Bullets, Faint, Figure, Marked, Runs, Section, Strong, Table, Tone
from maktui.reports.words import Fact, proposal_label, quoted, said_word, unsaid
from models.codes import ObjectionState, ProposalPhase, ProposalResult, StandChoice, Support
from models.views.follow_up import DecisionView
from models.views.support import ObjectionView, ProposalView, RoundView, Tally
from screens.language import _, joined, ngettext
from screens.support_labels import (
    choice_word,
    ground_words,
    objection_word,
    phase_words,
    result_word,
)

__all__ = [
    "amounts",
    "carried_words",
    "objection_words",
    "support_facts",
    "support_figure",
    "undecided_section",
]

FILLS = {
    StandChoice.SUPPORT: Fill.SOLID,
    StandChoice.CONCERN: Fill.STRIPED,
    StandChoice.OBJECTION: Fill.HATCHED,
    StandChoice.ABSTAIN: Fill.BLANK,
}


def amounts(tally: Tally) -> Mapping[StandChoice, int]:
    """How many chose what, in the order in which it is always told."""
    return {
        StandChoice.SUPPORT: tally.support,
        StandChoice.CONCERN: tally.concern,
        StandChoice.OBJECTION: tally.objection,
        StandChoice.ABSTAIN: tally.abstain,
    }


# Broadly supported -------------------------------------------------------------------------


def support_facts(proposal: ProposalView) -> Iterable[Fact]:
    """What an absent reader wants to know first of a decision that was a proposal."""
    yield _("Broadly supported"), carried_words(proposal)
    if proposal.result in (ProposalResult.WITH_CONCERNS, ProposalResult.OBJECTION_STANDS):
        yield _("Settled as"), (result_word(proposal.result),)
    if proposal.missing_roles:
        yield _("Not at the table then"), (joined(proposal.missing_roles),)
    if proposal.result is ProposalResult.WITH_CONCERNS and (concerns := _concerns(proposal)):
        yield _("Concerns"), concerns
    told = {
        ObjectionState.STANDS: _("An objection stays standing"),
        ObjectionState.WORKED_IN: _("An objection was worked in"),
    }
    for state, label in told.items():
        for objection in proposal.objections:
            if objection.state is state:
                yield label, objection_words(objection)
    if others := _ends([one for one in proposal.objections if one.state not in told]):
        yield _("Other objections"), (others,)


def _concerns(proposal: ProposalView) -> Runs:
    """What those who support it still worry about, in an order that tells nothing."""
    stands = proposal.last_round.stands if proposal.last_round else ()
    reasons = sorted(one.reason for one in stands if one.choice is StandChoice.CONCERN and one.reason)
    return tuple(run for reason in reasons for run in (*quoted(reason), " "))


def carried_words(proposal: ProposalView) -> Runs:
    """Breed gedragen, with its reason and who says so; never what nobody said."""
    if proposal.support is None:
        return unsaid(proposal.support_reason)
    reason = proposal.support_reason or _rule(proposal, proposal.support)
    by = _("said by {name}").format(name=proposal.settled_by)
    return (*said_word(proposal.support, reason), " ", Faint(f"({by})"))


def _rule(proposal: ProposalView, said: Support) -> str:
    """The reasons of the rule, when the gespreksleider gave none and says what it says."""
    if proposal.proposed.support is not said:
        return ""
    return ground_words(proposal.proposed)


def objection_words(objection: ObjectionView) -> Runs:
    """A reason against with the helix group of who has it, never with a name."""
    whose = joined(objection.groups)
    said: Runs = (Faint(_("wiped on request")),) if objection.wiped_at else quoted(objection.reason)
    group: Runs = (" ", Faint(f"({whose})")) if whose else ()
    answer: Runs = (" ", _("Answer:"), " ", objection.answer) if objection.answer else ()
    return (*said, *group, *answer)


def _ends(objections: Sequence[ObjectionView]) -> str:
    """What became of each, in one line: "2 verwerkt en 1 ingetrokken"."""
    ends = Counter(one.state for one in objections)
    return joined([f"{ends[state]} {objection_word(state)}" for state in ObjectionState if ends[state]])


# Per group ---------------------------------------------------------------------------------


def support_figure(shown: RoundView, title: str) -> Figure | None:
    """Who carries it, for everyone and per group; None as long as nobody may see it."""
    if shown.tally is None:
        return None
    everyone = (_("everyone together"), shown.expected, shown.tally)
    groups = () if shown.on_paper else shown.groups
    rows = [everyone, *((group.name or _("no asked group"), group.here, group.tally) for group in groups)]
    return Figure(Bars(title, tuple(_bar(*row) for row in rows)), _table(title, rows))


def _bar(label: str, here: int, tally: Tally) -> Bar:
    pieces = [Piece(amount, choice_word(choice), FILLS[choice]) for choice, amount in amounts(tally).items()]
    pieces.append(Piece(max(0, here - tally.chosen), _("did not choose"), Fill.DOTTED))
    return Bar(label, tuple(pieces), _("nobody could choose"))


def _table(title: str, rows: Sequence[tuple[str, int, Tally]]) -> Table:
    return Table(
        title,
        (_("Group"), *(choice_word(choice) for choice in StandChoice), _("could choose")),
        tuple(
            ((label,), *((str(amount),) for amount in amounts(tally).values()), (str(here),))
            for label, here, tally in rows
        ),
    )


# Not decided -------------------------------------------------------------------------------


def undecided_section(
    proposals: Sequence[ProposalView], decisions: Sequence[DecisionView]
) -> Iterable[Section]:
    """Proposals that became none of these decisions: where they are, and what still stands against them."""
    known = {decision.id for decision in decisions}
    bullets = tuple(_undecided(one) for one in proposals if one.decision_id not in known)
    if bullets:
        yield Section((_("Proposals without a decision"),), (Bullets(bullets),))


def _undecided(proposal: ProposalView) -> Bullet:
    text = Marked(proposal.text) if proposal.text else Faint(_("wiped on request"))
    runs: Runs = (Strong(proposal_label(proposal)), f" {_state(proposal)}: ", text)
    if proposal.support is not None or proposal.support_reason:
        runs = (*runs, " ", _("Broadly supported:"), " ", *carried_words(proposal))
    still = [one for one in proposal.objections if one.is_open or one.state is ObjectionState.STANDS]
    if still:
        words = ngettext(
            "{count} objection was not solved.", "{count} objections were not solved.", len(still)
        )
        runs = (*runs, " ", words.format(count=len(still)))
    return Bullet(runs, Tone.OPEN)


def _state(proposal: ProposalView) -> str:
    if proposal.decision_number is not None:
        return _("decided later, as {label}").format(label=f"B{proposal.decision_number}")
    if proposal.result is not None:
        return result_word(proposal.result)
    if proposal.phase is ProposalPhase.ASIDE:
        return phase_words(proposal.phase)
    return _("still at the table, {phase}").format(phase=phase_words(proposal.phase))
