"""Undo: an act like any other, that takes a seat's own last act back."""

from collections.abc import Callable, Mapping

from sqlmodel import col, select

from models.codes import ActionStatus, ChangeKind, DecisionStatus, Presence, SessionPhase
from models.desk.stretches import end_span, start_span
from models.desk.wording import line_gone, read_again, rewrite
from models.desk.work import Work
from models.errors import Refusal, Refused
from models.queries.record import change_view
from models.tables import (
    ActionItem,
    AgendaItem,
    Attendance,
    AttendanceSpan,
    Change,
    Decision,
    Endorsement,
    ItemSpan,
    Line,
    LineRevision,
    MeetingSession,
)
from models.views import Change as ChangeView

__all__ = ["take_back"]

LOOK_BACK = 200
"""Changes of a seat that undo looks through, newest first."""

Inverse = Callable[[Work, MeetingSession, Change], None]


def take_back(work: Work, meeting: MeetingSession) -> ChangeView:
    """Take back the whole last act of this seat; what is taken back stays in the log.

    Raises:
        Refused: there is nothing to take back, or others built on it since.
    """
    changes = _last_act(work, meeting)
    work.undoes = changes[0].act
    for change in reversed(changes):
        if change.kind in INVERSES:
            INVERSES[change.kind](work, meeting, change)
    work.session.flush()
    return change_view(next(change for change in changes if change.kind in INVERSES))


def _last_act(work: Work, meeting: MeetingSession) -> list[Change]:
    own = work.session.exec(
        select(Change)
        .where(Change.session_id == meeting.id, Change.seat_id == work.actor.seat_id)
        .order_by(col(Change.seq).desc())
        .limit(LOOK_BACK)
    ).all()
    undone = {change.undoes for change in own if change.undoes}
    for change in own:
        if not change.undoes and change.act not in undone and change.kind in INVERSES:
            return sorted((c for c in own if c.act == change.act), key=lambda c: c.seq or 0)
    raise Refused(Refusal.NOTHING_TO_UNDO)


def _delete(work: Work, meeting: MeetingSession, change: Change) -> None:
    _set_deleted(work, meeting, change, gone=True)


def _restore(work: Work, meeting: MeetingSession, change: Change) -> None:
    _set_deleted(work, meeting, change, gone=False)


def _set_deleted(work: Work, meeting: MeetingSession, change: Change, *, gone: bool) -> None:
    line = work.line(change.row_id)
    line.deleted_at = work.now if gone else None
    line_gone(work, line, gone=gone)
    kind = ChangeKind.LINE_DELETED if gone else ChangeKind.LINE_RESTORED
    work.log(kind, line.id, meeting=meeting, item_id=line.item_id)


def _earlier_text(work: Work, meeting: MeetingSession, change: Change) -> None:
    line = work.line(change.row_id)
    if line.revision != int(change.before) + 1:
        raise Refused(Refusal.CHANGED)
    earlier = work.session.exec(
        select(LineRevision).where(
            LineRevision.line_id == line.id, LineRevision.revision == int(change.before)
        )
    ).one()
    rewrite(work, meeting, line, read_again(work, line, earlier.source), earlier.source)


def _move_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    line = work.line(change.row_id)
    left = line.item_id
    line.item_id = int(change.before)
    for item_id in {left, line.item_id}:
        work.log(ChangeKind.LINE_MOVED, line.id, meeting=meeting, item_id=item_id, before=str(left))


def _tick_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    line = work.line(change.row_id)
    line.ticked_at = None if line.ticked_at else work.now
    work.log(ChangeKind.LINE_TICKED, line.id, meeting=meeting, item_id=line.item_id)


def _presence_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """Arriving is taken back, leaving is reopened, a mark becomes what it was."""
    attendance = work.get(Attendance, change.row_id)
    mark, _, span_id = change.before.partition(":")
    attendance.mark = Presence(mark)
    if span_id:
        span = work.get(AttendanceSpan, int(span_id))
        if change.kind is ChangeKind.ARRIVED:
            span.taken_back_at = work.now
        else:
            span.ended_at = span.taken_back_at = None
    work.log(ChangeKind.EXPECTED, attendance.id, meeting=meeting)


def _endorsement_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    given = work.get(Endorsement, change.row_id)
    withdrawn = change.kind is ChangeKind.ENDORSED
    given.withdrawn_at = work.now if withdrawn else None
    kind = ChangeKind.ENDORSEMENT_WITHDRAWN if withdrawn else ChangeKind.ENDORSED
    work.log(kind, given.id, meeting=meeting)


def _item_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """Back to the item before, as if its time had never stopped."""
    if meeting.running_item_id != change.row_id:
        raise Refused(Refusal.MOVED_ON)
    left, ended, started = (int(part) if part else None for part in change.before.split(":"))
    if left is None:
        raise Refused(Refusal.NOTHING_TO_UNDO)
    end_span(work, meeting)
    slip = work.session.get(ItemSpan, started)
    if slip is not None:
        slip.ended_at = slip.started_at
    meeting.running_item_id = left
    span = work.session.get(ItemSpan, ended)
    if span is not None:
        span.ended_at = None
    else:
        meeting.paused_at = work.now
    work.log(ChangeKind.ITEM_STARTED, left, meeting=meeting, item_id=left, before="::")


def _extension_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    item = work.item(change.row_id)
    before = str(item.extra_minutes)
    item.extra_minutes = int(change.before)
    work.log(ChangeKind.ITEM_EXTENDED, item.id, meeting=meeting, item_id=item.id, before=before)


def _item_removed(work: Work, meeting: MeetingSession, change: Change) -> None:
    _set_removed(work, meeting, change, ChangeKind.ITEM_REMOVED)


def _item_restored(work: Work, meeting: MeetingSession, change: Change) -> None:
    _set_removed(work, meeting, change, ChangeKind.ITEM_ADDED)


def _set_removed(work: Work, meeting: MeetingSession, change: Change, kind: ChangeKind) -> None:
    removed = kind is ChangeKind.ITEM_REMOVED
    item = work.get(AgendaItem, change.row_id)
    held = work.session.exec(
        select(Line.id).where(Line.item_id == item.id, col(Line.deleted_at).is_(None))
    ).first()
    if removed and (held or meeting.running_item_id == item.id):
        raise Refused(Refusal.HAS_RECORD)
    item.removed_at = work.now if removed else None
    work.log(kind, item.id, meeting=meeting, item_id=item.id)


def _pause_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    if change.kind is ChangeKind.SESSION_PAUSED and meeting.paused_at is not None:
        meeting.paused_at = None
        start_span(work, meeting)
        work.log(ChangeKind.SESSION_RESUMED, meeting.id, meeting=meeting)
    elif change.kind is ChangeKind.SESSION_RESUMED and meeting.paused_at is None:
        meeting.paused_at = work.now
        end_span(work, meeting)
        work.log(ChangeKind.SESSION_PAUSED, meeting.id, meeting=meeting)


def _close_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    if meeting.phase is SessionPhase.CLOSED:
        meeting.phase = SessionPhase.LIVE
        meeting.closed_at = None
        start_span(work, meeting)
        work.log(ChangeKind.SESSION_REOPENED, meeting.id, meeting=meeting)


def _decision_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    decision = work.get(Decision, change.row_id)
    status = DecisionStatus(change.before)
    decision.status = status
    decision.revision += 1
    decision.void_reason = ""
    if status is DecisionStatus.NOTED:
        decision.settled_at, decision.settled_by, decision.missing_roles = None, "", "[]"
    work.log(ChangeKind.DECISION_UNSETTLED, decision.id, meeting=meeting, item_id=change.item_id)


def _action_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    action = work.get(ActionItem, change.row_id)
    before, action.status = action.status, ActionStatus(change.before)
    action.status_at = None if action.status is ActionStatus.OPEN else work.now
    action.revision += 1
    work.log(ChangeKind.ACTION_CHANGED, action.id, meeting=meeting, item_id=change.item_id, before=before)


INVERSES: Mapping[ChangeKind, Inverse] = {
    ChangeKind.LINE_KEPT: _delete,
    ChangeKind.LINE_EDITED: _earlier_text,
    ChangeKind.LINE_DELETED: _restore,
    ChangeKind.LINE_RESTORED: _delete,
    ChangeKind.LINE_MOVED: _move_back,
    ChangeKind.LINE_TICKED: _tick_back,
    ChangeKind.ARRIVED: _presence_back,
    ChangeKind.LEFT: _presence_back,
    ChangeKind.EXCUSED: _presence_back,
    ChangeKind.ABSENT: _presence_back,
    ChangeKind.EXPECTED: _presence_back,
    ChangeKind.ENDORSED: _endorsement_back,
    ChangeKind.ENDORSEMENT_WITHDRAWN: _endorsement_back,
    ChangeKind.ITEM_STARTED: _item_back,
    ChangeKind.ITEM_EXTENDED: _extension_back,
    ChangeKind.ITEM_ADDED: _item_removed,
    ChangeKind.ITEM_REMOVED: _item_restored,
    ChangeKind.SESSION_PAUSED: _pause_back,
    ChangeKind.SESSION_RESUMED: _pause_back,
    ChangeKind.SESSION_CLOSED: _close_back,
    ChangeKind.DECISION_SETTLED: _decision_back,
    ChangeKind.DECISION_UNSETTLED: _decision_back,
    ChangeKind.DECISION_VOIDED: _decision_back,
    ChangeKind.ACTION_CHANGED: _action_back,
}
