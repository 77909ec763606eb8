"""What happens to a line besides its wording: added, doubled, moved, wiped."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import and_, col, delete, func, or_, select

from models.clean import tidy
from models.codes import ChangeKind
from models.desk.wording import action_of, decision_of, follow_line, set_deleted, wording
from models.desk.work import Work
from models.desk.yields import wipe_yield
from models.grammar import NewLine
from models.rules import LONGEST_TEXT
from models.tables import ActionOwner, Draft, Line, LineConflict, LineRevision, MeetingSession

__all__ = ["Writer", "add_line", "keep_both", "let_wait", "move", "wipe"]


FROM_CONFLICT = "conflict-"
"""Begins the key of a line that was a second text of another one."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Whose words, from which seat, and when."""

    name: str
    initials: str
    seat_id: str
    at: datetime


def add_line(
    work: Work, meeting: MeetingSession, item_id: int, key: str, line: NewLine, source: str, *, by: Writer
) -> Line:
    """A new line at the end of an agenda item, with the decision or action it makes."""
    row = work.add(
        Line(
            key=key,
            session_id=meeting.id or 0,
            item_id=item_id,
            position=_end_of(work, item_id),
            author=by.name,
            initials=by.initials,
            seat_id=by.seat_id,
            at=by.at,
            **wording(line, source),
        )
    )
    follow_line(work, row, line, is_new=True)
    return row


def let_wait(work: Work, meeting: MeetingSession, row: Line, source: str, *, by: Writer) -> None:
    """A second text waits under the line until someone chooses; the same one only once."""
    text = tidy(source, limit=LONGEST_TEXT)
    waits = select(LineConflict.id).where(
        LineConflict.line_id == row.id,
        LineConflict.source == text,
        LineConflict.author == by.name,
        col(LineConflict.settled_at).is_(None),
    )
    if work.session.exec(waits).first() is None:
        conflict = work.add(
            LineConflict(
                line_id=row.id or 0,
                source=text,
                author=by.name,
                initials=by.initials,
                seat_id=by.seat_id,
                at=by.at,
            )
        )
        before = str(conflict.id)
        work.log(ChangeKind.LINE_CONFLICT, row.id, meeting=meeting, item_id=row.item_id, before=before)


def keep_both(
    work: Work, meeting: MeetingSession, row: Line, waiting: NewLine, conflict: LineConflict
) -> None:
    """The waiting text becomes a line of its own, of whoever typed it; chosen again it comes back."""
    key = f"{FROM_CONFLICT}{conflict.id}"
    known = work.session.exec(select(Line).where(Line.key == key)).first()
    if known is not None:
        set_deleted(work, meeting, known, gone=False)
        return
    by = Writer(conflict.author, conflict.initials, conflict.seat_id, conflict.at)
    added = add_line(work, meeting, row.item_id, key, waiting, conflict.source, by=by)
    work.log(ChangeKind.LINE_KEPT, added.id, meeting=meeting, item_id=row.item_id)


def move(work: Work, meeting: MeetingSession, row: Line, item_id: int, position: int | None = None) -> None:
    """To another agenda item, at its end or at a place; both items' lines moved."""
    left = row.item_id
    before = f"{left}:{row.position}"
    row.item_id = item_id
    row.position = _end_of(work, item_id) if position is None else position
    for item in (left, item_id):
        work.log(ChangeKind.LINE_MOVED, row.id, meeting=meeting, item_id=item, before=before)


def wipe(work: Work, meeting: MeetingSession, row: Line) -> None:
    """Take the text out of every table; the change log never had it."""
    text = row.source
    decision, action = decision_of(work, row), action_of(work, row)
    if decision is not None:
        decision.void_reason = ""
        decision.revision += 1
        wipe_yield(work, decision)
    if action is not None:
        action.due = None
        action.revision += 1
        work.session.exec(delete(ActionOwner).where(col(ActionOwner.action_id) == action.id))
    for table in (LineRevision, LineConflict):
        work.session.exec(delete(table).where(col(table.line_id) == row.id))
    if row.key.startswith(FROM_CONFLICT):
        doubled = int(row.key.removeprefix(FROM_CONFLICT))
        work.session.exec(delete(LineConflict).where(col(LineConflict.id) == doubled))
    same = and_(col(Draft.session_id) == row.session_id, col(Draft.text) == text)
    work.session.exec(delete(Draft).where(or_(col(Draft.line_id) == row.id, same)))
    row.text = row.source = row.quoted = row.hint = ""
    row.revision += 1
    row.wiped_at, row.wiped_by, row.deleted_at = work.now, work.actor.name, None
    work.log(ChangeKind.LINE_WIPED, row.id, meeting=meeting, item_id=row.item_id)


def _end_of(work: Work, item_id: int) -> int:
    last = work.session.exec(select(func.max(Line.position)).where(Line.item_id == item_id)).one()
    return (last or 0) + 1
