"""What a Ma.akbank decided and still has to do, over all its sessions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from maktui.reports.carried import carried_sections
from maktui.reports.front import actions_table, decision_section, foot, question_section
from maktui.reports.outcomes import report_back_table
from maktui.reports.parts import Paragraph, Report, Section
from maktui.reports.support import undecided_section
from models.codes import ActionStatus, ReportBackState
from models.views.follow_up import ActionView, DecisionView
from models.views.maakbank import MaakbankView
from models.views.outcome import OutcomeView, ReportBackView
from models.views.session import SessionView
from models.views.support import ProposalView
from models.zone import local_date
from screens.language import _, language, long_date

__all__ = ["MaakbankRecord", "maakbank_report", "open_actions"]


@dataclass(frozen=True, slots=True)
class MaakbankRecord:
    """What such a report is made from."""

    maakbank: MaakbankView
    sessions: tuple[SessionView, ...]
    decisions: tuple[DecisionView, ...]
    actions: tuple[ActionView, ...]
    item_numbers: Mapping[int, int]
    """Number of each agenda item, by its id."""
    made_at: datetime
    proposals: tuple[ProposalView, ...]
    outcomes: tuple[OutcomeView, ...]
    report_backs: tuple[ReportBackView, ...]


def open_actions(record: MaakbankRecord) -> tuple[ActionView, ...]:
    """The actions that someone still has to do."""
    return tuple(action for action in record.actions if action.status is ActionStatus.OPEN)


def maakbank_report(record: MaakbankRecord) -> Report:
    """Decisions per session and open actions, in the active language."""
    return Report(
        language=language(),
        title=_("Decisions and actions: {name}").format(name=record.maakbank.name),
        under_title=(_("Sessions so far: {count}").format(count=_held(record)),),
        sections=(
            question_section(record.maakbank),
            *_decisions(record),
            *_carried(record),
            *undecided_section(record.proposals, record.decisions),
            *_taken_home(record),
            _actions(record),
        ),
        foot=foot(record.made_at),
    )


def _held(record: MaakbankRecord) -> int:
    return sum(session.opened_at is not None for session in record.sessions)


def _decisions(record: MaakbankRecord) -> Iterable[Section]:
    yield Section((_("Decisions"),), () if record.decisions else (Paragraph((_("No decisions yet."),)),))
    for session in record.sessions:
        made = [decision for decision in record.decisions if decision.session_id == session.id]
        if made:
            day = long_date(local_date(session.opened_at or session.planned_start))
            title = _("Session {number}, {day}").format(number=session.number, day=day)
            yield Section((title,), decision_section(made).parts, level=3)


def _carried(record: MaakbankRecord) -> Iterable[Section]:
    """Support and measures of every decision in force that has them."""
    sections = tuple(carried_sections(record, record.decisions, local_date(record.made_at)))
    if sections:
        yield Section((_("Broadly supported and measurable"),), ())
        yield from sections


def _taken_home(record: MaakbankRecord) -> Iterable[Section]:
    """What someone still has to report back."""
    waiting = [one for one in record.report_backs if one.state is ReportBackState.OPEN]
    if waiting:
        title = _("Taken home, and not reported back yet")
        table = report_back_table(title, waiting, local_date(record.made_at), with_decision=True)
        yield Section((title,), (table,))


def _actions(record: MaakbankRecord) -> Section:
    title = _("Open actions: who does what, by when")
    actions = open_actions(record)
    if not actions:
        return Section((title,), (Paragraph((_("No open actions."),)),))
    today = local_date(record.made_at)
    return Section((title,), (actions_table(title, actions, today, with_session=True),))
