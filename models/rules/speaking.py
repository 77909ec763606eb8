"""Everyone heard: who comes next, who was not heard yet (R2, R14)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Protocol, TypeVar

__all__ = ["speaking_order"]


class Waiting(Protocol):
    """Someone who asked for the word."""

    @property
    def id(self) -> int: ...

    @property
    def participant_id(self) -> int: ...

    @property
    def asked_at(self) -> datetime: ...


One = TypeVar("One", bound=Waiting)


def speaking_order(waiting: Iterable[One], heard: Collection[int]) -> tuple[One, ...]:
    """Who was not heard at this item first, then as they asked; the gespreksleider may choose otherwise."""
    return tuple(sorted(waiting, key=lambda one: (one.participant_id in heard, one.asked_at, one.id)))
