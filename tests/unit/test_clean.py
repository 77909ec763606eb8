import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clean import clean_text
from tests.hostile import HOSTILE

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
NASTY = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from(
            "\x1b\x07\x9b\x9c\x9d[]P\\;5cm\u200d\u200c\ufe0f👩❤e\u0301\u0338\u2190\u2329می\n\r\t \x00\ud800"
        ),
    )
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b]52;c;aGk=\x07x", "x"),
        ("\x1b]52;c;aGk=\x1b\\x", "x"),
        ("\x9d52;c;aGk=\x9cx", "x"),
        ("\x1b]52;c;aGk=", "]52;c;aGk="),
        ("\x1b[31mrood\x1b[0m", "rood"),
        ("\x9b31mrood", "rood"),
        ("\x1bPq#0\x1b\\x", "x"),
        ("\x1bcx", "x"),
        ("\x1b(0x", "x"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d", "a b c d"),
        ("a\xa0b\u3000c", "a b c"),
        ("\u202egnp.exe", "gnp.exe"),
        ("no\u200bor\ufeff", "noor"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("🏳️\u200d🌈", "🏳️\u200d🌈"),
        ("1️⃣ ❤️", "1️⃣ ❤️"),
        ("a\u200db", "ab"),
        ("👩\u200d", "👩"),
        ("a\ufe0f", "a"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("half\udc00paar", "halfpaar"),
        ("  spaties blijven ", "  spaties blijven "),
    ],
)
def test_keeps_words_and_drops_harm(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_line_ends_stay_when_asked() -> None:
    assert clean_text("a\r\nb\u2029c\x0bd", lines=True) == "a\nb\nc\nd"


def test_length_is_capped() -> None:
    assert clean_text("é" * 50, limit=10) == "é" * 10
    assert clean_text("👩\u200d👧", limit=2) == "👩"


def test_no_heaps_of_accents() -> None:
    assert len(clean_text("Z" + "\u0300" * 500)) <= 9


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_harmless(text: str, lines: bool) -> None:
    cleaned = clean_text(text, lines=lines)
    assert not FORBIDDEN.search(cleaned)
    assert lines or "\n" not in cleaned
    assert clean_text(cleaned, lines=lines) == cleaned
    cleaned.encode()


@given(NASTY, st.booleans(), st.integers(1, 40))
def test_cleaning_again_changes_nothing(text: str, lines: bool, limit: int) -> None:
    cleaned = clean_text(text, lines=lines, limit=limit)
    assert clean_text(cleaned, lines=lines, limit=limit) == cleaned
    assert len(cleaned) <= limit
    assert not FORBIDDEN.search(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x2FF)))
def test_ordinary_text_is_only_normalised(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)
