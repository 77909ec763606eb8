"""One typed line, read: `parse` is pure and never raises."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.clean import clean_text
from models.codes import LineKind
from models.grammar.actions import read_action, read_help_wanted, read_quote
from models.grammar.forms import BY_COLON, BY_HASH, BY_SIGN, BY_SLASH, Form, Use
from models.grammar.names import Roster, mentions_in, roster, split_names
from models.grammar.outcomes import (
    ActCommand,
    AddItem,
    Arrivals,
    Correction,
    Departures,
    Doubt,
    Excused,
    GoTo,
    Known,
    NewLine,
    Queued,
    Typed,
    Undo,
    Unqueued,
)
from models.likeness import distance, fold, nearest

__all__ = ["parse"]

LONGEST_LIST = 1_000
"""A list of names longer than this is a text."""

_SLASH = re.compile(r"/([^\W\d_][^\W_]*(?:-[^\W_]+)*):?(?:\s+|$)")
_HASH = re.compile(r"#([^\W\d_]\w*):?(?:\s+|$)")
_SIGN = re.compile(r"([^\W\d_]{1,12}[+-])(?:\s+|$)")
_COLON = re.compile(r"([^\W\d_]{1,24}(?: [^\W\d_]{1,24}){0,2}) ?:(?!//)\s*")
_ADD = re.compile(r"\+\s*")


def _correction_with(mark: str) -> re.Pattern[str]:
    part = rf"((?:[^{mark}\\\n]|\\.)*)"
    return re.compile(rf"s[{mark}]{part}[{mark}]{part}(?:[{mark}]([gG]?))?")


_CORRECTIONS = tuple((mark, _correction_with(mark)) for mark in "/|")


def parse(typed: str, *, today: date, people: Sequence[Known] = (), acts: Collection[str] = ()) -> Typed:
    """What a typed line is: a line for the minutes, a command or a correction.

    Everything that is no form of `FORMS` is a note. What only looks like a
    form stays whole, as a note with a doubt, so nothing typed is ever lost.
    `people` may be named; `acts` are the slash words of key acts, which
    come after those of `FORMS`.
    """
    text = clean_text(typed, lines=True).strip()
    reading = _Reading(today, roster(people), acts)
    bare = text.lstrip("\\")
    if bare != text and (bare.startswith("/") or reading.command(bare)):
        return reading.note(text[1:])
    return reading.command(text) or reading.note(text)


_People = Arrivals | Departures | Excused | Queued | Unqueued


@dataclass(frozen=True, slots=True)
class _Reading:
    """Everything that is the same for the whole line."""

    today: date
    known: Roster
    acts: Collection[str]

    def note(self, text: str) -> NewLine:
        doubt = None if text else Doubt.EMPTY
        return NewLine(LineKind.NOTE, text, mentions=mentions_in(text, self.known), doubt=doubt)

    def doubtful(self, text: str, doubt: Doubt, suggestion: str = "") -> NewLine:
        return replace(self.note(text), doubt=doubt, suggestion=suggestion)

    def command(self, text: str) -> Typed | None:
        """The command this is, or the note with a doubt it becomes; None for a plain note."""
        if found := _SLASH.match(text):
            return self._slash(text, found)
        if found := _HASH.match(text):
            return self._spelt(text, found, BY_HASH, "#{}")
        if correction := _correction(text):
            return correction
        if found := _SIGN.match(text):
            form = BY_SIGN.get(fold(found[1]))
            return self._done(form, text, text[found.end() :]) if form else None
        if found := _COLON.match(text):
            form = BY_COLON.get(fold(found[1]))
            if form and form.use in _PEOPLE and not self._all_known(text[found.end() :]):
                return None
            return self._spelt(text, found, BY_COLON, "{}:")
        return None

    def _slash(self, text: str, found: re.Match[str]) -> Typed:
        word, rest = fold(found[1]), text[found.end() :]
        if form := BY_SLASH.get(word):
            return self._done(form, text, rest)
        acts = {fold(act): act for act in self.acts}
        if word in acts:
            return ActCommand(acts[word], rest)
        return self.doubtful(text, Doubt.UNKNOWN_COMMAND, nearest(word, (*BY_SLASH, *acts)))

    def _spelt(
        self, text: str, found: re.Match[str], table: Mapping[str, Form], spelling: str
    ) -> Typed | None:
        """A form by its word; a slip in a word of five letters or more is a doubt, else it is a note."""
        word = fold(found[1])
        if form := table.get(word):
            return self._done(form, text, text[found.end() :])
        for other in table:
            if len(other) > 4 and not word.startswith(other) and distance(word, other, 1) == 1:
                return self.doubtful(text, Doubt.UNKNOWN_COMMAND, spelling.format(other))
        return None

    def _done(self, form: Form, text: str, rest: str) -> Typed:
        if form.use is Use.UNDO:
            return self.doubtful(text, Doubt.UNKNOWN_COMMAND, form.word("nl")) if rest else Undo()
        if form.use is Use.QUEUE and rest.startswith("-"):
            return self._people(Unqueued, text, rest[1:])
        if people := _PEOPLE.get(form.use):
            return self._people(people, text, rest)
        return self._written(form, rest) or self.doubtful(text, Doubt.EMPTY)

    def _people(self, people: type[_People], text: str, names: str) -> Typed:
        if len(names) > LONGEST_LIST:
            return self.doubtful(text, Doubt.UNKNOWN_COMMAND)
        return people(split_names(names, self.known))

    def _written(self, form: Form, rest: str) -> Typed | None:
        """The form with its text; None when nothing but the command is there."""
        if form.use is Use.GO_TO:
            return _item(rest)
        if not rest:
            return None
        if form.use is Use.ACTION:
            return read_action(rest, self.today, self.known)
        if form.use is Use.HELP_WANTED:
            return read_help_wanted(rest, self.today, self.known)
        if form.use is Use.QUOTE:
            return read_quote(rest, self.known)
        return NewLine(form.kind or LineKind.NOTE, rest, mentions=mentions_in(rest, self.known))

    def _all_known(self, rest: str) -> bool:
        names = split_names(rest[:LONGEST_LIST], self.known)
        return bool(names) and all(self.known.by_words(name) == name for name in names)


_PEOPLE: Mapping[Use, type[_People]] = {
    Use.ARRIVE: Arrivals,
    Use.LEAVE: Departures,
    Use.EXCUSE: Excused,
    Use.QUEUE: Queued,
    Use.UNQUEUE: Unqueued,
}


def _item(rest: str) -> Typed | None:
    """Where to write on: a number or title, or "+ title" for a new item."""
    if added := _ADD.match(rest):
        title = " ".join(rest[added.end() :].split())
        return AddItem(title) if title else None
    query = " ".join(rest.split())
    return GoTo(query) if query else None


def _correction(text: str) -> Correction | None:
    for mark, pattern in _CORRECTIONS:
        if (found := pattern.fullmatch(text)) and found[1]:
            old, new = (part.replace(f"\\{mark}", mark) for part in (found[1], found[2]))
            return Correction(old, new, everywhere=bool(found[3]))
    return None
