"""What acts on turns to speak share: who waits, who leaves, and a turn put back as it was."""

from collections.abc import Sequence

from sqlmodel import col, select

from models.codes import ChangeKind
from models.desk.stretches import code_of, moment_of
from models.desk.work import Work
from models.tables import Change, MeetingSession, Turn

__all__ = ["NEW", "code", "heard_at", "log", "put_back", "waiting_at", "withdraw", "withdraw_all"]

NEW = "new"
"""Says of a turn in the change log that there was none before."""


def waiting_at(work: Work, item_id: int, participant_id: int) -> Turn | None:
    """The turn that this person asked for at an item and did not get yet."""
    return work.session.exec(
        select(Turn).where(
            Turn.item_id == item_id,
            Turn.participant_id == participant_id,
            col(Turn.taken_at).is_(None),
            col(Turn.withdrawn_at).is_(None),
        )
    ).first()


def heard_at(work: Work, item_id: int, participant_id: int) -> Sequence[Turn]:
    """The turns that this person had at an item, the last one first."""
    return work.session.exec(
        select(Turn)
        .where(
            Turn.item_id == item_id,
            Turn.participant_id == participant_id,
            col(Turn.taken_at).is_not(None),
            col(Turn.withdrawn_at).is_(None),
        )
        .order_by(col(Turn.id).desc())
    ).all()


def log(work: Work, meeting: MeetingSession, turn: Turn, before: str) -> None:
    """Write where a turn is now, and for undo where it was; never who it is of."""
    if turn.withdrawn_at is not None:
        kind = ChangeKind.TURN_WITHDRAWN
    else:
        kind = ChangeKind.TURN_ASKED if turn.taken_at is None else ChangeKind.TURN_TAKEN
    work.log(kind, turn.id, meeting=meeting, item_id=turn.item_id, before=before)


def code(turn: Turn) -> str:
    """A turn as the change log keeps it."""
    return f"{code_of(turn.taken_at)}:{code_of(turn.withdrawn_at)}"


def withdraw(work: Work, meeting: MeetingSession, turn: Turn) -> None:
    before, turn.withdrawn_at = code(turn), work.now
    log(work, meeting, turn, before)


def withdraw_all(work: Work, meeting: MeetingSession, participant_ids: Sequence[int]) -> None:
    """Who leaves the table waits at no item any more."""
    for turn in work.session.exec(
        select(Turn).where(
            Turn.session_id == meeting.id,
            col(Turn.participant_id).in_(participant_ids),
            col(Turn.taken_at).is_(None),
            col(Turn.withdrawn_at).is_(None),
        )
    ):
        withdraw(work, meeting, turn)


def put_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """A turn is where it was before; a new one is withdrawn. Nobody waits twice."""
    turn = work.get(Turn, change.row_id)
    before = code(turn)
    taken, _, withdrawn = change.before.partition(":")
    waits = change.before != NEW and not taken and not withdrawn
    if change.before == NEW or (
        waits and waiting_at(work, turn.item_id, turn.participant_id) not in (None, turn)
    ):
        turn.withdrawn_at = work.now
    else:
        turn.taken_at, turn.withdrawn_at = moment_of(taken), moment_of(withdrawn)
    log(work, meeting, turn, before)
