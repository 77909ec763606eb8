"""Reads of the minutes: lines with the decisions and actions they made, drafts, history."""

from collections import defaultdict
from typing import Any

from models.codes import LineKind
from models.queries.follow_up import actions_of, decisions_of
from models.rows import Rows, first
from models.views.follow_up import ActionView, DecisionView
from models.views.minutes import ConflictView, DraftView, LineView, RevisionView

__all__ = [
    "deleted_lines",
    "draft_views",
    "last_line",
    "line_view",
    "lines_of_item",
    "lines_of_kind",
    "lines_of_session",
    "open_points",
    "revision_views",
]


def lines_of_item(rows: Rows, item_id: int) -> tuple[LineView, ...]:
    """Kept lines of an agenda item, in the order of the minutes."""
    return _lines(rows, "of item", item_id=item_id)


def lines_of_session(rows: Rows, session_id: int) -> tuple[LineView, ...]:
    """Kept lines of a session, in the order of the minutes."""
    return _lines(rows, "of session", session_id=session_id)


def lines_of_kind(rows: Rows, session_id: int, kind: LineKind) -> tuple[LineView, ...]:
    """Kept lines of a session that are of one kind."""
    return _lines(rows, "of kind", session_id=session_id, kind=kind)


def deleted_lines(rows: Rows, session_id: int) -> tuple[LineView, ...]:
    """Lines of a session that were deleted and can be put back."""
    return _lines(rows, "deleted", session_id=session_id)


def open_points(rows: Rows, maakbank_id: int) -> tuple[LineView, ...]:
    """Questions not answered and parked items not taken up, of all sessions so far."""
    return _lines(rows, "open", maakbank_id=maakbank_id)


def line_view(rows: Rows, line_id: int) -> LineView:
    """One line, also when it is deleted."""
    return _lines(rows, "by id", line_id=line_id)[0]


def last_line(rows: Rows, session_id: int, seat_id: str) -> LineView | None:
    """The kept line that a seat typed last; no correction that found nothing."""
    found = first(rows, "last line of seat", session_id=session_id, seat_id=seat_id)
    return line_view(rows, found.id) if found else None


def _lines(rows: Rows, which: str, /, **values: Any) -> tuple[LineView, ...]:
    """By the places of columns: by their names five thousand lines would cost twice as much."""
    found = rows.rows(f"lines {which}", **values)
    kinds = {row[4] for row in found}
    decisions: dict[int, DecisionView] = {}
    actions: dict[int, ActionView] = {}
    if LineKind.DECISION in kinds:
        decisions = {view.line_id: view for view in decisions_of(rows, f"of lines {which}", **values)}
    if LineKind.ACTION in kinds:
        actions = {view.line_id: view for view in actions_of(rows, f"of lines {which}", **values)}
    conflicts = _conflicts(rows, which, **values) if found else {}

    def viewed(row: tuple[Any, ...]) -> LineView:
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


def _conflicts(rows: Rows, which: str, /, **values: object) -> dict[int, tuple[ConflictView, ...]]:
    found: dict[int, list[ConflictView]] = defaultdict(list)
    for row in rows.rows(f"conflicts of lines {which}", **values):
        found[row.line_id].append(ConflictView(row.id, row.source, row.author, row.at))
    return {line_id: tuple(views) for line_id, views in found.items()}


def draft_views(rows: Rows, session_id: int, *, besides: str) -> tuple[DraftView, ...]:
    """Lines in the making of other seats than `besides`."""
    return tuple(DraftView(*row) for row in rows.rows("drafts", session_id=session_id, besides=besides))


def revision_views(rows: Rows, line_id: int) -> tuple[RevisionView, ...]:
    """Other texts a line had or could have had, oldest first: corrected ones, and those not chosen."""
    earlier = [RevisionView(*row) for row in rows.rows("revisions", line_id=line_id)]
    known = {view.text for view in earlier}
    known.update(row.source for row in rows.rows("line", line_id=line_id))
    settled = [RevisionView(*row) for row in rows.rows("settled conflicts", line_id=line_id)]
    passed_over = [view for view in settled if view.text not in known]
    return tuple(sorted([*earlier, *passed_over], key=lambda view: view.at))
