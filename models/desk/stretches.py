"""The stretches in which agenda items ran; every clock is computed from these."""

from datetime import UTC, datetime, timedelta

from sqlmodel import col, select

from models.codes import ChangeKind, SessionPhase
from models.desk.work import Work
from models.tables import AgendaItem, ItemSpan, MeetingSession

__all__ = [
    "code_of",
    "end_span",
    "extend",
    "moment_of",
    "open_again",
    "pause",
    "resume",
    "shut",
    "start_item",
    "start_span",
]

MOST_EXTRA = 24 * 60
"""Minutes."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def start_item(work: Work, meeting: MeetingSession, item: AgendaItem) -> None:
    """End the running stretch and start one of `item`; a pause ends with it."""
    left, paused, ended = meeting.running_item_id, meeting.paused_at, end_span(work, meeting)
    meeting.running_item_id = item.id
    meeting.paused_at = None
    started = start_span(work, meeting)
    work.log(
        ChangeKind.ITEM_STARTED,
        item.id,
        meeting=meeting,
        item_id=item.id,
        before=f"{left or ''}:{ended or ''}:{started or ''}:{code_of(paused)}",
    )


def extend(work: Work, meeting: MeetingSession, item: AgendaItem, minutes: int) -> None:
    """More or less time for an item; the log keeps how much, so that others' stays when it is taken back."""
    before = item.extra_minutes
    item.extra_minutes = max(-item.planned_minutes, min(before + minutes, MOST_EXTRA))
    given = item.extra_minutes - before
    if given:
        work.log(ChangeKind.ITEM_EXTENDED, item.id, meeting=meeting, item_id=item.id, before=str(given))


def pause(work: Work, meeting: MeetingSession, since: datetime) -> None:
    if meeting.paused_at is None:
        meeting.paused_at = since
        end_span(work, meeting)
        work.log(ChangeKind.SESSION_PAUSED, meeting.id, meeting=meeting)


def resume(work: Work, meeting: MeetingSession) -> None:
    if meeting.paused_at is not None:
        before = code_of(meeting.paused_at)
        meeting.paused_at = None
        start_span(work, meeting)
        work.log(ChangeKind.SESSION_RESUMED, meeting.id, meeting=meeting, before=before)


def shut(work: Work, meeting: MeetingSession, at: datetime) -> None:
    """Close; a pause ends with it, and comes back if the closing is taken back."""
    before = code_of(meeting.paused_at)
    end_span(work, meeting)
    meeting.phase, meeting.closed_at, meeting.paused_at = SessionPhase.CLOSED, at, None
    work.log(ChangeKind.SESSION_CLOSED, meeting.id, meeting=meeting, before=before)


def open_again(work: Work, meeting: MeetingSession, *, paused_at: datetime | None = None) -> None:
    """Live once more: the item that ran goes on, or the pause does."""
    before = code_of(meeting.closed_at)
    meeting.phase, meeting.closed_at, meeting.paused_at = SessionPhase.LIVE, None, paused_at
    if paused_at is None:
        start_span(work, meeting)
    work.log(ChangeKind.SESSION_REOPENED, meeting.id, meeting=meeting, before=before)


def code_of(moment: datetime | None) -> str:
    """A moment as the change log keeps it, for whoever takes an act back."""
    return str((moment - EPOCH) // timedelta(microseconds=1)) if moment else ""


def moment_of(code: str) -> datetime | None:
    return EPOCH + timedelta(microseconds=int(code)) if code else None


def start_span(work: Work, meeting: MeetingSession) -> int | None:
    """Start a stretch of the running item; its id."""
    if meeting.running_item_id is None:
        return None
    return work.add(ItemSpan(item_id=meeting.running_item_id, started_at=work.now)).id


def end_span(work: Work, meeting: MeetingSession) -> int | None:
    """End the running stretch, if any; its id."""
    span = work.session.exec(
        select(ItemSpan)
        .join(AgendaItem, col(AgendaItem.id) == ItemSpan.item_id)
        .where(AgendaItem.session_id == meeting.id, col(ItemSpan.ended_at).is_(None))
    ).first()
    if span is None:
        return None
    span.ended_at = max(work.now, span.started_at)
    return span.id
