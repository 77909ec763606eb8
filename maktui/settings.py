"""Settings: a flag wins over the environment, that over config.toml, that over the default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, unquote

__all__ = ["LANGUAGES", "Settings", "SettingsError", "SettingsProblem", "load"]

LANGUAGES = ("nl", "en")
RECORD = "maktui.sqlite"
KEYS = frozenset({"database", "language", "theme", "name", "seat"})


class SettingsProblem(StrEnum):
    """What can be wrong with a setting; the command line has the words."""

    UNREADABLE = "unreadable"
    """The file is there, but can't be read."""
    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    NOT_TEXT = "not_text"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_DATABASE = "unknown_database"


class SettingsError(Exception):
    """A setting is wrong: `where` names the file or variable, `detail` what was found."""

    def __init__(self, problem: SettingsProblem, where: str, detail: str = "") -> None:
        super().__init__(f"{where}: {problem}: {detail}")
        self.problem = problem
        self.where = where
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one run of the program goes by."""

    db_url: str
    """URL of the record, as SQLAlchemy reads it."""
    language: str
    theme: str
    """Name of a theme, or "" for the program's own choice."""
    name: str
    """The name of who sits at this machine, or ""."""
    seat: str = ""
    """The seat that was chosen here last, or ""."""
    data_dir: Path
    """Folder for the record, its backups and outboxes; may not exist yet."""
    config_file: Path
    """Where the settings file is, or would be."""

    @property
    def db_file(self) -> Path | None:
        """The record's file; None on a server or in memory."""
        scheme, _, path = self.db_url.partition(":///")
        if not scheme.startswith("sqlite") or path in ("", ":memory:"):
            return None
        return Path(unquote(path.partition("?")[0]))


def load(
    *,
    db: str | None = None,
    language: str | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Settings:
    """The settings of this run; `db` and `language` are what the flags said.

    Raises:
        SettingsError: one of them makes no sense.
    """
    config_dir, data_dir = _folders(environ)
    config_file = config_dir / "config.toml"
    kept = _read(config_file)
    return Settings(
        db_url=_db_url(data_dir, db, environ, kept, config_file),
        language=_language(language, environ, kept, config_file),
        theme=environ.get("MAKTUI_THEME") or kept.get("theme", ""),
        name=kept.get("name", ""),
        seat=kept.get("seat", ""),
        data_dir=data_dir,
        config_file=config_file,
    )


def _folders(environ: Mapping[str, str]) -> tuple[Path, Path]:
    """Where settings and data live; one folder for both with MAKTUI_HOME."""
    home = environ.get("MAKTUI_HOME")
    if home:
        folder = Path(home).expanduser().absolute()
        return folder, folder
    import platformdirs

    return platformdirs.user_config_path("maktui", False), platformdirs.user_data_path("maktui", False)


def _read(config_file: Path) -> dict[str, str]:
    where = str(config_file)
    try:
        # utf-8-sig: Windows' Notepad starts a file with a byte order mark.
        text = config_file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(SettingsProblem.UNREADABLE, where, error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise SettingsError(SettingsProblem.NOT_TOML, where, str(error)) from error
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(SettingsProblem.NOT_TOML, where, str(error)) from error
    for key, value in values.items():
        if key not in KEYS:
            raise SettingsError(SettingsProblem.UNKNOWN_KEY, where, key)
        if not isinstance(value, str):
            raise SettingsError(SettingsProblem.NOT_TEXT, where, key)
    return values


def _language(
    flag: str | None, environ: Mapping[str, str], kept: Mapping[str, str], config_file: Path
) -> str:
    for where, value in (
        ("--lang", flag),
        ("MAKTUI_LANG", environ.get("MAKTUI_LANG")),
        (str(config_file), kept.get("language")),
    ):
        if value:
            if value not in LANGUAGES:
                raise SettingsError(SettingsProblem.UNKNOWN_LANGUAGE, where, value)
            return value
    return LANGUAGES[0]


def _db_url(
    data_dir: Path,
    flag: str | None,
    environ: Mapping[str, str],
    kept: Mapping[str, str],
    config_file: Path,
) -> str:
    for where, value in (
        ("--db", flag),
        ("MAKTUI_DB", environ.get("MAKTUI_DB")),
        (str(config_file), kept.get("database")),
    ):
        if value:
            return _as_url(value, where)
    return _file_url(data_dir / RECORD)


def _as_url(value: str, where: str) -> str:
    """A URL as SQLAlchemy reads it, made from a URL or a plain file name."""
    scheme, is_url, rest = value.partition("://")
    if not is_url:
        return _file_url(Path(value))
    if scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    if scheme.startswith("sqlite") and rest.startswith("/"):
        return value
    raise SettingsError(SettingsProblem.UNKNOWN_DATABASE, where, value)


def _file_url(file: Path) -> str:
    return f"sqlite:///{quote(str(file.expanduser().absolute()), safe='/ ')}"
