"""A session as text: one picture of it, and the boxes of HTML that show it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from maktui.web.live_boxes import Block, Boxes
from maktui.web.stands import table_html
from maktui.web.templates import piece
from models.rules import item_ends_at
from models.views.agenda import AgendaItemView
from models.views.change import Change
from models.views.maakbank import MaakbankView
from models.views.minutes import LineView
from models.views.values import FixedTextView
from models.zone import local_date
from screens import labels
from screens.language import language
from screens.live_state import EVERY_PART, LiveState, load
from screens.support_labels import carried_words

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["PARTS", "Picture", "boxes", "read"]

BLOCKS = "live_blocks.html"

PARTS = EVERY_PART - {"door", "seat"} | {"role"}
"""What moves this page; the rest of the change log passes by. Who comes in shows nowhere on it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the page shows."""

    maakbank: MaakbankView
    values: tuple[FixedTextView, ...]
    state: LiveState
    lines: dict[int, tuple[LineView, ...]]
    """Kept lines per agenda item."""


def read(desk: "Desk", session_id: int, before: Picture | None, changes: Collection[Change]) -> Picture:
    """A new picture; of the one before all is kept that no change touches. Blocks: call it in a thread."""
    parts = {change.part for change in changes}
    state = load(desk, session_id, before.state if before else None, parts)
    return Picture(
        maakbank=before.maakbank
        if before and "maakbank" not in parts
        else desk.read.maakbank(maakbank_id=state.session.maakbank_id),
        values=before.values if before else desk.read.values(),
        state=state,
        lines=_lines(desk, state, before, changes),
    )


def _lines(
    desk: "Desk", state: LiveState, before: Picture | None, changes: Collection[Change]
) -> dict[int, tuple[LineView, ...]]:
    """Lines of the items that moved; a decision or action stands in a line, wherever that is."""
    known = before.lines if before else {}
    moved = {change.item_id for change in changes if change.part == "line"}
    all_moved = None in moved or any(change.part in ("decision", "action") for change in changes)
    return {
        item.id: known[item.id]
        if item.id in known and item.id not in moved and not all_moved
        else desk.read.lines(item_id=item.id)
        for item in state.agenda
    }


def boxes(picture: Picture, now: datetime) -> Boxes:
    """The page's boxes with their blocks."""
    state = picture.state
    return {
        "head": (Block("head", piece(BLOCKS, "head", picture.maakbank, state.session)),),
        "now": (_now(state, now),),
        "table": tuple(Block("table", table_html(one)) for one in (state.at_table,) if one is not None),
        "proposals": tuple(_point(line) for line in reversed(state.to_put)),
        "decisions": tuple(
            Block(
                f"decision-{one.id}",
                piece(BLOCKS, "decision", one, carried_words(one.id, state.support), labels),
            )
            for one in reversed(state.session_decisions)
        )
        or (_none("no-decisions"),),
        "actions": tuple(
            Block(f"action-{one.id}", piece(BLOCKS, "action", one, local_date(now), labels))
            for one in reversed(state.open_actions)
        )
        or (_none("no-actions"),),
        "points": tuple(_point(line) for line in (*reversed(state.questions), *reversed(state.parked))),
        "agenda": tuple(
            Block(f"agenda-{item.id}", piece(BLOCKS, "agenda_item", item, item == state.running))
            for item in state.agenda
        ),
        "minutes": tuple(_minutes(picture)) or (_none("no-minutes"),),
    }


def _none(key: str) -> Block:
    return Block(key, piece(BLOCKS, "nothing", key))


def _now(state: LiveState, now: datetime) -> Block:
    """What runs; "klaar om" stands still in a stretch of talk, and is left out over dinner (R14)."""
    running, paused_at = state.running, state.session.paused_at
    ends_at = None
    if running is not None and paused_at is None and not state.is_calm:
        ends_at = item_ends_at(running, now)
    return Block("now", piece(BLOCKS, "now", state, running, state.next_item, paused_at, ends_at))


def _point(line: LineView) -> Block:
    return Block(f"point-{line.id}", piece(BLOCKS, "point", line, labels))


def _minutes(picture: Picture) -> Iterable[Block]:
    """The running item first, then the others back in time; after the session from the start."""
    state = picture.state
    items = list(state.agenda)
    if state.is_live:
        items.sort(key=lambda item: (item != state.running, -item.number))
    for item in items:
        lines = picture.lines.get(item.id, ())
        if lines or item == state.running:
            yield _title(item, item == state.running)
            yield from (Block(f"line-{line.id}", _line(line, language())) for line in lines)


def _title(item: AgendaItemView, is_running: bool) -> Block:
    return Block(f"item-{item.id}", piece(BLOCKS, "item_title", item, is_running))


@lru_cache(4096)
def _line(line: LineView, _language: str) -> str:
    """A line as it stands in the minutes; a session has many, and few of them move."""
    return piece(BLOCKS, "line", replace(line, conflicts=()), labels)
