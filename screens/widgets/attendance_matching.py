"""Who is meant by two letters: names, initials, organisations, best match first."""

from collections.abc import Callable, Sequence

from models.codes import Presence
from models.likeness import fold
from models.views.people import AttendanceView

__all__ = ["is_known", "matching"]

BY_ORGANISATION = 4
"""From this rank on it is not the person's own name that fits."""
NO_MATCH = 9


def _is_here(entry: AttendanceView) -> bool:
    return entry.presence is Presence.HERE


def matching(
    query: str, attendance: Sequence[AttendanceView], is_done: Callable[[AttendanceView], bool] = _is_here
) -> tuple[AttendanceView, ...]:
    """The people `query` may mean: by their own name, then by another.

    Args:
        query: two letters, or more; without any it means all.
        attendance: who may be meant, in their order.
        is_done: who comes after the others of the same sort, however well it fits.
    """
    asked = fold(query)
    if not asked:
        return tuple(attendance)
    ranked = [(_rank(asked, entry), entry) for entry in attendance]
    fitting = [(rank, entry) for rank, entry in ranked if rank < NO_MATCH]
    fitting.sort(key=lambda pair: (pair[0] >= BY_ORGANISATION, is_done(pair[1]), pair[0]))
    return tuple(entry for _, entry in fitting)


def is_known(name: str, attendance: Sequence[AttendanceView]) -> bool:
    """Whether somebody on the list is called exactly so."""
    return any(fold(entry.participant.name) == fold(name) for entry in attendance)


def _rank(asked: str, entry: AttendanceView) -> int:
    person = entry.participant
    name = fold(person.name)
    words = name.split()
    tests = (
        asked == fold(person.initials),
        bool(words) and words[0].startswith(asked),
        any(word.startswith(asked) for word in words),
        _heads(asked, words),
        fold(person.organisation).startswith(asked),
        any(word.startswith(asked) for word in fold(person.organisation).split()),
        asked in name,
    )
    return next((rank for rank, fits in enumerate(tests) if fits), NO_MATCH)


def _heads(asked: str, words: Sequence[str]) -> bool:
    """ "fe" for Fatima El Amrani, "jw" for Joost Wiering; "sa ou" for Samira Ouali."""
    letters = asked.replace(" ", "")
    heads = "".join(word[0] for word in words)
    if heads.startswith(letters):
        return True
    parts = asked.split()
    return len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts)
