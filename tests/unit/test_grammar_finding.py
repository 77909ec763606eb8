import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar import Completion, ItemMatch, Known, complete, match_item
from tests.hostile import HOSTILE

PEOPLE = tuple(map(Known, ("Noor Bakker", "Sam de Vries", "Fatima El Amrani", "Fatima Yıldız", "Zoë Ørsted")))
COMMANDS = ("besluit", "actie", "volgende", "vraag", "voorstel")
AGENDA = ("Inloop", "Samen eten", "Pauze", "Besluiten", "Check-in en rollen", "Check-out")


def finish(typed: str, cursor: int | None = None) -> Completion | None:
    return complete(typed, len(typed) if cursor is None else cursor, people=PEOPLE, commands=COMMANDS)


@pytest.mark.parametrize(
    ("typed", "replacement", "suffix"),
    [
        ("/b", "/besluit", "esluit"),
        ("/BES", "/besluit", "luit"),
        ("  /a", "/actie", "ctie"),
        ("@n", "@Noor Bakker", "oor Bakker"),
        ("/actie @noor en @sam d", "@Sam de Vries", "e Vries"),
        ("/actie @fatima ", "@Fatima El Amrani", "El Amrani"),
        ("bel (@zoe", "@Zoë Ørsted", " Ørsted"),
        ("@zoe o", "@Zoë Ørsted", "rsted"),
        ("@amr", "@Fatima El Amrani", ""),
        ("/hier sa", "Sam de Vries", "m de Vries"),
        ("/hier noor, sam en fa", "Fatima El Amrani", "tima El Amrani"),
        ("present+ no", "Noor Bakker", "or Bakker"),
        ("/woord @no", "@Noor Bakker", "or Bakker"),
        ("/woord -@no", "@Noor Bakker", "or Bakker"),
        ("/woord -no", "Noor Bakker", "or Bakker"),
        ("q+ sa", "Sam de Vries", "m de Vries"),
        ("q- sa", "Sam de Vries", "m de Vries"),
        ("#q sa", "Sam de Vries", "m de Vries"),
    ],
)
def test_finishes(typed: str, replacement: str, suffix: str) -> None:
    got = finish(typed)
    assert got is not None
    assert (got.replacement, got.suffix, got.end) == (replacement, suffix, len(typed))


@pytest.mark.parametrize(
    "typed",
    ["", "tekst", "@noor gaat", "x@n", "@xyz", "/besluit", "/besluit x", "/x", "@Noor Bakker", "noor", "1/b"],
)
def test_nothing_to_finish(typed: str) -> None:
    assert finish(typed) is None


def test_offers_the_others() -> None:
    got = finish("@fat")
    assert got == Completion(0, 4, "@Fatima El Amrani", ("@Fatima Yıldız",), "ima El Amrani")
    everyone = finish("@")
    assert everyone is not None and (len(everyone.others), everyone.suffix) == (4, "")
    commands = finish("/v")
    assert commands is not None and commands.others == ("/vraag", "/voorstel")


def test_only_what_stands_before_the_cursor_counts() -> None:
    assert finish("/actie @no en verder", 10) == Completion(7, 10, "@Noor Bakker", (), "or Bakker")


@given(st.text() | st.sampled_from(HOSTILE), st.integers(0, 50))
def test_anything_may_be_finished(typed: str, cursor: int) -> None:
    got = complete(typed, cursor, people=PEOPLE, commands=COMMANDS)
    if got:
        assert 0 <= got.start <= got.end <= max(cursor, 0)
        assert not got.suffix or got.replacement.endswith(got.suffix)


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("4", ItemMatch(index=3, exact=True)),
        ("4.", ItemMatch(index=3, exact=True)),
        ("punt 4", ItemMatch(index=3, exact=True)),
        ("4 besluiten", ItemMatch(index=3, exact=True)),
        ("BESLUITEN", ItemMatch(index=3, exact=True)),
        ("beslu", ItemMatch(index=3)),
        ("Belsuiten", ItemMatch(near=3)),
        ("besliut", ItemMatch(near=3)),
        ("check", ItemMatch(near=4)),
        ("rollen", ItemMatch(near=4)),
        ("out", ItemMatch(near=5)),
        ("0", ItemMatch()),
        ("7", ItemMatch()),
        ("4 iets anders", ItemMatch()),
        ("Werk voor de jeugd", ItemMatch()),
        ("", ItemMatch()),
    ],
)
def test_finds_the_item_that_was_meant(query: str, match: ItemMatch) -> None:
    assert match_item(query, AGENDA) == match


@given(st.text() | st.sampled_from(HOSTILE), st.lists(st.text() | st.sampled_from(HOSTILE), max_size=3))
def test_any_item_may_be_asked_for(query: str, titles: list[str]) -> None:
    match = match_item(query, titles)
    for index in (match.index, match.near):
        assert index is None or 0 <= index < len(titles)


@given(
    st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=1, unique_by=str.casefold),
    st.data(),
)
def test_a_whole_title_is_found(titles: list[str], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(titles))
    assert match_item(wanted, titles).exact
