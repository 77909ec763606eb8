"""Reads of the minutes: lines with the decisions and actions they made, drafts, history."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from models.codes import LineKind
from models.queries.follow_up import KEPT, actions_where, decisions_where
from models.tables import Draft, Line, LineConflict, LineRevision, MeetingSession
from models.views import ActionView, ConflictView, DecisionView, DraftView, LineView, RevisionView

__all__ = [
    "deleted_lines",
    "draft_views",
    "last_line",
    "line_view",
    "lines_where",
    "open_points",
    "revision_views",
]

COLUMNS = tuple(
    getattr(Line, name)
    for name in (
        *("id", "revision", "item_id", "position", "kind", "text", "source", "author", "initials"),
        *("seat_id", "at", "hint", "quoted", "ticked_at", "wiped_at", "wiped_by"),
    )
)


def lines_where(session: Session, *conditions: ColumnElement[bool]) -> tuple[LineView, ...]:
    """Kept lines in the order of the minutes."""
    return _lines(session, KEPT, *conditions)


def deleted_lines(session: Session, session_id: int) -> tuple[LineView, ...]:
    """Lines of a session that were deleted and can be put back."""
    return _lines(session, col(Line.session_id) == session_id, col(Line.deleted_at).is_not(None))


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
    """By columns and their places: rows and names would cost four times as much."""
    query = columns(*COLUMNS).where(*conditions)
    query = query.order_by(col(Line.item_id), col(Line.position), col(Line.id))
    found = session.connection().execute(query).all()
    kinds = {row[4] for row in found}
    decisions: dict[int, DecisionView] = {}
    actions: dict[int, ActionView] = {}
    if LineKind.DECISION in kinds:
        decisions = {view.line_id: view for view in decisions_where(session, *conditions)}
    if LineKind.ACTION in kinds:
        actions = {view.line_id: view for view in actions_where(session, *conditions)}
    conflicts = _conflicts(session, *conditions)

    def viewed(row: Sequence[Any]) -> LineView:
        row_id, revision, item_id, order, kind, text, source, author, initials, *others = row
        seat_id, at, hint, quoted, ticked_at, wiped_at, wiped_by = others
        return LineView(
            row_id,
            revision,
            item_id,
            order,
            kind,
            text,
            source,
            author,
            initials,
            seat_id,
            at,
            hint,
            quoted,
            ticked_at,
            decisions.get(row_id) if kind is LineKind.DECISION else None,
            actions.get(row_id) if kind is LineKind.ACTION else None,
            conflicts.get(row_id, ()),
            wiped_at,
            wiped_by,
            revision > 1,
        )

    return tuple(map(viewed, found))


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
