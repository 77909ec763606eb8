import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for floor in ("screens", "maktui")
    for file in (ROOT / floor).rglob("*.py")
    if file.name not in ("__init__.py", "__main__.py")
)

BROWSERS_OWN = frozenset(
    {"f3", "f5", "f6", "f7", "f11", "f12", "ctrl+tab", "ctrl+pageup", "ctrl+pagedown"}
    | {f"ctrl+{letter}" for letter in "wtnrlp"}
)
"""These open, close, reload, print or leave a page, or put the cursor elsewhere in the browser."""

TERMINALS_OWN = frozenset({"f10", "ctrl+b", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket"})
"""A menu, tmux' prefix, and keys that arrive as Backspace, Tab, Enter and Escape."""


def is_reserved(key: str) -> bool:
    *modifiers, plain = key.split("+")
    if "alt" in modifiers and len(plain) == 1:
        return True
    bare = "+".join((*(one for one in modifiers if one != "shift"), plain))
    return bare in BROWSERS_OWN | TERMINALS_OWN or ("ctrl" in modifiers and plain.isdigit())


def bound(module: str) -> Iterator[tuple[str, str]]:
    """Every key that a class of this module binds, with the class."""
    for name, one in inspect.getmembers(importlib.import_module(module), inspect.isclass):
        if issubclass(one, DOMNode) and one.__module__ == module:
            for binding in Binding.make_bindings(one.__dict__.get("BINDINGS", ())):
                yield name, binding.key


@pytest.mark.parametrize("module", MODULES)
def test_no_binding_has_a_key_that_a_browser_or_a_terminal_keeps(module: str) -> None:
    assert [(name, key) for name, key in bound(module) if is_reserved(key)] == []


@pytest.mark.parametrize("key", ["ctrl+r", "ctrl+shift+n", "alt+1", "alt+x", "f5", "ctrl+1", "ctrl+b"])
def test_what_is_reserved_is_seen(key: str) -> None:
    assert is_reserved(key)


@pytest.mark.parametrize("key", ["ctrl+s", "alt+backspace", "ctrl+shift+left", "f9", "1", "n", "shift+up"])
def test_what_is_free_is_left_alone(key: str) -> None:
    assert not is_reserved(key)
