"""`maktui report`: the minutes of a session, or what a Ma.akbank decided."""

import sys
from pathlib import Path

from maktui.record import NUMBERS, ORGANISER
from maktui.reports.maakbank import MaakbankRecord
from maktui.reports.rendering import Format, render_maakbank, render_session
from maktui.settings import Settings
from maktui.streams import refuse
from models.desk import Desk
from models.errors import NotFound
from models.store import Store
from screens.language import _

__all__ = ["read_maakbank", "report"]

STDOUT = "-"


def report(
    settings: Settings, session_id: int | None, maakbank_id: int | None, format: str, output: str | None
) -> int:
    """Write a report; never makes or changes a record.

    Args:
        settings: where the record is; its language is already spoken.
        session_id: the session, or None for a Ma.akbank.
        maakbank_id: the Ma.akbank, when there is no session.
        format: "md", "html" or "json".
        output: a file, or None for stdout.

    Returns:
        The exit code.

    Raises:
        MakError: the record refuses, or has no such session or Ma.akbank.
        OSError: the file can't be written.
    """
    store = Store(settings.db_url)
    number = maakbank_id or 0 if session_id is None else session_id
    try:
        if store.version() is None:
            place = store.path or store.url.render_as_string(hide_password=True)
            return refuse(_("There is no record yet in {file}.").format(file=place))
        if number not in NUMBERS:
            raise NotFound("maakbank" if session_id is None else "session", number)
        store.check_version()
        text = _rendered(Desk(store, ORGANISER), session_id, maakbank_id, Format(format))
    finally:
        store.close()
    if output is None or output == STDOUT:
        sys.stdout.write(text)
    else:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _rendered(desk: Desk, session_id: int | None, maakbank_id: int | None, format: Format) -> str:
    if session_id is not None:
        return render_session(desk.read.record(session_id=session_id), format)
    return render_maakbank(read_maakbank(desk, maakbank_id or 0), format)


def read_maakbank(desk: Desk, maakbank_id: int) -> MaakbankRecord:
    """What the report of a Ma.akbank is made from; for the organiser's desk."""
    sessions = desk.read.sessions(maakbank_id=maakbank_id)
    return MaakbankRecord(
        maakbank=desk.read.maakbank(maakbank_id=maakbank_id),
        sessions=sessions,
        decisions=desk.read.decisions(maakbank_id=maakbank_id),
        proposals=desk.read.proposals_of_maakbank(maakbank_id=maakbank_id),
        outcomes=desk.read.outcomes(maakbank_id=maakbank_id),
        report_backs=desk.read.report_backs(maakbank_id=maakbank_id),
        actions=desk.read.actions(maakbank_id=maakbank_id),
        item_numbers={
            item.id: item.number for session in sessions for item in desk.read.agenda(session_id=session.id)
        },
        made_at=desk.clock(),
    )
