from datetime import date

import pytest

from models.grammar import Known, complete, parse, slash_words
from screens.commands import slash_words as act_words
from screens.language import activate
from screens.widgets.hint_line import HintLine, meaning
from tests.hostile import HOSTILE
from tests.widgets import WidgetApp, raw_control, shown

TODAY = date(2026, 11, 27)
PEOPLE = (
    Known("Noor Jansen"),
    Known("Fatima El Amrani"),
    Known("Noor Bakker"),
    Known("Stadsdeel Oost", True),
)
ACTS = frozenset({"volgende", "verleng", "next", "extend"})
COMMANDS = (*slash_words("nl"), "verleng")


def said(typed: str, *, at: int | None = None) -> str:
    cursor = len(typed) if at is None else at
    return meaning(
        parse(typed, today=TODAY, people=PEOPLE, acts=ACTS),
        completion=complete(typed, cursor, people=PEOPLE, commands=COMMANDS),
        organisations={"Stadsdeel Oost"},
        today=TODAY,
    ).plain


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ("Zomaar iets", "note"),
        ("/besluit Zo doen we het", "■ decision"),
        ("/besluit Toch twee dagen, vervangt B2", "■ decision · replaces B2 once it is settled"),
        ("Toch twee dagen, vervangt B2", "note"),
        ("/actie @fatima bellen voor vr 4 dec", "▲ action · Fatima El Amrani · by Fri 4 Dec at the latest"),
        ("/actie @fatima bellen voor 4 jan", "▲ action · Fatima El Amrani · by Mon 4 Jan 2027 at the latest"),
        ("/actie @Stadsdeel Oost bellen", "▲ action · on behalf of Stadsdeel Oost"),
        ("/actie @noor bellen", "▲ action · noor · which one: Noor Jansen, Noor Bakker?"),
        ("/actie @piet bellen", "▲ action · piet · not on the list"),
        ("/actie @fatma bellen", "▲ action · fatma · not on the list: did you mean Fatima El Amrani?"),
        ("/actie bellen", "▲ action · who does it?"),
        ("/actie bellen met @fatima", "▲ action · who does it? Fatima El Amrani?   Tab completes"),
        ("/actie @fatima bellen voor 31 februari", "▲ action · Fatima El Amrani · this date does not exist"),
        ("/citaat @fatima Ik wil schaduw", "“ quote · Fatima El Amrani"),
        ("/actie ", "▲ action   @name what to do, before a date"),
        ("/actie @fat", "▲ action   @name what to do, before a date   Tab completes"),
        ("/citaat ", "“ quote   @name what they said"),
        ("/vraag ", "? question   type the text"),
        ("/besliut Zo", "not a command, becomes a note: did you mean /besluit?"),
        ("/xyzzy Zo", "not a command, becomes a note"),
        ("/be", "/besluit   Tab completes"),
        ("/hier noor bakker en fatima", "● here: Noor Bakker and Fatima El Amrani   Tab completes"),
        ("/hier ", "● here: say who"),
        ("/woord fatima", "→ would like to say something: Fatima El Amrani   Tab completes"),
        ("/woord -@fatima", "→ no longer waits for the word: Fatima El Amrani   Tab completes"),
        ("q+ ", "→ would like to say something: say who"),
        ("/weg fatima", "○ leaves: Fatima El Amrani   Tab completes"),
        ("/afgemeld fatima", "– sent regrets: Fatima El Amrani   Tab completes"),
        ("/punt 4", "→ write on at 4"),
        ("/punt + Huur", "→ new agenda item: Huur"),
        ("s/oud/nieuw/", "→ in your last line “oud” becomes “nieuw”"),
        ("s/oud//", "→ in your last line “oud” goes"),
        ("/terug ", "→ takes back the last thing you did"),
        ("/verleng 10", "→ Gives this agenda item five minutes more, or as many as you say."),
        ("met @noor", "note   Tab: @Noor Jansen, @Noor Bakker"),
        ("met @amr", "note   Tab: @Fatima El Amrani"),
    ],
)
def test_says_what_enter_would_do(typed: str, words: str) -> None:
    assert said(typed) == words


TITLES = ("Inloop", "Grondwaarden", "Besluiten", "Besluiten nalopen")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/hier fatima, noor bakker", "● here: Fatima El Amrani and Noor Bakker"),
        (
            "/hier fatima, Onbekende Piet",
            "● here: Fatima El Amrani · Onbekende Piet is not on the list: becomes a note",
        ),
        ("/weg Piet, Klaas", "Piet and Klaas are not on the list: becomes a note"),
        ("/hier Stadsdeel Oost", "Stadsdeel Oost is not on the list: becomes a note"),
        ("q+ Piet", "Piet is not on the list: becomes a note"),
        ("/hier", "● here: say who"),
        ("/punt 2", "→ write on at 2 Grondwaarden"),
        ("/punt grond", "→ write on at 2 Grondwaarden"),
        ("/punt besluitn", "do you mean 3 Besluiten?"),
        ("/punt 99", "no agenda item is called “99”: becomes a note"),
    ],
)
def test_says_who_and_which_item_are_meant(typed: str, words: str) -> None:
    people = [known.name for known in PEOPLE if not known.is_organisation]
    read = parse(typed, today=TODAY, people=PEOPLE)
    assert meaning(read, people=people, titles=TITLES).plain == words


def test_every_word_behind_a_slash_means_something() -> None:
    for word in (*slash_words("nl"), *slash_words("en")):
        assert said(f"/{word} x")


def test_many_commands_are_not_all_named() -> None:
    typed = "/"
    found = complete(typed, 1, people=(), commands=(*COMMANDS, *act_words()))
    words = meaning(parse(typed, today=TODAY), completion=found).plain
    assert words.startswith("/besluit  /actie  /vraag  /later  …")


async def test_one_row_in_the_theme_s_colours() -> None:
    hint = HintLine()
    app = WidgetApp(hint)
    async with app.run_test(size=(32, 3)) as pilot:
        hint.show(meaning(parse("/actie @fatima " + "bellen " * 20, today=TODAY, people=PEOPLE)))
        await pilot.pause()
        assert shown(app)[:2] == ["  ▲ action · Fatima El Amrani", ""]
        hint.show(meaning(parse("/actie @Stadsdeel Oost x voor 4 dec", today=TODAY, people=PEOPLE)))
        await pilot.pause()
        assert shown(app)[0].endswith("…")
        assert shown(app)[1] == ""


async def test_the_same_words_in_another_colour_are_painted() -> None:
    hint = HintLine()
    async with WidgetApp(hint).run_test():
        content = meaning(parse("/vraag x", today=TODAY))
        hint.show(content)
        hint.show(content.stylize("bold"))
        assert hint.content.spans != content.spans


async def test_hostile_text_is_only_text() -> None:
    hint = HintLine()
    app = WidgetApp(hint)
    async with app.run_test(size=(200, 3)) as pilot:
        for text in HOSTILE:
            for form in ("{}", "/actie @{}", "/citaat {}", "/hier {}", "/punt {}", "/punt + {}", "s/{}/x/"):
                typed = parse(form.format(text), today=TODAY, people=PEOPLE)
                hint.show(meaning(typed, completion=complete(text, len(text), people=PEOPLE, commands=())))
            await pilot.pause()
            assert raw_control(app) == "", text


def test_dutch() -> None:
    activate(
        "nl", {"action": "actie", "by {day} at the latest": "uiterlijk {day}", "Fri": "vr", "Dec": "dec"}
    )
    assert said("/actie @fatima bellen voor vr 4 dec") == "▲ actie · Fatima El Amrani · uiterlijk vr 4 dec"
