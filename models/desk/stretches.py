"""The stretches in which agenda items ran; every clock is computed from these."""

from sqlmodel import col, select

from models.codes import ChangeKind
from models.desk.work import Work
from models.tables import AgendaItem, ItemSpan, MeetingSession

__all__ = ["end_span", "start_item", "start_span"]


def start_item(work: Work, meeting: MeetingSession, item: AgendaItem) -> None:
    """End the running stretch and start one of `item`; a pause ends with it."""
    left, ended = meeting.running_item_id, end_span(work, meeting)
    meeting.running_item_id = item.id
    meeting.paused_at = None
    started = start_span(work, meeting)
    work.log(
        ChangeKind.ITEM_STARTED,
        item.id,
        meeting=meeting,
        item_id=item.id,
        before=f"{left or ''}:{ended or ''}:{started or ''}",
    )


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
