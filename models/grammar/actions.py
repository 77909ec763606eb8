"""Actions and quotes: who leads, what is said, and until when."""

import re
from datetime import date

from models.codes import LineKind
from models.dates import LONGEST, looks_like_date, parse_due
from models.grammar.names import MOST_NAMES, Named, Roster, mentions_in, named_at
from models.grammar.outcomes import Doubt, NewLine

__all__ = ["read_action", "read_help_wanted", "read_quote"]

_JOINT = re.compile(r"[\s,;:&+/]*(?:(?:en|and)\s+)?(?=@)", re.IGNORECASE)
_AFTER_NAMES = re.compile(r"\s*(?:[:,;]|[-–—](?=\s))?\s*(?:to\s+(?!do\b))?")
_NAMES_TO = re.compile(r"([^@\n]{1,80}?)\s+to\s+(?!do\b)(?=\S)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*[,&]\s*|\s+(?:en|and)\s+", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<![^\s(,;])(?:"
    r"(?:voor |vóór )?uiterlijk (?:op |voor |vóór )?|voor |vóór |tegen "
    r"|no later than |before |by |due (?:on |by )?|deadline:? "
    r"|(?=(?:binnen|within) ))",
    re.IGNORECASE,
)
_LONGEST_LEAD = 20


def read_action(text: str, today: date, known: Roster) -> NewLine | None:
    """An action: leading owners, what to do, and a due date at the end; None without anything to do."""
    owners, end = _leading_names(text, known)
    what, due, misdated = _split_due(text[end:], today)
    if not what:
        return None
    mentions = mentions_in(what, known)
    doubt, suggestion = _doubt_about(owners, mentions)
    if misdated:
        doubt, suggestion = Doubt.BAD_DATE, ""
    names = tuple(dict.fromkeys(owner.name for owner in owners))
    return NewLine(LineKind.ACTION, what, names, mentions, due, doubt=doubt, suggestion=suggestion)


def read_help_wanted(text: str, today: date, known: Roster) -> NewLine | None:
    """An action that asks for an owner: nobody leads, and that is no doubt."""
    what, due, misdated = _split_due(text, today)
    if not what:
        return None
    doubt = Doubt.BAD_DATE if misdated else None
    return NewLine(LineKind.ACTION, what, mentions=mentions_in(what, known), due=due, doubt=doubt)


def read_quote(text: str, known: Roster) -> NewLine | None:
    """Who said it, with @ in front, and the words; None without words."""
    named = named_at(text, 0, known) if text.startswith("@") else None
    if named is None:
        return NewLine(LineKind.QUOTE, text, mentions=mentions_in(text, known))
    words = text[named.end :].lstrip(" \t\n:,;")
    if not words:
        return None
    return NewLine(
        LineKind.QUOTE,
        words,
        mentions=mentions_in(words, known),
        quoted=named.name,
        doubt=named.doubt,
        suggestion=named.suggestion,
    )


def _doubt_about(owners: list[Named], mentions: tuple[str, ...]) -> tuple[Doubt | None, str]:
    if not owners:
        return Doubt.NO_OWNER, mentions[0] if mentions else ""
    return next(((owner.doubt, owner.suggestion) for owner in owners if owner.doubt), (None, ""))


def _leading_names(text: str, known: Roster) -> tuple[list[Named], int]:
    """The owners in front and where the text behind them begins."""
    owners: list[Named] = []
    end = 0
    while len(owners) < MOST_NAMES and text.startswith("@", end) and (named := named_at(text, end, known)):
        owners.append(named)
        end = named.end
        if joint := _JOINT.match(text, end):
            end = joint.end()
    if not owners:
        return _names_before_to(text, known)
    after = _AFTER_NAMES.match(text, end)
    return owners, after.end() if after else end


def _names_before_to(text: str, known: Roster) -> tuple[list[Named], int]:
    """The way of scribe.perl, "ACTION: dan to write X", for people who are known."""
    found = _NAMES_TO.match(text)
    if found is None:
        return [], 0
    names = [known.by_first_name(part) for part in _BETWEEN_NAMES.split(found[1])]
    return ([Named(name, found.end()) for name in names], found.end()) if all(names) else ([], 0)


def _split_due(text: str, today: date) -> tuple[str, date | None, bool]:
    """The text before the due date, the date, and whether the end was meant for a date that is none."""
    misdated = False
    for lead in _LEAD.finditer(text, max(0, len(text) - LONGEST - _LONGEST_LEAD)):
        before, words = text[: lead.start()].rstrip(), text[lead.end() :]
        if before.endswith("(") and words.endswith((")", ").")):
            before, words = before[:-1].rstrip(), words.rstrip(".").removesuffix(")")
        if due := parse_due(words, today):
            return before.rstrip(" ,;"), due, False
        misdated = misdated or looks_like_date(words)
    return text.strip(), None, misdated
