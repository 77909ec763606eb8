"""Which agenda item a few letters or a number mean."""

import re
from collections.abc import Sequence

from models.grammar.outcomes import ItemMatch
from models.likeness import distance, fold

__all__ = ["match_item"]

LONGEST_TITLE = 200
"""Characters that are compared."""

_NUMBERED = re.compile(r"(?:punt |item )?(\d{1,3})\b[.):]?\s*(.*)")


def match_item(query: str, titles: Sequence[str]) -> ItemMatch:
    """The item meant by "4", "Besluiten", "4. Besluiten", "beslu" or, nearly, "belsuiten".

    `titles` in the order of the agenda. A number, a whole title or a title's
    beginning that only one has gives `index`; a part of a title, several
    such titles or a slip of the pen gives `near`, to ask about.
    """
    wanted = fold(query[:LONGEST_TITLE])
    folded = [fold(title[:LONGEST_TITLE]) for title in titles]
    if not wanted:
        return ItemMatch()
    if wanted in folded:
        return ItemMatch(index=folded.index(wanted), exact=True)
    numbered = _NUMBERED.fullmatch(wanted)
    if numbered and 1 <= int(numbered[1]) <= len(titles):
        index = int(numbered[1]) - 1
        if numbered[2] in ("", folded[index]):
            return ItemMatch(index=index, exact=True)
    begun = [index for index, title in enumerate(folded) if title.startswith(wanted)]
    if len(begun) == 1:
        return ItemMatch(index=begun[0])
    return ItemMatch(near=begun[0] if begun else _near(wanted, folded))


def _near(wanted: str, folded: Sequence[str]) -> int | None:
    """The title with a word that begins so, else the least misspelt: one slip in four letters at most."""
    if len(wanted) > 2:
        for index, title in enumerate(folded):
            if f" {wanted}" in title.replace("-", " "):
                return index
    most = min(len(wanted) // 4, 6)
    slips = [
        (min(distance(wanted, title, most), distance(wanted, title[: len(wanted)], most)), index)
        for index, title in enumerate(folded)
    ]
    least, index = min(slips, default=(most + 1, 0))
    return index if least <= most else None
