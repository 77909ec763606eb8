"""The order of an agenda, and what an item's form fills in."""

from typing import Any

from sqlmodel import col, select

from models.clean import tidy
from models.desk.work import Work
from models.inputs import AgendaItemInput
from models.tables import AgendaItem, MeetingSession

__all__ = ["POSITION_STEP", "add_item", "item_fields", "place_after", "positions"]

POSITION_STEP = 1000
"""Between the positions of two items."""


def item_fields(data: AgendaItemInput) -> dict[str, Any]:
    return {
        "title": tidy(data.title),
        "kind": data.kind,
        "focus": data.focus,
        "planned_minutes": data.planned_minutes,
    }


def add_item(work: Work, meeting: MeetingSession, data: AgendaItemInput, position: int) -> AgendaItem:
    return work.add(AgendaItem(session_id=meeting.id or 0, position=position, **item_fields(data)))


def positions(work: Work, session_id: int) -> dict[int, int]:
    """Position per item id, in the order of the agenda."""
    rows = work.session.exec(
        select(AgendaItem.id, AgendaItem.position)
        .where(AgendaItem.session_id == session_id, col(AgendaItem.removed_at).is_(None))
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    return {row_id or 0: position for row_id, position in rows}


def place_after(work: Work, session_id: int, after_item_id: int | None) -> int:
    """Make room right after an item, or at the end without one; the free position."""
    order = list(positions(work, session_id))
    free = order.index(after_item_id) + 1 if after_item_id in order else len(order)
    for number, row_id in enumerate(order):
        place = number if number < free else number + 1
        work.get(AgendaItem, row_id).position = place * POSITION_STEP
    return free * POSITION_STEP
