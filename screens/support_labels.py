"""What the codes of support are called: proposals, stands, objections, opbrengsten.

Apart from `screens.labels`, because a first picture needs none of these.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from models.codes import (
    ObjectionState,
    OutcomeGap,
    OutcomeKind,
    ProposalPhase,
    ProposalResult,
    ReportBackState,
    StandChoice,
    Support,
    SupportGround,
)
from screens.labels import Label
from screens.language import N_, _, joined, ngettext

if TYPE_CHECKING:
    from models.views.support import ProposalView, SupportView

__all__ = [
    "carried_words",
    "choice_sign",
    "choice_style",
    "choice_word",
    "choice_words",
    "ground_words",
    "objection_sign",
    "objection_word",
    "outcome_gap_word",
    "outcome_kind_word",
    "phase_words",
    "report_back_sign",
    "report_back_word",
    "result_word",
    "rule_words",
    "support_sign",
    "support_word",
    "supported_words",
]

CHOICES: Mapping[StandChoice, Label] = {
    StandChoice.SUPPORT: Label(N_("supports"), "●", "-settled", N_("I support this")),
    StandChoice.CONCERN: Label(N_("concern"), "◐", "-open", N_("I support this, but have a concern")),
    StandChoice.OBJECTION: Label(N_("objection"), "▲", "-todo", N_("I have an objection, because ...")),
    StandChoice.ABSTAIN: Label(N_("no choice"), "○", "-quiet", N_("I do not choose")),
}

PHASES: Mapping[ProposalPhase, str] = {
    ProposalPhase.CLARIFYING: N_("questions about the words"),
    ProposalPhase.CHOOSING: N_("everyone chooses"),
    ProposalPhase.SHOWN: N_("everyone sees what was chosen"),
    ProposalPhase.CHOSEN: N_("chosen, not settled yet"),
    ProposalPhase.SETTLED: N_("settled"),
    ProposalPhase.ASIDE: N_("off the table"),
}

OBJECTIONS: Mapping[ObjectionState, Label] = {
    ObjectionState.RAISED: Label(N_("raised"), "▲"),
    ObjectionState.HEARD: Label(N_("heard"), "△"),
    ObjectionState.WORKED_IN: Label(N_("worked in"), "✓"),
    ObjectionState.WITHDRAWN: Label(N_("withdrawn"), "○"),
    ObjectionState.STANDS: Label(N_("stays standing"), "■"),
}

RESULTS: Mapping[ProposalResult, str] = {
    ProposalResult.DECIDED: N_("decided"),
    ProposalResult.WITH_CONCERNS: N_("decided with concerns"),
    ProposalResult.OBJECTION_STANDS: N_("decided, and an objection stays standing"),
    ProposalResult.LATER: N_("go on later"),
    ProposalResult.NOT_DECIDED: N_("not decided"),
}

SUPPORTS: Mapping[Support, Label] = {
    Support.YES: Label(N_("yes"), "●", "-settled"),
    Support.NOT_YET: Label(N_("not yet"), "◐", "-open"),
    Support.NO: Label(N_("no"), "○", "-todo"),
}

GROUNDS: Mapping[SupportGround, str] = {
    SupportGround.CARRIED: N_(
        "every asked group and role that counts is at the table, and each group supports it"
    ),
    SupportGround.NO_STANDS: N_("nobody chose yet"),
    SupportGround.FEW_STANDS: N_("half of the table or fewer chose"),
    SupportGround.MOST_OBJECT: N_("most of those who chose object"),
    SupportGround.NOBODY_SUPPORTS: N_("nobody supports it"),
    SupportGround.OBJECTION_OPEN: N_("an objection is still open"),
    SupportGround.GROUP_MISSING: N_("nobody chooses for: {name}"),
    SupportGround.GROUP_WITHOUT_SUPPORT: N_("nobody of {name} supports it"),
    SupportGround.ROLE_MISSING: N_("nobody has the role {name}"),
    SupportGround.ON_PAPER: N_("it went on paper, so without groups"),
}

OUTCOME_KINDS: Mapping[OutcomeKind, str] = {
    OutcomeKind.ACTION: N_("concrete action"),
    OutcomeKind.WAY_OF_WORKING: N_("new way of working"),
    OutcomeKind.COUNCIL_PROPOSAL: N_("proposal to the council"),
}

OUTCOME_GAPS: Mapping[OutcomeGap, str] = {
    OutcomeGap.KIND: N_("what kind it is"),
    OutcomeGap.MEASURE: N_("what we measure"),
    OutcomeGap.BASELINE: N_("how it is now"),
    OutcomeGap.GOAL: N_("the goal"),
    OutcomeGap.DUE: N_("when"),
    OutcomeGap.MEASURER: N_("who measures"),
}

REPORT_BACKS: Mapping[ReportBackState, Label] = {
    ReportBackState.OPEN: Label(N_("takes it home"), "▲"),
    ReportBackState.CARRIED: Label(N_("carried there too"), "●"),
    ReportBackState.NOT_CARRIED: Label(N_("not carried there"), "○"),
}


def choice_word(choice: StandChoice) -> str:
    """In a count: "9 steunt", "2 zorg"."""
    return _(CHOICES[choice].word)


def choice_words(choice: StandChoice) -> str:
    """What one says oneself: "Ik steun dit, maar heb een zorg"."""
    return _(CHOICES[choice].help)


def choice_sign(choice: StandChoice) -> str:
    return CHOICES[choice].sign


def choice_style(choice: StandChoice) -> str:
    return CHOICES[choice].style


def phase_words(phase: ProposalPhase) -> str:
    """Where a proposal at the table is."""
    return _(PHASES[phase])


def objection_word(state: ObjectionState) -> str:
    return _(OBJECTIONS[state].word)


def objection_sign(state: ObjectionState) -> str:
    return OBJECTIONS[state].sign


def result_word(result: ProposalResult) -> str:
    """What the gespreksleider says that was settled."""
    return _(RESULTS[result])


def support_word(support: Support) -> str:
    """Behind "breed gedragen:"."""
    return _(SUPPORTS[support].word)


def support_sign(support: Support) -> str:
    return SUPPORTS[support].sign


def carried_words(decision_id: int, proposals: Sequence["ProposalView"]) -> str:
    """ "breed gedragen: nog niet" of a decision that a proposal became; "" where nobody said it."""
    made_of = next((one for one in proposals if one.decision_id == decision_id), None)
    if made_of is None or made_of.support is None:
        return ""
    return _("broadly supported: {answer}").format(answer=support_word(made_of.support))


def supported_words(view: "SupportView") -> str:
    """ "nog niet: niemand kiest mee voor politici"; the answer and its reasons in one line."""
    return _("{answer}: {reasons}").format(answer=support_word(view.support), reasons=ground_words(view))


def ground_words(view: "SupportView") -> str:
    """The reasons beside "breed gedragen", each once with all groups or roles that it names."""
    names: dict[SupportGround, list[str]] = {}
    for one in view.grounds:
        names.setdefault(one.ground, []).append(one.detail)
    counts = {one.ground: one.count for one in view.grounds}
    return joined([_ground(ground, of, counts[ground]) for ground, of in names.items()])


def _ground(ground: SupportGround, names: Sequence[str], count: int) -> str:
    if ground is SupportGround.OBJECTION_OPEN:
        return ngettext("{count} objection is still open", "{count} objections are still open", count).format(
            count=count
        )
    return _(GROUNDS[ground]).format(name=joined(names))


def rule_words() -> str:
    """The rule behind the proposed answer, in words on screen (R3)."""
    return " ".join(
        (
            _("Broadly supported when every asked group, and every role that counts, is at the table."),
            _("Then someone of each group supports it, and most of the table chose."),
            _("No objection is still open. The facilitator has the last word."),
        )
    )


def outcome_kind_word(kind: OutcomeKind) -> str:
    """What an opbrengst is (R6)."""
    return _(OUTCOME_KINDS[kind])


def outcome_gap_word(gap: OutcomeGap) -> str:
    """What an opbrengst still lacks, in a list."""
    return _(OUTCOME_GAPS[gap])


def report_back_word(state: ReportBackState) -> str:
    return _(REPORT_BACKS[state].word)


def report_back_sign(state: ReportBackState) -> str:
    return REPORT_BACKS[state].sign
