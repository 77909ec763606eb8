from datetime import UTC, date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from maktui.catalogue import speak
from maktui.playing import Evening, lay_example
from maktui.record import ORGANISER, open_record
from maktui.reports.command import read_maakbank
from maktui.reports.rendering import Format, render_maakbank, render_session
from models.desk import Desk
from models.example import session_on


class AsMarkdown(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    _file_extension = "md"


class AsHtml(AsMarkdown):
    _file_extension = "html"


class AsJson(AsMarkdown):
    _file_extension = "json"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The organiser's, after the example evening."""
    start = session_on(date(2026, 11, 27)).planned_start.astimezone(UTC)
    file: Path = tmp_path_factory.mktemp("example") / "record.sqlite"
    record = open_record(f"sqlite:///{file}")
    evening = Evening(record.store, lay_example(record.desk(ORGANISER), start), start)
    evening.play()
    return Desk(record.store, ORGANISER, lambda: evening.now)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_minutes(desk: Desk, language: str, snapshot: SnapshotAssertion) -> None:
    speak(language)
    minutes = render_session(desk.read.record(session_id=1), Format.MARKDOWN)
    assert minutes == snapshot(extension_class=AsMarkdown)


def test_minutes_as_a_page(desk: Desk, snapshot: SnapshotAssertion) -> None:
    speak("nl")
    minutes = render_session(desk.read.record(session_id=1), Format.HTML)
    assert minutes == snapshot(extension_class=AsHtml)


def test_minutes_as_data(desk: Desk, snapshot: SnapshotAssertion) -> None:
    minutes = render_session(desk.read.record(session_id=1), Format.JSON)
    assert minutes == snapshot(extension_class=AsJson)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_overview(desk: Desk, language: str, snapshot: SnapshotAssertion) -> None:
    speak(language)
    overview = render_maakbank(read_maakbank(desk, 1), Format.MARKDOWN)
    assert overview == snapshot(extension_class=AsMarkdown)
