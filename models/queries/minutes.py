"""Reads of the minutes: lines with the decisions and actions they made, drafts, history.

Long lists select columns: 5,000 lines cost a third of what rows would.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from models.codes import ActionStatus, DecisionStatus, LineKind
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
from models.views import (
    ActionView,
    ConflictView,
    DecisionView,
    DraftView,
    LineView,
    OwnerView,
    RevisionView,
)

__all__ = [
    "action_view",
    "action_views",
    "decision_view",
    "decision_views",
    "draft_views",
    "last_line",
    "line_view",
    "lines_where",
    "open_actions",
    "open_points",
    "revision_views",
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


def lines_where(session: Session, *conditions: ColumnElement[bool]) -> tuple[LineView, ...]:
    """Kept lines in the order of the minutes."""
    return _lines(session, KEPT, *conditions)


def line_view(session: Session, line_id: int) -> LineView:
    """One line, also when it is deleted."""
    return _lines(session, col(Line.id) == line_id)[0]


def last_line(session: Session, session_id: int, seat_id: str) -> LineView | None:
    """The kept line that a seat typed last."""
    row_id = session.exec(
        select(Line.id)
        .where(Line.session_id == session_id, Line.seat_id == seat_id, KEPT, col(Line.wiped_at).is_(None))
        .order_by(col(Line.id).desc())
        .limit(1)
    ).first()
    return line_view(session, row_id) if row_id is not None else None


def _lines(session: Session, *conditions: ColumnElement[bool]) -> tuple[LineView, ...]:
    table = Line.__table__  # type: ignore[attr-defined]
    columns = table.c
    rows = session.connection().execute(
        table.select().where(*conditions).order_by(columns.item_id, columns.position, columns.id)
    )
    found = rows.all()
    kinds = {row.kind for row in found}
    decisions = (
        {view.line_id: view for view in _decisions(session, *conditions)}
        if LineKind.DECISION in kinds
        else {}
    )
    actions = (
        {view.line_id: view for view in _actions(session, *conditions)} if LineKind.ACTION in kinds else {}
    )
    conflicts = _conflicts(session, *conditions)
    return tuple(
        LineView(
            id=row.id,
            revision=row.revision,
            item_id=row.item_id,
            order=row.position,
            kind=row.kind,
            text=row.text,
            source=row.source,
            author=row.author,
            initials=row.initials,
            seat_id=row.seat_id,
            at=row.at,
            hint=row.hint,
            quoted=row.quoted,
            ticked_at=row.ticked_at,
            decision=decisions.get(row.id) if row.kind is LineKind.DECISION else None,
            action=actions.get(row.id) if row.kind is LineKind.ACTION else None,
            conflicts=conflicts.get(row.id, ()),
            wiped_at=row.wiped_at,
            wiped_by=row.wiped_by,
            edited=row.revision > 1,
        )
        for row in found
    )


def _conflicts(session: Session, *conditions: ColumnElement[bool]) -> dict[int, tuple[ConflictView, ...]]:
    rows = session.exec(
        select(LineConflict)
        .join(Line, col(Line.id) == LineConflict.line_id)
        .where(col(LineConflict.settled_at).is_(None), *conditions)
        .order_by(col(LineConflict.id))
    )
    found: dict[int, list[ConflictView]] = defaultdict(list)
    for row in rows:
        found[row.line_id].append(ConflictView(row.id or 0, row.source, row.author, row.at))
    return {line_id: tuple(views) for line_id, views in found.items()}


def _decisions(session: Session, *conditions: ColumnElement[bool]) -> Iterable[DecisionView]:
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


def _actions(session: Session, *conditions: ColumnElement[bool]) -> Iterable[ActionView]:
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
    return next(iter(_decisions(session, col(Decision.id) == decision_id)))


def action_view(session: Session, action_id: int) -> ActionView:
    return next(iter(_actions(session, col(ActionItem.id) == action_id)))


def decision_views(session: Session, maakbank_id: int, *, kept: bool = False) -> tuple[DecisionView, ...]:
    """Every decision of a Ma.akbank in number order, void ones too; with `kept` none of deleted lines."""
    return tuple(_decisions(session, col(Decision.maakbank_id) == maakbank_id, *_only(kept)))


def action_views(session: Session, maakbank_id: int, *, kept: bool = False) -> tuple[ActionView, ...]:
    """Every action of a Ma.akbank in number order, dropped ones too; with `kept` none of deleted lines."""
    return tuple(_actions(session, col(ActionItem.maakbank_id) == maakbank_id, *_only(kept)))


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
    found = _decisions(
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


def open_points(session: Session, maakbank_id: int) -> tuple[LineView, ...]:
    """Questions not answered and parked items not taken up, of all sessions so far."""
    sessions = select(MeetingSession.id).where(MeetingSession.maakbank_id == maakbank_id)
    return lines_where(
        session,
        col(Line.session_id).in_(sessions),
        col(Line.kind).in_([LineKind.QUESTION, LineKind.PARKED]),
        col(Line.ticked_at).is_(None),
        col(Line.wiped_at).is_(None),
    )


def draft_views(session: Session, session_id: int, *, besides: str) -> tuple[DraftView, ...]:
    """Lines in the making of other seats than `besides`."""
    rows = session.exec(
        select(Draft)
        .where(Draft.session_id == session_id, Draft.seat_id != besides, Draft.text != "")
        .order_by(col(Draft.seat_id))
    )
    return tuple(
        DraftView(row.seat_id, row.item_id, row.author, row.initials, row.text, row.line_id, row.updated_at)
        for row in rows
    )


def revision_views(session: Session, line_id: int) -> tuple[RevisionView, ...]:
    """Other texts a line had or could have had, oldest first: corrected ones, and those not chosen."""
    rows = session.exec(
        select(LineRevision).where(LineRevision.line_id == line_id).order_by(col(LineRevision.id))
    )
    earlier = [RevisionView(row.source, row.author, row.replaced_at) for row in rows]
    now = session.exec(select(Line.source).where(Line.id == line_id)).first()
    known = {now, *(view.text for view in earlier)}
    settled = session.exec(
        select(LineConflict).where(LineConflict.line_id == line_id, col(LineConflict.settled_at).is_not(None))
    )
    passed_over = [RevisionView(row.source, row.author, row.at) for row in settled if row.source not in known]
    return tuple(sorted([*earlier, *passed_over], key=lambda view: view.at))
