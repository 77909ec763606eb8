"""The example: Ma.akbank "Werk voor de jeugd", its people and one whole evening.

Everyone and everything in it is invented. Texts are Dutch because they are data.
"""

from models.example.evening import EVENING
from models.example.steps import (
    Answer,
    Close,
    Endorse,
    Excuse,
    Extend,
    Guest,
    Leave,
    MarkAbsent,
    Next,
    Open,
    Pause,
    Resume,
    Rewrite,
    Settle,
    Step,
    Tick,
    Type,
    Void,
    Wipe,
    moment_of,
)
from models.example.table import (
    FACILITATOR,
    FIRST_REPORTER,
    MAAKBANK,
    PARTICIPANTS,
    SECOND_REPORTER,
    session_on,
)

__all__ = [
    "EVENING",
    "FACILITATOR",
    "FIRST_REPORTER",
    "MAAKBANK",
    "PARTICIPANTS",
    "SECOND_REPORTER",
    "Answer",
    "Close",
    "Endorse",
    "Excuse",
    "Extend",
    "Guest",
    "Leave",
    "MarkAbsent",
    "Next",
    "Open",
    "Pause",
    "Resume",
    "Rewrite",
    "Settle",
    "Step",
    "Tick",
    "Type",
    "Void",
    "Wipe",
    "moment_of",
    "session_on",
]
