import os
import subprocess
import sys
from pathlib import Path

import pytest

from maktui import __version__, arguments, cli
from maktui.cli import main

ROOT = Path(__file__).parents[2]


def run(*words: str, **options: object) -> "subprocess.CompletedProcess[str]":
    settings: dict[str, object] = {
        "cwd": ROOT,
        "stdin": subprocess.DEVNULL,
        "capture_output": True,
        "text": True,
        "encoding": "utf-8",
        "timeout": 60,
    }
    return subprocess.run([sys.executable, "-m", "maktui", *words], check=False, **{**settings, **options})  # type: ignore[call-overload,no-any-return]


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said to someone who uses it wrongly."""
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_version() -> None:
    assert run("--version").stdout == f"maktui {__version__}\n"
    assert run("--lang", "en", "--version").stdout == f"maktui {__version__}\n"


@pytest.mark.parametrize("command", [None, *arguments.COMMANDS])
def test_help_speaks_one_language(capsys: pytest.CaptureFixture[str], command: str | None) -> None:
    told = {}
    for language in arguments.LANGUAGES:
        with pytest.raises(SystemExit) as left:
            main([*([command] if command else []), "--lang", language, "--help"])
        assert left.value.code == 0
        told[language] = capsys.readouterr().out
    assert told["nl"].startswith("gebruik: maktui")
    assert told["en"].startswith("usage: maktui")
    for english in ("usage:", "options:", "commands:", "positional", "show this"):
        assert english not in told["nl"]


def test_every_word_is_there_twice_and_used() -> None:
    source = (ROOT / "maktui" / "arguments.py").read_text(encoding="utf-8")
    for key, (dutch, english) in arguments.WORDS.items():
        assert dutch and english
        in_use = f'words("{key}")' in source or f'WORDS["{key}"]' in source
        assert in_use or key.removesuffix("_more") in arguments.COMMANDS, key


def test_without_words_all_is_as_the_parser_would_say() -> None:
    assert vars(cli._read([])) == vars(arguments.parse([], version=__version__))


def test_speaks_dutch_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert arguments.spoken_language([], {}) == "nl"
    assert arguments.spoken_language([], {"MAKTUI_LANG": "en"}) == "en"
    assert arguments.spoken_language(["--lang", "nl"], {"MAKTUI_LANG": "en"}) == "nl"
    assert arguments.spoken_language(["report", "--lang=en"], {}) == "en"
    assert arguments.spoken_language(["--lang"], {}) == "nl"
    assert arguments.spoken_language(["--lang", "fr"], {}) == "nl"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verslag"], "kan niet: 'verslag'"),
        (["--lang", "fr"], "kan niet: 'fr'"),
        (["report"], "geef een sessie of --maakbank"),
        (["report", "3", "--maakbank", "4"], "geef een sessie of --maakbank"),
        (["report", "drie"], "is geen nummer: 'drie'"),
        (["report", "3", "--format", "pdf"], "kan niet: 'pdf'"),
        (["import-notes", "nieuw", "-", "--as", "Ans"], "ook niet 'new': 'nieuw'"),
        (["import-notes", "new", "-"], "dit ontbreekt nog: --as"),
        (["demo", "--db", "x.sqlite"], "demo werkt altijd in een eigen wegwerpbestand"),
        (["doctor", "nu"], "dit ken ik niet: nu"),
        (["restore"], "dit ontbreekt nog: FILE"),
    ],
)
def test_wrong_use_is_told_in_dutch(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    told = refused(capsys, *words)
    assert said in told
    assert "--help" in told


def test_flags_may_stand_before_and_after_the_command() -> None:
    for words in (["--db", "x", "report", "3"], ["report", "3", "--db", "x"]):
        read = arguments.parse(words, version="")
        assert (read.db, read.session, read.format) == ("x", 3, "md")


def test_the_app_asks_for_a_terminal() -> None:
    told = run()
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.startswith("maktui: ")


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_is_no_terminal(closed: int) -> None:
    code = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, '-m', 'maktui'])"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, timeout=60
    )
    assert told.returncode == 1


def test_a_wrong_setting_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("language = 'fr'\n")
    told = run("doctor", env={**os.environ, "MAKTUI_HOME": str(tmp_path), "MAKTUI_LANG": ""})
    assert told.returncode == 1
    assert "config.toml" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("place", "said"),
    [("weg.txt", "dit bestand of de map ervan is er niet."), (".", "is een map en geen bestand.")],
)
def test_a_file_that_cannot_be_read_is_told_in_the_users_language(
    tmp_path: Path, place: str, said: str
) -> None:
    surroundings = {**os.environ, "MAKTUI_HOME": str(tmp_path), "MAKTUI_LANG": "nl"}
    told = run("import-notes", "new", str(tmp_path / place), "--as", "Joost", env=surroundings)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"maktui: {tmp_path / place}")
    assert told.stderr.endswith(f"{said}\n")


def test_a_reader_that_left_is_no_disaster() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = run("doctor", stdout=writing, stderr=subprocess.PIPE, capture_output=False)
    os.close(writing)
    assert told.returncode == 1
    assert told.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        told = run("doctor", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert told.returncode == 1
    assert told.stderr.startswith("maktui: ")
    assert "Traceback" not in told.stderr


def test_data_leaves_as_utf8_whatever_the_system_speaks() -> None:
    told = run("doctor", env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert "✓ maktui" in told.stdout
