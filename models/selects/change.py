"""What is asked of the change log."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import col

from models.tables import Change

__all__ = ["SELECTS"]

AFTER = col(Change.seq) > bindparam("after")
SESSION = col(Change.session_id) == bindparam("session_id")

CHANGES = select(
    col(Change.seq),
    col(Change.at),
    col(Change.kind),
    col(Change.row_id),
    col(Change.session_id),
    col(Change.maakbank_id),
    col(Change.item_id),
    col(Change.seat),
    col(Change.actor),
).order_by(col(Change.seq))

SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    "last change": select(func.max(col(Change.seq)).label("seq")),
    "changes": CHANGES.where(AFTER),
    "changes at most": CHANGES.where(AFTER).limit(bindparam("most")),
    "changes of session": CHANGES.where(AFTER, SESSION),
    "changes of act": CHANGES.where(col(Change.act) == bindparam("act"), SESSION),
}
