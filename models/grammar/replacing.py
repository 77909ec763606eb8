"""`vervangt B2`: what a decision says of an earlier one."""

import re

__all__ = ["replaced_number"]

_REPLACES = re.compile(r"\b(?:vervangt|in plaats van|replaces)\s+B\s?(\d{1,6})\b", re.IGNORECASE)


def replaced_number(text: str) -> int | None:
    """The number of the decision in whose place these words come, wherever they say so; None for none."""
    found = _REPLACES.search(text)
    return int(found[1]) if found else None
