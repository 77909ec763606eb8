"""Initials that tell people at one table apart."""

from collections.abc import Collection, Iterable

__all__ = ["initials_for"]


def initials_for(name: str, taken: Collection[str]) -> str:
    """One to three capitals for `name` that are not in `taken`; a figure if letters run out.

    Small words between ("van", "de") do not count: "Jan van der Berg" is JB,
    "Fatima El Amrani" is FE, and FEA or FA when FE is someone else.
    """
    return next(candidate for candidate in _initials(name) if candidate not in taken)


def _initials(name: str) -> Iterable[str]:
    words = [letters for word in name.split() if (letters := [sign for sign in word if sign.isalnum()])]
    if not words:
        words = [["X"]]
    heads = [word[0] for word in words[1:] if not word[0].islower()] or [word[0] for word in words[1:]]
    first = words[0]
    yield _capitals([first[0], *heads[:1]])
    if len(heads) > 1:
        yield _capitals([first[0], *heads[:2]])
        yield _capitals([first[0], heads[-1]])
    for letter in first[1:]:
        yield _capitals([first[0], letter, *heads[:1]])
    for letter in words[-1][1:]:
        yield _capitals([first[0], *heads[-1:], letter])
    number = 2
    while True:
        yield f"{_capitals([first[0], *heads[:1]])[:2]}{number}"
        number += 1


def _capitals(letters: Iterable[str]) -> str:
    return "".join(letter.upper()[0] for letter in letters)
