"""The rules of the domain as pure functions: no record, no clock, no words.

Numbers such as R4 are those of the document that tells how a Ma.akbank works. Those of support,
measuring and speaking stand apart in `models.rules.support` and so on: a first picture needs none.
"""

from models.rules.closing import OpenPoint, open_at_closing
from models.rules.forms import (
    LONGEST_ITEM,
    LONGEST_NAME,
    LONGEST_POINT,
    LONGEST_TEXT,
    problems_in_address,
    problems_in_item,
    problems_in_maakbank,
    problems_in_measurement,
    problems_in_name,
    problems_in_outcome,
    problems_in_participant,
    problems_in_report_back,
    problems_in_session,
)
from models.rules.initials import initials_for
from models.rules.presence import at_table_during, coverage, gaps, presence_of
from models.rules.timing import CALM, item_ends_at, planned_starts, session_ends_at

__all__ = [
    "CALM",
    "LONGEST_ITEM",
    "LONGEST_NAME",
    "LONGEST_POINT",
    "LONGEST_TEXT",
    "OpenPoint",
    "at_table_during",
    "coverage",
    "gaps",
    "initials_for",
    "item_ends_at",
    "open_at_closing",
    "planned_starts",
    "presence_of",
    "problems_in_address",
    "problems_in_item",
    "problems_in_maakbank",
    "problems_in_measurement",
    "problems_in_name",
    "problems_in_outcome",
    "problems_in_participant",
    "problems_in_report_back",
    "problems_in_session",
    "session_ends_at",
]
