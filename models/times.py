"""Times of day in Dutch and English words, as typed into forms."""

import re
from datetime import time

from models.date_words import DAY_PARTS, HOURS, any_of, folded_words

__all__ = ["parse_time"]

_NOON = 12 * 60
_DAY_BEGINS = 8 * 60


def parse_time(text: str) -> time | None:
    """A time of day: "19.30", "19:30", "1930", "19u30", "half acht", "kwart over 7", "7 pm".

    Without minutes in figures people mean a working day and its evening:
    before eight is after noon, so "half acht" is 19:30 and "7 uur" 19:00,
    but "7:00" and "7 uur 's ochtends" are what they say.
    """
    folded = folded_words(text)
    if found := re.fullmatch(_FIGURES, folded):
        return _time(int(found["hour"]), int(found["minute"]), found["part"], spoken=False)
    for before, minutes in _SPOKEN:
        if found := re.fullmatch(rf"(?:om |at )?{before}{_HOUR}(?: ?(?:uur|u|h|o'clock))?{_WHEN}", folded):
            word = found["hour"]
            return _time(int(word) if word.isdigit() else HOURS[word], minutes, found["part"], spoken=True)
    return None


def _time(hour: int, minutes: int, part: str | None, *, spoken: bool) -> time | None:
    """`minutes` below zero come off the hour: "kwart voor"."""
    if hour > 23 or minutes > 59:
        return None
    total = hour * 60 + minutes
    if part is None:
        after_noon = spoken and 0 < total < _DAY_BEGINS
    else:
        after_noon = DAY_PARTS[part]
        if hour == 12 and not after_noon:
            total -= _NOON
    if after_noon and total < _NOON:
        total += _NOON
    return time(total // 60, total % 60) if total >= 0 else None


_WHEN = rf"(?: ?(?P<part>{'|'.join(DAY_PARTS)}))?"
_FIGURES = rf"(?:om |at )?(?P<hour>\d{{1,2}})[:.uh]?(?P<minute>\d\d)(?: ?(?:uur|u|h))?{_WHEN}"
_HOUR = any_of((r"\d{1,2}", *HOURS), "hour")
_SPOKEN: tuple[tuple[str, int], ...] = (
    ("", 0),
    ("half ", -30),
    ("half past ", 30),
    ("kwart over ", 15),
    ("quarter past ", 15),
    ("kwart voor ", -15),
    ("quarter to ", -15),
    ("tien over ", 10),
    ("tien voor ", -10),
)
