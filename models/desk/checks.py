"""Small checks that acts share: forms, revisions, what a session holds."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import SQLModel, select

from models.codes import LineKind
from models.desk.work import Work
from models.errors import InvalidInput, Problem, Refusal, Refused
from models.queries.follow_up import stands
from models.tables import Attendance, Draft, Endorsement, Line

__all__ = ["holds_rows", "in_force", "refuse", "revise", "unchanged"]


def refuse(problems: Mapping[str, Problem]) -> None:
    """Raises InvalidInput when there are any."""
    if problems:
        raise InvalidInput(problems)


def unchanged(now: int, seen: int | None) -> None:
    """Raises Refused when a row no longer has the revision that was seen."""
    if now != seen:
        raise Refused(Refusal.CHANGED)


def revise(row: SQLModel, revision: int | None, fields: dict[str, Any]) -> None:
    """Set fields of a row that still has the revision its editor saw."""
    now = getattr(row, "revision")  # noqa: B009
    unchanged(now, revision)
    for name, value in {**fields, "revision": now + 1}.items():
        setattr(row, name, value)


def in_force(line: Line, kind: LineKind) -> None:
    """Raises Refused when a line was wiped, deleted or is something else by now."""
    if line.wiped_at is not None:
        raise Refused(Refusal.WIPED)
    if not stands(line, kind):
        raise Refused(Refusal.CHANGED)


def holds_rows(work: Work, session_id: int) -> bool:
    """Whether a session holds anything someone noted, or is typing now."""
    noted = any(
        work.session.exec(select(table.id).where(table.session_id == session_id)).first()
        for table in (Line, Attendance, Endorsement)
    )
    typing = select(Draft.seat_id).where(Draft.session_id == session_id, Draft.text != "")
    return noted or work.session.exec(typing).first() is not None
