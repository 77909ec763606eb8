import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from models.clean import clean_text
from screens.widgets import line_inline
from screens.widgets.line_inline import inline
from tests.hostile import HOSTILE

CODE, URL = Style(reverse=True), Style(dim=True)


def styled(text: str) -> list[tuple[str, str]]:
    content = inline(text, code=CODE, url=URL)
    return [(content.plain[span.start : span.end], _name(span.style)) for span in content.spans]


def _name(style: object) -> str:
    names: dict[object, str] = {CODE: "code", URL: "url", "bold": "bold"}
    names |= {Style(bold=True): "bold", Style(italic=True): "italic", Style(underline=True): "link"}
    return names[style]


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("gewoon", "gewoon", []),
        ("*een* en **twee**", "een en twee", [("een", "italic"), ("twee", "bold")]),
        ("`code` \\*niet\\*", "code *niet*", [("code", "code")]),
        (
            "[plan](https://plan.nl)",
            "plan (https://plan.nl)",
            [("plan", "link"), (" (https://plan.nl)", "url")],
        ),
        ("<https://plan.nl>", "https://plan.nl", [("https://plan.nl", "link")]),
        ("[x](javascript:alert)", "[x](javascript:alert)", []),
        ("[x](app.quit) ![x](https://a.nl/b.gif)", "[x](app.quit) !x (https://a.nl/b.gif)", None),
        ("<b>x</b> [b]y[/b]", "<b>x</b> [b]y[/b]", []),
        ("snake_case_naam 2*3*4", "snake_case_naam 234", [("3", "italic")]),
        ("met @Noor Jansen en a@b.nl", "met @Noor Jansen en a@b.nl", [("@Noor Jansen", "bold")]),
        ("@jan van der Berg belt", "@jan van der Berg belt", [("@jan van der Berg", "bold")]),
        ("een\n\n\n twee  \n", "een\ntwee", []),
        ("# geen kop", "# geen kop", []),
    ],
)
def test_inline(text: str, plain: str, spans: list[tuple[str, str]] | None) -> None:
    assert inline(text, code=CODE, url=URL).plain == plain
    if spans is not None:
        assert styled(text) == spans


def test_plain_text_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    line_inline._parser.cache_clear()
    assert inline("gewoon @Noor, 3 > 2: klaar!", code=CODE, url=URL).plain == "gewoon @Noor, 3 > 2: klaar!"


@given(st.one_of(st.sampled_from(HOSTILE), st.text(alphabet="*_`[]()<>\\&@ab \n!", max_size=60), st.text()))
def test_anything_becomes_clean_text(text: str) -> None:
    content = inline(text, code=CODE, url=URL)
    assert clean_text(content.plain, limit=len(content.plain), lines=True) == content.plain
    assert all(0 <= span.start <= span.end <= len(content.plain) for span in content.spans)
