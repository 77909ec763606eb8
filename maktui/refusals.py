"""What the command line says when it can't do what was asked."""

from collections.abc import Mapping

from maktui.settings import LANGUAGES, SettingsError, SettingsProblem
from models.errors import MakError, NotFound, NotSaved, RecordTooNew, RecordTooOld
from screens.language import N_, _
from screens.sayings import error_words

__all__ = ["os_error_words", "refusal_words", "settings_words"]

NOT_SAVED: Mapping[str, str] = {
    "locked": N_("The record is busy with someone else. Try again in a moment."),
    "full": N_("The disk is full. Make room and try again."),
    "read_only": N_("This file cannot be opened for writing. Look at its folder and its rights."),
    "other": N_("The record cannot be read. Ask maktui doctor what is wrong."),
}

SETTINGS: Mapping[SettingsProblem, str] = {
    SettingsProblem.UNREADABLE: N_("{where} cannot be read: {detail}"),
    SettingsProblem.NOT_TOML: N_("{where} is not written as settings should be: {detail}"),
    SettingsProblem.UNKNOWN_KEY: N_(
        "{where} has a setting that is not known: {detail}. Known are: database, language, name, theme."
    ),
    SettingsProblem.NOT_TEXT: N_('{where}: put the value of {detail} between quotes: "..."'),
    SettingsProblem.UNKNOWN_LANGUAGE: N_(
        "{where} asks for a language that is not there: {detail}. There are: {known}."
    ),
    SettingsProblem.UNKNOWN_DATABASE: N_(
        "{where} is no database for maktui: {detail}. Give a file, sqlite:///file or postgresql://server/name."
    ),
}

OS_ERRORS: Mapping[type[OSError], str] = {
    FileNotFoundError: N_("{file}: this file or its folder is not there."),
    IsADirectoryError: N_("{file} is a folder and no file."),
    PermissionError: N_("{file}: you may not read or write this here."),
}


def refusal_words(error: MakError) -> str:
    """Why the record did not do it."""
    match error:
        case NotSaved():
            return _(NOT_SAVED.get(error.reason, NOT_SAVED["other"]))
        case NotFound():
            return _("There is nothing with number {number} here.").format(number=error.row_id)
        case RecordTooNew():
            return _("A newer maktui made this record. Use that one; nothing was changed.")
        case RecordTooOld():
            return _("This record is from an older maktui. Open it once with maktui on this computer.")
        case _:
            return error_words(error)


def settings_words(error: SettingsError) -> str:
    """Which setting is wrong, where it stands, and what it may be."""
    return _(SETTINGS[error.problem]).format(
        where=error.where, detail=error.detail, known=", ".join(LANGUAGES)
    )


def os_error_words(error: OSError) -> str:
    """What the system refused; in its own words where we have none."""
    if error.filename is not None and (plain := _plain_words(error)):
        return _(plain).format(file=error.filename)
    reason = error.strerror or str(error)
    if error.filename is None:
        return _("The system refuses: {reason}").format(reason=reason)
    return _("{file}: the system refuses: {reason}").format(file=error.filename, reason=reason)


def _plain_words(error: OSError) -> str:
    """The msgid of what went wrong, or ""."""
    return next((words for kind, words in OS_ERRORS.items() if isinstance(error, kind)), "")
