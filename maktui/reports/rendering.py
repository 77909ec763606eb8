"""From what the Desk read to the text of a report, in the format asked for."""

from enum import StrEnum

from maktui.reports.html import to_html
from maktui.reports.json import maakbank_json, session_json
from maktui.reports.maakbank import MaakbankRecord, maakbank_report
from maktui.reports.markdown import to_markdown
from maktui.reports.parts import Report
from maktui.reports.session import session_report
from models.views.record import SessionRecord

__all__ = ["Format", "render_maakbank", "render_session"]


class Format(StrEnum):
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


def render_session(record: SessionRecord, format: Format) -> str:
    """The minutes of a session."""
    return session_json(record) if format is Format.JSON else _drawn(session_report(record), format)


def render_maakbank(record: MaakbankRecord, format: Format) -> str:
    """The decisions and open actions of a Ma.akbank."""
    return maakbank_json(record) if format is Format.JSON else _drawn(maakbank_report(record), format)


def _drawn(report: Report, format: Format) -> str:
    return to_html(report) if format is Format.HTML else to_markdown(report)
