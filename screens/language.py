"""Words for people: translation, and dates and times as people here read them.

Msgids are English. The app activates a catalogue from above; until then, or
for a msgid that a catalogue lacks, the English shows. Which language is active
is the one thing this package keeps for a whole process: one process, one viewer.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from models.zone import amsterdam

__all__ = [
    "LANGUAGES",
    "N_",
    "YES",
    "Messages",
    "_",
    "activate",
    "clock",
    "duration",
    "joined",
    "language",
    "local",
    "long_date",
    "ngettext",
    "pgettext",
    "short_date",
]

YES = frozenset({"ja", "yes"})
"""What one types to be sure, folded, in any of the languages."""

LANGUAGES = {"nl": "Nederlands", "en": "English"}
"""The languages to choose from, each by its own name; the first is the default."""


class Messages(Protocol):
    """What a catalogue answers; the standard library's `gettext` classes fit too."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, singular: str, plural: str, n: int, /) -> str: ...
    def pgettext(self, context: str, message: str, /) -> str: ...


class Plain:
    """A catalogue from a plain mapping; without one, plain English."""

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        self._words = words or {}

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


class _Active:
    language = "en"
    messages: Messages = Plain()


def activate(language: str, messages: Messages | Mapping[str, str] | None = None) -> None:
    """Speak `language` from now on, with the words of `messages`."""
    _Active.language = language
    _Active.messages = Plain(messages) if messages is None or isinstance(messages, Mapping) else messages


def language() -> str:
    """Code of the language spoken now: "nl" or "en"."""
    return _Active.language


def _(message: str) -> str:
    """`message` in the language spoken now. Fill in with `.format(...)` afterwards."""
    return _Active.messages.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that fits `n`, in the language spoken now; `n` itself is filled in afterwards."""
    return _Active.messages.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """`message` as meant in `context`, where one English word is several Dutch ones."""
    return _Active.messages.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a text as a msgid where it stands before a language is known."""
    return message


def local(moment: datetime) -> datetime:
    """An aware moment on Amsterdam's clock."""
    return moment.astimezone(amsterdam())


def clock(moment: datetime) -> str:
    """The time of day: "14:31"."""
    return f"{local(moment):%H:%M}"


def short_date(day: date) -> str:
    """A day in a list: "vr 4 dec". A `datetime` gives its day in Amsterdam."""
    day = _day(day)
    return f"{_(SHORT_WEEKDAYS[day.weekday()])} {day.day} {_(SHORT_MONTHS[day.month - 1])}"


def long_date(day: date) -> str:
    """A day in full: "vrijdag 4 december 2026". A `datetime` gives its day in Amsterdam."""
    day = _day(day)
    return f"{_(WEEKDAYS[day.weekday()])} {day.day} {_(MONTHS[day.month - 1])} {day.year}"


def duration(seconds: float) -> str:
    """A stretch of time: "12:20", from an hour on "1:02:20"."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def joined(names: Sequence[str]) -> str:
    """Names as one says them: "Jan, Piet en Fatima"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _day(day: date) -> date:
    return local(day).date() if isinstance(day, datetime) and day.tzinfo else day


# A test holds these against Babel's: at runtime Babel would cost the first date 40 ms.
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
