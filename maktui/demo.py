"""`maktui demo`: the example session, in the app or played by itself."""

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from maktui.catalogue import speak
from maktui.playing import Evening, lay_example
from maktui.record import ORGANISER, Record, open_record
from maktui.settings import Settings
from models.example import session_on
from models.zone import local_date, utc_now

__all__ = ["run"]


def run(settings: Settings, *, interactive: bool) -> int:
    """Show the example session on a throw-away record.

    Args:
        settings: language and theme; its record stays untouched.
        interactive: open the app at the ready session; else the session plays
            itself and its minutes go to stdout as Markdown.

    Returns:
        The exit code.
    """
    with tempfile.TemporaryDirectory(prefix="maktui-demo-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "demo.sqlite"
        throw_away = replace(settings, db_url=f"sqlite:///{file}", data_dir=Path(folder))
        record = open_record(throw_away.db_url)
        start = session_on(local_date(utc_now())).planned_start.astimezone(UTC)
        session_id = lay_example(record.desk(ORGANISER), start)
        if interactive:
            record.close()
            from maktui.app import run as run_app

            return run_app(throw_away, session_id=session_id)
        _play(record, session_id, start, settings.language)
        record.close()
        return 0


def _play(record: Record, session_id: int, start: datetime, language: str) -> None:
    from maktui.reports.rendering import Format, render_session

    Evening(record.store, session_id, start).play()
    speak(language)
    minutes = record.desk(ORGANISER).read.record(session_id=session_id)
    sys.stdout.write(render_session(minutes, Format.MARKDOWN))
