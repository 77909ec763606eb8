"""Reads of what was decided and who does what: rows of their own, worded by their line."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from models.codes import ActionStatus, DecisionStatus, LineKind
from models.rows import Rows
from models.views.follow_up import ActionView, DecisionView, OwnerView

__all__ = [
    "NotedLine",
    "action_view",
    "action_views",
    "actions_of",
    "decision_view",
    "decision_views",
    "decisions_of",
    "open_actions",
    "stands",
    "twin_of",
]

AT_ONCE = timedelta(minutes=1)
"""Two decisions noted within this time may be the same one, heard by two reporters."""


class NotedLine(Protocol):
    """What tells whether a line is in the minutes, and as what."""

    @property
    def kind(self) -> LineKind: ...

    @property
    def deleted_at(self) -> datetime | None: ...

    @property
    def wiped_at(self) -> datetime | None: ...


class SeatsLine(Protocol):
    """Who noted a line, and when."""

    @property
    def id(self) -> int | None: ...

    @property
    def session_id(self) -> int: ...

    @property
    def seat_id(self) -> str: ...

    @property
    def at(self) -> datetime: ...


def stands(line: NotedLine, kind: LineKind) -> bool:
    """Whether a line is in the minutes as this kind: else what it made is out of force.

    Nothing is stored for that, so a line put back or given its old words again
    has its decision or action back as it was.
    """
    return line.kind is kind and line.deleted_at is None and line.wiped_at is None


def decisions_of(
    rows: Rows, which: str, /, *, kept: bool = False, **values: object
) -> Iterator[DecisionView]:
    """Decisions in number order.

    Args:
        rows: the record.
        which: what follows "decisions" in the name of a select.
        kept: none of deleted lines.
        values: what that select asks for.
    """
    for row in rows.rows(f"decisions {which}", **values):
        if kept and row.deleted_at is not None:
            continue
        is_in_force = stands(row, LineKind.DECISION) and row.replaced_by is None
        status = row.status if is_in_force else DecisionStatus.VOID
        settled = status is DecisionStatus.SETTLED
        yield DecisionView(
            id=row.id,
            revision=row.revision,
            number=row.number,
            text=row.text,
            status=status,
            void_reason=row.void_reason if row.status is DecisionStatus.VOID else "",
            session_id=row.session_id,
            session_number=row.session_number,
            agenda_item_id=row.item_id,
            line_id=row.line_id,
            noted_at=row.at,
            settled_at=row.settled_at if settled else None,
            settled_by=row.settled_by if settled else "",
            missing_roles=tuple(json.loads(row.missing_roles)) if settled else (),
            replaces=row.replaces,
            replaced_by=row.replaced_by,
        )


def actions_of(rows: Rows, which: str, /, *, kept: bool = False, **values: object) -> Iterator[ActionView]:
    """Actions in number order; arguments as of `decisions_of`."""
    owners: dict[int, list[OwnerView]] = defaultdict(list)
    for owner in rows.rows(f"owners {which}", **values):
        owners[owner.action_id].append(OwnerView(owner.name, owner.participant_id, owner.on_behalf))
    for row in rows.rows(f"actions {which}", **values):
        if kept and row.deleted_at is not None:
            continue
        yield ActionView(
            id=row.id,
            revision=row.revision,
            number=row.number,
            text=row.text,
            owners=tuple(owners[row.id]),
            due=row.due,
            status=row.status if stands(row, LineKind.ACTION) else ActionStatus.DROPPED,
            session_id=row.session_id,
            session_number=row.session_number,
            agenda_item_id=row.item_id,
            line_id=row.line_id,
            noted_at=row.at,
        )


def decision_view(rows: Rows, decision_id: int) -> DecisionView:
    return next(decisions_of(rows, "by id", decision_id=decision_id))


def action_view(rows: Rows, action_id: int) -> ActionView:
    return next(actions_of(rows, "by id", action_id=action_id))


def decision_views(rows: Rows, maakbank_id: int, *, kept: bool = False) -> tuple[DecisionView, ...]:
    """Every decision of a Ma.akbank in number order, void ones too; with `kept` none of deleted lines."""
    return tuple(decisions_of(rows, "of maakbank", kept=kept, maakbank_id=maakbank_id))


def action_views(rows: Rows, maakbank_id: int, *, kept: bool = False) -> tuple[ActionView, ...]:
    """Every action of a Ma.akbank in number order, dropped ones too; with `kept` none of deleted lines."""
    return tuple(actions_of(rows, "of maakbank", kept=kept, maakbank_id=maakbank_id))


def open_actions(rows: Rows) -> dict[int, int]:
    """How many actions are open, per Ma.akbank."""
    return {row.maakbank_id: row.amount for row in rows.rows("open actions")}


def twin_of(rows: Rows, line: SeatsLine) -> DecisionView | None:
    """A colleague's decision of this session, noted just before `line` was."""
    found = decisions_of(
        rows,
        "of others",
        session_id=line.session_id,
        seat_id=line.seat_id,
        line_id=line.id,
        since=line.at - AT_ONCE,
    )
    return next(reversed(list(found)), None)
