import ast
import importlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from string import Formatter

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from maktui import catalogue
from screens import language

ROOT = Path(__file__).parents[2]
DUTCH = ROOT / "maktui" / "locale" / "nl.po"

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
JINJA = "jinja2.ext:babel_extract"

LONGEST_SENTENCE = 20
"""Words; longer ones are hard to read for many people (B1)."""

NOT_OUR_WORDS = re.compile(
    r"\b(annuleren|applicatie|selecteer|klik hier|meeting|user|item|error|ok)\b", re.IGNORECASE
)

Key = tuple[str | None, tuple[str, ...]]
"""Context and msgids: one, or singular and plural."""


def sources() -> Iterator[Path]:
    for folder in ("screens", "maktui"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def templates() -> Iterator[Path]:
    yield from sorted((ROOT / "maktui" / "web" / "page_files").glob("*.html"))


def as_tuple(message: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message or ())


def in_our_sources() -> dict[Key, str]:
    found: dict[Key, str] = {}
    for file, method in (*((file, "python") for file in sources()), *((file, JINJA) for file in templates())):
        for line, message, _comments, context in extract_from_file(method, file, keywords=KEYWORDS):
            found.setdefault((context, as_tuple(message)), f"{file.relative_to(ROOT)}:{line}")
    return found


def in_textual() -> set[str]:
    """Descriptions of keys that Textual's own classes bring, as far as we use them."""
    return {
        binding.description
        for used in {App, Screen, *textual_classes_used()}
        for base in used.__mro__
        if base.__module__.startswith("textual") and "BINDINGS" in base.__dict__
        for binding in base.__dict__["BINDINGS"]
        if isinstance(binding, Binding) and binding.description
    }


def textual_classes_used() -> Iterator[type]:
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                module = importlib.import_module(node.module or "")
                for name in node.names:
                    found = getattr(module, name.name, None)
                    if isinstance(found, type) and issubclass(found, DOMNode):
                        yield found


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


@pytest.fixture(scope="module")
def words(dutch: Catalog) -> dict[Key, tuple[str, ...]]:
    return {(entry.context, as_tuple(entry.id)): as_tuple(entry.string) for entry in dutch if entry.id}


def test_every_text_has_its_dutch(words: dict[Key, tuple[str, ...]]) -> None:
    missing = {where: key for key, where in in_our_sources().items() if not all(words.get(key, ("",)))}

    assert missing == {}


def test_textuals_own_keys_have_their_dutch(words: dict[Key, tuple[str, ...]]) -> None:
    assert [text for text in sorted(in_textual()) if not any(words.get((None, (text,)), ("",)))] == []


def test_no_dutch_without_a_text(words: dict[Key, tuple[str, ...]]) -> None:
    known = in_our_sources()
    from_textual = in_textual()

    assert [key for key in words if key not in known and key[1][0] not in from_textual] == []


def test_nothing_waits_for_a_look(dutch: Catalog) -> None:
    assert [entry.id for entry in dutch if entry.fuzzy] == []
    assert dutch.obsolete == {}


def test_what_is_filled_in_is_the_same_in_dutch(words: dict[Key, tuple[str, ...]]) -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}

    for (_context, messages), forms in words.items():
        for message, form in zip(messages, forms, strict=True):
            assert fields(form) == fields(message), message


def test_texts_are_sorted_and_stand_once() -> None:
    texts = [
        line.removeprefix("msgid ")
        for line in DUTCH.read_text(encoding="utf-8").splitlines()
        if line.startswith("msgid ")
    ][1:]

    assert texts == sorted(
        texts, key=lambda text: (ast.literal_eval(text).casefold(), ast.literal_eval(text))
    )
    assert len(texts) == len(set(texts))


def test_sentences_are_short(words: dict[Key, tuple[str, ...]]) -> None:
    texts = {text for (_context, messages), forms in words.items() for text in (*messages, *forms)}
    sentences = {sentence for text in texts for sentence in re.split(r"[.?!:;\n](?:\s|$)", text)}

    assert [one for one in sorted(sentences) if len(one.split()) > LONGEST_SENTENCE] == []


def test_dutch_is_plain(words: dict[Key, tuple[str, ...]]) -> None:
    forms = [re.sub(r"{\w*}", "", form) for forms in words.values() for form in forms]

    assert [form for form in forms if NOT_OUR_WORDS.search(form)] == []


def test_sentences_end_alike(words: dict[Key, tuple[str, ...]]) -> None:
    ends = ".?!:…"
    unlike = [
        (message, form)
        for (_context, messages), forms in words.items()
        for message, form in zip(messages, forms, strict=True)
        if (message[-1] in ends or form[-1] in ends) and message[-1] != form[-1]
    ]

    assert [pair for pair in unlike if {pair[0][-1], pair[1][-1]} & {".", "…"}] == []


def test_our_reader_reads_what_babel_reads(words: dict[Key, tuple[str, ...]]) -> None:
    forms = catalogue.read(DUTCH).forms

    assert forms == {(context or "", messages[0]): form for (context, messages), form in words.items()}


def test_our_reader_reads_all_that_a_catalogue_may_hold(tmp_path: Path) -> None:
    file = tmp_path / "nl.po"
    file.write_text(
        '# A comment.\nmsgid ""\nmsgstr ""\n"Language: nl\\n"\n\n'
        '#: here.py:1\nmsgid ""\n"two "\n"pieces\\n"\nmsgstr "twee \\"stukken\\" \\\\n"\n\n'
        'msgctxt "verb"\nmsgid "open"\nmsgstr "open maken"\n\n'
        'msgid "{count} line"\nmsgid_plural "{count} lines"\n'
        'msgstr[0] "{count} regel"\nmsgstr[1] "{count} regels"\n\n'
        '#, fuzzy\nmsgid "unsure"\nmsgstr "onzeker"\n\n'
        'msgid "empty"\nmsgstr ""\n',
        encoding="utf-8",
    )
    read = catalogue.read(file)

    assert read.gettext("two pieces\n") == 'twee "stukken" \\n'
    assert read.pgettext("verb", "open") == "open maken"
    assert read.gettext("open") == "open"
    assert [read.ngettext("{count} line", "{count} lines", n) for n in (0, 1, 2)] == [
        "{count} regels",
        "{count} regel",
        "{count} regels",
    ]
    assert [read.ngettext("one", "more", n) for n in (1, 2)] == ["one", "more"]
    assert [read.gettext(text) for text in ("unsure", "empty")] == ["unsure", "empty"]


def test_speaking_a_language_is_heard_at_once() -> None:
    catalogue.speak("nl")
    assert (language.language(), language._("Monday")) == ("nl", "maandag")
    catalogue.speak("en")
    assert (language.language(), language._("Monday")) == ("en", "Monday")


@pytest.mark.parametrize(
    ("spoken", "locale", "short", "long"),
    [
        ("nl", "nl", "EEE d MMM", "EEEE d MMMM y"),
        ("en", "en_US", "EEE d MMM", "EEEE d MMMM y"),
    ],
)
def test_days_are_called_what_babel_calls_them(spoken: str, locale: str, short: str, long: str) -> None:
    catalogue.speak(spoken)
    for days in range(366):
        day = date(2026, 1, 1) + timedelta(days)
        assert language.short_date(day) == format_date(day, short, locale)
        assert language.long_date(day) == format_date(day, long, locale)


def test_no_text_hides_in_an_f_string_where_no_catalogue_finds_it() -> None:
    # Babel reads an f-string as one token before Python 3.12.
    hidden = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sources()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "ngettext", "pgettext"}
        and any(isinstance(word, ast.Constant) for word in call.args)
    ]
    assert hidden == []
