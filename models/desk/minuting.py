"""The minutes: keep, correct, move, mark as deleted, wipe; and lines in the making."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import col, delete, func, or_, select

from models.clean import tidy
from models.codes import ActionStatus, ChangeKind, DecisionStatus
from models.desk.wording import (
    action_of,
    decision_of,
    follow_line,
    line_gone,
    read_again,
    rewrite,
    wording,
)
from models.desk.work import Part, Work
from models.errors import Refusal, Refused
from models.grammar import NewLine
from models.queries.minutes import line_view
from models.rules import LONGEST_TEXT
from models.tables import ActionOwner, Draft, Line, LineConflict, LineRevision, MeetingSession
from models.views import LineView

__all__ = ["ConflictChoice", "Minuting"]


class ConflictChoice(StrEnum):
    """Which text of two stays on the line; the other stays in the history."""

    MINE = "mine"
    """The text that the line has now."""
    THEIRS = "theirs"
    """The text that waits under the mark."""
    BOTH = "both"
    """The waiting text becomes a line of its own."""


class Minuting(Part):
    """What reporters do, also after closing; nothing typed is ever lost."""

    def keep_line(
        self, *, key: str, item_id: int, line: NewLine, source: str, at: datetime | None = None
    ) -> LineView:
        """Keep one typed line, once per `key` however often it is tried.

        Args:
            key: made by the writer before the first try.
            item_id: the agenda item that was open at the first keystroke.
            line: what the grammar made of it.
            source: what was typed.
            at: when Enter was pressed, aware UTC; now when None.
        """
        with self._work("minutes.keep_line") as work:
            known = work.session.exec(select(Line.id).where(Line.key == key)).first()
            if known is not None:
                return line_view(work.session, known)
            item = work.item(item_id)
            meeting = work.meeting(item.session_id)
            kept = self._add(work, meeting, item_id, key, line, source, at or work.now)
            self._forget_draft(work)
            work.log(ChangeKind.LINE_KEPT, kept.id, meeting=meeting, item_id=item_id)
            work.session.flush()
            return line_view(work.session, kept.id or 0)

    def _add(
        self,
        work: Work,
        meeting: MeetingSession,
        item_id: int,
        key: str,
        line: NewLine,
        source: str,
        at: datetime,
    ) -> Line:
        row = Line(
            key=key,
            session_id=meeting.id or 0,
            item_id=item_id,
            position=_end_of(work, item_id),
            author=self._actor.name,
            initials=self._actor.initials,
            seat_id=self._actor.seat_id,
            at=at,
            **wording(line, source),
        )
        work.add(row)
        follow_line(work, row, line)
        return row

    def edit_line(self, *, line_id: int, revision: int, line: NewLine, source: str) -> LineView:
        """Correct a line, and with it the decision or action it made.

        On an outdated `revision` nothing is overwritten: the text waits under
        the line as a second one until someone chooses.
        """
        with self._work("minutes.edit_line") as work:
            row = work.line(line_id)
            meeting = work.meeting(row.session_id)
            self._forget_draft(work)
            if tidy(source, limit=LONGEST_TEXT) == row.source:
                return line_view(work.session, line_id)
            if revision != row.revision:
                self._wait(work, row, source)
                work.log(ChangeKind.LINE_CONFLICT, line_id, meeting=meeting, item_id=row.item_id)
            else:
                rewrite(work, meeting, row, line, source)
            work.session.flush()
            return line_view(work.session, line_id)

    def _wait(self, work: Work, row: Line, source: str) -> None:
        work.session.add(
            LineConflict(
                line_id=row.id or 0,
                source=tidy(source, limit=LONGEST_TEXT),
                author=self._actor.name,
                initials=self._actor.initials,
                seat_id=self._actor.seat_id,
                at=work.now,
            )
        )

    def settle_conflict(self, *, conflict_id: int, keep: str) -> LineView:
        """Choose between two texts; see `ConflictChoice`. Both stay in the history."""
        choice = ConflictChoice(keep)
        with self._work("minutes.settle_conflict") as work:
            conflict = work.get(LineConflict, conflict_id)
            row = work.line(conflict.line_id)
            meeting = work.meeting(row.session_id)
            if conflict.settled_at is None:
                conflict.settled_at = work.now
                waiting = read_again(work, row, conflict.source)
                if choice is ConflictChoice.THEIRS:
                    rewrite(work, meeting, row, waiting, conflict.source)
                elif choice is ConflictChoice.BOTH:
                    key = f"conflict-{conflict_id}"
                    added = self._add(work, meeting, row.item_id, key, waiting, conflict.source, work.now)
                    added.author = conflict.author
                    work.log(ChangeKind.LINE_KEPT, added.id, meeting=meeting, item_id=row.item_id)
                work.log(
                    ChangeKind.LINE_CONFLICT_SETTLED,
                    row.id,
                    meeting=meeting,
                    item_id=row.item_id,
                    before=str(conflict_id),
                )
            work.session.flush()
            return line_view(work.session, row.id or 0)

    def delete_line(self, *, line_id: int) -> None:
        """Mark a line as deleted; it can always be restored."""
        self._mark_deleted(line_id, gone=True)

    def restore_line(self, *, line_id: int) -> None:
        """Take a deletion back."""
        self._mark_deleted(line_id, gone=False)

    def _mark_deleted(self, line_id: int, *, gone: bool) -> None:
        with self._work("minutes.delete_line") as work:
            row = work.line(line_id)
            if (row.deleted_at is not None) == gone:
                return
            row.deleted_at = work.now if gone else None
            line_gone(work, row, gone=gone)
            kind = ChangeKind.LINE_DELETED if gone else ChangeKind.LINE_RESTORED
            work.log(kind, line_id, meeting=work.meeting(row.session_id), item_id=row.item_id)

    def move_line(self, *, line_id: int, item_id: int) -> LineView:
        """Move a line to the end of another agenda item of the same session."""
        with self._work("minutes.move_line") as work:
            row = work.line(line_id)
            if work.item(item_id).session_id != row.session_id:
                raise Refused(Refusal.OTHER_SESSION)
            before = row.item_id
            if before != item_id:
                meeting = work.meeting(row.session_id)
                row.item_id, row.position = item_id, _end_of(work, item_id)
                for item in (before, item_id):
                    work.log(
                        ChangeKind.LINE_MOVED, line_id, meeting=meeting, item_id=item, before=str(before)
                    )
            work.session.flush()
            return line_view(work.session, line_id)

    def tick_line(self, *, line_id: int, done: bool) -> LineView:
        """A question is answered, a parked item taken up; or not after all."""
        with self._work("minutes.tick_line") as work:
            row = work.line(line_id)
            if (row.ticked_at is not None) != done:
                row.ticked_at = work.now if done else None
                meeting = work.meeting(row.session_id)
                work.log(ChangeKind.LINE_TICKED, line_id, meeting=meeting, item_id=row.item_id)
            work.session.flush()
            return line_view(work.session, line_id)

    def wipe_line(self, *, line_id: int) -> LineView:
        """Wis voorgoed: the text leaves line, revisions, second texts, drafts and file.

        What stays is that it was wiped, when and by whom. Its decision or
        action keeps its number, out of force.
        """
        with self._work("minutes.wipe_line") as work:
            row = work.line(line_id)
            meeting = work.meeting(row.session_id)
            text = row.source
            decision, action = decision_of(work, row), action_of(work, row)
            if decision is not None:
                decision.status, decision.void_reason = DecisionStatus.VOID, ""
                decision.revision += 1
            if action is not None:
                action.status, action.status_at = ActionStatus.DROPPED, work.now
                action.revision += 1
                work.session.exec(delete(ActionOwner).where(col(ActionOwner.action_id) == action.id))
            for table in (LineRevision, LineConflict):
                work.session.exec(delete(table).where(col(table.line_id) == line_id))
            work.session.exec(
                delete(Draft).where(or_(col(Draft.line_id) == line_id, col(Draft.text) == text))
            )
            row.text = row.source = row.quoted = row.hint = ""
            row.revision += 1
            row.wiped_at, row.wiped_by, row.deleted_at = work.now, self._actor.name, None
            work.log(ChangeKind.LINE_WIPED, line_id, meeting=meeting, item_id=row.item_id)
            work.session.flush()
            view = line_view(work.session, line_id)
        self._store.scrub()
        return view

    def save_draft(self, *, item_id: int, text: str, line_id: int | None = None) -> None:
        """The line in the making of this seat, for the other seats that write."""
        with self._work("minutes.save_draft") as work:
            item = work.item(item_id)
            draft = work.session.get(Draft, self._actor.seat_id)
            fields: dict[str, Any] = {
                "session_id": item.session_id,
                "item_id": item_id,
                "line_id": line_id,
                "author": self._actor.name,
                "initials": self._actor.initials,
                "text": tidy(text, limit=LONGEST_TEXT),
                "updated_at": work.now,
            }
            if draft is None:
                work.session.add(Draft(seat_id=self._actor.seat_id, **fields))
            else:
                for name, value in fields.items():
                    setattr(draft, name, value)

    def drop_draft(self) -> None:
        """Nothing is in the making any more."""
        with self._work("minutes.save_draft") as work:
            self._forget_draft(work)

    def _forget_draft(self, work: Work) -> None:
        work.session.exec(delete(Draft).where(col(Draft.seat_id) == self._actor.seat_id))


def _end_of(work: Work, item_id: int) -> int:
    last = work.session.exec(select(func.max(Line.position)).where(Line.item_id == item_id)).one()
    return (last or 0) + 1
