"""Everything of one session."""

from dataclasses import dataclass
from datetime import datetime

from models.views.agenda import AgendaItemView
from models.views.follow_up import ActionView, DecisionView
from models.views.maakbank import MaakbankView
from models.views.minutes import LineView
from models.views.outcome import OutcomeView, ReportBackView
from models.views.people import AttendanceView, CoverageView
from models.views.session import SessionView
from models.views.support import ProposalView
from models.views.values import FixedTextView, ValueView

__all__ = ["SessionRecord"]


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """Everything of one session, for a report."""

    maakbank: MaakbankView
    session: SessionView
    agenda: tuple[AgendaItemView, ...]
    lines: dict[int, tuple[LineView, ...]]
    """Lines per agenda item id; deleted ones left out."""
    attendance: tuple[AttendanceView, ...]
    coverage: CoverageView
    decisions: tuple[DecisionView, ...]
    actions: tuple[ActionView, ...]
    """Actions of this session, and those of earlier ones open at its start."""
    values: tuple[FixedTextView, ...]
    endorsements: tuple[ValueView, ...]
    open_conflicts: int
    made_at: datetime
    proposals: tuple[ProposalView, ...] = ()
    """Those that were put to the table of this session."""
    outcomes: tuple[OutcomeView, ...] = ()
    """Opbrengsten of this session's decisions, and earlier ones that were not over at its start."""
    report_backs: tuple[ReportBackView, ...] = ()
    """What is taken home from this session's decisions, and from earlier ones and not reported back then."""
