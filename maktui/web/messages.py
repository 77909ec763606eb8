"""What a browser may say over its socket, as textual.js says it; anything else is malformed."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["FRAME", "Focus", "Malformed", "Message", "Ping", "Resize", "Typed", "Unsent", "clamped", "parse"]

FRAME = 64 * 1024
"""Bytes in one frame; the socket refuses more."""

WIDTH = (20, 240)
HEIGHT = (8, 100)

PING = 64
"""Characters that come back at most."""


UNSENT = 10_000
"""Characters in a line that was typed without a connection; our page cuts a longer one."""

WORD = re.compile("[0-9a-f]{32}")
"""A browser's own word for such a line."""


class Malformed(Exception):
    """No browser with our page says this."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Keys, a mouse or a paste, as a terminal sends them."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """The window has this many columns and rows now."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Ping:
    """Say it back."""

    data: str


@dataclass(frozen=True, slots=True)
class Focus:
    """The window came to the front, or went from it."""

    is_there: bool


@dataclass(frozen=True, slots=True)
class Unsent:
    """A line that was typed while there was no connection; say whether it is kept."""

    word: str
    text: str


Message = Typed | Resize | Ping | Focus | Unsent


def parse(text: str) -> Message:
    """What a text frame says.

    Raises:
        Malformed: nothing that textual.js would say.
    """
    try:
        envelope = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(envelope, list) or not envelope or not isinstance(envelope[0], str):
        raise Malformed
    read = READERS.get(envelope[0])
    if read is None:
        raise Malformed
    return read(envelope[1] if len(envelope) > 1 else None)


def clamped(width: int, height: int) -> tuple[int, int]:
    """A size that a screen can be painted in, however large or small the window."""
    return _within(width, WIDTH), _within(height, HEIGHT)


def _within(value: int, limits: tuple[int, int]) -> int:
    return max(limits[0], min(limits[1], value))


def _typed(data: Any) -> Typed:
    if not isinstance(data, str):
        raise Malformed
    try:
        return Typed(data.encode())
    except UnicodeEncodeError as error:
        raise Malformed from error


def _resize(data: Any) -> Resize:
    if not isinstance(data, dict):
        raise Malformed
    width, height = data.get("width"), data.get("height")
    # A bool is an int to Python, not to a browser.
    if type(width) is not int or type(height) is not int:
        raise Malformed
    return Resize(*clamped(width, height))


def _ping(data: Any) -> Ping:
    text = data if isinstance(data, str) else json.dumps(data)
    if len(text) > PING:
        raise Malformed
    return Ping(text)


def _unsent(data: Any) -> Unsent:
    if not isinstance(data, dict):
        raise Malformed
    word, text = data.get("id"), data.get("text")
    if not isinstance(word, str) or not WORD.fullmatch(word):
        raise Malformed
    if not isinstance(text, str) or len(text) > UNSENT:
        raise Malformed
    return Unsent(word, text)


READERS: Mapping[str, Callable[[Any], Message]] = {
    "stdin": _typed,
    "resize": _resize,
    "ping": _ping,
    "unsent": _unsent,
    "focus": lambda _: Focus(True),
    "blur": lambda _: Focus(False),
}
