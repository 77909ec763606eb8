"""Due dates and moments in Dutch and English words, pure and table-driven.

A date without a year is the first one from today on; what "begin januari",
"volgende week" and the like mean to the day is in `docs/grammatica.md`.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from models.date_words import DAYS_AHEAD, FILLERS, LONGEST, MONTHS, NUMBERS, WEEKDAYS, any_of, folded_words
from models.likeness import distance
from models.times import parse_time

__all__ = ["LONGEST", "looks_like_date", "parse_date", "parse_due", "parse_time"]

Rule = Callable[[re.Match[str], date], date | None]


def parse_due(words: str, today: date) -> date | None:
    """The day that these words mean, or None when they are no date words or no such day exists.

    Never before `today`, unless the words hold a year.
    """
    folded = folded_words(words)
    if not folded:
        return None
    for pattern, rule in _rules():
        if found := pattern.fullmatch(folded):
            try:
                return rule(found, today)
            except (ValueError, OverflowError):
                return None
    return None


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Compiled when first asked for: it would cost every start 8 ms."""
    return tuple((re.compile(pattern), rule) for pattern, rule in _RULES)


def parse_date(text: str, today: date) -> date | None:
    """A day typed into a form: all that `parse_due` knows, with or without "op"."""
    return parse_due(re.sub(r"(?i)^\s*(?:op|on)\s", "", text), today)


def looks_like_date(words: str) -> bool:
    """Whether someone meant a date, also one that does not exist or is misspelt.

    True for "31 februari", "32-13" and "4 decmber"; not for "de jeugd" or "3 weken".
    """
    tokens = folded_words(words).split()
    numbered = any(token[0].isdigit() for token in tokens)
    evidence = False
    for token in tokens:
        if token in FILLERS or re.fullmatch(rf"\d{{1,4}}{_TH}|{_NUMBER}", token):
            continue
        if not (
            re.fullmatch(_NUMERIC, token)
            or _is_nearly(token, WEEKDAYS, 6)
            or (numbered and _is_nearly(token, MONTHS, 4))
        ):
            return False
        evidence = True
    return evidence or (numbered and "week" in tokens[:1])


def _is_nearly(token: str, words: Mapping[str, int], least: int) -> bool:
    """One of these words, or one slip away from one (two in long words)."""
    if token in words:
        return True
    most = 1 if len(token) < 8 else 2
    return len(token) >= least and any(
        len(word) >= least and distance(token, word, most) <= most for word in words
    )


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _ahead(count: int, unit: str, today: date) -> date:
    """Days, weeks, months or years from today; a month too short gives its last day."""
    if unit[0] == "d":
        return today + timedelta(days=count)
    if unit[0] == "w":
        return today + timedelta(weeks=count)
    year, month = divmod(today.year * 12 + today.month - 1 + count * (12 if unit[0] in "jy" else 1), 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _coming(weekday: str, today: date) -> date:
    """The first such day after today."""
    return today + timedelta(days=(WEEKDAYS[weekday] - today.weekday() - 1) % 7 + 1)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(weeks=weeks, days=-today.weekday())


def _unless_past(day: date, today: date) -> date | None:
    return day if day >= today else None


def _end_of_week(monday: date, today: date) -> date | None:
    """Friday; once that has passed, Sunday."""
    friday = monday + timedelta(days=4)
    return _unless_past(friday, today) or _unless_past(friday + timedelta(days=2), today)


def _days_ahead(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=DAYS_AHEAD[found[0]])


def _units_ahead(found: re.Match[str], today: date) -> date:
    return _ahead(_count(found["number"]), found["unit"], today)


def _coming_weekday(found: re.Match[str], today: date) -> date:
    return _coming(found["weekday"], today)


def _this_weekday(found: re.Match[str], today: date) -> date:
    return _coming(found["weekday"], today - timedelta(days=1))


def _weekday_later(found: re.Match[str], today: date) -> date:
    return _coming(found["weekday"], today) + timedelta(weeks=_count(found["number"]))


def _weekday_of_this_week(found: re.Match[str], today: date) -> date | None:
    return _unless_past(_monday(today, 0) + timedelta(days=WEEKDAYS[found["weekday"]]), today)


def _weekday_of_next_week(found: re.Match[str], today: date) -> date:
    return _monday(today, 1) + timedelta(days=WEEKDAYS[found["weekday"]])


def _week_number(found: re.Match[str], today: date) -> date | None:
    number = int(found["week"])
    if found["year"]:
        return date.fromisocalendar(int(found["year"]), number, 5)
    year = today.isocalendar().year
    in_this_year = _end_of_week(date.fromisocalendar(year, number, 1), today)
    return in_this_year or date.fromisocalendar(year + 1, number, 5)


def _weekend(found: re.Match[str], today: date) -> date | None:
    return _end_of_week(_monday(today, 1 if found["next"] else 0), today)


def _period(found: re.Match[str], today: date) -> date | None:
    """Beginning, middle or end (also when unsaid) of this or the next week, month or year."""
    parts = found.groupdict()
    steps = 1 if parts.get("next") else 0
    unit = found["unit"][0]
    if unit == "w":
        monday = _monday(today, steps)
        if parts.get("first"):
            return _unless_past(monday, today)
        if parts.get("middle"):
            return _unless_past(monday + timedelta(days=2), today)
        return _end_of_week(monday, today)
    if unit == "m":
        start = _ahead(steps, "month", today.replace(day=1))
        return _unless_past(_part_of_month(start.year, start.month, parts), today)
    return _unless_past(_part_of_year(today.year + steps, parts), today)


def _part_of_month(year: int, month: int, parts: Mapping[str, str | None]) -> date:
    if parts.get("first"):
        return date(year, month, 7)
    return date(year, month, 15 if parts.get("middle") else monthrange(year, month)[1])


def _part_of_year(year: int, parts: Mapping[str, str | None]) -> date:
    if parts.get("first"):
        return date(year, 1, 31)
    return date(year, 6, 30) if parts.get("middle") else date(year, 12, 31)


def _named_month(found: re.Match[str], today: date) -> date:
    parts = found.groupdict()
    month = MONTHS[found["month"]]
    if parts["year"]:
        return _part_of_month(int(parts["year"]), month, parts)
    this_year = _unless_past(_part_of_month(today.year, month, parts), today)
    return this_year or _part_of_month(today.year + 1, month, parts)


def _named_year(found: re.Match[str], today: date) -> date:
    return _part_of_year(int(found["year"]), found.groupdict())


def _calendar_day(found: re.Match[str], today: date) -> date | None:
    """A day and a month, maybe a year, maybe the weekday, which must then be right."""
    parts = found.groupdict()
    month = MONTHS[parts["month"]] if parts.get("month") else int(parts["month_number"] or 0)
    day = int(parts.get("day") or 1)
    if parts["year"]:
        year = int(parts["year"])
        there = date(year + 2000 if year < 100 else year, month, day)
    else:
        there = date(today.year + ((month, day) < (today.month, today.day)), month, day)
    weekday = parts.get("weekday")
    return None if weekday and WEEKDAYS[weekday] != there.weekday() else there


_TH = r"(?:e|de|ste|st|nd|rd|th)?"
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_NUMERIC = r"[0-3]?\d([-/])[0-3]?\d(\1(\d\d)?\d\d)?|[0-3]?\d\.[0-3]?\d\.\d{4}|\d{4}-\d\d?-\d\d?"
_SHORT_MONTHS = frozenset(("mei", "may", "juni", "june", "juli", "july"))
_W = any_of(WEEKDAYS, "weekday")
_M = any_of(MONTHS, "month")
_WHOLE_M = any_of((name for name in MONTHS if len(name) > 4 or name in _SHORT_MONTHS), "month")
_N = rf"(?P<number>{_NUMBER})"
_Y = r"(?P<year>(?:19|20|21)\d\d)"
_D = r"(?P<day>\d{1,2})"
_MN = r"(?P<month_number>\d{1,2})"
_UNIT = r"(?P<unit>dag(?:en)?|days?|week|weken|weeks|maand(?:en)?|months?|jaar|years?)"
_SPAN = r"(?P<unit>week|maand|month|jaar|year)"
_OVER = r"(?:over|in|na|binnen|within)"
_THIS = r"(?:deze|dit|this)"
_NEXT = r"(?:volgende?|next)"
_COMING = r"(?:aanstaande|as|komende?|eerstvolgende|coming|upcoming)"
_PART = (
    r"(?:(?P<first>begin|start|beginning)|(?P<middle>half|halverwege|medio|midden|mid|middle)"
    r"|(?P<last>einde?|end))(?: van| of| in)?(?: de| het| the)?"
)
_RULES: tuple[tuple[str, Rule], ...] = (
    ("|".join(DAYS_AHEAD), _days_ahead),
    (rf"{_OVER} {_N} {_UNIT}", _units_ahead),
    (rf"{_N} {_UNIT} from (?:now|today)", _units_ahead),
    (rf"(?:{_COMING} )?{_W}", _coming_weekday),
    (rf"{_W} (?:as|aanstaande|komend)", _coming_weekday),
    (rf"{_THIS} {_W}", _this_weekday),
    (rf"{_THIS} week (?:op |on )?{_W}", _weekday_of_this_week),
    (rf"{_W} {_THIS} week", _weekday_of_this_week),
    (rf"{_NEXT} (?:week )?(?:op |on )?{_W}", _weekday_of_next_week),
    (rf"{_W} (?:in )?(?:de )?{_NEXT} week", _weekday_of_next_week),
    (rf"{_W} {_OVER} {_N} (?:week|weken|weeks)", _weekday_later),
    (rf"{_N} (?:week|weeks) from {_W}", _weekday_later),
    (rf"week (?P<week>\d\d?)(?: (?:van )?{_Y})?", _week_number),
    (rf"(?:(?:{_THIS}|{_COMING}|(?P<next>{_NEXT})) )?weekend", _weekend),
    (rf"(?:{_PART} )?(?:{_THIS}|(?P<next>{_NEXT}|komende)) {_SPAN}", _period),
    (rf"{_PART} {_SPAN}", _period),
    (rf"{_PART} {_M}(?: {_Y})?", _named_month),
    (rf"{_PART} {_Y}", _named_year),
    (rf"{_WHOLE_M}(?: {_Y})?", _calendar_day),
    (rf"(?:{_W} )?{_D}{_TH} (?:of |van )?{_M}(?: {_Y})?", _calendar_day),
    (rf"(?:{_W} )?{_M} {_D}{_TH},?(?: {_Y})?", _calendar_day),
    (rf"(?:{_W} )?{_D}(?P<sep>[-/]){_MN}(?:(?P=sep)(?P<year>(?:19|20|21)?\d\d))?", _calendar_day),
    (rf"(?:{_W} )?{_D}\.{_MN}\.{_Y}", _calendar_day),
    (rf"(?:{_W} )?{_Y}-{_MN}-{_D}", _calendar_day),
)
