"""Makes docs/keys.md from the table of acts: `python -m maktui.keys`."""

import sys
from collections.abc import Iterator

from maktui.catalogue import speak
from screens.commands import GROUPS, Command, key_names
from screens.language import _

__all__ = ["keys_page"]

HEADING = """\
# Toetsen en opdrachten

Gemaakt met `python -m maktui.keys`; een test houdt deze pagina gelijk met het programma.

Een letter werkt als je niet aan het typen bent. Een opdracht met `/` typ je in de invoerregel.
Alles staat ook in de hulp (`?`) en in de lijst met opdrachten (Ctrl+O).
"""


def keys_page() -> str:
    """The page, in Dutch; it leaves Dutch as the language spoken."""
    speak("nl")
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield HEADING
    for group in GROUPS:
        yield f"## {_(group.title)}\n"
        yield f"{_(group.where)}\n"
        yield "| Toets | Opdracht | In het Engels | Wat het doet |"
        yield "|---|---|---|---|"
        yield from map(_row, group.commands)
        yield ""


def _row(command: Command) -> str:
    keys = " ".join(f"`{key}`" for key in key_names(command))
    argument = f" {_(command.argument)}" if command.argument else ""
    dutch = " ".join(f"`/{word}{argument}`" for word in command.dutch.split()[:1])
    english = " ".join(f"`/{word}`" for word in command.english.split()[:1])
    return f"| {keys} | {dutch} | {english} | {_(command.help)} |"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
