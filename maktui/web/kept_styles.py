"""Style sheets that are parsed once: what the warm process parsed, every seat forked from it shares."""

from typing import ClassVar

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

__all__ = ["KeptStylesheet"]

Parsed = LRUCache[tuple[object, ...], list[RuleSet]]

MANY = 4096
"""Sheets that are kept in one set of colours; there are some hundred."""


class KeptStylesheet(Stylesheet):
    """Textual's, which forgets what it parsed at each change of colours and with its app.

    Args:
        first: the one that an app begins with.
    """

    _kept: ClassVar[dict[frozenset[tuple[str, str]], Parsed]] = {}

    def __init__(self, first: Stylesheet) -> None:
        super().__init__(variables=first._variables)
        self._remember()

    def set_variables(self, variables: dict[str, str]) -> None:
        self._parse_cache = LRUCache(0)
        super().set_variables(variables)
        self._remember()

    def reparse(self) -> None:
        self.parse()

    def _remember(self) -> None:
        self._parse_cache = self._kept.setdefault(frozenset(self._variables.items()), LRUCache(MANY))
