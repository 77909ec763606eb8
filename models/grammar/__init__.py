"""One typed line -> a line for the minutes, a command or a correction.

`parse` reads it, `complete` finishes it while it is typed, `match_item`
finds the agenda item that was meant. All pure; all forms are in `FORMS`.
"""

from models.grammar.completion import complete
from models.grammar.forms import FORMS, Form, Use, slash_words
from models.grammar.items import match_item
from models.grammar.outcomes import (
    ActCommand,
    AddItem,
    Arrivals,
    Completion,
    Correction,
    Departures,
    Doubt,
    Excused,
    GoTo,
    ItemMatch,
    Known,
    NewLine,
    Queued,
    Typed,
    Undo,
    Unqueued,
)
from models.grammar.parsing import parse

__all__ = [
    "FORMS",
    "ActCommand",
    "AddItem",
    "Arrivals",
    "Completion",
    "Correction",
    "Departures",
    "Doubt",
    "Excused",
    "Form",
    "GoTo",
    "ItemMatch",
    "Known",
    "NewLine",
    "Queued",
    "Typed",
    "Undo",
    "Unqueued",
    "Use",
    "complete",
    "match_item",
    "parse",
    "slash_words",
]
