"""Who is meant by a typed name: whole names, first names, surnames, beginnings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.grammar.outcomes import Doubt, Known
from models.likeness import fold, nearest

__all__ = ["Named", "Roster", "mentions_in", "named_at", "roster", "split_names"]

MOST_NAMES = 24
"""More @names than this in one line are left as plain text."""
LONGEST_NAME = 12
"""In words."""

_AT = re.compile(r"(?:(?<=[\s(\[,;:&+/])|^)@(?=[^\s@])")
_FIRST_WORD = re.compile(r"[^\s@]+")
_NEXT_WORD = re.compile(r"[ \t]+([^\s@]+)")
_QUOTED = re.compile(r'["“]([^"“”\n]{1,80})["”]')
_END_MARKS = ",;:.!?)]&+/"
_LIST_MARKS = re.compile(r"[,;\n]|(?:^|\s)@")
_JOINING = frozenset({"en", "and", "&", "+"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in typed text, which goes on at `end`."""

    name: str
    """The whole name when known, else as typed."""
    end: int
    doubt: Doubt | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    parts: tuple[str, ...]
    """The folded words of the name."""


class Roster:
    """The people and organisations that can be named, ready to be looked up."""

    def __init__(self, people: tuple[Known, ...]) -> None:
        names = dict.fromkeys(known.name for known in people)
        self.entries = tuple(_Entry(name, parts) for name in names if (parts := tuple(fold(name).split())))
        self.longest = min(LONGEST_NAME, max((len(entry.parts) for entry in self.entries), default=1))
        self._whole = {entry.parts: entry.name for entry in reversed(self.entries)}
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[_Entry]] = {}
        for entry in self.entries:
            self._by_first.setdefault(entry.parts[0], []).append(entry.name)
            self._by_last.setdefault(entry.parts[-1], []).append(entry)

    def by_words(self, typed: str) -> str:
        """The one whose whole name, surname of several words, or first and last name this is, or ""."""
        words = tuple(fold(typed).split())
        if whole := self._whole.get(words):
            return whole
        if len(words) < 2:
            return ""
        ending_so = self._by_last.get(words[-1], ())
        return _only([entry.name for entry in ending_so if _is_called(entry.parts, words)])

    def by_first_name(self, typed: str) -> str:
        """The one with this whole name or first name, or ""."""
        return self.by_words(typed) or _only(self._by_first.get(fold(typed), []))

    def by_one_word(self, typed: str) -> tuple[str, ...]:
        """Who a single word may mean: by first name, else its beginning, else a part, else its beginning."""
        word = fold(typed)
        if not word:
            return ()
        if whole := self._whole.get((word,)):
            return (whole,)
        for found in self._sorts(word):
            if found:
                return tuple(found)
        return ()

    def near(self, typed: str) -> str:
        """Whom a misspelt name probably means, or ""; the first letter people get right."""
        word = fold(typed)
        keys: dict[str, str] = {}
        for entry in self.entries:
            for key in (" ".join(entry.parts), entry.parts[0]):
                if key[0] == word[:1]:
                    keys.setdefault(key, entry.name)
        return keys.get(nearest(word, keys), "")

    def _sorts(self, word: str) -> Iterator[list[str]]:
        yield self._by_first.get(word, [])
        if len(word) > 1:
            yield [entry.name for entry in self.entries if entry.parts[0].startswith(word)]
        yield [entry.name for entry in self.entries if word in entry.parts]
        if len(word) > 2:
            yield [entry.name for entry in self.entries if any(part.startswith(word) for part in entry.parts)]


@lru_cache(maxsize=4)
def _roster(people: tuple[Known, ...]) -> Roster:
    return Roster(people)


def roster(people: Sequence[Known]) -> Roster:
    """A roster for these people; the same people again cost nothing."""
    return _roster(tuple(people))


def named_at(text: str, at: int, known: Roster) -> Named | None:
    """The name behind the @ at `text[at]`: the longest that is known, else one word or "quoted words"."""
    start = at + 1
    if quoted := _QUOTED.match(text, start):
        return _named(quoted[1].strip(), quoted.end(), known)
    word = _FIRST_WORD.match(text, start)
    if word is None:
        return None
    ends = [word.end()]
    while len(ends) < known.longest and (more := _NEXT_WORD.match(text, ends[-1])):
        ends.append(more.end())
    for end in reversed(ends):
        typed = text[start:end]
        for attempt in dict.fromkeys((typed, typed.rstrip(_END_MARKS))):
            if name := known.by_words(attempt):
                return Named(name, start + len(attempt))
    bare = word[0].rstrip(_END_MARKS)
    return _named(bare, start + len(bare), known) if bare else None


def mentions_in(text: str, known: Roster) -> tuple[str, ...]:
    """Everyone the text names with @, in order, once."""
    found = []
    for number, at in enumerate(_AT.finditer(text)):
        if number == MOST_NAMES:
            break
        if named := named_at(text, at.end() - 1, known):
            found.append(named.name)
    return tuple(dict.fromkeys(found))


def split_names(text: str, known: Roster) -> tuple[str, ...]:
    """The names in a list such as "Noor, sam en Fatima El Amrani"; unknown ones as typed."""
    found: list[str] = []
    for chunk in _LIST_MARKS.split(text):
        words = chunk.split()
        names = _names_in(words, known)
        if names is None:
            for group in _between_joining(words):
                names = _names_in(group, known)
                found.extend([" ".join(group)] if names is None else names)
        else:
            found.extend(names)
    return tuple(dict.fromkeys(found))


def _named(typed: str, end: int, known: Roster) -> Named:
    whole = known.by_words(typed)
    found = (whole,) if whole else known.by_one_word(typed)
    if len(found) == 1:
        return Named(found[0], end)
    if found:
        return Named(typed, end, Doubt.AMBIGUOUS_NAME, ", ".join(found))
    return Named(typed, end, Doubt.UNKNOWN_NAME, known.near(typed))


def _names_in(words: list[str], known: Roster) -> list[str] | None:
    """The names that the words are from first to last, or None when they are not all known."""
    found = []
    at = 0
    while at < len(words):
        for size in range(min(known.longest, len(words) - at), 0, -1):
            typed = " ".join(words[at : at + size])
            name = known.by_words(typed) or (_by_beginning(typed, known) if size == 1 else "")
            if name:
                found.append(name)
                at += size
                break
        else:
            if words[at].casefold() not in _JOINING:
                return None
            at += 1
    return found


def _by_beginning(word: str, known: Roster) -> str:
    """By a first name or the beginning of one; surnames would make "Sam Jansen" two people."""
    found = known.by_one_word(word)
    folded = fold(word)
    return found[0] if len(found) == 1 and fold(found[0]).startswith(folded) else ""


def _between_joining(words: list[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for word in words:
        if word.casefold() not in _JOINING:
            group.append(word)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_called(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether words are the end of the name, or its first, last and maybe some between."""
    if parts[-len(words) :] == words:
        return True
    rest = iter(parts)
    return parts[0] == words[0] and parts[-1] == words[-1] and all(word in rest for word in words)


def _only(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ""
