"""One act of the Desk: rights, one transaction, its rows in the change log."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from secrets import token_hex
from typing import TypeVar

from sqlmodel import SQLModel, col, select

from models import rights
from models.clean import tidy
from models.codes import ChangeKind, Seat
from models.errors import NotFound, Refusal, Refused
from models.queries.admission import check_standing
from models.rights import Actor
from models.selects.session import RecordSession
from models.store import Store
from models.tables import AgendaItem, Change, Line, MeetingSession
from models.zone import Clock

__all__ = ["Part", "Work"]

Table = TypeVar("Table", bound=SQLModel)

LONGEST_KEY = 200
"""Characters of a key that tells one try from another act."""


class Work:
    """What an act works with: a transaction, who acts, when, and the log.

    An act that was given a key carries it as its name in the log, so that
    trying it again is seen.
    """

    def __init__(self, session: RecordSession, actor: Actor, now: datetime, key: str = "") -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.act = key or token_hex(8)
        self.undoes = ""
        self.logged = 0
        """How many changes this act has logged so far."""
        self._has_key = bool(key)

    def done_before(self) -> Change | None:
        """The first change of this same act, when it was carried out already and is tried again."""
        if not self._has_key:
            return None
        return self.session.exec(
            select(Change).where(Change.act == self.act).order_by(col(Change.seq))
        ).first()

    def get(self, table: type[Table], row_id: int) -> Table:
        """The row with this id.

        Raises:
            NotFound: there is none.
        """
        row = self.session.get(table, row_id)
        if row is None:
            raise NotFound(table.__name__, row_id)
        return row

    def add(self, row: Table) -> Table:
        """Put a new row in, so that it has its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def meeting(self, session_id: int) -> MeetingSession:
        """The session, if this seat sits in it.

        Raises:
            Refused: the seat sits in another session.
        """
        self._sits_in(session_id)
        return self.get(MeetingSession, session_id)

    def item(self, item_id: int, *, removed: bool = False) -> AgendaItem:
        """The agenda item, if this seat sits in its session; one taken off the agenda only if asked.

        Raises:
            NotFound: it was taken off the agenda.
        """
        item = self.get(AgendaItem, item_id)
        self._sits_in(item.session_id)
        if item.removed_at is not None and not removed:
            raise NotFound(AgendaItem.__name__, item_id)
        return item

    def line(self, line_id: int, *, wiped: bool = False) -> Line:
        """The line, if this seat sits in its session.

        Raises:
            Refused: the text was wiped, so nothing can be done with it.
        """
        line = self.get(Line, line_id)
        self._sits_in(line.session_id)
        if line.wiped_at is not None and not wiped:
            raise Refused(Refusal.WIPED)
        return line

    def line_of_maakbank(self, line_id: int) -> Line:
        """The line, if this seat sits in any session of its Ma.akbank.

        Raises:
            Refused: the text was wiped, or the seat sits at another Ma.akbank.
        """
        line = self.get(Line, line_id)
        self.sits_at(self.get(MeetingSession, line.session_id).maakbank_id)
        if line.wiped_at is not None:
            raise Refused(Refusal.WIPED)
        return line

    def sits_at(self, maakbank_id: int) -> None:
        """Let the organiser, and who sits in any session of this Ma.akbank, go on.

        Raises:
            Refused: the seat sits at another Ma.akbank.
        """
        if self.actor.seat is Seat.ORGANISER:
            return
        if self.meeting(self.actor.session_id or 0).maakbank_id != maakbank_id:
            raise Refused(Refusal.OTHER_SESSION)

    def _sits_in(self, session_id: int) -> None:
        if self.actor.seat is not Seat.ORGANISER and self.actor.session_id != session_id:
            raise Refused(Refusal.OTHER_SESSION)

    def log(
        self,
        kind: ChangeKind,
        row_id: int | None,
        *,
        meeting: MeetingSession | None = None,
        session_id: int | None = None,
        maakbank_id: int | None = None,
        item_id: int | None = None,
        before: str = "",
    ) -> None:
        """Write one row of the change log in this same transaction.

        `before` holds a code or number that an undo needs, never a text.
        """
        if meeting is not None:
            session_id, maakbank_id = meeting.id, meeting.maakbank_id
        self.logged += 1
        self.session.add(
            Change(
                at=self.now,
                act=self.act,
                kind=kind,
                row_id=row_id or 0,
                session_id=session_id,
                maakbank_id=maakbank_id,
                item_id=item_id,
                seat=self.actor.seat,
                seat_id=self.actor.seat_id,
                actor=self.actor.name,
                before=before,
                undoes=self.undoes,
            )
        )


class Part:
    """One part of the Desk; every public method is an act with its right."""

    def __init__(self, store: Store, actor: Actor, clock: Clock) -> None:
        self._store = store
        self._actor = actor
        self._clock = clock

    @contextmanager
    def _work(self, act: str, *, key: str = "") -> Iterator[Work]:
        """A transaction for an act, after the check of the seat's right.

        Args:
            act: its name in the table of rights.
            key: made by the caller before the first try of an act that must happen once.

        Raises:
            Refused: the seat may not do this.
            NotSaved: the database could not take it; nothing was written.
        """
        rights.check(self._actor, act)
        with self._store.write() as session:
            self._store.lock_changes(session)
            now = self._clock()
            check_standing(session, self._actor, now)
            yield Work(session, self._actor, now, tidy(key, limit=LONGEST_KEY))
            session.flush()
            self._store.announce(session)
