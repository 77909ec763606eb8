"""Reads a catalogue straight from its .po file, and lets the screens speak it.

Dutch and English have the same two plural forms, so no plural rule is read.
An own reader of what we write in a .po: Babel's would cost every start 50 ms.
"""

import re
from functools import cache
from pathlib import Path

from screens.language import activate

__all__ = ["Catalogue", "read", "speak"]

LOCALE = Path(__file__).parent / "locale"

Key = tuple[str, str]
"""Context, or "", and msgid."""

FIELD = re.compile(r'^(msg\S+) (".*"(?:\n".*")*)', re.MULTILINE)
"""msgid, msgstr[0] and their like, with all lines of its text."""
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t"}


class Catalogue:
    """The words of one language; what is missing stays English."""

    def __init__(self, forms: dict[Key, tuple[str, ...]]) -> None:
        self.forms = forms

    def gettext(self, message: str) -> str:
        return self.pgettext("", message)

    def pgettext(self, context: str, message: str) -> str:
        forms = self.forms.get((context, message))
        return forms[0] if forms else message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        forms = self.forms.get(("", singular))
        if forms is None or len(forms) < 2:
            return singular if n == 1 else plural
        return forms[0] if n == 1 else forms[1]


def speak(language: str) -> None:
    """Let every screen speak this language from now on."""
    activate(language, _catalogue(language))


@cache
def _catalogue(language: str) -> Catalogue | None:
    """Kept: a seat in the browser finds its words in the process that it was forked from."""
    file = LOCALE / f"{language}.po"
    return read(file) if file.exists() else None


def read(file: Path) -> Catalogue:
    """The catalogue in a .po file; fuzzy and empty entries are left out."""
    forms: dict[Key, tuple[str, ...]] = {}
    for entry in file.read_text(encoding="utf-8").split("\n\n"):
        if "#, fuzzy" in entry:
            continue
        fields = {name: _unquoted(quoted) for name, quoted in FIELD.findall(entry)}
        message = fields.get("msgid", "")
        words = tuple(text for name, text in fields.items() if name.startswith("msgstr"))
        if message and all(words):
            forms[fields.get("msgctxt", ""), message] = words
    return Catalogue(forms)


def _unquoted(quoted: str) -> str:
    text = quoted[1:-1].replace('"\n"', "")
    return ESCAPE.sub(lambda found: ESCAPES.get(found[1], found[1]), text) if "\\" in text else text
