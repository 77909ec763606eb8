"""What is asked of proposals at the table: versions, rounds, stands, objections.

Proposals are asked for in several ways (`WHICH`), each time with all that hangs on them.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, or_, select
from sqlmodel import col

from models.tables import (
    Decision,
    Line,
    LineRevision,
    Objection,
    Participant,
    ParticipantRole,
    Proposal,
    Role,
    Stand,
    StandRound,
)

__all__ = ["SELECTS"]

MAAKBANK: BindParameter[int] = bindparam("maakbank_id")
PROPOSAL: BindParameter[int] = bindparam("proposal_id")
SESSION: BindParameter[int] = bindparam("session_id")

WHICH: Mapping[str, ColumnElement[bool]] = {
    "by id": col(Proposal.id) == PROPOSAL,
    "of session": or_(
        col(Proposal.session_id) == SESSION,
        col(Proposal.id).in_(
            select(col(StandRound.proposal_id)).where(col(StandRound.session_id) == SESSION)
        ),
    ),
    "of maakbank": col(Proposal.maakbank_id) == MAAKBANK,
}


def _proposals(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Proposal.id),
            col(Proposal.revision),
            col(Proposal.number),
            col(Proposal.line_id),
            col(Line.item_id),
            col(Proposal.session_id),
            col(Line.kind),
            col(Line.text),
            col(Line.revision).label("version"),
            col(Line.author),
            col(Line.worded_by),
            col(Line.deleted_at),
            col(Line.wiped_at),
            col(Proposal.aside_at),
            col(Proposal.result),
            col(Proposal.settled_at),
            col(Proposal.settled_by),
            col(Proposal.support),
            col(Proposal.support_reason),
            col(Proposal.missing_roles),
            col(Proposal.decision_id),
            col(Decision.number).label("decision_number"),
        )
        .join(Line, col(Line.id) == col(Proposal.line_id))
        .outerjoin(Decision, col(Decision.id) == col(Proposal.decision_id))
        .where(condition)
        .order_by(col(Proposal.number))
    )


def _versions(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Proposal.id).label("proposal_id"),
            col(LineRevision.revision),
            col(LineRevision.text),
            col(LineRevision.author),
            col(LineRevision.replaced_at),
        )
        .join(Proposal, col(Proposal.line_id) == col(LineRevision.line_id))
        .where(condition)
        .order_by(col(LineRevision.revision))
    )


def _rounds(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(StandRound.id),
            col(StandRound.proposal_id),
            col(StandRound.session_id),
            col(StandRound.number),
            col(StandRound.version),
            col(StandRound.opened_at),
            col(StandRound.shown_at),
            col(StandRound.closed_at),
            col(StandRound.paper_support),
            col(StandRound.paper_concern),
            col(StandRound.paper_objection),
            col(StandRound.paper_abstain),
        )
        .join(Proposal, col(Proposal.id) == col(StandRound.proposal_id))
        .where(condition)
        .order_by(col(StandRound.number))
    )


def _stands(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Stand.id),
            col(Stand.round_id),
            col(Stand.participant_id),
            col(Stand.choice),
            col(Stand.reason),
            col(Stand.given_by),
        )
        .join(StandRound, col(StandRound.id) == col(Stand.round_id))
        .join(Proposal, col(Proposal.id) == col(StandRound.proposal_id))
        .where(condition, col(Stand.withdrawn_at).is_(None))
        .order_by(col(Stand.id))
    )


def _objections(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Objection.id),
            col(Objection.revision),
            col(Objection.proposal_id),
            col(StandRound.number).label("round_number"),
            col(Objection.participant_id),
            col(Objection.reason),
            col(Objection.state),
            col(Objection.answer),
            col(Objection.raised_at),
            col(Objection.ended_at),
            col(Objection.wiped_at),
        )
        .join(Proposal, col(Proposal.id) == col(Objection.proposal_id))
        .outerjoin(StandRound, col(StandRound.id) == col(Objection.round_id))
        .where(condition)
        .order_by(col(Objection.id))
    )


SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    **{f"proposals {which}": _proposals(condition) for which, condition in WHICH.items()},
    **{f"versions of proposals {which}": _versions(condition) for which, condition in WHICH.items()},
    **{f"rounds of proposals {which}": _rounds(condition) for which, condition in WHICH.items()},
    **{f"stands of proposals {which}": _stands(condition) for which, condition in WHICH.items()},
    **{f"objections of proposals {which}": _objections(condition) for which, condition in WHICH.items()},
    "stand of person": select(col(Stand.choice), col(Stand.reason), col(Stand.given_by)).where(
        col(Stand.round_id) == bindparam("round_id"),
        col(Stand.participant_id) == bindparam("participant_id"),
        col(Stand.withdrawn_at).is_(None),
    ),
    "roles that count": select(col(Role.id), col(Role.name)).where(col(Role.counts)).order_by(col(Role.id)),
    "voices": select(col(Participant.id).label("participant_id"))
    .outerjoin(ParticipantRole, col(ParticipantRole.participant_id) == col(Participant.id))
    .outerjoin(Role, col(Role.id) == col(ParticipantRole.role_id))
    .where(
        col(Participant.maakbank_id) == MAAKBANK,
        or_(col(Participant.has_voice), col(Role.id).is_(None), col(Role.counts)),
    )
    .distinct()
    .order_by(col(Participant.id)),
}
