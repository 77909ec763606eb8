"""The session itself: open, move through the agenda, pause, close."""

import json

from sqlmodel import col, select

from models.clean import tidy
from models.codes import ChangeKind, RoomView, SessionPhase
from models.desk.stretches import extend, open_again, pause, resume, shut, start_item
from models.desk.undoing import take_back
from models.desk.work import Part, Work
from models.errors import Refusal, Refused
from models.queries.maakbank import gaps
from models.queries.meeting import agenda_views, session_view
from models.queries.record import opening_gaps
from models.tables import AgendaItem, MeetingSession, Role, SessionRole
from models.views.agenda import AgendaItemView
from models.views.change import Change
from models.views.session import SessionView

__all__ = ["Running"]


class Running(Part):
    """What the gespreksleider does with one key, each guarded by what was seen."""

    def open(self, *, session_id: int, reason: str = "") -> SessionView:
        """Open the session and start its first item.

        Args:
            reason: why it starts though something is missing; the minutes show it (R3).

        Raises:
            Refused: it is live or closed already, or gaps are open and no reason was given.
        """
        with self._work("session.open") as work:
            meeting = work.meeting(session_id)
            if meeting.phase is not SessionPhase.PLANNED:
                raise Refused(Refusal.ALREADY_LIVE)
            why = tidy(reason)
            if opening_gaps(work.session, meeting) and not why:
                raise Refused(Refusal.REASON_NEEDED)
            missing = gaps(work.session, meeting.maakbank_id)
            meeting.start_reason = why
            meeting.start_gaps = json.dumps([[gap.gap, gap.detail] for gap in missing])
            meeting.phase = SessionPhase.LIVE
            meeting.opened_at = work.now
            for role in work.session.exec(select(Role).order_by(col(Role.position), col(Role.id))):
                work.session.add(
                    SessionRole(
                        session_id=session_id, role_id=role.id or 0, name=role.name, minimum=role.minimum
                    )
                )
            work.log(ChangeKind.SESSION_OPENED, session_id, meeting=meeting)
            first = _first_item(work, session_id)
            if first is not None:
                start_item(work, meeting, first)
            work.session.flush()
            return session_view(work.session, meeting)

    def go_to(self, *, session_id: int, item_id: int, seen_item_id: int | None) -> SessionView:
        """Start another item, if the room is still where the presser saw it.

        Raises:
            Refused: someone else moved on already, or the session is not live.
        """
        with self._work("session.go_to") as work:
            meeting = _live(work, session_id)
            if meeting.running_item_id != seen_item_id:
                raise Refused(Refusal.MOVED_ON)
            item = work.item(item_id)
            if item.session_id != session_id:
                raise Refused(Refusal.OTHER_SESSION)
            if item_id != seen_item_id:
                start_item(work, meeting, item)
            work.session.flush()
            return session_view(work.session, meeting)

    def extend(self, *, item_id: int, minutes: int = 5, seen_extra: int | None = None) -> AgendaItemView:
        """Give an item more minutes, or take them back when negative; within a day.

        Args:
            seen_extra: the extra minutes the presser saw, so that two people
                pressing at once extend once.

        Raises:
            Refused: someone else gave it time since that was seen.
        """
        with self._work("session.extend") as work:
            item = work.item(item_id)
            meeting = work.meeting(item.session_id)
            if seen_extra is not None and seen_extra != item.extra_minutes:
                raise Refused(Refusal.CHANGED)
            extend(work, meeting, item, minutes)
            work.session.flush()
            return next(v for v in agenda_views(work.session, meeting) if v.id == item_id)

    def pause(self, *, session_id: int) -> SessionView:
        """Stop the clock of the running item; pausing twice is one pause."""
        with self._work("session.pause") as work:
            meeting = _live(work, session_id)
            pause(work, meeting, work.now)
            return session_view(work.session, meeting)

    def resume(self, *, session_id: int) -> SessionView:
        """Let the clock run again."""
        with self._work("session.resume") as work:
            meeting = _live(work, session_id)
            resume(work, meeting)
            return session_view(work.session, meeting)

    def close(self, *, session_id: int) -> SessionView:
        """End the session; the seats go on correcting."""
        with self._work("session.close") as work:
            meeting = work.meeting(session_id)
            if meeting.phase is SessionPhase.PLANNED:
                raise Refused(Refusal.NOT_LIVE)
            if meeting.phase is SessionPhase.LIVE:
                shut(work, meeting, work.now)
            return session_view(work.session, meeting)

    def reopen(self, *, session_id: int) -> SessionView:
        """Go on with a session that was closed too early."""
        with self._work("session.reopen") as work:
            meeting = work.meeting(session_id)
            if meeting.phase is SessionPhase.PLANNED:
                raise Refused(Refusal.NOT_LIVE)
            if meeting.phase is SessionPhase.CLOSED:
                open_again(work, meeting)
            return session_view(work.session, meeting)

    def show_in_room(self, *, session_id: int, view: RoomView) -> SessionView:
        """Choose what the screen in the room shows, before, during and after the session."""
        with self._work("session.show_in_room") as work:
            meeting = work.meeting(session_id)
            if meeting.room_view is not view:
                meeting.room_view = view
                work.log(ChangeKind.ROOM_VIEW_CHOSEN, session_id, meeting=meeting)
            return session_view(work.session, meeting)

    def undo(self, *, session_id: int, key: str = "") -> Change:
        """Take back this seat's own last act; what it was.

        Args:
            key: made before the first try; trying again then takes back nothing more.

        Raises:
            Refused: there is nothing to take back, or others built on it since.
        """
        with self._work("session.undo", key=key) as work:
            return take_back(work, work.meeting(session_id))


def _live(work: Work, session_id: int) -> MeetingSession:
    meeting = work.meeting(session_id)
    if meeting.phase is not SessionPhase.LIVE:
        raise Refused(Refusal.NOT_LIVE)
    return meeting


def _first_item(work: Work, session_id: int) -> AgendaItem | None:
    return work.session.exec(
        select(AgendaItem)
        .where(AgendaItem.session_id == session_id, col(AgendaItem.removed_at).is_(None))
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    ).first()
