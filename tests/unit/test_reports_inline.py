import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from maktui.reports.inline import literal_html, literal_markdown, marked_html, marked_markdown

READER = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"])

markup = st.text(alphabet="ab .\n*_`[]()<>!|~#-+=1:&;\\\"'/é", max_size=40)
STRUCTURE = [
    "# kop",
    "- punt",
    "+ punt",
    "1. punt",
    "12) punt",
    "> citaat",
    "| a | b |",
    "```",
    "~~~",
    "---",
    "===",
    "***",
    "<script>alert(1)</script>",
    "<!-- weg",
    "[x]: http://example.org",
    "    code",
    "a\n# kop",
    "a\n---",
    "a\n\n- b",
    "a|b\n-|-",
    "- [ ] taak",
]


def inside(html: str) -> str:
    return html.strip().removeprefix("<p>").removesuffix("</p>")


class TestHtml:
    def test_inline_markdown_stays(self) -> None:
        assert marked_html("*a* **b** `c<d`") == "<em>a</em> <strong>b</strong> <code>c&lt;d</code>"

    def test_links_are_http_https_and_mailto(self) -> None:
        for target in ("http://a.nl/x", "https://a.nl", "mailto:a@b.nl"):
            assert f'href="{target}"' in marked_html(f"[x]({target})")

    @pytest.mark.parametrize(
        "target",
        [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "&#106;avascript:alert(1)",
            "data:text/html,x",
            "data:image/svg+xml,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/etc",
            "blob:x",
            "app.promote('eve')",
            "http:javascript",
        ],
    )
    def test_other_links_are_just_text(self, target: str) -> None:
        assert "<a" not in marked_html(f"[x]({target})")
        assert "<a" not in marked_html(f"<{target}>")

    def test_there_are_no_images(self) -> None:
        assert "<img" not in marked_html("![x](https://a.nl/spy.png)")

    @given(st.text(max_size=60))
    def test_literal_text_has_no_elements_but_breaks(self, text: str) -> None:
        assert "<" not in literal_html(text).replace("<br>", "")


class TestMarkdown:
    @given(markup)
    def test_reads_as_the_same_html(self, text: str) -> None:
        text = text.replace("|", " ")  # code with a pipe in it becomes plain text
        assert marked_html(marked_markdown(text)) == marked_html(text)

    @pytest.mark.parametrize("text", STRUCTURE)
    def test_text_never_becomes_structure(self, text: str) -> None:
        for safe in (marked_markdown(text), literal_markdown(text)):
            blocks = {token.type for token in READER.parse(safe)}
            assert blocks <= {"paragraph_open", "inline", "paragraph_close"}

    @given(markup)
    def test_no_text_ever_becomes_structure(self, text: str) -> None:
        for safe in (marked_markdown(text), literal_markdown(text)):
            tokens = READER.parse(safe)
            assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
            inner = {part.type for token in tokens for part in token.children or ()}
            assert not inner & {"html_inline", "image"}

    @given(markup)
    def test_literal_text_reads_back_as_typed(self, text: str) -> None:
        tokens = READER.parseInline(literal_markdown(text))
        read = "".join(
            "\n" if part.type == "hardbreak" else part.content
            for token in tokens
            for part in token.children or ()
        )
        assert read.split() == text.split()

    def test_plain_words_stay_plain(self) -> None:
        text = "Het kost 40.000 euro (zie snake_case); Jan & Piet, 2 keer! Nr. 3: ja."
        assert marked_markdown(text) == text

    def test_a_picture_becomes_a_link(self) -> None:
        assert marked_markdown("![x](https://a.nl/i.png)") == "\\![x](<https://a.nl/i.png>)"
