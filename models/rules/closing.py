"""What is still open when a session closes; it blocks nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.codes import ActionStatus, DecisionStatus, ItemState, OpenKind
from models.views.record import SessionRecord

__all__ = ["OpenPoint", "open_at_closing"]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open; `row_id` is the id of the decision, action, item or line."""

    kind: OpenKind
    row_id: int
    number: int
    """Number of the decision, action or item; 0 for a line."""
    text: str


def open_at_closing(record: SessionRecord) -> tuple[OpenPoint, ...]:
    """What is still open when a session closes: shown, never in the way (R3)."""
    return (
        *(
            OpenPoint(OpenKind.DECISION_NOTED, decision.id, decision.number, decision.text)
            for decision in record.decisions
            if decision.status is DecisionStatus.NOTED
        ),
        *_open_actions(record),
        *(
            OpenPoint(OpenKind.ITEM_NOT_TREATED, item.id, item.number, item.title)
            for item in record.agenda
            if item.state is ItemState.AHEAD and not item.line_count
        ),
        *(
            OpenPoint(OpenKind.CONFLICT, line.id, 0, line.text)
            for item in record.agenda
            for line in record.lines.get(item.id, ())
            if line.conflicts
        ),
    )


def _open_actions(record: SessionRecord) -> Iterable[OpenPoint]:
    for action in record.actions:
        if action.status is not ActionStatus.OPEN:
            continue
        if not action.owners:
            yield OpenPoint(OpenKind.ACTION_WITHOUT_OWNER, action.id, action.number, action.text)
        if action.due is None:
            yield OpenPoint(OpenKind.ACTION_WITHOUT_DATE, action.id, action.number, action.text)
