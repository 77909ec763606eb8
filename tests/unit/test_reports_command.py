import json
import sqlite3
from pathlib import Path

import pytest

from maktui.playing import lay_example
from maktui.record import ORGANISER, open_record
from maktui.reports.command import report
from maktui.settings import Settings, load
from models.errors import NotFound, RecordTooNew
from models.example import MAAKBANK
from models.zone import utc_now


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(environ={"MAKTUI_HOME": str(tmp_path), "MAKTUI_LANG": "en"})


@pytest.fixture
def session_id(settings: Settings) -> int:
    record = open_record(settings.db_url)
    session_id = lay_example(record.desk(ORGANISER), utc_now())
    record.close()
    return session_id


def file_of(settings: Settings) -> Path:
    assert settings.db_file is not None
    return settings.db_file


class TestOutput:
    @pytest.mark.parametrize(
        ("format", "begin"), [("md", "# Minutes of session 1"), ("html", "<!DOCTYPE html>"), ("json", "{")]
    )
    def test_stdout(
        self,
        settings: Settings,
        session_id: int,
        format: str,
        begin: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert report(settings, session_id, None, format, None) == 0
        out, err = capsys.readouterr()
        assert out.startswith(begin)
        assert out.endswith("\n")
        assert err == ""

    def test_a_file(
        self, settings: Settings, session_id: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "verslag één.html"
        assert report(settings, session_id, None, "html", str(file)) == 0
        assert MAAKBANK.name in file.read_text(encoding="utf-8")
        assert b"\r" not in file.read_bytes()
        assert capsys.readouterr().out == ""

    def test_a_ma_akbank(
        self, settings: Settings, session_id: int, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert report(settings, None, 1, "json", None) == 0
        data = json.loads(capsys.readouterr().out)
        assert data["maakbank"]["name"] == MAAKBANK.name
        assert [session["id"] for session in data["sessions"]] == [session_id]


class TestRefusals:
    def test_no_record_is_made_for_a_report(
        self, settings: Settings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert report(settings, 1, None, "md", None) == 1
        out, err = capsys.readouterr()
        assert (out, err) == ("", f"maktui: There is no record yet in {file_of(settings)}.\n")
        assert not file_of(settings).exists()

    @pytest.mark.parametrize("number", [0, 99, 2**31, 2**63, 10**30])
    def test_numbers_that_are_not_there(self, settings: Settings, session_id: int, number: int) -> None:
        with pytest.raises(NotFound):
            report(settings, number, None, "md", None)
        with pytest.raises(NotFound):
            report(settings, None, number, "md", None)

    def test_a_record_of_a_newer_program_is_left_alone(self, settings: Settings, session_id: int) -> None:
        with sqlite3.connect(file_of(settings)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        with pytest.raises(RecordTooNew):
            report(settings, session_id, None, "md", None)

    def test_a_place_that_can_not_be_written(
        self, settings: Settings, session_id: int, tmp_path: Path
    ) -> None:
        with pytest.raises(OSError):
            report(settings, session_id, None, "md", str(tmp_path / "weg" / "verslag.md"))
