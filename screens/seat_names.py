"""Whose name is meant by some letters, where someone says who she is."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.likeness import fold

__all__ = ["Fitting", "fitting_names"]

SURE = 2
"""Letters of a first name that say who is meant, when nobody else is called so."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The names that may be meant."""

    names: tuple[str, ...]
    is_new: bool
    """What was typed is nobody's whole name: it may be a new one, which comes after these."""
    meant: int | None
    """The row that is meant beyond doubt; None where someone has to choose."""


def fitting_names(typed: str, names: Sequence[str]) -> Fitting:
    """Sort out who is meant: a whole name, or the first letters of one first name only.

    Letters of a surname are no reason to take someone for that person.
    """
    asked = fold(typed)
    if not asked:
        return Fitting(tuple(names), is_new=False, meant=None)
    found = sorted((name for name in names if _fits(asked, name)), key=lambda name: fold(name) != asked)
    if found and fold(found[0]) == asked:
        return Fitting(tuple(found), is_new=False, meant=0)
    if not found:
        return Fitting((), is_new=True, meant=0)
    first = [at for at, name in enumerate(found) if fold(name).startswith(asked)]
    is_sure = len(asked) >= SURE and len(found) == len(first) == 1
    return Fitting(tuple(found), is_new=True, meant=first[0] if is_sure else None)


def _fits(asked: str, name: str) -> bool:
    folded = fold(name)
    return folded.startswith(asked) or any(word.startswith(asked) for word in folded.split())
