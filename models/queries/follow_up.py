"""Reads of what was decided and who does what: rows of their own, worded by their line."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from models.codes import ActionStatus, DecisionStatus, LineKind
from models.tables import ActionItem, ActionOwner, Decision, Line, MeetingSession
from models.views import ActionView, DecisionView, OwnerView

__all__ = [
    "KEPT",
    "action_view",
    "action_views",
    "actions_where",
    "decision_view",
    "decision_views",
    "decisions_where",
    "open_actions",
    "stands",
    "twin_of",
]

KEPT = col(Line.deleted_at).is_(None)

AT_ONCE = timedelta(minutes=1)
"""Two decisions noted within this time may be the same one, heard by two reporters."""


def stands(line: Line, kind: LineKind) -> bool:
    """Whether a line is in the minutes as this kind: else what it made is out of force.

    Nothing is stored for that, so a line put back or given its old words again
    has its decision or action back as it was.
    """
    return line.kind is kind and line.deleted_at is None and line.wiped_at is None


def decisions_where(session: Session, *conditions: ColumnElement[bool]) -> Iterator[DecisionView]:
    rows = session.exec(
        select(Decision, Line, MeetingSession.number)
        .join(Line, col(Line.id) == Decision.line_id)
        .join(MeetingSession, col(MeetingSession.id) == Line.session_id)
        .where(*conditions)
        .order_by(col(Decision.number))
    )
    for decision, line, number in rows:
        status = decision.status if stands(line, LineKind.DECISION) else DecisionStatus.VOID
        settled = status is DecisionStatus.SETTLED
        yield DecisionView(
            id=decision.id or 0,
            revision=decision.revision,
            number=decision.number,
            text=line.text,
            status=status,
            void_reason=decision.void_reason if decision.status is DecisionStatus.VOID else "",
            session_id=line.session_id,
            session_number=number,
            agenda_item_id=line.item_id,
            line_id=line.id or 0,
            noted_at=line.at,
            settled_at=decision.settled_at if settled else None,
            settled_by=decision.settled_by if settled else "",
            missing_roles=tuple(json.loads(decision.missing_roles)) if settled else (),
        )


def actions_where(session: Session, *conditions: ColumnElement[bool]) -> Iterator[ActionView]:
    rows = session.exec(
        select(ActionItem, Line, MeetingSession.number)
        .join(Line, col(Line.id) == ActionItem.line_id)
        .join(MeetingSession, col(MeetingSession.id) == Line.session_id)
        .where(*conditions)
        .order_by(col(ActionItem.number))
    ).all()
    owners: dict[int, list[OwnerView]] = defaultdict(list)
    for owner in session.exec(
        select(ActionOwner)
        .join(ActionItem, col(ActionItem.id) == ActionOwner.action_id)
        .join(Line, col(Line.id) == ActionItem.line_id)
        .where(*conditions)
        .order_by(col(ActionOwner.position))
    ):
        owners[owner.action_id].append(OwnerView(owner.name, owner.participant_id, owner.on_behalf))
    for action, line, number in rows:
        yield ActionView(
            id=action.id or 0,
            revision=action.revision,
            number=action.number,
            text=line.text,
            owners=tuple(owners[action.id or 0]),
            due=action.due,
            status=action.status if stands(line, LineKind.ACTION) else ActionStatus.DROPPED,
            session_id=line.session_id,
            session_number=number,
            agenda_item_id=line.item_id,
            line_id=line.id or 0,
            noted_at=line.at,
        )


def decision_view(session: Session, decision_id: int) -> DecisionView:
    return next(iter(decisions_where(session, col(Decision.id) == decision_id)))


def action_view(session: Session, action_id: int) -> ActionView:
    return next(iter(actions_where(session, col(ActionItem.id) == action_id)))


def decision_views(session: Session, maakbank_id: int, *, kept: bool = False) -> tuple[DecisionView, ...]:
    """Every decision of a Ma.akbank in number order, void ones too; with `kept` none of deleted lines."""
    return tuple(decisions_where(session, col(Decision.maakbank_id) == maakbank_id, *_only(kept)))


def action_views(session: Session, maakbank_id: int, *, kept: bool = False) -> tuple[ActionView, ...]:
    """Every action of a Ma.akbank in number order, dropped ones too; with `kept` none of deleted lines."""
    return tuple(actions_where(session, col(ActionItem.maakbank_id) == maakbank_id, *_only(kept)))


def _only(kept: bool) -> tuple[ColumnElement[bool], ...]:
    return (KEPT,) if kept else ()


def open_actions(session: Session) -> dict[int, int]:
    """How many actions are open, per Ma.akbank."""
    rows = session.exec(
        select(ActionItem.maakbank_id, func.count())
        .join(Line, col(Line.id) == ActionItem.line_id)
        .where(
            ActionItem.status == ActionStatus.OPEN,
            Line.kind == LineKind.ACTION,
            KEPT,
            col(Line.wiped_at).is_(None),
        )
        .group_by(col(ActionItem.maakbank_id))
    )
    return dict(rows.all())


def twin_of(session: Session, line: Line) -> DecisionView | None:
    """A colleague's decision of this session, noted just before `line` was."""
    found = decisions_where(
        session,
        col(Line.session_id) == line.session_id,
        col(Line.kind) == LineKind.DECISION,
        col(Line.seat_id) != line.seat_id,
        col(Line.id) < line.id,
        col(Line.at) >= line.at - AT_ONCE,
        KEPT,
        col(Line.wiped_at).is_(None),
    )
    return next((view for view in reversed(list(found)) if view.status is not DecisionStatus.VOID), None)
