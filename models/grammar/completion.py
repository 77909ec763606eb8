"""Finishing names and commands while they are typed, for Tab and the grey suggestion."""

import re
from collections.abc import Collection, Iterable, Sequence

from models.grammar.forms import BY_HASH, BY_SIGN, BY_SLASH, Form, Use
from models.grammar.names import roster
from models.grammar.outcomes import Completion, Known
from models.likeness import fold

__all__ = ["complete"]

LOOK_BACK = 80
"""How far before the cursor a name may begin."""

_COMMAND = re.compile(r"\s*(/[^\W_]*(?:-[^\W_]*)*)")
_NAME = re.compile(r"(?:^|(?<=[\s(\[,;:&+/-]))@([^@\n]*)$")
_LIST = re.compile(r"\s*([/#]?[^\W_]+[+-]?)\s")
_ROLL = (Use.ARRIVE, Use.LEAVE, Use.EXCUSE, Use.QUEUE, Use.UNQUEUE)


def complete(
    typed: str, cursor: int, *, people: Sequence[Known], commands: Collection[str]
) -> Completion | None:
    """What the word before the cursor may become: an @name, a /command or a name behind /hier.

    `people` and `commands` (without slash) in the order of preference. None
    when nothing fits or nothing is left to finish.
    """
    before = typed[:cursor]
    if (found := _COMMAND.fullmatch(before)) is not None:
        return _command(found, commands)
    start = max(0, len(before) - LOOK_BACK)
    if found := _NAME.search(before, start):
        return _name(before, found.start(1), people, "@")
    if (form := _form_of(before)) and form.use in _ROLL:
        listed = re.split(r"[,;]\s*|\s+(?:en|and|&)\s+|\s+-?", before[start:])
        return _name(before, len(before) - len(listed[-1]), people, "") if listed[-1] else None
    return None


def _form_of(before: str) -> Form | None:
    found = _LIST.match(before)
    if found is None:
        return None
    word = fold(found[1])
    spelt = {"/": BY_SLASH, "#": BY_HASH}.get(word[0])
    return BY_SIGN.get(word) if spelt is None else spelt.get(word[1:])


def _command(found: re.Match[str], commands: Iterable[str]) -> Completion | None:
    typed = found[1][1:]
    wanted = fold(typed)
    fitting = [command for command in dict.fromkeys(commands) if fold(command).startswith(wanted)]
    return _completion(found.start(1), found.end(1), "/", typed, fitting)


def _name(before: str, start: int, people: Sequence[Known], sign: str) -> Completion | None:
    typed = before[start:]
    wanted = fold(typed) + (" " if typed[-1:].isspace() else "")
    entries = roster(people).entries
    fitting = [entry.name for entry in entries if " ".join(entry.parts).startswith(wanted)]
    if len(wanted) > 1 and " " not in wanted:
        fitting += [
            entry.name for entry in entries if any(part.startswith(wanted) for part in entry.parts[1:])
        ]
    return _completion(start - len(sign), len(before), sign, typed, list(dict.fromkeys(fitting)))


def _completion(start: int, end: int, sign: str, typed: str, fitting: list[str]) -> Completion | None:
    """The best of what fits, unless that is just what stands there already."""
    if not fitting or fitting == [typed]:
        return None
    best, *others = fitting
    size = len(typed)
    goes_on = fold(best[:size]) == fold(typed) and best[size - 1 : size].isspace() == typed[-1:].isspace()
    suffix = best[size:] if typed and goes_on else ""
    return Completion(start, end, sign + best, tuple(sign + other for other in others), suffix)
