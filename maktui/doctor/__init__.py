"""`maktui doctor`: is all well on this computer, and what to do if it is not?

It only looks: nothing is made, mended or migrated.
"""

import sys
from collections.abc import Iterator

from maktui.doctor.finding import Finding, Health
from maktui.doctor.machine import look_at_machine
from maktui.doctor.record import look_at_record
from maktui.doctor.terminal import look_at_terminal
from maktui.settings import Settings
from maktui.streams import REFUSED
from screens.language import _

__all__ = ["doctor", "examine"]


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything, one finding after another."""
    yield from look_at_machine(settings)
    yield from look_at_record(settings)
    yield from look_at_terminal()


def doctor(settings: Settings) -> int:
    """Print how everything is; exit code 1 when something needs doing."""
    findings = tuple(examine(settings))
    width = max(len(finding.subject) for finding in findings)
    for finding in findings:
        sys.stdout.write(f"{finding.health} {finding.subject:<{width}}  {finding.words}\n")
    if any(finding.health is Health.WRONG for finding in findings):
        sys.stdout.write(_("Something needs doing: see {sign}.").format(sign=Health.WRONG) + "\n")
        return REFUSED
    sys.stdout.write(_("All is well.") + "\n")
    return 0
