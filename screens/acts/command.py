"""What an act is: keys, `/` words and help in one place."""

from dataclasses import dataclass

from models.codes import Seat

__all__ = ["EVERYONE", "LEADS", "LOOKS", "ORGANISER", "WRITES", "Command", "Group"]

EVERYONE = frozenset(Seat)
ORGANISER = frozenset({Seat.ORGANISER})
LEADS = frozenset({Seat.FACILITATOR})
WRITES = LEADS | {Seat.REPORTER}
LOOKS = WRITES | {Seat.PARTICIPANT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One act. Its action is `action_<id>` of the screen that has it."""

    id: str
    keys: str = ""
    """Textual's key names with commas; people see the first."""
    dutch: str = ""
    """Words behind `/`, split by spaces; people see the first."""
    english: str = ""
    argument: str = ""
    """Msgid of what may follow the word, or ""."""
    name: str
    """Msgid of a word or two, for the footer."""
    help: str
    """Msgid of one sentence that says what it does."""
    seats: frozenset[Seat] = EVERYONE
    show: bool = False
    """In the footer."""
    is_form: bool = False
    """Its `/` word is one of the grammar's own forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The acts of one part of the app, under the heading that help gives them."""

    id: str
    title: str
    where: str
    """Msgid that says when these keys work."""
    commands: tuple[Command, ...]
