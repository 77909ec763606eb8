"""A live page as boxes with blocks of HTML, and what to change in a browser that shows an earlier one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Block", "Boxes", "Issue"]


@dataclass(frozen=True, slots=True)
class Block:
    """One element of a box; `key` is its id in the page."""

    key: str
    html: str


Boxes = Mapping[str, tuple[Block, ...]]
"""The blocks of each box, in their order; every issue has the same boxes."""


@dataclass(frozen=True)
class Issue:
    """The page as it was at one moment; the same for all its readers, so made once."""

    id: str
    boxes: Boxes
    before: "Issue | None" = None

    @cached_property
    def change(self) -> bytes:
        """The event that brings a reader of the issue before up to date."""
        known = self.before.boxes if self.before else {}
        moved = {name: blocks for name, blocks in self.boxes.items() if blocks != known.get(name)}
        return _event(self.id, {name: _moved(blocks, known.get(name, ())) for name, blocks in moved.items()})

    @cached_property
    def whole(self) -> bytes:
        """The event that brings any reader up to date."""
        return _event(self.id, {name: _moved(blocks, ()) for name, blocks in self.boxes.items()})

    def for_reader(self, seen: str) -> bytes:
        """What a reader who has `seen` an issue needs; nothing when it was this one."""
        if seen == self.id:
            return b""
        return self.change if self.before is not None and seen == self.before.id else self.whole

    def followed_by(self, boxes: Boxes, id: str) -> "Issue":
        """The next issue; it knows this one, but not the ones before."""
        return Issue(id, boxes, Issue(self.id, self.boxes))


def _moved(blocks: tuple[Block, ...], known: tuple[Block, ...]) -> dict[str, object]:
    """The order of all blocks, and the HTML of those that are not known."""
    old = set(known)
    return {
        "order": [block.key for block in blocks],
        "blocks": {block.key: block.html for block in blocks if block not in old},
    }


def _event(id: str, boxes: dict[str, dict[str, object]]) -> bytes:
    """JSON has no line ends, so one line of data is enough."""
    data = json.dumps(boxes, ensure_ascii=False, separators=(",", ":"))
    return f"id: {id}\nevent: page\ndata: {data}\n\n".encode()
