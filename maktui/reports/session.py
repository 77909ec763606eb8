"""The minutes of one session: a first page for who has a minute, then the record."""

from collections.abc import Iterable
from datetime import datetime

from maktui.reports import front
from maktui.reports.attendance import attendance_sections
from maktui.reports.items import item_sections
from maktui.reports.parts import Report
from maktui.reports.words import stretch
from models.codes import SessionPhase
from models.views.record import SessionRecord
from models.views.session import SessionView
from models.zone import local_date
from screens.language import _, clock, language, long_date

__all__ = ["session_report"]


def session_report(record: SessionRecord) -> Report:
    """Everything of a session, in the active language."""
    return Report(
        language=language(),
        title=_("Minutes of session {number}: {name}").format(
            number=record.session.number, name=record.maakbank.name
        ),
        under_title=tuple(_under_title(record)),
        sections=(
            *front.session_front(record),
            *attendance_sections(record),
            *item_sections(record),
        ),
        foot=front.foot(record.made_at),
    )


def _under_title(record: SessionRecord) -> Iterable[str]:
    session = record.session
    yield " · ".join(filter(None, (long_date(local_date(_began(session))), _hours(session), session.place)))
    if authors := _authors(record):
        yield _("Written by: {names}").format(names=authors)
    if session.phase is SessionPhase.PLANNED:
        yield _("This session has not begun yet.")
    if session.phase is SessionPhase.LIVE:
        yield _("Note: the session is still going on. These minutes are not complete.")
    if record.open_conflicts:
        yield _("Note: some lines still have two texts, someone has to choose: {count}.").format(
            count=record.open_conflicts
        )


def _began(session: SessionView) -> datetime:
    return session.opened_at or session.planned_start


def _hours(session: SessionView) -> str:
    return stretch(_began(session), session.closed_at) if session.closed_at else clock(_began(session))


def _authors(record: SessionRecord) -> str:
    """Who wrote the lines, with the initials that stand in the gutter."""
    lines = front.lines_of(record)
    authors = dict.fromkeys((line.author, line.initials) for line in lines if line.author)
    return ", ".join(f"{name} ({initials})" if initials else name for name, initials in authors)
