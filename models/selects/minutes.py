"""What is asked of the minutes: lines with the decisions and actions they made, drafts, history.

Lines are asked for in several ways (`WHICH`), each time with all that hangs on
them; so every way is a handful of selects with the same condition.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from models.codes import ActionStatus, DecisionStatus, Doubt, LineKind
from models.tables import (
    ActionItem,
    ActionOwner,
    Decision,
    Draft,
    Line,
    LineConflict,
    LineRevision,
    MeetingSession,
)

__all__ = ["REPLACED_BY", "SELECTS", "WORDED"]

Conditions = tuple[ColumnElement[bool], ...]

ITEM: BindParameter[int] = bindparam("item_id")
LINE: BindParameter[int] = bindparam("line_id")
MAAKBANK: BindParameter[int] = bindparam("maakbank_id")
SESSION: BindParameter[int] = bindparam("session_id")

KEPT = col(Line.deleted_at).is_(None)
STANDING = (KEPT, col(Line.wiped_at).is_(None))

WHICH: Mapping[str, Conditions] = {
    "of item": (KEPT, col(Line.item_id) == ITEM),
    "of session": (KEPT, col(Line.session_id) == SESSION),
    "of kind": (KEPT, col(Line.session_id) == SESSION, col(Line.kind) == bindparam("kind")),
    "deleted": (col(Line.session_id) == SESSION, col(Line.deleted_at).is_not(None)),
    "by id": (col(Line.id) == LINE,),
    "open": (
        *STANDING,
        col(Line.session_id).in_(
            select(col(MeetingSession.id)).where(col(MeetingSession.maakbank_id) == MAAKBANK)
        ),
        or_(col(Line.kind) == LineKind.QUESTION, col(Line.kind) == LineKind.PARKED),
        col(Line.ticked_at).is_(None),
    ),
}


def _lines(conditions: Conditions) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Line.id),
            col(Line.revision),
            col(Line.item_id),
            col(Line.position),
            col(Line.kind),
            col(Line.text),
            col(Line.source),
            col(Line.author),
            col(Line.initials),
            col(Line.seat_id),
            col(Line.at),
            col(Line.hint),
            col(Line.quoted),
            col(Line.ticked_at),
            col(Line.wiped_at),
            col(Line.wiped_by),
        )
        .where(*conditions)
        .order_by(col(Line.item_id), col(Line.position), col(Line.id))
    )


WORDED: tuple[Any, ...] = (
    col(Line.id).label("line_id"),
    col(Line.kind),
    col(Line.text),
    col(Line.item_id),
    col(Line.session_id),
    col(Line.at),
    col(Line.deleted_at),
    col(Line.wiped_at),
    col(MeetingSession.number).label("session_number"),
)
"""What a decision or an action has of its line; needs Line and MeetingSession."""


LATER = aliased(Decision)
LATER_LINE = aliased(Line)
REPLACED_BY = (
    select(func.min(LATER.number))
    .join(LATER_LINE, col(LATER_LINE.id) == col(LATER.line_id))
    .where(
        col(LATER.maakbank_id) == col(Decision.maakbank_id),
        col(LATER.replaces) == col(Decision.number),
        col(LATER.status) == DecisionStatus.SETTLED,
        col(LATER_LINE.kind) == LineKind.DECISION,
        col(LATER_LINE.deleted_at).is_(None),
        col(LATER_LINE.wiped_at).is_(None),
    )
    .correlate(Decision)
    .scalar_subquery()
    .label("replaced_by")
)
"""The first settled decision that says it comes in its place."""


def _decisions(conditions: Conditions) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Decision.id),
            col(Decision.revision),
            col(Decision.number),
            col(Decision.status),
            col(Decision.void_reason),
            col(Decision.settled_at),
            col(Decision.settled_by),
            col(Decision.missing_roles),
            col(Decision.replaces),
            REPLACED_BY,
            *WORDED,
        )
        .join(Line, col(Line.id) == col(Decision.line_id))
        .join(MeetingSession, col(MeetingSession.id) == col(Line.session_id))
        .where(*conditions)
        .order_by(col(Decision.number))
    )


def _actions(conditions: Conditions) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(ActionItem.id),
            col(ActionItem.revision),
            col(ActionItem.number),
            col(ActionItem.due),
            col(ActionItem.status),
            col(ActionItem.status_at),
            *WORDED,
        )
        .join(Line, col(Line.id) == col(ActionItem.line_id))
        .join(MeetingSession, col(MeetingSession.id) == col(Line.session_id))
        .where(*conditions)
        .order_by(col(ActionItem.number))
    )


def _owners(conditions: Conditions) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(ActionOwner.action_id),
            col(ActionOwner.name),
            col(ActionOwner.participant_id),
            col(ActionOwner.on_behalf),
        )
        .join(ActionItem, col(ActionItem.id) == col(ActionOwner.action_id))
        .join(Line, col(Line.id) == col(ActionItem.line_id))
        .where(*conditions)
        .order_by(col(ActionOwner.position))
    )


def _conflicts(conditions: Conditions) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(LineConflict.id),
            col(LineConflict.line_id),
            col(LineConflict.source),
            col(LineConflict.author),
            col(LineConflict.at),
        )
        .join(Line, col(Line.id) == col(LineConflict.line_id))
        .where(col(LineConflict.settled_at).is_(None), *conditions)
        .order_by(col(LineConflict.id))
    )


SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    **{f"lines {which}": _lines(conditions) for which, conditions in WHICH.items()},
    **{f"conflicts of lines {which}": _conflicts(conditions) for which, conditions in WHICH.items()},
    **{f"decisions of lines {which}": _decisions(conditions) for which, conditions in WHICH.items()},
    **{f"actions of lines {which}": _actions(conditions) for which, conditions in WHICH.items()},
    **{f"owners of lines {which}": _owners(conditions) for which, conditions in WHICH.items()},
    "decisions by id": _decisions((col(Decision.id) == bindparam("decision_id"),)),
    "decisions of maakbank": _decisions((col(Decision.maakbank_id) == MAAKBANK,)),
    "decisions of others": _decisions(
        (
            col(Line.session_id) == SESSION,
            col(Line.kind) == LineKind.DECISION,
            col(Line.seat_id) != bindparam("seat_id"),
            col(Line.id) < LINE,
            col(Line.at) >= bindparam("since"),
            col(Decision.status) != DecisionStatus.VOID,
            *STANDING,
        )
    ),
    "actions by id": _actions((col(ActionItem.id) == bindparam("action_id"),)),
    "owners by id": _owners((col(ActionItem.id) == bindparam("action_id"),)),
    "actions of maakbank": _actions((col(ActionItem.maakbank_id) == MAAKBANK,)),
    "owners of maakbank": _owners((col(ActionItem.maakbank_id) == MAAKBANK,)),
    "open actions": select(col(ActionItem.maakbank_id), func.count().label("amount"))
    .join(Line, col(Line.id) == col(ActionItem.line_id))
    .where(col(ActionItem.status) == ActionStatus.OPEN, col(Line.kind) == LineKind.ACTION, *STANDING)
    .group_by(col(ActionItem.maakbank_id)),
    "line": select(
        col(Line.id), col(Line.session_id), col(Line.seat_id), col(Line.at), col(Line.source)
    ).where(col(Line.id) == LINE),
    "last line of seat": select(col(Line.id))
    .where(
        col(Line.session_id) == SESSION,
        col(Line.seat_id) == bindparam("seat_id"),
        col(Line.hint) != Doubt.NOTHING_REPLACED,
        *STANDING,
    )
    .order_by(col(Line.id).desc())
    .limit(1),
    "drafts": select(
        col(Draft.seat_id),
        col(Draft.item_id),
        col(Draft.author),
        col(Draft.initials),
        col(Draft.text),
        col(Draft.line_id),
        col(Draft.updated_at),
    )
    .where(
        col(Draft.session_id) == SESSION, col(Draft.seat_id) != bindparam("besides"), col(Draft.text) != ""
    )
    .order_by(col(Draft.seat_id)),
    "revisions": select(col(LineRevision.source), col(LineRevision.author), col(LineRevision.replaced_at))
    .where(col(LineRevision.line_id) == LINE)
    .order_by(col(LineRevision.id)),
    "settled conflicts": select(
        col(LineConflict.source), col(LineConflict.author), col(LineConflict.at)
    ).where(col(LineConflict.line_id) == LINE, col(LineConflict.settled_at).is_not(None)),
}
