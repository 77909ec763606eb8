"""Acts as bindings, `/` words and help; the table itself is `screens.acts`."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from models.codes import Seat
from screens.acts import GROUPS, Command, Group
from screens.language import N_, _, language

__all__ = [
    "COMMANDS",
    "GROUPS",
    "Command",
    "Group",
    "bindings",
    "by_word",
    "command_words",
    "for_others",
    "key_name",
    "key_names",
    "slash_word",
    "slash_words",
]

COMMANDS: Mapping[str, Command] = {command.id: command for group in GROUPS for command in group.commands}
"""Every act by its id."""

KEY_NAMES: Mapping[str, str] = {
    "question_mark": "?",
    "slash": "/",
    "asterisk": "*",
    "equals_sign": "=",
    "at": "@",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": N_("Space"),
    "delete": "Del",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}

MODIFIER_NAMES: Mapping[str, str] = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"}


def bindings(*ids: str, show: bool | None = None) -> list[BindingType]:
    """The acts with these ids, for a screen's or widget's BINDINGS.

    Args:
        ids: acts of the table; each needs an `action_<id>` where it is bound.
        show: overrules for all of them whether the footer shows them.
    """
    return [_binding(COMMANDS[command_id], show) for command_id in ids]


def command_words(seat: Seat | None = None) -> frozenset[str]:
    """Every `/` word of an act, in both languages, for the grammar's `acts`.

    Args:
        seat: only the acts of this seat; every seat's without it.
    """
    return frozenset(word for word, command in _BY_WORD.items() if seat is None or seat in command.seats)


def by_word(word: str) -> Command | None:
    """The act that a `/` word asks for, in either language and any letter case."""
    return _BY_WORD.get(word.casefold())


def for_others(word: str, seat: Seat) -> bool:
    """Whether a `/` word is an act that this seat may not do."""
    command = by_word(word)
    return command is not None and seat not in command.seats


def slash_words(seat: Seat | None = None) -> tuple[str, ...]:
    """The words to offer behind `/` in the language spoken now, one per act."""
    return tuple(
        words[0]
        for command in COMMANDS.values()
        if (words := _words(command)) and not command.is_form and (seat is None or seat in command.seats)
    )


def slash_word(command: Command) -> str:
    """How to type an act in the language spoken now: "/verleng", or ""."""
    words = _words(command)
    return f"/{words[0]}" if words else ""


def key_name(key: str) -> str:
    """A Textual key as people know it: "Ctrl+G", "Spatie", "?"."""
    *modifiers, plain = key.split("+") if key != "+" else [key]
    shown = _(KEY_NAMES[plain]) if plain in KEY_NAMES else plain
    if len(shown) > 1 or modifiers:
        shown = shown[0].upper() + shown[1:]
    return "+".join((*(MODIFIER_NAMES.get(modifier, modifier) for modifier in modifiers), shown))


def key_names(command: Command) -> tuple[str, ...]:
    """The keys of an act as people know them, the first one first."""
    return tuple(key_name(key) for key in command.keys.split(",") if key)


def _binding(command: Command, show: bool | None) -> Binding:
    return Binding(
        command.keys,
        command.id,
        command.name,
        show=command.show if show is None else show,
        tooltip=command.help,
        id=command.id,
    )


def _words(command: Command) -> list[str]:
    return (command.dutch if language() == "nl" else command.english).split()


_BY_WORD: Mapping[str, Command] = {
    word: command
    for command in COMMANDS.values()
    if not command.is_form
    for word in (*command.dutch.split(), *command.english.split())
}
