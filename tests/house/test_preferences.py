from pathlib import Path

import pytest

from maktui import settings
from maktui.preferences import keep


@pytest.fixture
def file() -> Path:
    file = settings.load().config_file
    file.parent.mkdir(parents=True)
    return file


def test_a_choice_is_found_at_the_next_start(file: Path) -> None:
    keep(file, "theme", "maktui-light")
    keep(file, "name", 'Zoë "Zo" \\ ✓')
    keep(file, "theme", "maktui-dark")

    kept = settings.load()
    assert (kept.theme, kept.name) == ("maktui-dark", 'Zoë "Zo" \\ ✓')


def test_other_lines_stay(file: Path) -> None:
    file.write_text('# mine\ndatabase = "x.sqlite"\ntheme = "old"\n', encoding="utf-8")
    keep(file, "theme", "maktui-light")

    assert file.read_text(encoding="utf-8") == '# mine\ndatabase = "x.sqlite"\ntheme = "maktui-light"\n'


def test_the_first_choice_makes_the_file(tmp_path: Path) -> None:
    keep(tmp_path / "new" / "config.toml", "language", "en")

    assert (tmp_path / "new" / "config.toml").read_text(encoding="utf-8") == 'language = "en"\n'


def test_a_folder_that_refuses_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    keep(tmp_path / "file" / "config.toml", "language", "en")
