"""Inline Markdown of what people typed, made safe for HTML and for Markdown.

Only emphasis, code, line breaks and links to http, https and mailto remain;
everything else is shown as the characters it is.
"""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from models.clean import clean_text

__all__ = ["literal_html", "literal_markdown", "marked_html", "marked_markdown", "one_line_html"]

LINK: Final = re.compile(r"(https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)
SPECIAL: Final = re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
SPECIAL_AT_START: Final = re.compile(r"[#:]|[-+](?=\s|$)|[-=]+(?=\s*$)|---|(?P<number>\d{1,9})(?=[.)])")


class Inline(MarkdownIt):
    """CommonMark for one line: no HTML, no images, links from a short list."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "breaks": True})
        self.disable(["image", "html_inline"])

    def validateLink(self, url: str) -> bool:
        return LINK.match(url) is not None


@cache
def _parser() -> Inline:
    return Inline()


def _tokens(text: str) -> Sequence[Token]:
    blocks = _parser().parseInline(_clean(text))
    return blocks[0].children or [] if blocks else []


def _clean(text: str) -> str:
    return clean_text(text, lines=True).strip()


def literal_html(text: str) -> str:
    """`text` as it is, line breaks kept."""
    return escape(clean_text(text, lines=True)).replace("\n", "<br>\n")


def one_line_html(text: str) -> str:
    """`text` as it is, in one line: for a title or an attribute."""
    return escape(clean_text(text))


def marked_html(text: str) -> str:
    """`text` with its inline Markdown as HTML."""
    tags: dict[str, str] = {"em": "em", "strong": "strong"}
    parts: list[str] = []
    for token in _tokens(text):
        name, _, side = token.type.rpartition("_")
        if name in tags:
            parts.append(f"<{'/' if side == 'close' else ''}{tags[name]}>")
        elif token.type == "link_open":
            target = escape(str(token.attrGet("href") or ""))
            parts.append(f'<a href="{target}" rel="noopener noreferrer nofollow">')
        elif token.type == "link_close":
            parts.append("</a>")
        elif token.type == "code_inline":
            parts.append(f"<code>{escape(token.content)}</code>")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("<br>\n")
        else:
            parts.append(escape(token.content))
    return "".join(parts)


def literal_markdown(text: str, *, at_start: bool = True) -> str:
    """`text` so that Markdown shows it as it is; a line break becomes a hard one.

    Args:
        text: What someone typed.
        at_start: Whether it begins a line of the document, where "#" or "1." mean something.
    """
    lines = [line.strip() for line in _clean(text).split("\n")]
    return "\\\n".join(
        _escaped(line, at_start=at_start or index > 0) for index, line in enumerate(filter(None, lines))
    )


def marked_markdown(text: str, *, at_start: bool = True) -> str:
    """`text` with its inline Markdown kept, and nothing in it that could be a block."""
    written = _Markdown(at_start=at_start)
    for token in _tokens(text):
        written.add(token)
    return "".join(written.parts)


class _Markdown:
    """Writes inline tokens back as Markdown, escaping all that was plain text."""

    def __init__(self, *, at_start: bool) -> None:
        self.parts: list[str] = []
        self._at_start = at_start
        self._targets: list[str] = []

    def add(self, token: Token) -> None:
        if token.type in ("softbreak", "hardbreak"):
            self.parts.append("\\\n")
            self._at_start = True
            return
        written = self._written(token)
        self.parts.append(written)
        if written:
            self._at_start = False

    def _written(self, token: Token) -> str:
        match token.type:
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                return token.markup
            case "code_inline":
                return _code(token.content)
            case "link_open":
                self._targets.append(str(token.attrGet("href") or ""))
                self._keep_from_being_an_image()
                return "["
            case "link_close":
                return f"](<{_target(self._targets.pop())}>)"
            case _:
                return _escaped(token.content, at_start=self._at_start)

    def _keep_from_being_an_image(self) -> None:
        if self.parts and self.parts[-1].endswith("!"):
            self.parts[-1] = f"{self.parts[-1][:-1]}\\!"


def _escaped(text: str, *, at_start: bool) -> str:
    special = SPECIAL.sub(lambda found: "\\" + found.group(), text)
    if not at_start:
        return special
    special = special.lstrip()
    found = SPECIAL_AT_START.match(special)
    if found is None:
        return special
    digits = len(found["number"] or "")
    return f"{special[:digits]}\\{special[digits:]}"


def _code(content: str) -> str:
    """Code with a fence longer than any row of backticks in it; a pipe would end a table's cell."""
    if "|" in content:
        return _escaped(content, at_start=False)
    longest = max((len(row) for row in re.findall("`+", content)), default=0)
    fence = "`" * (longest + 1)
    padded = content.strip() and (content[0] in "` " or content[-1] in "` ")
    padding = " " if padded else ""
    return f"{fence}{padding}{content}{padding}{fence}"


def _target(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C").replace("\\", "%5C")
