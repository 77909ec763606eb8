"""Inline Markdown of a line as text on the screen; @names stand out."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from textual.content import Content, Span
from textual.style import Style

from models.clean import clean_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["inline", "load_parser"]

MARK: Final = re.compile(r"[*_`\[<\\&]")
"""Without one of these a text is plain, and markdown-it need not even be loaded."""
LONGEST: Final = 4_000
"""A longer text is shown as it was typed."""
LINK: Final = re.compile(r"(https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)
BREAK: Final = re.compile(r" *\n\s*")
NAME: Final = re.compile(
    r"(?<![^\s(\[,;:&+/])@[\w'’.-]*\w"
    r"(?: (?:(?:van|von|de|der|den|ten|ter|te|el|al|da|dos) ){0,2}[A-ZÀ-Þ][\w'’-]*)*"
)
"""A name behind @: the first word, and the words with a capital that follow."""


def inline(text: str, *, code: Style, url: Style) -> Content:
    """`text` cleaned, with its inline Markdown and its @names shown.

    Args:
        text: what someone typed.
        code: how `code` looks.
        url: how the address behind a link looks.
    """
    cleaned = BREAK.sub("\n", clean_text(text, lines=True)).strip()
    if not MARK.search(cleaned) or len(cleaned) > LONGEST:
        content = Content(cleaned)
    else:
        content = _marked(cleaned, code, url)
    if "@" not in cleaned:
        return content
    return content.add_spans([Span(*found.span(), "bold") for found in NAME.finditer(content.plain)])


def load_parser() -> None:
    """Load it ahead, in a thread: it takes longer than a frame may.

    Not with `loading`: the first picture of the session is painted meanwhile, and would take 10 ms more.
    """
    _parser()


def _marked(text: str, code: Style, url: Style) -> Content:
    written = _Written(code, url)
    for token in _parser().parseInline(text)[0].children or ():
        written.add(token)
    return Content("".join(written.parts), written.spans)


class _Written:
    """Text and spans, made from tokens one by one."""

    STYLES: Final = {"em": Style(italic=True), "strong": Style(bold=True), "link": Style(underline=True)}

    def __init__(self, code: Style, url: Style) -> None:
        self.parts: list[str] = []
        self.spans: list[Span] = []
        self._looks = {"code": code, "url": url}
        self._at = 0
        self._open: list[tuple[int, str]] = []

    def add(self, token: "Token") -> None:
        name, _, side = token.type.rpartition("_")
        if side == "open":
            self._open.append((self._at, str(token.attrGet("href") or "")))
        elif side == "close":
            start, target = self._open.pop()
            self.spans.append(Span(start, self._at, self.STYLES[name]))
            if target and target != "".join(self.parts)[start:]:
                self._write(f" ({clean_text(target)})", self._looks["url"])
        elif token.type == "code_inline":
            self._write(token.content, self._looks["code"])
        else:
            self._write("\n" if name else token.content)

    def _write(self, text: str, style: Style | None = None) -> None:
        if style is not None:
            self.spans.append(Span(self._at, self._at + len(text), style))
        self.parts.append(text)
        self._at += len(text)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    class Inline(MarkdownIt):
        """CommonMark for one line: no HTML, no images, links from a short list."""

        def validateLink(self, url: str) -> bool:
            return LINK.match(url) is not None

    parser = Inline("commonmark", {"html": False})
    parser.disable(["image", "html_inline"])
    return parser
