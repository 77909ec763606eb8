"""Comparing words the way people read them: case and accents aside, and nearly."""

import unicodedata
from collections.abc import Iterable

__all__ = ["distance", "fold", "nearest"]

_UNSPLIT = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "_": " ",
        "\u2019": "'",
        "\u2018": "'",
    }
)


def fold(text: str) -> str:
    """A key that is equal for texts that differ in case, accents or spacing only."""
    folded = text.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in parts if not unicodedata.combining(char)).casefold()
    return " ".join(folded.translate(_UNSPLIT).split())


def distance(one: str, other: str, most: int) -> int:
    """Edits (add, drop, change, swap neighbours) from one to other; above `most` just `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        now = [row]
        for column, there in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (char != there))
            if row > 1 and column > 1 and char == other[column - 2] and one[row - 2] == there:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]


def nearest(word: str, words: Iterable[str]) -> str:
    """The word of `words` that `word` is probably a slip of, or "".

    One slip where either has three or four letters, two where both are longer; a
    beginning of two letters or more counts when only one word begins so.
    Give both folded.
    """
    if len(word) < 3:
        return ""
    best, least = "", 3
    begun = []
    for candidate in words:
        most = min(least - 1, 1 if min(len(word), len(candidate)) < 5 else 2)
        edits = distance(word, candidate, most)
        if edits <= most and edits < len(candidate) - 1:
            best, least = candidate, edits
        if candidate.startswith(word):
            begun.append(candidate)
    return best or (begun[0] if len(begun) == 1 else "")
