"""The order of an agenda, and what an item's form fills in."""

from typing import Any

from sqlmodel import col, select

from models.clean import tidy
from models.codes import ChangeKind
from models.desk.work import Work
from models.inputs import AgendaItemInput
from models.tables import AgendaItem, ItemSpan, Line, MeetingSession

__all__ = [
    "BACK",
    "POSITION_STEP",
    "add_item",
    "back_on_agenda",
    "has_record",
    "item_fields",
    "order_of",
    "place_after",
    "shift",
]

BACK = "back"
"""Says of an item in the change log that it came back, because someone wrote there."""

POSITION_STEP = 1000
"""Between two items, so that others fit in without moving them."""


def item_fields(data: AgendaItemInput) -> dict[str, Any]:
    return {
        "title": tidy(data.title),
        "kind": data.kind,
        "focus": data.focus,
        "planned_minutes": data.planned_minutes,
    }


def add_item(work: Work, meeting: MeetingSession, data: AgendaItemInput, position: int) -> AgendaItem:
    return work.add(AgendaItem(session_id=meeting.id or 0, position=position, **item_fields(data)))


def order_of(work: Work, session_id: int) -> list[AgendaItem]:
    """The items that are on the agenda, in its order."""
    rows = work.session.exec(
        select(AgendaItem)
        .where(AgendaItem.session_id == session_id, col(AgendaItem.removed_at).is_(None))
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    return list(rows)


def shift(work: Work, meeting: MeetingSession, item: AgendaItem, by: int) -> None:
    """Move an item `by` places down, or up when negative; stops at the ends."""
    items = order_of(work, meeting.id or 0)
    place = items.index(item)
    items.insert(max(0, min(len(items) - 1, place + by)), items.pop(place))
    moved = items.index(item) - place
    if moved:
        _put_in_order(items)
        work.log(ChangeKind.ITEM_MOVED, item.id, meeting=meeting, item_id=item.id, before=str(-moved))


def _put_in_order(items: list[AgendaItem]) -> None:
    for number, item in enumerate(items, start=1):
        item.position = number * POSITION_STEP


def place_after(work: Work, session_id: int, after_item_id: int | None) -> int:
    """The position right after an item; at the end without one. Makes room where there is none."""
    items = order_of(work, session_id)
    places = [item.id for item in items]
    if after_item_id not in places or after_item_id == places[-1]:
        return max((item.position for item in items), default=0) + POSITION_STEP
    before = places.index(after_item_id)
    if items[before + 1].position - items[before].position < 2:
        _put_in_order(items)
    return (items[before].position + items[before + 1].position) // 2


def has_record(work: Work, meeting: MeetingSession, item: AgendaItem) -> bool:
    """Whether an item ran, runs or has lines, so that it stays on the agenda."""
    ran = work.session.exec(
        select(ItemSpan.id).where(
            ItemSpan.item_id == item.id,
            (col(ItemSpan.ended_at).is_(None)) | (col(ItemSpan.ended_at) != ItemSpan.started_at),
        )
    ).first()
    kept = work.session.exec(
        select(Line.id).where(Line.item_id == item.id, col(Line.deleted_at).is_(None))
    ).first()
    return ran is not None or kept is not None or meeting.running_item_id == item.id


def back_on_agenda(work: Work, meeting: MeetingSession, item: AgendaItem) -> None:
    """Someone wrote at an item that was taken off meanwhile: it returns, so that the line is seen."""
    if item.removed_at is not None:
        item.removed_at = None
        work.log(ChangeKind.ITEM_ADDED, item.id, meeting=meeting, item_id=item.id, before=BACK)
