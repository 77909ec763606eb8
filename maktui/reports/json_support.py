"""Proposals, opbrengsten and what is taken home, as JSON: the full record, with names, for staff only."""

from collections.abc import Mapping
from typing import Any

from maktui.reports.words import maybe_stamp, proposal_label, stamp
from models.codes import GivenBy
from models.views.outcome import OutcomeView, ReportBackView
from models.views.support import ObjectionView, ProposalView, RoundView, Tally

__all__ = ["outcome_data", "proposal_data", "report_back_data"]

Data = dict[str, Any]


def proposal_data(proposal: ProposalView, numbers: Mapping[int, int]) -> Data:
    """A proposal with its versions, rounds and objections; nothing of a round that was not shown."""
    return {
        "number": proposal.number,
        "label": proposal_label(proposal),
        "text": proposal.text,
        "line_id": proposal.line_id,
        "agenda_item": numbers.get(proposal.item_id),
        "session_id": proposal.session_id,
        "phase": proposal.phase.value,
        "version": proposal.version,
        "versions": [
            {"number": one.number, "text": one.text, "author": one.author, "until": maybe_stamp(one.until)}
            for one in proposal.versions
        ],
        "rounds": [_round(one) for one in proposal.rounds],
        "objections": [_objection(one) for one in proposal.objections],
        "proposed_support": proposal.proposed.support.value,
        "proposed_grounds": [
            {"ground": one.ground.value, "detail": one.detail, "count": one.count}
            for one in proposal.proposed.grounds
        ],
        "result": proposal.result.value if proposal.result else None,
        "settled_at": maybe_stamp(proposal.settled_at),
        "settled_by": proposal.settled_by,
        "support": proposal.support.value if proposal.support else None,
        "support_reason": proposal.support_reason,
        "missing_roles": list(proposal.missing_roles),
        "decision": proposal.decision_number,
    }


def _round(one: RoundView) -> Data:
    return {
        "number": one.number,
        "session_id": one.session_id,
        "version": one.version,
        "opened_at": stamp(one.opened_at),
        "shown_at": maybe_stamp(one.shown_at),
        "closed_at": maybe_stamp(one.closed_at),
        "on_paper": one.on_paper,
        "chosen": one.chosen,
        "expected": one.expected,
        "by_hand": sum(stand.given_by is GivenBy.HAND for stand in one.stands),
        "totals": _tally(one.tally) if one.tally else None,
        "groups": [
            {"name": group.name, "asked": group.is_asked, "here": group.here} | _tally(group.tally)
            for group in one.groups
            if not one.on_paper
        ],
        "stands": [
            {
                "participant": stand.name,
                "choice": stand.choice.value,
                "reason": stand.reason,
                "given_by": stand.given_by.value,
            }
            for stand in one.stands
        ],
    }


def _tally(tally: Tally) -> Data:
    return {
        "support": tally.support,
        "concern": tally.concern,
        "objection": tally.objection,
        "abstain": tally.abstain,
    }


def _objection(one: ObjectionView) -> Data:
    return {
        "round": one.round_number or None,
        "participant": one.name,
        "groups": list(one.groups),
        "reason": one.reason,
        "state": one.state.value,
        "answer": one.answer,
        "raised_at": stamp(one.raised_at),
        "ended_at": maybe_stamp(one.ended_at),
        "wiped_at": maybe_stamp(one.wiped_at),
    }


def outcome_data(outcome: OutcomeView) -> Data:
    """An opbrengst with its measure and every value."""
    return {
        "decision": outcome.decision_number,
        "session_id": outcome.session_id,
        "kind": outcome.kind.value if outcome.kind else None,
        "agreement_point": outcome.agreement_point,
        "measure": outcome.measure,
        "baseline": outcome.baseline,
        "baseline_number": outcome.baseline_number,
        "goal": outcome.goal,
        "goal_number": outcome.goal_number,
        "due": outcome.due.isoformat() if outcome.due else None,
        "measurer": outcome.measurer,
        "support": outcome.support.value if outcome.support else None,
        "support_reason": outcome.support_reason,
        "measurable": outcome.is_measurable,
        "gaps": [gap.value for gap in outcome.gaps],
        "measurements": [
            {"day": one.measured_on.isoformat(), "value": one.value, "number": one.number, "note": one.note}
            for one in outcome.measurements
        ],
    }


def report_back_data(back: ReportBackView) -> Data:
    """Who takes a decision home, where to, and what came back."""
    return {
        "decision": back.decision_number,
        "participant": back.name,
        "takes_to": back.takes_to,
        "due": back.due.isoformat() if back.due else None,
        "state": back.state.value,
        "answer": back.answer,
        "answered_at": maybe_stamp(back.answered_at),
    }
