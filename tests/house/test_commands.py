from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.keys import Keys

from maktui.keys import keys_page
from models.codes import Seat
from models.grammar import ActCommand, parse
from models.grammar.forms import BY_SLASH
from models.zone import local_date, utc_now
from screens import language
from screens.acts import GROUPS, TOGETHER, Command, Group
from screens.commands import COMMANDS, bindings, by_word, command_words, key_name, slash_words

KEYS_PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

EVERY = [command for group in GROUPS for command in group.commands]

BY_HAND = {"write", "as_note", "edit_line", "leave", "absent", "expect", "endorse"}
"""Acts of a session that need no `/` word: part of the typing itself, or done to a row one stands on."""


def words(command: Command) -> list[str]:
    return command.dutch.split() + command.english.split()


def made(*ids: str, show: bool | None = None) -> list[Binding]:
    return [binding for binding in bindings(*ids, show=show) if isinstance(binding, Binding)]


def test_every_act_stands_in_the_table_once() -> None:
    assert [name for name, count in Counter(one.id for one in EVERY).items() if count > 1] == []


@pytest.mark.parametrize("groups", TOGETHER, ids=lambda groups: "+".join(group.id for group in groups))
def test_no_key_does_two_things(groups: tuple[Group, ...]) -> None:
    keys = Counter(key for group in groups for one in group.commands for key in one.keys.split(",") if key)

    assert [key for key, count in keys.items() if count > 1] == []


def test_every_group_is_tried_together_with_others() -> None:
    assert {group.id for groups in TOGETHER for group in groups} == {group.id for group in GROUPS}


@pytest.mark.parametrize("command", EVERY, ids=lambda command: command.id)
def test_keys_are_known_and_plain_ones_first(command: Command) -> None:
    keys = [key for key in command.keys.split(",") if key]

    for key in keys:
        *modifiers, plain = key.split("+")
        assert "alt" not in modifiers
        assert len(plain) == 1 or plain in {known.value for known in Keys} | {
            "asterisk",
            "equals_sign",
            "at",
            "exclamation_mark",
            "plus",
            "question_mark",
            "slash",
        }
    if keys:
        assert not keys[0].startswith("f") or len(keys[0]) == 1, "an F-key is a second key"


def test_no_word_asks_for_two_acts() -> None:
    asked = Counter(word for one in EVERY if not one.is_form for word in set(words(one)))

    assert [word for word, count in asked.items() if count > 1] == []


@pytest.mark.parametrize("command", EVERY, ids=lambda command: command.id)
def test_a_word_is_an_act_or_a_form_of_the_grammar(command: Command) -> None:
    for word in words(command):
        assert (word in BY_SLASH) is command.is_form
        assert word == word.casefold()


@pytest.mark.parametrize("command", EVERY, ids=lambda command: command.id)
def test_an_act_with_a_word_has_one_in_both_languages(command: Command) -> None:
    assert bool(command.dutch) is bool(command.english)


@pytest.mark.parametrize(
    "command",
    [one for group in GROUPS if group.id in {"live", "lead", "lines", "roll_call"} for one in group.commands],
    ids=lambda command: command.id,
)
def test_every_act_of_a_session_can_be_typed(command: Command) -> None:
    assert words(command) or command.id in BY_HAND


@pytest.mark.parametrize("command", EVERY, ids=lambda command: command.id)
def test_every_act_is_explained(command: Command) -> None:
    assert command.name
    assert command.help.endswith((".", "?"))
    assert command.seats


def test_bindings_carry_what_footer_help_and_keymaps_need() -> None:
    (binding,) = made("extend")

    assert (binding.key, binding.action, binding.id) == ("plus", "extend", "extend")
    assert (binding.description, binding.show) == ("5 minutes more", True)
    assert binding.tooltip == COMMANDS["extend"].help


def test_bindings_can_be_left_out_of_the_footer() -> None:
    assert [binding.show for binding in made("extend", "pause", show=False)] == [False, False]


def test_the_grammar_reads_the_words_of_acts() -> None:
    typed = parse("/VERLENG 10", today=local_date(utc_now()), acts=command_words())

    assert typed == ActCommand("verleng", "10")
    assert by_word("Verleng") is COMMANDS["extend"]


def test_a_reporter_is_not_offered_the_facilitators_words() -> None:
    assert "volgende" in command_words(Seat.FACILITATOR)
    assert "volgende" not in command_words(Seat.REPORTER)


def test_words_are_offered_in_the_language_spoken() -> None:
    assert "extend" in slash_words()
    language.activate("nl")
    assert "verleng" in slash_words()


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("ctrl+g", "Ctrl+G"),
        ("question_mark", "?"),
        ("right", "→"),
        ("f9", "F9"),
        ("w", "w"),
        ("shift+up", "Shift+↑"),
        ("space", "Space"),
        ("enter", "Enter"),
    ],
)
def test_keys_are_called_what_people_call_them(key: str, shown: str) -> None:
    assert key_name(key) == shown


def test_the_page_of_keys_is_the_table() -> None:
    assert KEYS_PAGE.read_text(encoding="utf-8") == keys_page(), "run: python -m maktui.keys > docs/keys.md"
