"""Reads of turns to speak at the item that runs."""

from dataclasses import replace

from models.admission import OwnSeatView
from models.codes import SessionPhase
from models.queries.meeting import Meeting, meeting_row
from models.rows import Rows
from models.rules.speaking import speaking_order
from models.views.speaking import OwnTurnView, SpeakingView, TurnView

__all__ = ["for_onlookers", "own_turn_view", "speaking_view"]


def speaking_view(rows: Rows, meeting: Meeting) -> SpeakingView | None:
    """Who waits and who was heard at the item that runs; None when nothing runs."""
    item_id = meeting.running_item_id
    if meeting.phase is not SessionPhase.LIVE or item_id is None:
        return None
    turns = rows.rows("turns of item", item_id=item_id)
    heard = tuple(dict.fromkeys(turn.participant_id for turn in turns if turn.taken_at is not None))
    waiting = (
        TurnView(turn.id, turn.participant_id, turn.name, turn.asked_at, turn.participant_id in heard)
        for turn in turns
        if turn.taken_at is None
    )
    here = rows.rows("at the table", session_id=meeting.id)
    not_heard = tuple(row.participant_id for row in here if row.participant_id not in heard)
    return SpeakingView(item_id, speaking_order(waiting, heard), heard, not_heard, len(not_heard))


def own_turn_view(rows: Rows, seat: OwnSeatView) -> OwnTurnView:
    """Whether the person of a seat waits, and may ask; of herself only."""
    meeting = meeting_row(rows, seat.web_seat.session_id)
    view = speaking_view(rows, meeting)
    if view is None or not seat.web_seat.is_confirmed:
        return OwnTurnView(place=0, may_ask=False)
    waiting = [turn.participant_id for turn in view.waiting]
    own = seat.web_seat.participant_id
    place = waiting.index(own) + 1 if own in waiting else 0
    return OwnTurnView(place, may_ask=meeting.queue_open and seat.is_here and not place)


def for_onlookers(view: SpeakingView) -> SpeakingView:
    """What a participant and the screen in the room see: who comes, not who was heard or was not (R14)."""
    waiting = tuple(replace(turn, was_heard=False) for turn in view.waiting)
    return replace(view, waiting=waiting, heard=(), not_heard=())
