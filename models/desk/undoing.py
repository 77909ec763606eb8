"""Undo: an act like any other, that takes a seat's own last act back.

What others built on since stays: then the act is refused. An act on a text
that was wiped can never be taken back, so the one before it is.
"""

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from models.codes import ChangeKind
from models.desk.inverses import INVERSES
from models.desk.wording import action_of, decision_of
from models.desk.work import Work
from models.errors import Refusal, Refused
from models.tables import Change, Line, MeetingSession
from models.views.change import Change as ChangeView

__all__ = ["take_back"]

LOOK_BACK = 200
"""Changes of a seat that undo looks through, newest first."""

Kinds = frozenset[ChangeKind]

AT_TABLE: Kinds = frozenset(
    {ChangeKind.ARRIVED, ChangeKind.LEFT, ChangeKind.EXCUSED, ChangeKind.ABSENT, ChangeKind.EXPECTED}
)
ENDORSING: Kinds = frozenset({ChangeKind.ENDORSED, ChangeKind.ENDORSEMENT_WITHDRAWN})
COURSE: Kinds = frozenset(
    {
        ChangeKind.ITEM_STARTED,
        ChangeKind.SESSION_PAUSED,
        ChangeKind.SESSION_RESUMED,
        ChangeKind.SESSION_CLOSED,
        ChangeKind.SESSION_REOPENED,
    }
)
DECIDING: Kinds = frozenset(
    {ChangeKind.DECISION_SETTLED, ChangeKind.DECISION_UNSETTLED, ChangeKind.DECISION_VOIDED}
)
PROPOSING: Kinds = frozenset(
    {
        ChangeKind.PROPOSAL_PUT,
        ChangeKind.PROPOSAL_ASIDE,
        ChangeKind.STANDS_ASKED,
        ChangeKind.STANDS_SHOWN,
        ChangeKind.STANDS_CLOSED,
        ChangeKind.PROPOSAL_SETTLED,
        ChangeKind.PROPOSAL_UNSETTLED,
    }
)
TURNS: Kinds = frozenset({ChangeKind.TURN_ASKED, ChangeKind.TURN_TAKEN, ChangeKind.TURN_WITHDRAWN})
YIELDING: Kinds = frozenset({ChangeKind.OUTCOME_MARKED, ChangeKind.OUTCOME_SAVED, ChangeKind.OUTCOME_DROPPED})
MEASURING: Kinds = frozenset({ChangeKind.MEASURED, ChangeKind.MEASUREMENT_DROPPED})
FOLLOWED: Kinds = DECIDING | {ChangeKind.ACTION_CHANGED}
KEEPING: Kinds = frozenset({ChangeKind.LINE_EDITED, ChangeKind.LINE_DELETED, ChangeKind.LINE_RESTORED})

BUILT_ON: Mapping[ChangeKind, Kinds] = {
    ChangeKind.LINE_KEPT: FOLLOWED
    | {
        ChangeKind.LINE_EDITED,
        ChangeKind.LINE_TICKED,
        ChangeKind.LINE_RESTORED,
        ChangeKind.LINE_CONFLICT,
        ChangeKind.LINE_CONFLICT_SETTLED,
    },
    ChangeKind.LINE_EDITED: FOLLOWED | KEEPING,
    ChangeKind.LINE_DELETED: KEEPING,
    ChangeKind.LINE_RESTORED: KEEPING,
    ChangeKind.LINE_MOVED: frozenset({ChangeKind.LINE_MOVED}),
    ChangeKind.LINE_TICKED: frozenset({ChangeKind.LINE_TICKED}),
    **dict.fromkeys(AT_TABLE, AT_TABLE),
    **dict.fromkeys(ENDORSING, ENDORSING),
    **dict.fromkeys(COURSE, COURSE),
    **dict.fromkeys(DECIDING, DECIDING),
    **dict.fromkeys(PROPOSING, PROPOSING),
    **dict.fromkeys(TURNS, TURNS),
    ChangeKind.QUEUE_CHOSEN: frozenset({ChangeKind.QUEUE_CHOSEN}),
    ChangeKind.OUTCOME_MARKED: YIELDING | MEASURING,
    ChangeKind.OUTCOME_DROPPED: YIELDING,
    **dict.fromkeys(MEASURING, frozenset({ChangeKind.OUTCOME_DROPPED})),
    ChangeKind.OBJECTION_MOVED: frozenset({ChangeKind.OBJECTION_MOVED}),
    ChangeKind.ACTION_CHANGED: frozenset({ChangeKind.ACTION_CHANGED}),
    ChangeKind.ITEM_MOVED: frozenset({ChangeKind.ITEM_MOVED}),
}
"""What another seat may have done since to the same row, so that undo would undo that too."""


def take_back(work: Work, meeting: MeetingSession) -> ChangeView:
    """Take back the whole last act of this seat; what is taken back stays in the log.

    Raises:
        Refused: there is nothing to take back, or others built on it since.
    """
    done = work.done_before()
    changes = _of_act(work, done.undoes) if done is not None else _last_act(work, meeting)
    if done is None:
        _untouched(work, meeting, changes)
        work.undoes = changes[0].act
        for change in reversed(changes):
            if change.kind in INVERSES:
                INVERSES[change.kind](work, meeting, change)
        _leave_a_mark(work, meeting, changes[0])
        work.session.flush()
    told = _told(changes)
    return ChangeView(
        told.seq or 0,
        told.at,
        told.kind,
        told.row_id,
        told.session_id,
        told.maakbank_id,
        told.item_id,
        told.seat,
        told.actor,
    )


def _told(changes: Sequence[Change]) -> Change:
    """What an act is called by: settling a proposal also closes a round and keeps a line, and is neither."""
    undone = [change for change in changes if change.kind in INVERSES]
    return next((one for one in undone if one.kind is ChangeKind.PROPOSAL_SETTLED), undone[0])


def _leave_a_mark(work: Work, meeting: MeetingSession, change: Change) -> None:
    """Others may have undone the same already; the log must say that it was taken back all the same."""
    if not work.logged:
        work.log(change.kind, change.row_id, meeting=meeting, item_id=change.item_id)


def _last_act(work: Work, meeting: MeetingSession) -> Sequence[Change]:
    own = work.session.exec(
        select(Change)
        .where(Change.session_id == meeting.id, Change.seat_id == work.actor.seat_id)
        .order_by(col(Change.seq).desc())
        .limit(LOOK_BACK)
    ).all()
    undone = {change.undoes for change in own if change.undoes}
    for change in own:
        if change.undoes or change.act in undone or change.kind not in INVERSES:
            continue
        changes = _of_act(work, change.act)
        if not any(_wiped(work, one) for one in changes):
            return changes
        undone.add(change.act)
    raise Refused(Refusal.NOTHING_TO_UNDO)


def _of_act(work: Work, act: str) -> Sequence[Change]:
    return work.session.exec(select(Change).where(Change.act == act).order_by(col(Change.seq))).all()


def _wiped(work: Work, change: Change) -> bool:
    line = work.session.get(Line, change.row_id) if change.kind.startswith("line.") else None
    return line is not None and line.wiped_at is not None


def _untouched(work: Work, meeting: MeetingSession, changes: Sequence[Change]) -> None:
    """Raises Refused when another seat built on one of these changes since."""
    later = work.session.exec(
        select(Change).where(
            Change.session_id == meeting.id,
            col(Change.seq) > (changes[-1].seq or 0),
        )
    ).all()
    undone = {change.undoes for change in later if change.undoes}
    others = [
        change
        for change in later
        if change.seat_id != work.actor.seat_id and not change.undoes and change.act not in undone
    ]
    for change in changes:
        kinds, rows = BUILT_ON.get(change.kind, frozenset()), _rows(work, change)
        if any(other.kind in kinds and _row(other) in rows for other in others):
            raise Refused(Refusal.MOVED_ON if change.kind in COURSE else Refusal.CHANGED)


def _rows(work: Work, change: Change) -> set[tuple[str, int]]:
    """What a change is about, with what its line made."""
    rows = {_row(change)}
    line = work.session.get(Line, change.row_id) if change.kind.startswith("line.") else None
    if line is not None:
        decision, action = decision_of(work, line), action_of(work, line)
        rows |= {("decision", decision.id or 0)} if decision else set()
        rows |= {("action", action.id or 0)} if action else set()
    return rows


def _row(change: Change) -> tuple[str, int]:
    """The course of a session is one thing, whichever item it is at."""
    return ("course", 0) if change.kind in COURSE else (change.kind.partition(".")[0], change.row_id)
