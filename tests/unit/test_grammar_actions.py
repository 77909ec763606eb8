from datetime import date

import pytest

from models.codes import LineKind
from models.grammar import Doubt, Known, NewLine, parse

TODAY = date(2026, 11, 27)
PEOPLE = (
    *map(Known, ("Noor Bakker", "Sam de Vries", "Fatima El Amrani", "Fatima Yıldız", "Zoë Ørsted", "Orie_")),
    *map(Known, ("burn", "JoeAndrieu", "dmitriz")),
    Known("Zorg en Welzijn", is_organisation=True),
)


def action(typed: str) -> NewLine:
    got = parse(typed, today=TODAY, people=PEOPLE)
    assert isinstance(got, NewLine)
    assert got.kind is LineKind.ACTION
    return got


@pytest.mark.parametrize(
    ("typed", "owners"),
    [
        ("@noor belt", ("Noor Bakker",)),
        ("@NOOR belt", ("Noor Bakker",)),
        ("@No belt", ("Noor Bakker",)),
        ("@Noor Bakker belt", ("Noor Bakker",)),
        ("@Bakker belt", ("Noor Bakker",)),
        ("@de Vries belt", ("Sam de Vries",)),
        ("@Sam Vries belt", ("Sam de Vries",)),
        ("@Fatima El Amrani belt", ("Fatima El Amrani",)),
        ("@fatima amrani belt", ("Fatima El Amrani",)),
        ("@fatima_el_amrani belt", ("Fatima El Amrani",)),
        ("@Amr belt", ("Fatima El Amrani",)),
        ("@zoe orsted belt", ("Zoë Ørsted",)),
        ("@yildiz belt", ("Fatima Yıldız",)),
        ("@Zorg en Welzijn belt", ("Zorg en Welzijn",)),
        ('@"Sam de Vries" belt', ("Sam de Vries",)),
        ("@noor @sam belt", ("Noor Bakker", "Sam de Vries")),
        ("@noor, @sam: belt", ("Noor Bakker", "Sam de Vries")),
        ("@noor en @sam belt", ("Noor Bakker", "Sam de Vries")),
        ("@burn & @JoeAndrieu to belt", ("burn", "JoeAndrieu")),
        ("@burn+@noor belt", ("burn", "Noor Bakker")),
        ("@noor - belt", ("Noor Bakker",)),
        ("@noor @noor belt", ("Noor Bakker",)),
        ("@Orie_ to belt", ("Orie_",)),
        ("dmitriz to belt", ("dmitriz",)),
        ("burn and sam to belt", ("burn", "Sam de Vries")),
    ],
)
def test_leading_names_own_it(typed: str, owners: tuple[str, ...]) -> None:
    assert action(f"/actie {typed}") == NewLine(LineKind.ACTION, "belt", owners)


@pytest.mark.parametrize(
    ("typed", "owner", "doubt", "suggestion"),
    [
        ("@Piet belt", "Piet", Doubt.UNKNOWN_NAME, ""),
        ("@Noro belt", "Noro", Doubt.UNKNOWN_NAME, "Noor Bakker"),
        ('@"Jan de Vries" belt', "Jan de Vries", Doubt.UNKNOWN_NAME, ""),
        ("@fatima belt", "fatima", Doubt.AMBIGUOUS_NAME, "Fatima El Amrani, Fatima Yıldız"),
    ],
)
def test_a_name_in_doubt_is_kept(typed: str, owner: str, doubt: Doubt, suggestion: str) -> None:
    got = action(f"/actie {typed}")
    assert (got.owners, got.text, got.doubt, got.suggestion) == ((owner,), "belt", doubt, suggestion)


def test_nobody_leads() -> None:
    got = action("/actie folder maken")
    assert (got.text, got.owners, got.doubt, got.suggestion) == ("folder maken", (), Doubt.NO_OWNER, "")


def test_a_mention_is_offered_as_owner() -> None:
    got = action("/actie vraag @noor of @sam, mail naar x@y.nl")
    assert (got.owners, got.mentions) == ((), ("Noor Bakker", "Sam de Vries"))
    assert (got.doubt, got.suggestion) == (Doubt.NO_OWNER, "Noor Bakker")


def test_mentions_stand_in_the_text() -> None:
    got = action("/actie @noor belt met @sam")
    assert (got.owners, got.mentions, got.text) == (("Noor Bakker",), ("Sam de Vries",), "belt met @sam")


def test_a_call_for_help_needs_no_owner() -> None:
    assert action("#help soep koken voor vrijdag") == NewLine(
        LineKind.ACTION, "soep koken", due=date(2026, 12, 4)
    )


@pytest.mark.parametrize(
    ("tail", "due"),
    [
        ("voor vrijdag", date(2026, 12, 4)),
        ("voor 4 dec.", date(2026, 12, 4)),
        ("vóór 4 december", date(2026, 12, 4)),
        ("Voor 1-12", date(2026, 12, 1)),
        (", voor 1-12", date(2026, 12, 1)),
        ("(voor 1-12)", date(2026, 12, 1)),
        ("uiterlijk vrijdag", date(2026, 12, 4)),
        ("uiterlijk op vrijdag", date(2026, 12, 4)),
        ("uiterlijk over twee weken", date(2026, 12, 11)),
        ("binnen twee weken", date(2026, 12, 11)),
        ("voor volgende week vrijdag", date(2026, 12, 4)),
        ("voor het eind van de maand", date(2026, 11, 30)),
        ("by friday", date(2026, 12, 4)),
        ("before the end of november", date(2026, 11, 30)),
        ("due tomorrow", date(2026, 11, 28)),
        ("voor 1 nov", date(2027, 11, 1)),
    ],
)
def test_a_due_date_ends_it(tail: str, due: date) -> None:
    assert action(f"/actie @noor belt {tail}") == NewLine(LineKind.ACTION, "belt", ("Noor Bakker",), due=due)


@pytest.mark.parametrize(
    "what",
    [
        "folder voor de jeugd",
        "eten voor 12 mensen",
        "voor vrijdag de zaal regelen",
        "zaal op vrijdag",
        "plek voor Jan",
        "bellen voor 12.30 uur",
        "dat gaat goed, by the way",
    ],
)
def test_other_endings_are_text(what: str) -> None:
    assert action(f"/actie @noor {what}") == NewLine(LineKind.ACTION, what, ("Noor Bakker",))


def test_only_the_last_words_are_the_date() -> None:
    got = action("/actie @noor folder voor de jeugd voor vrijdag")
    assert (got.text, got.due) == ("folder voor de jeugd", date(2026, 12, 4))


@pytest.mark.parametrize(
    "tail", ["voor 31 februari", "voor 32-13", "voor 4 decmber", "voor vrijdag 5 december"]
)
def test_an_impossible_date_stays_in_the_text(tail: str) -> None:
    got = action(f"/actie @noor belt {tail}")
    assert (got.text, got.due, got.doubt) == (f"belt {tail}", None, Doubt.BAD_DATE)
