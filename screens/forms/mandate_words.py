"""Reading what somebody may decide, in the words of a list: "zelf", "namens de bewoners"."""

import re

from models.codes import MandateKind
from models.likeness import fold

__all__ = ["read_mandate"]

NOT_KNOWN = frozenset(
    {"", "?", "-", "–", "onbekend", "nog niet bekend", "weet niet", "unknown", "not known yet"}
)
OTHERS = frozenset({"anderen", "others"})

_KINDS = {
    MandateKind.OWN: r"(?:beslist |besluit )?zelf(?:standig)?|eigen(?: mandaat)?|own"
    r"|(?:decides )?(?:themselves|herself|himself|self)",
    MandateKind.FOR_OTHERS: r"(?:namens|on behalf of|(?:beslist |besluit )?voor|(?:decides )?for) (.+)",
    MandateKind.TAKES_HOME: r"(?:neemt |neem )?(?:het |dit )?(?:eerst )?mee(?: terug)?(?: (?:naar|aan) (.+))?"
    r"|takes? (?:it |this )?(?:home|back)(?: first)?(?: to (.+))?",
}
KINDS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}


def read_mandate(words: str) -> tuple[MandateKind, str] | None:
    """The mandate and for whom or to whom it is; None when the words say nothing we know."""
    said = " ".join(words.split()).rstrip(".")
    if fold(said) in NOT_KNOWN:
        return MandateKind.UNKNOWN, ""
    for kind, pattern in KINDS.items():
        if found := pattern.fullmatch(said):
            whom = next((name for name in found.groups() if name), "")
            return kind, "" if fold(whom) in OTHERS else whom
    return None
