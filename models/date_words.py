"""The vocabulary of `models.dates`: Dutch and English words for days and numbers.

All words are folded (`models.likeness.fold`) and without dots.
"""

import re
from collections.abc import Iterable, Mapping

from models.likeness import fold

__all__ = [
    "DAYS_AHEAD",
    "DAY_PARTS",
    "FILLERS",
    "HOURS",
    "LONGEST",
    "MONTHS",
    "NUMBERS",
    "WEEKDAYS",
    "any_of",
    "folded_words",
]

LONGEST = 60
"""Longer texts are no date words."""


def _table(rows: Iterable[str], start: int) -> Mapping[str, int]:
    return {word: number for number, row in enumerate(rows, start) for word in row.split()}


WEEKDAYS = _table(
    (
        "maandag ma mnd monday mon",
        "dinsdag di din tuesday tue tues",
        "woensdag wo woe wednesday wed",
        "donderdag do don thursday thu thur thurs",
        "vrijdag vr vrij friday fri",
        "zaterdag za zat saturday sat",
        "zondag zo zon sunday sun",
    ),
    start=0,
)
MONTHS = _table(
    (
        "januari january jan",
        "februari february feb febr",
        "maart march mrt mar",
        "april apr",
        "mei may",
        "juni june jun",
        "juli july jul",
        "augustus august aug",
        "september sep sept",
        "oktober october okt oct",
        "november nov",
        "december dec",
    ),
    start=1,
)
NUMBERS = _table(
    (
        "een one a an",
        "twee two",
        "drie three",
        "vier four",
        "vijf five",
        "zes six",
        "zeven seven",
        "acht eight",
        "negen nine",
        "tien ten",
        "elf eleven",
        "twaalf twelve",
    ),
    start=1,
)
HOURS = {word: number for word, number in NUMBERS.items() if word not in ("a", "an")}
DAYS_AHEAD: Mapping[str, int] = {
    "vandaag": 0,
    "vanmiddag": 0,
    "vanavond": 0,
    "today": 0,
    "tonight": 0,
    "morgen": 1,
    "morgenochtend": 1,
    "morgenmiddag": 1,
    "morgenavond": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "day after tomorrow": 2,
}
DAY_PARTS: Mapping[str, bool] = {
    "'s morgens": False,
    "'s ochtends": False,
    "s morgens": False,
    "s ochtends": False,
    "in the morning": False,
    "am": False,
    "'s middags": True,
    "'s avonds": True,
    "s middags": True,
    "s avonds": True,
    "in the afternoon": True,
    "in the evening": True,
    "pm": True,
}
"""Words behind an hour; True means after noon."""
FILLERS = frozenset(
    _table(
        (
            "de het the van of op on in over deze dit this as",
            "volgende volgend next komende komend coming aanstaande",
            "week weken weeks maand month jaar year",
            "begin start half halverwege medio midden mid middle eind einde end",
        ),
        start=0,
    )
)
"""Words that date words may be strung together with."""


def any_of(words: Iterable[str], group: str) -> str:
    """A named group that matches any of the words."""
    return f"(?P<{group}>{'|'.join(sorted(words, key=len, reverse=True))})"


def folded_words(text: str) -> str:
    """Folded, without marks at the ends, dots after letters ("dec.", "a.s.") and "de" in front.

    Empty when the text is too long for a date or a time.
    """
    if len(text) > LONGEST:
        return ""
    folded = re.sub(r"(?<=[a-z])\.", "", fold(text).strip(" .,;!"))
    return re.sub(r"^(?:de|het|the|'t) ", "", folded)
