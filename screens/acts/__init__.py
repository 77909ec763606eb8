"""Every act that a key or a `/` word can do, once: one file per part of the app.

A new act is one `Command` in its group. From these tables come the bindings of
screens, the `/` words of the input line, the command palette, the help screen
and docs/keys.md. Dutch words stand here and not in the catalogue, because both
languages' words work at any time.

Keys are chosen to work in a terminal, in tmux and in a browser: none that a
browser keeps to itself, no Alt, and an F-key only as a second key; a house test
has the list. A plain letter works where nobody is typing.
"""

from screens.acts.command import Command, Group
from screens.acts.general import GENERAL
from screens.acts.joining import JOINING
from screens.acts.lead import LEAD
from screens.acts.lines import LINES
from screens.acts.live import LIVE
from screens.acts.outcomes import OUTCOMES
from screens.acts.prepare import PREPARE
from screens.acts.report import REPORT
from screens.acts.roll_call import ROLL_CALL
from screens.acts.sheets import OBJECTIONS, STANDS

__all__ = ["GROUPS", "TOGETHER", "Command", "Group"]

GROUPS: tuple[Group, ...] = (
    LEAD,
    LIVE,
    LINES,
    ROLL_CALL,
    STANDS,
    OBJECTIONS,
    JOINING,
    REPORT,
    PREPARE,
    OUTCOMES,
    GENERAL,
)
"""Every group, in the order that help shows them."""

TOGETHER: tuple[tuple[Group, ...], ...] = (
    (GENERAL, PREPARE),
    (GENERAL, LIVE, LEAD, LINES),
    (GENERAL, ROLL_CALL),
    (GENERAL, STANDS),
    (GENERAL, OBJECTIONS),
    (GENERAL, JOINING),
    (GENERAL, REPORT),
    (GENERAL, OUTCOMES),
)
"""Groups whose keys work at the same time, so no two may claim the same key."""
