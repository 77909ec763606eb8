"""Which changes of the record let somebody do something else from her own seat than before."""

from collections.abc import Iterable
from enum import StrEnum

from models.codes import ChangeKind
from models.views.change import Change

__all__ = ["Asks", "asks"]

COUNTS = frozenset({ChangeKind.STANDS_TAKEN})
"""Many in a few seconds, each for one person."""

SOON = frozenset({"attendance", "participant", "turn"})
KINDS = frozenset({ChangeKind.QUEUE_CHOSEN, ChangeKind.ITEM_STARTED}) | COUNTS


class Asks(StrEnum):
    """When a page asks what its seat may do by now."""

    NOT = ""
    SOON = "soon"
    """Within a second or so, and not with every phone at once."""
    NOW = "now"


def asks(changes: Iterable[Change]) -> Asks:
    """When a page that shows the proposal and the queue asks after these changes."""
    found = tuple(changes)
    if any(_is_now(change) for change in found):
        return Asks.NOW
    if any(change.part in SOON or change.kind in KINDS for change in found):
        return Asks.SOON
    return Asks.NOT


def _is_now(change: Change) -> bool:
    # Of what happens to a seat only this lets somebody do more; a seat that was taken away asks nothing.
    return change.kind is ChangeKind.SEAT_CONFIRMED or (
        change.part == "proposal" and change.kind not in COUNTS
    )
