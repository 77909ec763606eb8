"""The place where a seat writes: with the room, or behind it."""

from models.outbox import Making

__all__ = ["Place"]


class Place:
    """Which agenda item the next line belongs to.

    A line belongs to the item that was open at its first key: while something
    stands in the input, the place stays, wherever the room goes.
    """

    def __init__(self) -> None:
        self.room_at: int | None = None
        """The item where the room is."""
        self.follows = True
        """Whether the place goes along with the room."""
        self._at: int | None = None
        self._drafting = False

    @property
    def writes_at(self) -> int | None:
        return self._at

    @property
    def is_behind(self) -> bool:
        """Whether the room is somewhere else."""
        return self._at is not None and self._at != self.room_at

    def room_is_at(self, item_id: int | None) -> None:
        """The room is at this item; an empty input goes along."""
        self.room_at = item_id
        self._go_along()

    def draft_is(self, text: str) -> None:
        """This stands in the input now."""
        self._drafting = bool(text)
        self._go_along()

    def go_to(self, item_id: int) -> None:
        """Write on here; the room is no longer followed unless it is here too."""
        self._at = item_id
        self.follows = item_id == self.room_at

    def follow_room(self) -> None:
        """To the room's item, also with what stands in the input."""
        self.follows = True
        self._at = self.room_at

    def take_up(self, making: Making) -> None:
        """What was left in the input goes on at its own item."""
        self._drafting = bool(making.text)
        if making.item_id is not None:
            self._at = making.item_id

    def _go_along(self) -> None:
        if self._at is None or (self.follows and not self._drafting):
            self._at = self.room_at
