"""What may stand on the command line, and the words that explain it.

These words are not in the catalogues: `maktui --help` must be there before a
catalogue could be read. `tests/house/test_cli.py` checks both languages.
"""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping, Sequence

TYPE_CHECKING = False  # that of typing costs every `--help` a fifth of its time
if TYPE_CHECKING:
    from typing import Any, NoReturn

__all__ = ["parse", "spoken_language"]

LANGUAGES = ("nl", "en")
"""As in `maktui.settings`, which takes too long to import for `--help`."""
FORMATS = ("md", "html", "json")
PORT = 8000

WORDS: Mapping[str, tuple[str, str]] = {
    "usage": ("gebruik: ", "usage: "),
    "about": (
        "Een Ma.akbank in de terminal: voorbereiden, leiden en samen het verslag typen.\n"
        "Zonder opdracht zie je je eigen Ma.akbanken.",
        "A Ma.akbank in the terminal: prepare, lead and type the minutes together.\n"
        "Without a command you see your own Ma.akbanken.",
    ),
    "commands": ("opdrachten", "commands"),
    "command": ("OPDRACHT", "COMMAND"),
    "options": ("opties", "options"),
    "given": ("wat je opgeeft", "what to give"),
    "help": ("toon deze uitleg", "show this help"),
    "version": ("toon de versie", "show the version"),
    "db": (
        "bestand of adres (URL) met de gegevens; anders MAKTUI_DB",
        "file or URL of the record; else MAKTUI_DB",
    ),
    "lang": ("taal: nl of en; anders MAKTUI_LANG", "language: nl or en; else MAKTUI_LANG"),
    "demo": (
        "een voorbeeldsessie, klaar om te beginnen; je eigen gegevens blijven zoals ze zijn",
        "an example session, ready to begin; your own record stays as it is",
    ),
    "demo_more": (
        "Zonder terminal (in een pijp of script) speelt de sessie zichzelf en komt het verslag op stdout.",
        "Without a terminal (in a pipe or script) the session plays itself and prints its minutes.",
    ),
    "import-notes": (
        "zet regels die ergens anders zijn getypt in een verslag",
        "put lines that were typed elsewhere into the minutes",
    ),
    "import-notes_more": (
        "Elke regel blijft bewaard. Twijfelgevallen staan op stderr.\n"
        "Met 'new' komt er een nieuwe sessie; alleen haar nummer staat op stdout.",
        "Every line is kept. Doubtful ones are told on stderr.\n"
        "With 'new' a session is made; its number, alone, is on stdout.",
    ),
    "target": ("nummer van de sessie, of 'new'", "number of the session, or 'new'"),
    "source": ("bestand met de regels, of - voor stdin", "file with the lines, or - for stdin"),
    "as": ("naam van wie ze typte", "name of who typed them"),
    "report": (
        "een verslag, of de besluiten en acties van een Ma.akbank",
        "minutes, or what a Ma.akbank decided",
    ),
    "report_more": (
        "Geef een sessie of een Ma.akbank.",
        "Give a session or a Ma.akbank.",
    ),
    "session": ("nummer van de sessie", "number of the session"),
    "maakbank": (
        "besluiten en open acties van alle sessies van deze Ma.akbank",
        "decisions and open actions of all sessions of this Ma.akbank",
    ),
    "format": ("vorm: md (standaard), html of json", "form: md (default), html or json"),
    "output": ("schrijf naar dit bestand in plaats van stdout", "write to this file instead of stdout"),
    "doctor": (
        "kijk of alles op deze computer in orde is",
        "see if all is well on this computer",
    ),
    "backup": ("maak een kopie van de gegevens", "make a copy of the record"),
    "backup_more": (
        "Dit kan ook terwijl er een sessie loopt.",
        "A session may be running meanwhile.",
    ),
    "copy": (
        "waar de kopie komt; anders in de map 'backups'",
        "where the copy goes; else the folder 'backups'",
    ),
    "restore": (
        "zet een kopie terug; wat er nu is, wordt eerst zelf een kopie",
        "put a copy back; what is there now becomes a copy first",
    ),
    "file": ("de kopie", "the copy"),
    "serve": (
        "laat mensen in de browser meekijken en meeschrijven",
        "let people look on and write along in the browser",
    ),
    "serve_more": (
        "Zonder nummer is dat de sessie die loopt, of anders de eerstvolgende.\n"
        "Het adres, de code en de links komen op stdout. Stoppen gaat met Ctrl+C.",
        "Without a number that is the session that runs, or else the next one.\n"
        "The address, the code and the links go to stdout. Stop it with Ctrl+C.",
    ),
    "lan": (
        "ook voor andere apparaten op dit netwerk; anders alleen op deze computer",
        "for other devices on this network too; else on this computer only",
    ),
    "port": ("poort; anders 8000, en met 0 een vrije", "port; else 8000, and with 0 a free one"),
    "public_url": (
        "adres van de proxy die ervoor staat, zoals https://mak.example.nl",
        "address of the proxy in front, as https://mak.example.org",
    ),
    "one_of": ("geef een sessie of --maakbank, niet allebei", "give a session or --maakbank, not both"),
    "demo_db": (
        "demo werkt altijd in een eigen wegwerpbestand",
        "demo always works in a throw-away file of its own",
    ),
    "see": ("Meer uitleg: {prog} --help", "More: {prog} --help"),
}

REFUSALS_NL = {
    "the following arguments are required: ": "dit ontbreekt nog: ",
    "unrecognized arguments: ": "dit ken ik niet: ",
    "expected one argument": "hier hoort iets achter",
    "expected at least one argument": "hier hoort iets achter",
    "invalid choice: ": "kan niet: ",
    "invalid int value: ": "is geen nummer: ",
    "invalid target value: ": "is geen nummer en ook niet 'new': ",
    "invalid port value: ": "is geen poort: ",
    "choose from ": "kies uit ",
    "not allowed with argument ": "kan niet samen met ",
    "ambiguous option: ": "dit kan meer dan een ding zijn: ",
    "could match ": "bedoel je ",
    "argument ": "",
}
"""What argparse says when it refuses; a phrase missing here stays English."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the user's language."""

    def __init__(self, *, language: str, **options: "Any") -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_formatter(language), **options)
        self.language = language
        self.given = self.add_argument_group(self.words("given"))
        self.flags = self.add_argument_group(self.words("options"))
        self.flags.add_argument("-h", "--help", action="help", help=self.words("help"))

    def words(self, key: str) -> str:
        return WORDS[key][LANGUAGES.index(self.language)]

    def error(self, message: str) -> "NoReturn":
        """Refuse in the user's language: exit 2, words to stderr."""
        if self.language == "nl":
            for english, dutch in REFUSALS_NL.items():
                message = message.replace(english, dutch)
        more = self.words("see").format(prog=self.prog)
        self.exit(2, f"{self.format_usage()}maktui: {message}\n{more}\n")


def _formatter(language: str) -> type[argparse.HelpFormatter]:
    words = WORDS["usage"][LANGUAGES.index(language)]

    class Formatter(argparse.RawDescriptionHelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, width=_columns())

        def add_usage(
            self,
            usage: str | None,
            actions: "Iterable[Any]",
            groups: "Iterable[Any]",
            prefix: str | None = None,
        ) -> None:
            super().add_usage(usage, actions, groups, prefix or words)

    return Formatter


def _columns() -> int:
    """Width for the help; argparse would import shutil, and that four kinds of compression, to know it."""
    try:
        return min(100, max(40, os.get_terminal_size().columns - 2))
    except (OSError, ValueError):
        return 78


def spoken_language(argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> str:
    """The language for help and refusals, before the settings are known."""
    asked = environ.get("MAKTUI_LANG", "")
    for place, word in enumerate(argv):
        if word.startswith("--lang="):
            asked = word.partition("=")[2]
        elif word == "--lang" and place + 1 < len(argv):
            asked = argv[place + 1]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def parse(argv: Sequence[str], *, version: str) -> argparse.Namespace:
    """Read the command line, or exit: 0 after help or version, 2 when it makes no sense."""
    parser = _parser(spoken_language(argv), version)
    arguments = parser.parse_args(argv)
    if arguments.command == "report" and (arguments.session is None) == (arguments.maakbank is None):
        arguments.used.error(parser.words("one_of"))
    if arguments.command == "demo" and arguments.db is not None:
        arguments.used.error(parser.words("demo_db"))
    return arguments


def _parser(language: str, version: str) -> Parser:
    about = WORDS["about"][LANGUAGES.index(language)]
    parser = Parser(language=language, prog="maktui", description=about)
    parser.flags.add_argument(
        "--version", action="version", version=f"maktui {version}", help=parser.words("version")
    )
    _common(parser, default=None)
    commands = parser.add_subparsers(
        title=parser.words("commands"),
        dest="command",
        metavar=parser.words("command"),
        parser_class=Parser,
        prog="maktui",
    )
    for name, arguments in COMMANDS.items():
        about = parser.words(name)
        more = parser.words(f"{name}_more") if f"{name}_more" in WORDS else ""
        command: Parser = commands.add_parser(
            name,
            help=about,
            language=language,
            description=f"{about[0].upper()}{about[1:]}.\n{more}".strip(),
        )
        # SUPPRESS: `maktui --db X report 3` must not be overruled by report's own default.
        _common(command, default=argparse.SUPPRESS)
        arguments(command)
        command.set_defaults(used=command)
    return parser


def _common(parser: Parser, *, default: str | None) -> None:
    parser.flags.add_argument("--db", metavar="URL", default=default, help=parser.words("db"))
    parser.flags.add_argument(
        "--lang", choices=LANGUAGES, metavar="nl|en", default=default, help=parser.words("lang")
    )


def _nothing(_command: Parser) -> None:
    """The command takes nothing of its own."""


def _import_notes(command: Parser) -> None:
    words = command.words
    command.given.add_argument("target", type=target, metavar="SESSION|new", help=words("target"))
    command.given.add_argument("source", metavar="FILE|-", help=words("source"))
    command.flags.add_argument("--as", dest="author", required=True, metavar="NAME", help=words("as"))


def _report(command: Parser) -> None:
    words = command.words
    command.given.add_argument("session", type=int, nargs="?", metavar="SESSION", help=words("session"))
    command.flags.add_argument("--maakbank", type=int, metavar="ID", help=words("maakbank"))
    command.flags.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=words("format"))
    command.flags.add_argument("-o", "--output", metavar="FILE", help=words("output"))


def _serve(command: Parser) -> None:
    words = command.words
    command.given.add_argument("session", type=int, nargs="?", metavar="SESSION", help=words("session"))
    command.flags.add_argument("--lan", action="store_true", help=words("lan"))
    command.flags.add_argument("--port", type=port, default=PORT, metavar="N", help=words("port"))
    command.flags.add_argument("--public-url", metavar="URL", help=words("public_url"))


def _backup(command: Parser) -> None:
    command.given.add_argument("file", nargs="?", metavar="FILE", help=command.words("copy"))


def _restore(command: Parser) -> None:
    command.given.add_argument("file", metavar="FILE", help=command.words("file"))


COMMANDS: Mapping[str, Callable[[Parser], None]] = {
    "demo": _nothing,
    "import-notes": _import_notes,
    "report": _report,
    "serve": _serve,
    "doctor": _nothing,
    "backup": _backup,
    "restore": _restore,
}


def target(value: str) -> str:
    """The number of a session, or "new"; argparse names this function when it refuses."""
    if value != "new":
        int(value)
    return value


def port(value: str) -> int:
    """A port to listen at; argparse names this function when it refuses."""
    number = int(value)
    if not 0 <= number < 65536:
        raise ValueError
    return number
