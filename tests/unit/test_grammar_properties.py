import re
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clean import clean_text
from models.codes import LineKind
from models.dates import parse_due
from models.grammar import (
    FORMS,
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
    parse,
)
from tests.hostile import HOSTILE

TODAY = date(2026, 11, 27)
PEOPLE = (*map(Known, ("Noor Bakker", "Sam de Vries", "Fatima El Amrani")), Known("Zorg en Welzijn", True))
ACTS = ("volgende", "pauze")

HEADS = tuple(
    head
    for form in FORMS
    for head in (
        *(f"/{word} " for word in (*form.dutch, *form.english)),
        *(f"{word}: " for word in form.colons),
        *(f"#{word} " for word in form.hashes),
        *(f"{sign} " for sign in form.signs),
    )
)
NAMES_AND_DATES = (
    "@noor ",
    "@Sam de Vries, ",
    "@piet ",
    "en ",
    "& ",
    "to ",
    "voor ",
    "voor 1 dec",
    "vrijdag",
)
SCRAPS = (
    "voor 31 februari",
    "uiterlijk ",
    "/",
    "#",
    "\\",
    "s/",
    "s|",
    ":",
    "+ ",
    "(",
    ")",
    ".",
    "\n",
    "binnen 2 weken",
)
PIECES = st.sampled_from([*HEADS, *HOSTILE, *NAMES_AND_DATES, *SCRAPS])
LINES = st.one_of(st.text(), st.lists(PIECES | st.text(max_size=8), max_size=6).map("".join))

HEAD = r"(?:/[^\W_-]+(?:-[^\W_]+)*:?|\#\w+:?|[^\W\d_]+[+-]|[^\W\d_]+(?:\ [^\W\d_]+){0,2}\ ?:)?"
NAMES = r'(?:@["“][^"”]+["”]|@[^\s@]+|[\s,;:&+/–—-]|en\s|and\s|to\s)*'
BEFORE_TEXT = re.compile(rf"\\?{HEAD}\s*(?:{NAMES})", re.VERBOSE | re.IGNORECASE)
DUE = re.compile(
    r"[\s,;(]*(?:(?:voor|vóór|uiterlijk|op|tegen|by|before|due|on|no later than|deadline:?)\s)*(.*)",
    re.I | re.S,
)


def words(text: str) -> list[str]:
    return re.findall(r"[^\s,;@&+]+", text)


def is_accounted_for(before: str, after: str, got: NewLine) -> bool:
    """Whether all around a line's text went into its other parts."""
    if not BEFORE_TEXT.fullmatch(before):
        return False
    named = [name for name in (*got.owners, got.quoted) if name]
    if any(name not in before for name in named) or (not named and "@" in before):
        return False
    tail = DUE.fullmatch(after)
    return not after.strip() or bool(got.due and tail and parse_due(tail[1].rstrip(" .)"), TODAY) == got.due)


def loses_nothing(typed: str, got: Typed) -> bool:
    """Whether each character typed is in the outcome, or is the command, a name or the date it stands for."""
    cleaned = clean_text(typed, lines=True).strip()
    match got:
        case NewLine(doubt=Doubt.UNKNOWN_COMMAND | Doubt.EMPTY):
            return got.text == cleaned
        case NewLine():
            starts = [found.start() for found in re.finditer(f"(?={re.escape(got.text)})", cleaned)]
            return any(
                is_accounted_for(cleaned[:at], cleaned[at + len(got.text) :], got) for at in starts[:50]
            )
        case Unqueued():
            named = words(" ".join(got.names))
            rest = words(re.sub(r"^(\S+\s+)-", r"\1", cleaned))[1:]
            return all(word in named or word.casefold() in {"en", "and"} for word in rest)
        case Arrivals() | Departures() | Excused() | Queued():
            named = words(" ".join(got.names))
            joining = {"en", "and"}
            return all(word in named or word.casefold() in joining for word in words(cleaned)[1:])
        case GoTo():
            return "".join(got.query.split()) in "".join(cleaned.split())
        case AddItem():
            return cleaned.split("+", 1)[1].split() == got.title.split()
        case ActCommand():
            return cleaned.split(None, 1)[1:] == ([got.argument] if got.argument else [])
        case Undo():
            return len(cleaned.split()) == 1
        case Correction():
            mark = cleaned[1]
            parts = [part.replace(mark, f"\\{mark}") for part in (got.old, got.new)]
            return re.fullmatch(rf"s[/|]{re.escape(mark.join(parts))}[/|]?[gG]?", cleaned) is not None


@given(LINES)
def test_nothing_typed_is_lost(typed: str) -> None:
    assert loses_nothing(typed, parse(typed, today=TODAY, acts=ACTS))


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_never_lost(typed: str) -> None:
    assert loses_nothing(typed, parse(typed, today=TODAY, acts=ACTS))


@given(LINES, st.dates())
def test_any_line_can_be_read_and_reads_the_same_again(typed: str, today: date) -> None:
    got = parse(typed, today=today, people=PEOPLE, acts=ACTS)
    assert parse(typed, today=today, people=PEOPLE, acts=ACTS) == got
    assert parse(clean_text(typed, lines=True), today=today, people=PEOPLE, acts=ACTS) == got
    if isinstance(got, NewLine):
        assert got.text == clean_text(got.text, lines=True)
        assert got.text or got.doubt is Doubt.EMPTY


@given(
    st.sampled_from([head for head in HEADS if head.lower().startswith(("/actie", "actie", "#action"))]),
    st.lists(st.sampled_from(["@noor", "@Sam de Vries", "@Zorg en Welzijn"]), min_size=1, max_size=3),
    st.text(st.characters(categories=["L", "N"]), min_size=1).map(lambda text: f"bel {text} even"),
    st.dates(date(2026, 11, 28), date(2030, 1, 1)),
)
def test_an_action_put_together_comes_apart(head: str, owners: list[str], what: str, due: date) -> None:
    got = parse(f"{head}{', '.join(owners)}: {what} voor {due:%d-%m-%Y}", today=TODAY, people=PEOPLE)
    full = {"@noor": "Noor Bakker"}
    assert isinstance(got, NewLine)
    assert got.owners == tuple(dict.fromkeys(full.get(owner, owner[1:]) for owner in owners))
    assert (got.kind, got.text, got.due) == (LineKind.ACTION, clean_text(what), due)


@given(LINES)
def test_a_backslash_keeps_any_command_as_text(typed: str) -> None:
    cleaned = clean_text(typed, lines=True).strip()
    got = parse(cleaned, today=TODAY, acts=ACTS)
    plain = isinstance(got, NewLine) and got.kind is LineKind.NOTE and got.text == cleaned and not got.doubt
    if cleaned and not plain and len(cleaned) < 10_000:
        text = parse(f"\\{cleaned}", today=TODAY, acts=ACTS)
        assert isinstance(text, NewLine)
        assert (text.kind, text.text, text.doubt) == (LineKind.NOTE, cleaned, None)


@pytest.mark.parametrize("typed", [text for text in HOSTILE if len(text) > 1_000])
def test_ten_thousand_characters_are_read_between_two_keys(typed: str) -> None:
    people = (*PEOPLE, *(Known(f"Voornaam{n} van den Achternaam{n}") for n in range(100)))
    parse("", today=TODAY, people=people)
    spent = []
    for _ in range(7):
        start = process_time()
        parse(typed, today=TODAY, people=people, acts=ACTS)
        spent.append(process_time() - start)
    assert min(spent) < 0.005
