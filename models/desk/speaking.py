"""Everyone heard: asking for the word, and who had it; never for how long (R2, R14)."""

from models.codes import ChangeKind, Seat, SessionPhase
from models.desk import turns
from models.desk.at_table import members
from models.desk.own_seat import is_at_table, own_person
from models.desk.turns import NEW, heard_at, waiting_at
from models.desk.work import Part, Work
from models.errors import Refusal, Refused
from models.tables import MeetingSession, Turn

__all__ = ["Speaking"]


class Speaking(Part):
    """Turns at the item that runs; each act may be done twice without harm."""

    def ask(self, *, participant_id: int | None = None) -> None:
        """Someone would like to say something about what is discussed now.

        Args:
            participant_id: for whom, from a writing seat; from an own seat only oneself.

        Raises:
            Refused: nothing runs; or from an own seat: nobody confirmed it, someone else was
                named, the person is not at the table, or asking is off.
        """
        with self._work("turns.ask") as work:
            meeting = work.meeting(self._actor.session_id or 0)
            person_id = _asker(work, meeting, participant_id)
            item_id = _running(meeting)
            if self._actor.seat is Seat.PARTICIPANT:
                if not is_at_table(work, meeting, person_id):
                    raise Refused(Refusal.NOT_HERE)
                if not meeting.queue_open:
                    raise Refused(Refusal.QUEUE_SHUT)
            if waiting_at(work, item_id, person_id) is None:
                turn = work.add(_turn(meeting, item_id, person_id))
                turn.asked_at = work.now
                turns.log(work, meeting, turn, NEW)

    def withdraw(self, *, participant_id: int | None = None) -> None:
        """Someone waits no more; as of `ask`, also when asking is off by now."""
        with self._work("turns.ask") as work:
            meeting = work.meeting(self._actor.session_id or 0)
            person_id = _asker(work, meeting, participant_id)
            turn = waiting_at(work, _running(meeting), person_id)
            if turn is not None:
                turns.withdraw(work, meeting, turn)

    def take(self, *, item_id: int, participant_id: int) -> None:
        """This person is heard now: the turn she waited for, or one she did not ask for.

        Args:
            item_id: what ran when this was chosen.
            participant_id: whoever the gespreksleider chose, waiting or not.

        Raises:
            Refused: the room moved on.
        """
        with self._work("turns.take") as work:
            meeting = _at(work, item_id)
            members(work, meeting, [participant_id])
            turn = waiting_at(work, item_id, participant_id)
            if turn is None and heard_at(work, item_id, participant_id):
                return
            before = turns.code(turn) if turn is not None else NEW
            turn = turn or work.add(_turn(meeting, item_id, participant_id))
            turn.taken_at = work.now
            turns.log(work, meeting, turn, before)

    def untake(self, *, item_id: int, participant_id: int) -> None:
        """This person was not heard after all; who had asked waits again."""
        with self._work("turns.take") as work:
            meeting = _at(work, item_id)
            members(work, meeting, [participant_id])
            for turn in heard_at(work, item_id, participant_id):
                if turn.asked_at is None or waiting_at(work, item_id, participant_id) is not None:
                    turns.withdraw(work, meeting, turn)
                else:
                    before, turn.taken_at = turns.code(turn), None
                    turns.log(work, meeting, turn, before)

    def open_queue(self, *, session_id: int, on: bool) -> None:
        """Whether one may ask for the word from an own seat in the browser."""
        with self._work("turns.open_queue") as work:
            meeting = work.meeting(session_id)
            if meeting.queue_open != on:
                meeting.queue_open = on
                work.log(ChangeKind.QUEUE_CHOSEN, session_id, meeting=meeting)


def _running(meeting: MeetingSession) -> int:
    """The item that runs, whose queue it is about."""
    if meeting.phase is not SessionPhase.LIVE or meeting.running_item_id is None:
        raise Refused(Refusal.NOT_LIVE)
    return meeting.running_item_id


def _at(work: Work, item_id: int) -> MeetingSession:
    """The session of this item, if the room is still there."""
    meeting = work.meeting(work.item(item_id).session_id)
    if _running(meeting) != item_id:
        raise Refused(Refusal.MOVED_ON)
    return meeting


def _asker(work: Work, meeting: MeetingSession, participant_id: int | None) -> int:
    """Whose turn it is about: from an own seat one's own only."""
    if work.actor.seat is Seat.PARTICIPANT:
        own, _ = own_person(work, "turns.ask")
        if participant_id not in (None, own):
            raise Refused(Refusal.SEAT, "turns.ask")
        return own
    if participant_id is None:
        raise Refused(Refusal.NOT_HERE)
    members(work, meeting, [participant_id])
    return participant_id


def _turn(meeting: MeetingSession, item_id: int, participant_id: int) -> Turn:
    return Turn(session_id=meeting.id or 0, item_id=item_id, participant_id=participant_id)
