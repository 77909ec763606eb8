from pathlib import Path
from types import SimpleNamespace

import pytest

from maktui.catalogue import speak
from maktui.doctor import doctor, examine
from maktui.doctor import record as record_part
from maktui.doctor import terminal as terminal_part
from maktui.doctor.finding import Finding, Health
from maktui.doctor.machine import on_network_disk
from maktui.doctor.record import has_wal_reset_bug
from maktui.doctor.terminal import colours
from maktui.record import open_record
from maktui.settings import Settings, load


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(environ={"MAKTUI_HOME": str(tmp_path / "home")})


@pytest.fixture
def made(settings: Settings) -> Settings:
    record = open_record(settings.db_url)
    record.close()
    return settings


def found(settings: Settings) -> dict[str, list[Finding]]:
    by_subject: dict[str, list[Finding]] = {}
    for finding in examine(settings):
        by_subject.setdefault(finding.subject, []).append(finding)
    return by_subject


def wrong(settings: Settings) -> list[str]:
    return [finding.subject for finding in examine(settings) if finding.health is Health.WRONG]


def test_a_record_in_order(made: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert wrong(made) == []
    assert doctor(made) == 0
    assert capsys.readouterr().out.endswith("All is well.\n")


def test_looking_makes_nothing(settings: Settings, tmp_path: Path) -> None:
    assert found(settings)["Version"][0].health is Health.NOTE
    assert not list(tmp_path.iterdir())


def test_a_damaged_record(made: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert made.db_file is not None
    whole = made.db_file.read_bytes()
    made.db_file.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
    assert wrong(made)
    assert doctor(made) == 1
    assert Health.WRONG in capsys.readouterr().out


def test_a_file_that_is_no_record(settings: Settings) -> None:
    assert settings.db_file is not None
    settings.db_file.parent.mkdir()
    settings.db_file.write_bytes(b"dit is een brief" * 500)
    assert wrong(settings) == ["Version"]


def test_a_record_of_a_newer_program(made: Settings) -> None:
    store = open_record(made.db_url).store
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    assert wrong(made) == ["Version"]
    assert "9999" in found(made)["Version"][0].words


@pytest.mark.parametrize(
    ("version", "bug"),
    [((3, 6, 23), False), ((3, 7, 0), True), ((3, 51, 2), True), ((3, 51, 3), False), ((3, 53, 0), False)],
)
def test_which_sqlite_can_damage_a_record(version: tuple[int, int, int], bug: bool) -> None:
    assert has_wal_reset_bug(version) is bug


@pytest.mark.parametrize(
    ("system", "machine", "cure"),
    [("linux", "x86_64", "pip install pysqlite3"), ("linux", "aarch64", "PostgreSQL")],
)
def test_an_older_sqlite_comes_with_a_cure(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, system: str, machine: str, cure: str
) -> None:
    older = SimpleNamespace(__name__="sqlite3", sqlite_version="3.40.1", sqlite_version_info=(3, 40, 1))
    monkeypatch.setattr(record_part, "sqlite", older)
    monkeypatch.setattr(record_part, "sys", SimpleNamespace(platform=system))
    monkeypatch.setattr(record_part, "platform", SimpleNamespace(machine=lambda: machine))
    (sqlite,) = found(settings)["SQLite"]
    assert sqlite.health is Health.WRONG
    assert "3.40.1, from sqlite3" in sqlite.words
    assert cure in sqlite.words


def test_a_server_that_is_not_there_and_no_password_on_screen(tmp_path: Path) -> None:
    settings = load(db="postgresql://ans:geheim@127.0.0.1:1/maktui", environ={"MAKTUI_HOME": str(tmp_path)})
    findings = found(settings)
    assert findings["Version"][0].health is Health.WRONG
    assert "SQLite" not in findings
    assert "geheim" not in str(findings)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "all colours"),
        ({"TERM": "xterm-256color"}, "256 colours"),
        ({"TERM": "xterm"}, "16 colours"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "no colours"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, "no colours"),
    ],
)
def test_colours(environ: dict[str, str], expected: str) -> None:
    assert colours(environ) == expected


@pytest.mark.parametrize(
    ("size", "health"), [((120, 40), Health.GOOD), ((80, 24), Health.GOOD), ((79, 24), Health.WRONG)]
)
def test_size_of_the_terminal(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], health: Health) -> None:
    monkeypatch.setattr(terminal_part, "at_terminal", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: size)
    seen, *_rest = terminal_part.look_at_terminal()
    assert seen.health is health


def test_a_record_on_a_network_disk(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {tmp_path} nfs4 rw 0 0\n")
    assert on_network_disk(tmp_path / "new" / "maktui.sqlite", mounts)
    assert not on_network_disk(Path("/maktui.sqlite"), mounts)
    assert not on_network_disk(tmp_path / "maktui.sqlite", tmp_path / "not there")


def test_in_dutch_nothing_is_left_in_english(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    doctor(settings)
    english = capsys.readouterr().out
    speak("nl")
    doctor(settings)
    dutch = capsys.readouterr().out
    assert "Alles is in orde." in dutch
    same = {line for line in english.splitlines() if line in dutch.splitlines()}
    assert all(line.split()[1] in {"maktui", "Python", "Textual"} for line in same), same
