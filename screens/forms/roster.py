"""Reading a list of people that someone pasted: which line is whom.

A line is "name; organisation; role; group; mandate", with semicolons, tabs or commas, as
a sheet or a mail has it. A first line of column names may put the columns in
another order. Every line comes back with what was understood or with what is
wrong with it, so that nothing pasted gets lost.
"""

import csv
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from models.clean import clean_text
from models.codes import MandateKind
from models.errors import Problem
from models.inputs import ParticipantInput
from models.likeness import fold
from models.rules import problems_in_participant
from screens.forms.mandate_words import read_mandate

__all__ = ["RosterLine", "read_file", "read_roster", "unread_columns"]

LARGEST_FILE = 2_000_000
"""Bytes; a list of people is smaller."""

COLUMNS = {
    "naam": "name",
    "name": "name",
    "volledige naam": "name",
    "deelnemer": "name",
    "participant": "name",
    "voornaam": "name",
    "first name": "name",
    "tussenvoegsel": "name",
    "achternaam": "name",
    "last name": "name",
    "surname": "name",
    "organisatie": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "netwerk": "organisation",
    "network": "organisation",
    "organisatie of netwerk": "organisation",
    "organisation or network": "organisation",
    "rol": "roles",
    "rollen": "roles",
    "role": "roles",
    "roles": "roles",
    "groep": "helix_groups",
    "groepen": "helix_groups",
    "helixgroep": "helix_groups",
    "helix": "helix_groups",
    "doet mee als": "helix_groups",
    "group": "helix_groups",
    "groups": "helix_groups",
    "takes part as": "helix_groups",
    "mandaat": "mandate",
    "mandate": "mandate",
}
USUAL = ("name", "organisation", "roles", "helix_groups", "mandate")


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One line of the list."""

    number: int
    """Its place in the text, from 1."""
    source: str
    person: ParticipantInput
    problem: Problem | None = None
    new_words: tuple[str, ...] = ()
    """Roles and groups that nobody had before: new, or misspelt."""
    unread_mandate: str = ""
    """What stands there as mandate, when it says nothing we know."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The text as cells."""

    columns: Sequence[str]
    """What each column holds, "" for one that is not read."""
    heads: Sequence[str]
    """Names of the columns, where the first line has them."""
    lines: Sequence[tuple[int, str, list[str]]]
    """Number, text and cells of each line with a person."""


def read_roster(
    text: str, *, roles: Sequence[str], groups: Sequence[str], taken: Collection[str] = ()
) -> tuple[RosterLine, ...]:
    """Every line with a person in it, in order.

    Args:
        text: what was pasted.
        roles: the roles there are.
        groups: the helix groups there are.
        taken: names that are on the list already.
    """
    sheet = _sheet(text)
    seen = {fold(name) for name in taken}
    found = []
    for number, line, cells in sheet.lines:
        row = _person(number, line, cells, sheet.columns, roles, groups)
        name = fold(row.person.name)
        if row.problem is None and name in seen:
            row = replace(row, problem=Problem.TAKEN)
        seen.add(name)
        found.append(row)
    return tuple(found)


def unread_columns(text: str) -> tuple[str, ...]:
    """The columns with something in them that is not read: by name, or by number when they have none."""
    sheet = _sheet(text)
    filled = {at for _number, _line, cells in sheet.lines for at, cell in enumerate(cells) if cell}
    read = {at for at, column in enumerate(sheet.columns) if column}
    heads = dict(enumerate(sheet.heads))
    return tuple(heads.get(at) or str(at + 1) for at in sorted(filled - read))


def read_file(path: str) -> str:
    """The text of a CSV file, in whichever of the usual ways it was saved.

    Raises:
        OSError: there is no such file, or it can't be read.
        ValueError: it is no text, or far too large for a list of people.
    """
    with open(path, "rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise ValueError(path)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    if b"\0" in raw:
        raise ValueError(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _sheet(text: str) -> _Sheet:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip(" \t;,")]
    if not lines:
        return _Sheet(USUAL, (), ())
    mark = _separator([line for _number, line in lines])
    split = [(number, line, _cells(line, mark)) for number, line in lines]
    first = split[0][2]
    if header := _header(first):
        return _Sheet(header, first, split[1:])
    return _Sheet(USUAL, (), split)


def _separator(lines: Sequence[str]) -> str:
    """The mark that most lines have between their cells; a tab or a semicolon before a comma."""
    counts = {mark: sum(mark in line for line in lines) for mark in ("\t", ";", ",")}
    for mark in ("\t", ";"):
        if counts[mark] * 2 >= len(lines):
            return mark
    return max(counts, key=lambda mark: counts[mark])


def _cells(line: str, mark: str) -> list[str]:
    """The cells of one line; a quote that never closes ends with its line."""
    row = next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])
    return [" ".join(clean_text(cell).split()) for cell in row]


def _header(cells: Sequence[str]) -> list[str]:
    """What each column holds, when these are names of columns."""
    columns = [COLUMNS.get(fold(cell).rstrip("s:*"), COLUMNS.get(fold(cell), "")) for cell in cells]
    known = [column for column in columns if column]
    filled = [cell for cell in cells if cell]
    return columns if "name" in known and len(known) * 2 >= len(filled) else []


def _person(
    number: int,
    line: str,
    cells: Sequence[str],
    columns: Sequence[str],
    roles: Sequence[str],
    groups: Sequence[str],
) -> RosterLine:
    parts: dict[str, list[str]] = {column: [] for column in USUAL}
    for column, cell in zip(columns, cells, strict=False):
        if column and cell:
            parts[column].append(cell)
    own_roles = [_known(word, roles) for cell in parts["roles"] for word in _words(cell, roles)]
    own_groups = [_known(word, groups) for cell in parts["helix_groups"] for word in _words(cell, groups)]
    mandate_words = " ".join(parts["mandate"])
    mandate = read_mandate(mandate_words)
    kind, whom = mandate or (MandateKind.UNKNOWN, "")
    person = ParticipantInput(
        name=" ".join(parts["name"]),
        organisation=", ".join(parts["organisation"]),
        roles=tuple(dict.fromkeys(own_roles)),
        helix_groups=tuple(dict.fromkeys(own_groups)),
        mandate=kind,
        mandate_for=whom,
    )
    problems = problems_in_participant(person)
    new = [role for role in own_roles if role not in roles]
    new += [group for group in own_groups if group not in groups]
    return RosterLine(
        number,
        line,
        person,
        problem=next(iter(problems.values()), None),
        new_words=tuple(dict.fromkeys(new)),
        unread_mandate="" if mandate else mandate_words,
    )


def _words(cell: str, names: Sequence[str]) -> list[str]:
    """The names in one cell: "gespreksleiding + verslaglegging"; a name that holds a mark stays whole."""
    if fold(cell) in {fold(name) for name in names}:
        return [cell]
    return [word.strip() for word in re.split(r"[,;+|&]|\s/\s|\sen\s|\sand\s", cell) if word.strip()]


def _known(word: str, names: Sequence[str]) -> str:
    """The name that is meant: itself, its beginning, one of its words, or nearly ("gespreksleider")."""
    folded = fold(word)
    for name in names:
        if fold(name) == folded:
            return name
    for fits in (_begins, _has_word, _nearly):
        found = [name for name in names if fits(fold(name), folded)]
        if len(found) == 1:
            return found[0]
    return word


def _begins(name: str, word: str) -> bool:
    return len(word) > 2 and name.startswith(word)


def _has_word(name: str, word: str) -> bool:
    return len(word) > 2 and any(part.startswith(word) for part in re.split(r"[\s/()]+", name))


def _nearly(name: str, word: str) -> bool:
    """The same first eight letters or more: a person for a role, one for many."""
    shared = 0
    for one, other in zip(name, word, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= max(5, min(8, len(word) - 3))
