"""The one table of line forms: parser, help, docs and completion all read it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.codes import LineKind
from models.likeness import fold

__all__ = ["BY_COLON", "BY_HASH", "BY_SIGN", "BY_SLASH", "FORMS", "Form", "Use", "slash_words"]


class Use(StrEnum):
    """What a form does with the text behind it."""

    LINE = "line"
    ACTION = "action"
    """Owners, text, due date."""
    HELP_WANTED = "help_wanted"
    """An action that asks for an owner."""
    QUOTE = "quote"
    ARRIVE = "arrive"
    LEAVE = "leave"
    EXCUSE = "excuse"
    QUEUE = "queue"
    """Asks for the word; with a minus before the name no longer."""
    UNQUEUE = "unqueue"
    GO_TO = "go_to"
    CORRECT = "correct"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of line and every way to type it.

    The first Dutch and the first English word are the ones that help shows.
    Colon words work at the very start of a line only. All in any letter case.
    """

    use: Use
    kind: LineKind | None = None
    dutch: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    colons: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def word(self, language: str) -> str:
        """The slash word that help shows in this language, without slash, or ""."""
        words = self.dutch if language.startswith("nl") else self.english
        return words[0] if words else ""


FORMS: tuple[Form, ...] = (
    Form(
        use=Use.LINE,
        kind=LineKind.DECISION,
        dutch=("besluit",),
        english=("decision",),
        colons=("Besluit", "Decision", "RESOLVED", "RESOLUTION", "AGREED"),
        hashes=("agreed", "accepted", "besluit", "decision"),
    ),
    Form(
        use=Use.ACTION,
        kind=LineKind.ACTION,
        dutch=("actie",),
        english=("action", "todo"),
        colons=("Actie", "Actiepunt", "ACTION", "TODO"),
        hashes=("action", "actie"),
    ),
    Form(
        use=Use.LINE,
        kind=LineKind.QUESTION,
        dutch=("vraag",),
        english=("question",),
        colons=("Vraag", "Question", "ISSUE"),
        hashes=("vraag", "question"),
    ),
    Form(
        use=Use.LINE,
        kind=LineKind.PARKED,
        dutch=("later", "voorlater"),
        english=("park", "parked"),
        colons=("Later", "Voor later", "Parked", "Parking lot"),
        hashes=("later",),
    ),
    Form(
        use=Use.LINE,
        kind=LineKind.LEARNING,
        dutch=("leerpunt",),
        english=("learning", "learned"),
        colons=("Leerpunt", "Learning", "Learning point"),
        hashes=("leerpunt", "learning"),
    ),
    Form(
        use=Use.LINE,
        kind=LineKind.IDEA,
        dutch=("idee",),
        english=("idea",),
        colons=("Idee", "Idea"),
        hashes=("idea", "idee"),
    ),
    Form(
        use=Use.LINE,
        kind=LineKind.INFO,
        dutch=("info",),
        english=("information", "link"),
        colons=("Info", "Informatie", "Information"),
        hashes=("info", "link"),
    ),
    Form(
        use=Use.QUOTE, kind=LineKind.QUOTE, dutch=("citaat",), english=("quote",), colons=("Citaat", "Quote")
    ),
    Form(
        use=Use.LINE,
        kind=LineKind.PROPOSAL,
        dutch=("voorstel",),
        english=("proposal",),
        colons=("Voorstel", "PROPOSAL", "PROPOSED"),
        hashes=("proposed", "proposal", "voorstel"),
    ),
    Form(use=Use.HELP_WANTED, kind=LineKind.ACTION, hashes=("help",)),
    Form(use=Use.LINE, kind=LineKind.NOTE, dutch=("notitie",), english=("note",)),
    Form(
        use=Use.GO_TO,
        dutch=("punt", "agendapunt"),
        english=("topic", "item"),
        colons=("Punt", "Agendapunt", "Topic"),
        hashes=("topic", "punt"),
    ),
    Form(
        use=Use.ARRIVE, dutch=("hier",), english=("here", "present"), colons=("Present",), signs=("present+",)
    ),
    Form(use=Use.LEAVE, dutch=("weg",), english=("left",), signs=("present-",)),
    Form(
        use=Use.EXCUSE,
        dutch=("afgemeld",),
        english=("regrets", "excused"),
        colons=("Afgemeld", "Regrets"),
        signs=("regrets+",),
    ),
    Form(use=Use.QUEUE, dutch=("woord",), english=("speak",), hashes=("q",), signs=("q+",)),
    Form(use=Use.UNQUEUE, signs=("q-",)),
    Form(use=Use.CORRECT, signs=("s/",)),
    Form(use=Use.UNDO, dutch=("terug",), english=("undo",), hashes=("undo",)),
)


def _index(spellings: Callable[[Form], Iterable[str]]) -> Mapping[str, Form]:
    return {fold(spelling): form for form in FORMS for spelling in spellings(form)}


BY_SLASH = _index(lambda form: (*form.dutch, *form.english))
BY_COLON = _index(lambda form: form.colons)
BY_HASH = _index(lambda form: form.hashes)
BY_SIGN = _index(lambda form: form.signs)


def slash_words(language: str) -> tuple[str, ...]:
    """The slash words to offer in this language, one per form, in the table's order."""
    return tuple(word for form in FORMS if (word := form.word(language)))
