"""The command line: reads what was asked, hands it to what does it, and says what went wrong.

Exit codes: 0 done, 1 refused with a reason on stderr, 2 wrong usage, 130 stopped with
Ctrl-C. Data goes to stdout, words to stderr. Imports stand inside the functions: what
`--version` and `--help` need is argparse, and a report needs no Textual.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace

from maktui import __version__
from maktui.streams import REFUSED, at_terminal, refuse, use_utf8

TYPE_CHECKING = False  # as in `maktui.arguments`
if TYPE_CHECKING:
    from argparse import Namespace

    from maktui.settings import Settings

    Arguments = Namespace | SimpleNamespace

__all__ = ["main"]

INTERRUPTED = 130
"""Exit code after Ctrl-C, as a shell would give it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code."""
    argv = sys.argv[1:] if argv is None else argv
    if list(argv) == ["--version"]:  # asked by scripts at every start, and no parser needs to hear it
        sys.stdout.write(f"maktui {__version__}\n")
        return 0
    arguments = _read(argv)
    try:
        code = _carry_out(arguments, argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = REFUSED
    except OSError as error:
        from maktui.refusals import os_error_words

        code = refuse(os_error_words(error))
    _let_go_of_stdout()
    return code


def _read(argv: Sequence[str]) -> "Arguments":
    if not argv:  # the app, as most people start it: a parser would cost it 8 ms
        return SimpleNamespace(command=None, db=None, lang=None)
    from maktui.arguments import parse

    return parse(argv, version=__version__)


def _let_go_of_stdout() -> None:
    """Drop what stdout can't take any more; at exit Python would try once more, and complain."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _carry_out(arguments: "Arguments", argv: Sequence[str]) -> int:
    from maktui.catalogue import speak
    from maktui.settings import SettingsError, load
    from models.errors import MakError

    try:
        settings = load(db=arguments.db, language=arguments.lang)
    except SettingsError as wrong:
        from maktui.arguments import spoken_language
        from maktui.refusals import settings_words

        speak(spoken_language(argv))
        return refuse(settings_words(wrong))
    speak(settings.language)
    try:
        return RUNS[arguments.command](settings, arguments)
    except MakError as refused:
        from maktui.refusals import refusal_words

        return refuse(refusal_words(refused))


def _app(settings: "Settings", _arguments: "Arguments") -> int:
    if not at_terminal():
        from screens.language import _

        return refuse(
            _("The app needs a terminal. Without one there are: maktui demo, report and import-notes.")
        )
    _load_quickly()
    from maktui.app import run

    return run(settings)


def _load_quickly() -> None:
    """Look for no garbage while the app loads; see `screens.loading`.

    That saves a sixth of the time to the first picture, and stalls of 60 ms after it.
    """
    import gc

    gc.disable()


def _demo(settings: "Settings", _arguments: "Arguments") -> int:
    interactive = at_terminal()
    if interactive:
        _load_quickly()
    else:
        use_utf8()
    from maktui.demo import run

    return run(settings, interactive=interactive)


def _import_notes(settings: "Settings", arguments: "Arguments") -> int:
    from maktui.importer import import_notes

    use_utf8()
    return import_notes(settings, arguments.target, arguments.source, arguments.author)


def _report(settings: "Settings", arguments: "Arguments") -> int:
    from maktui.reports.command import report

    use_utf8()
    return report(settings, arguments.session, arguments.maakbank, arguments.format, arguments.output)


def _serve(settings: "Settings", arguments: "Arguments") -> int:
    from maktui.web.serving import Serving, serve

    use_utf8()
    asked = Serving(
        session_id=arguments.session,
        is_for_lan=arguments.lan,
        port=arguments.port,
        public_url=arguments.public_url,
    )
    return serve(settings, asked)


def _doctor(settings: "Settings", _arguments: "Arguments") -> int:
    from maktui.doctor import doctor

    use_utf8()
    return doctor(settings)


def _backup(settings: "Settings", arguments: "Arguments") -> int:
    from maktui.copies import backup

    use_utf8()
    return backup(settings, arguments.file)


def _restore(settings: "Settings", arguments: "Arguments") -> int:
    from maktui.copies import restore

    return restore(settings, arguments.file)


RUNS: Mapping[str | None, "Callable[[Settings, Arguments], int]"] = {
    None: _app,
    "demo": _demo,
    "import-notes": _import_notes,
    "report": _report,
    "serve": _serve,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
}
