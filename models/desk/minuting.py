"""The minutes: keep, correct, move, mark as deleted, wipe; and lines in the making."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import col, delete, select

from models.clean import tidy
from models.codes import ChangeKind
from models.desk.agenda import back_on_agenda
from models.desk.lines import Writer, add_line, keep_both, let_wait, move, wipe
from models.desk.wording import put_back, read_again, rewrite, same_words, set_deleted, with_words
from models.desk.work import Part, Work
from models.errors import InvalidInput, Problem, Refusal, Refused
from models.grammar import NewLine
from models.queries.minutes import line_view
from models.rules import LONGEST_TEXT
from models.tables import Draft, Line, LineConflict, MeetingSession
from models.views.minutes import LineView

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

        Raises:
            InvalidInput: nothing is left of it after cleaning, or there is no key.
        """
        if not tidy(key):
            raise InvalidInput({"key": Problem.EMPTY})
        with self._work("minutes.keep_line", key=key) as work:
            item = work.item(item_id, removed=True)
            meeting = work.meeting(item.session_id)
            self._forget_draft(work)
            known = work.session.exec(select(Line).where(Line.key == work.act)).first()
            if known is not None:
                return line_view(work.session, work.line(known.id or 0, wiped=True).id or 0)
            by, words = self._writer(at or work.now), with_words(line, source)
            kept = add_line(work, meeting, item_id, work.act, words, source, by=by)
            back_on_agenda(work, meeting, item)
            work.log(ChangeKind.LINE_KEPT, kept.id, meeting=meeting, item_id=item_id)
            work.session.flush()
            return line_view(work.session, kept.id or 0)

    def _writer(self, at: datetime) -> Writer:
        return Writer(self._actor.name, self._actor.initials, self._actor.seat_id, at)

    def edit_line(
        self, *, line_id: int, revision: int, line: NewLine, source: str, key: str = ""
    ) -> LineView:
        """Correct a line, and with it the decision or action it made.

        On an outdated `revision` nothing is overwritten: the text waits under
        the line as a second one until someone chooses. A line that was deleted
        meanwhile comes back, so that the text is seen.

        Args:
            key: made before the first try; trying again then changes nothing.

        Raises:
            InvalidInput: there are no words; deleting is another act.
            Refused: the text was wiped, and its correction goes with it.
        """
        with self._work("minutes.edit_line", key=key) as work:
            row = work.line(line_id)
            meeting = work.meeting(row.session_id)
            self._forget_draft(work)
            words = with_words(line, source)
            if work.done_before() is None and not same_words(row, words, source):
                if revision == row.revision:
                    rewrite(work, meeting, row, words, source)
                elif tidy(source, limit=LONGEST_TEXT) != row.source:
                    put_back(work, meeting, row)
                    let_wait(work, meeting, row, source, by=self._writer(work.now))
            work.session.flush()
            return line_view(work.session, line_id)

    def settle_conflict(self, *, conflict_id: int, keep: str) -> LineView:
        """Choose between two texts; see `ConflictChoice`. Both stay in the history.

        One that somebody chose between already stays as they chose.
        """
        if keep not in tuple(ConflictChoice):
            raise InvalidInput({"keep": Problem.UNKNOWN})
        choice = ConflictChoice(keep)
        with self._work("minutes.settle_conflict") as work:
            conflict = work.get(LineConflict, conflict_id)
            row = work.line(conflict.line_id)
            meeting = work.meeting(row.session_id)
            if conflict.settled_at is None:
                conflict.settled_at = work.now
                waiting = read_again(work, row, conflict.source)
                if choice is ConflictChoice.THEIRS:
                    rewrite(work, meeting, row, waiting, conflict.source, by=conflict.author)
                elif choice is ConflictChoice.BOTH:
                    keep_both(work, meeting, row, waiting, conflict)
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
            set_deleted(work, work.meeting(row.session_id), row, gone=gone)

    def move_line(self, *, line_id: int, item_id: int) -> LineView:
        """Move a line to the end of another agenda item of the same session."""
        with self._work("minutes.move_line") as work:
            row = work.line(line_id)
            if work.item(item_id).session_id != row.session_id:
                raise Refused(Refusal.OTHER_SESSION)
            if row.item_id != item_id:
                move(work, work.meeting(row.session_id), row, item_id)
            work.session.flush()
            return line_view(work.session, line_id)

    def tick_line(self, *, line_id: int, done: bool) -> LineView:
        """A question is answered, a parked item taken up; or not after all.

        Those of earlier sessions of the Ma.akbank may be ticked in a later one.
        """
        with self._work("minutes.tick_line") as work:
            row = work.line_of_maakbank(line_id)
            if (row.ticked_at is not None) != done:
                row.ticked_at = work.now if done else None
                meeting = work.get(MeetingSession, self._actor.session_id or row.session_id)
                work.log(ChangeKind.LINE_TICKED, line_id, meeting=meeting, item_id=row.item_id)
            work.session.flush()
            return line_view(work.session, line_id)

    def wipe_line(self, *, line_id: int) -> LineView:
        """Wis voorgoed: the text leaves line, revisions, second texts, drafts and file.

        What stays is that it was wiped, when and by whom. Its decision or
        action keeps its number, out of force. Wiping twice is wiping once.
        """
        with self._work("minutes.wipe_line") as work:
            row = work.line(line_id, wiped=True)
            if row.wiped_at is None:
                wipe(work, work.meeting(row.session_id), row)
            work.session.flush()
            view = line_view(work.session, line_id)
        self._store.scrub()
        return view

    def save_draft(self, *, item_id: int, text: str, line_id: int | None = None) -> None:
        """The line in the making of this seat, for the other seats that write.

        Raises:
            Refused: it corrects a line that was wiped.
        """
        with self._work("minutes.save_draft") as work:
            item = work.item(item_id, removed=True)
            if line_id is not None:
                work.line(line_id)
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
