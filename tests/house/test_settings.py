from pathlib import Path

import pytest

from maktui.settings import Settings, SettingsError, SettingsProblem, load


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"MAKTUI_HOME": str(tmp_path)}


def configure(environ: dict[str, str], text: str) -> None:
    Path(environ["MAKTUI_HOME"], "config.toml").write_text(text, encoding="utf-8")


def problem(environ: dict[str, str], **flags: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        load(environ=environ, **flags)
    return caught.value


def test_without_anything_it_is_dutch_in_a_file_of_ones_own(environ: dict[str, str], tmp_path: Path) -> None:
    assert load(environ=environ) == Settings(
        db_url=f"sqlite:///{tmp_path}/maktui.sqlite",
        language="nl",
        theme="",
        name="",
        data_dir=tmp_path,
        config_file=tmp_path / "config.toml",
    )


def test_loading_makes_nothing(tmp_path: Path) -> None:
    load(environ={"MAKTUI_HOME": str(tmp_path / "home")})
    assert not list(tmp_path.iterdir())


def test_without_a_home_the_system_says_where() -> None:
    settings = load(environ={})
    assert settings.config_file.is_absolute()
    assert settings.db_file is not None
    assert settings.db_file.parent == settings.data_dir
    assert "maktui" in str(settings.data_dir).lower()


def test_flag_over_environment_over_file(environ: dict[str, str]) -> None:
    configure(environ, 'language = "en"\ndatabase = "/kept/a.sqlite"\ntheme = "maktui-dark"\nname = "Ans"\n')
    kept = load(environ=environ)
    assert (kept.language, kept.db_url, kept.theme, kept.name) == (
        "en",
        "sqlite:////kept/a.sqlite",
        "maktui-dark",
        "Ans",
    )
    environ |= {"MAKTUI_LANG": "nl", "MAKTUI_DB": "/env/b.sqlite", "MAKTUI_THEME": "maktui-light"}
    told = load(environ=environ)
    assert (told.language, told.db_url, told.theme) == ("nl", "sqlite:////env/b.sqlite", "maktui-light")
    flagged = load(environ=environ, db="/flag/c.sqlite", language="en")
    assert (flagged.language, flagged.db_url) == ("en", "sqlite:////flag/c.sqlite")


def test_empty_variables_say_nothing(environ: dict[str, str], tmp_path: Path) -> None:
    settings = load(environ={**environ, "MAKTUI_LANG": "", "MAKTUI_DB": ""})
    assert settings.language == "nl"
    assert settings.db_file == tmp_path / "maktui.sqlite"


@pytest.mark.parametrize("name", ["een sessie.sqlite", "50%.sqlite", "wat?.sqlite", "#1.db", "é.sqlite"])
def test_any_file_name_will_do(environ: dict[str, str], tmp_path: Path, name: str) -> None:
    settings = load(environ=environ, db=str(tmp_path / name))
    assert settings.db_file == tmp_path / name
    from sqlalchemy import make_url

    assert make_url(settings.db_url).database == str(tmp_path / name)


def test_a_file_name_counts_from_here(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(environ=environ, db="avond.sqlite").db_file == tmp_path / "avond.sqlite"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_by_any_of_its_names(environ: dict[str, str], scheme: str) -> None:
    settings = load(environ=environ, db=f"{scheme}://ans:geheim@server/maktui")
    assert settings.db_url == "postgresql+psycopg://ans:geheim@server/maktui"
    assert settings.db_file is None


def test_other_databases_are_refused(environ: dict[str, str]) -> None:
    wrong = problem(environ, db="mysql://server/maktui")
    assert (wrong.problem, wrong.where) == (SettingsProblem.UNKNOWN_DATABASE, "--db")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("language = nl", SettingsProblem.NOT_TOML),
        ("taal = 'nl'", SettingsProblem.UNKNOWN_KEY),
        ("language = 1", SettingsProblem.NOT_TEXT),
        ("language = 'fr'", SettingsProblem.UNKNOWN_LANGUAGE),
        ("database = 'oracle://x/y'", SettingsProblem.UNKNOWN_DATABASE),
    ],
)
def test_a_wrong_file_says_what_is_wrong(
    environ: dict[str, str], text: str, expected: SettingsProblem
) -> None:
    configure(environ, text)
    wrong = problem(environ)
    assert wrong.problem is expected
    assert wrong.where.endswith("config.toml")
    assert wrong.detail


def test_a_file_that_is_a_folder(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert problem(environ).problem is SettingsProblem.UNREADABLE


def test_a_file_that_is_no_text(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    assert problem(environ).problem is SettingsProblem.NOT_TOML


def test_notepads_byte_order_mark_is_no_fault(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'\xef\xbb\xbflanguage = "en"\n')
    assert load(environ=environ).language == "en"
