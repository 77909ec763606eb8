"""Per decision in one look: who carries it, what stands against it, how we will know that it worked."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from maktui.reports.outcomes import outcome_facts, outcome_values, reach_facts, report_back_table
from maktui.reports.parts import Facts, Marked, Paragraph, Part, Section, Strong
from maktui.reports.support import support_facts, support_figure
from maktui.reports.words import decision_label
from models.codes import DecisionStatus
from models.views.follow_up import DecisionView
from models.views.outcome import OutcomeView, ReportBackView
from models.views.support import ProposalView
from screens.language import _

__all__ = ["Carrying", "carried_sections", "earlier_section"]


class Carrying(Protocol):
    """What both records have."""

    @property
    def decisions(self) -> tuple[DecisionView, ...]: ...

    @property
    def proposals(self) -> tuple[ProposalView, ...]: ...

    @property
    def outcomes(self) -> tuple[OutcomeView, ...]: ...

    @property
    def report_backs(self) -> tuple[ReportBackView, ...]: ...


def carried_sections(record: Carrying, decisions: Sequence[DecisionView], today: date) -> Iterable[Section]:
    """One per decision in force that was a proposal, is an opbrengst, or was taken home."""
    for decision in decisions:
        if decision.status is DecisionStatus.VOID:
            continue
        proposal = next((one for one in record.proposals if one.decision_id == decision.id), None)
        outcome = next((one for one in record.outcomes if one.decision_id == decision.id), None)
        backs = [one for one in record.report_backs if one.decision_id == decision.id]
        parts = tuple(_parts(decision, proposal, outcome, backs, today))
        if parts:
            title = _("How will we know that {label} worked?") if outcome else _("Who carries {label}?")
            if proposal and outcome:
                title = _("Who carries {label}, and how will we know that it worked?")
            yield Section((title.format(label=decision_label(decision)),), parts, level=3)


def _parts(
    decision: DecisionView,
    proposal: ProposalView | None,
    outcome: OutcomeView | None,
    backs: Sequence[ReportBackView],
    today: date,
) -> Iterable[Part]:
    """First all words, then the pictures: on paper the first page tells everything."""
    label = decision_label(decision)
    facts = [
        *(support_facts(proposal) if proposal else ()),
        *(outcome_facts(outcome, today) if outcome else ()),
        *(reach_facts(backs) if backs else ()),
    ]
    if facts:
        yield Facts(tuple(facts))
    if proposal is not None and (last := proposal.last_round):
        figure = support_figure(last, _("Who carries {label}, per group").format(label=label))
        if figure is not None:
            yield figure
    if outcome is not None:
        yield from outcome_values(outcome, _("Values of {label} by day").format(label=label))
    if backs:
        yield report_back_table(_("Taken home, and what came back"), backs, today)


def earlier_section(record: Carrying, today: date) -> Iterable[Section]:
    """What earlier sessions decided and this one still looked after: measures, and what was taken home."""
    here = {decision.id for decision in record.decisions}
    parts: list[Part] = []
    for outcome in record.outcomes:
        if outcome.decision_id not in here:
            label = f"B{outcome.decision_number}"
            parts.append(Paragraph((Strong(label), " ", Marked(outcome.text))))
            parts.append(Facts(tuple(outcome_facts(outcome, today))))
            parts.extend(outcome_values(outcome, _("Values of {label} by day").format(label=label)))
    backs = [one for one in record.report_backs if one.decision_id not in here]
    if backs:
        parts.append(report_back_table(_("Taken home, and what came back"), backs, today, with_decision=True))
    if parts:
        yield Section((_("Yields of earlier sessions"),), tuple(parts), level=3)
