from datetime import date

import pytest

from models.codes import LineKind
from models.grammar import (
    FORMS,
    ActCommand,
    AddItem,
    Arrivals,
    Correction,
    Departures,
    Doubt,
    Excused,
    GoTo,
    Known,
    NewLine,
    Queued,
    Typed,
    Undo,
    Unqueued,
    Use,
    parse,
    slash_words,
)

TODAY = date(2026, 11, 27)
PEOPLE = (
    *map(Known, ("Noor Bakker", "Sam de Vries", "Fatima El Amrani", "Fatima Yıldız", "Zoë Ørsted", "Orie_")),
    *map(Known, ("burn", "JoeAndrieu", "dmitriz")),
    Known("Zorg en Welzijn", is_organisation=True),
    Known("Stichting Doen", is_organisation=True),
)
ACTS = ("volgende", "pauze", "Voor-later", "vaststellen")


def read(typed: str) -> Typed:
    return parse(typed, today=TODAY, people=PEOPLE, acts=ACTS)


def line(typed: str) -> NewLine:
    got = read(typed)
    assert isinstance(got, NewLine)
    return got


def spellings() -> list[tuple[str, LineKind]]:
    found = []
    for form in FORMS:
        if form.kind and form.use is not Use.HELP_WANTED:
            found += [(f"/{word} ", form.kind) for word in (*form.dutch, *form.english)]
            found += [(f"{word}: ", form.kind) for word in form.colons]
            found += [(f"#{word} ", form.kind) for word in form.hashes]
    return found


@pytest.mark.parametrize(("head", "kind"), spellings())
@pytest.mark.parametrize("case", [str, str.upper, str.lower, str.title])
def test_every_spelling_in_any_letter_case(head: str, kind: LineKind, case: type[str]) -> None:
    got = line(case(head) + "*We* doen het")
    assert (got.kind, got.text) == (kind, "*We* doen het")


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("/besluit: We doen het", LineKind.DECISION, "We doen het"),
        ("  /besluit   We doen het  ", LineKind.DECISION, "We doen het"),
        ("RESOLVED:kort", LineKind.DECISION, "kort"),
        ("Besluit : met spatie", LineKind.DECISION, "met spatie"),
        ("voor later: parkeren", LineKind.PARKED, "parkeren"),
        ("Info: https://voorbeeld.nl", LineKind.INFO, "https://voorbeeld.nl"),
        ("#help wie maakt soep?", LineKind.ACTION, "wie maakt soep?"),
        ("/vraag een\ntwee", LineKind.QUESTION, "een\ntwee"),
    ],
)
def test_forms(typed: str, kind: LineKind, text: str) -> None:
    got = line(typed)
    assert (got.kind, got.text, got.doubt) == (kind, text, None)


@pytest.mark.parametrize(
    "typed",
    [
        "gewoon *tekst* met **nadruk**",
        "De actie: bellen",
        "Note that this works",
        "/etc/hosts is leeg",
        "//comment",
        "/",
        "/ besluit",
        "1/2 liter",
        "/1 is geen opdracht",
        "# Kop",
        "#1 eerst",
        "#startmeeting",
        "#jeugd is belangrijk",
        "Noor: dat kan niet",
        "ChristopherA: Action items",
        "present-day issues",
        "agenda: https://voorbeeld.nl",
        "info://adres",
        "Besluiten: zie onder",
        "Acties: zie onder",
        "Present: iedereen behalve twee",
        "s/he",
        "his/her/their",
        "s//leeg/",
        "s/oud/nieuw/ en nog wat",
        "\\ los",
        "\\*geen nadruk\\*",
    ],
)
def test_ordinary_text_is_a_note(typed: str) -> None:
    assert line(typed) == NewLine(LineKind.NOTE, typed)


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("/besliut We doen het", "besluit"),
        ("/bes We doen het", "besluit"),
        ("/atcie @noor belt", "actie"),
        ("/volgnde", "volgende"),
        ("/xyzzy doet niets", ""),
        ("/apart Sam is moe", ""),
        ("/terug en nog wat", "terug"),
        ("Besliut: We doen het", "besluit:"),
        ("#acton bellen", "#action"),
    ],
)
def test_a_slip_stays_as_typed_with_a_hint(typed: str, suggestion: str) -> None:
    got = line(typed)
    assert (got.kind, got.text, got.doubt) == (LineKind.NOTE, typed, Doubt.UNKNOWN_COMMAND)
    assert got.suggestion == suggestion


@pytest.mark.parametrize(
    "typed", ["", "  ", "/besluit", "Besluit:", "#agreed", "/actie", "/actie @noor", "/punt", "/punt +"]
)
def test_a_command_without_text_is_no_empty_line(typed: str) -> None:
    got = line(typed)
    assert (got.kind, got.text, got.doubt) == (LineKind.NOTE, typed.strip(), Doubt.EMPTY)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("\\/besluit is een opdracht", "/besluit is een opdracht"),
        ("\\/zomaar", "/zomaar"),
        ("\\#agreed", "#agreed"),
        ("\\Besluit: zo noemen we dat", "Besluit: zo noemen we dat"),
        ("\\s/a/b/", "s/a/b/"),
        ("\\/", "/"),
    ],
)
def test_a_backslash_makes_it_text(typed: str, text: str) -> None:
    assert line(typed) == NewLine(LineKind.NOTE, text)


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("/punt 4", GoTo("4")),
        ("/punt beslu", GoTo("beslu")),
        ("Punt: Besluiten", GoTo("Besluiten")),
        ("topic: other work items", GoTo("other work items")),
        ("#topic Pauze", GoTo("Pauze")),
        ("/punt +Rondvraag", AddItem("Rondvraag")),
        ("/punt + Rondvraag", AddItem("Rondvraag")),
        ("/terug", Undo()),
        ("#undo", Undo()),
        ("/undo", Undo()),
        ("s/oud/nieuw/", Correction("oud", "nieuw")),
        ("s/oud/nieuw", Correction("oud", "nieuw")),
        ("s/oud/nieuw/g", Correction("oud", "nieuw", everywhere=True)),
        ("s/oud//", Correction("oud", "")),
        ("s|1/2|3/4|", Correction("1/2", "3/4")),
        (r"s/1\/2/3\/4/", Correction("1/2", "3/4")),
        ("/volgende", ActCommand("volgende")),
        ("/PAUZE tien minuten", ActCommand("pauze", "tien minuten")),
        ("/voor-later dit", ActCommand("Voor-later", "dit")),
        ("/hier", Arrivals()),
        ("present+", Arrivals()),
        ("present+ jonathan_holt", Arrivals(("jonathan_holt",))),
        (
            "/hier noor, @sam en Fatima El Amrani",
            Arrivals(("Noor Bakker", "Sam de Vries", "Fatima El Amrani")),
        ),
        ("/hier noor sam", Arrivals(("Noor Bakker", "Sam de Vries"))),
        ("/hier Sam Bakker", Arrivals(("Sam Bakker",))),
        (
            "/hier Zorg en Welzijn, Jan Jansen & no",
            Arrivals(("Zorg en Welzijn", "Jan Jansen", "Noor Bakker")),
        ),
        ("/hier noor noor", Arrivals(("Noor Bakker",))),
        ("Present: burn, dmitriz", Arrivals(("burn", "dmitriz"))),
        ("/weg noor", Departures(("Noor Bakker",))),
        ("present- burn", Departures(("burn",))),
        ("regrets+ manu", Excused(("manu",))),
        ("/afgemeld sam", Excused(("Sam de Vries",))),
        ("/woord @noor", Queued(("Noor Bakker",))),
        ("q+ noor, sam", Queued(("Noor Bakker", "Sam de Vries"))),
        ("#q @noor", Queued(("Noor Bakker",))),
        ("/speak Jan Jansen", Queued(("Jan Jansen",))),
        ("/woord", Queued()),
        ("q+ to talk", Queued(("to talk",))),
        ("/woord -@noor", Unqueued(("Noor Bakker",))),
        ("/woord - noor", Unqueued(("Noor Bakker",))),
        ("q- noor", Unqueued(("Noor Bakker",))),
    ],
)
def test_commands(typed: str, outcome: Typed) -> None:
    assert read(typed) == outcome


def test_a_quote_names_who_said_it() -> None:
    assert line('/citaat @noor: "Het kan"') == NewLine(LineKind.QUOTE, '"Het kan"', quoted="Noor Bakker")
    assert line("/citaat Het kan") == NewLine(LineKind.QUOTE, "Het kan")
    unknown = line("/citaat @Piet Het kan")
    assert (unknown.quoted, unknown.text, unknown.doubt) == ("Piet", "Het kan", Doubt.UNKNOWN_NAME)


def test_a_note_knows_whom_it_mentions() -> None:
    assert line("dank @noor en (@sam), mail a@sam.nl").mentions == ("Noor Bakker", "Sam de Vries")


def test_the_words_for_help_lead_to_their_form() -> None:
    for language in ("nl", "en"):
        assert len(set(slash_words(language))) == len(slash_words(language))
    assert slash_words("nl")[:3] == ("besluit", "actie", "vraag")


def test_no_spelling_means_two_things() -> None:
    for of in ("colons", "hashes", "signs"):
        spelt = [word.casefold() for form in FORMS for word in getattr(form, of)]
        assert len(set(spelt)) == len(spelt)
    words = [word for form in FORMS for word in (*form.dutch, *form.english)]
    assert len(set(words)) == len(words)
