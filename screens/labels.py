"""What a code is called on screen, its sign, and the style class that colours it.

A sign stands beside every colour, so that no meaning hangs on colour alone.
Signs are one cell wide and in every monospaced font. Words are msgids here;
the functions give them in the language spoken now.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.codes import (
    ActionStatus,
    AgendaFocus,
    DecisionStatus,
    ItemKind,
    LineKind,
    MandateKind,
    Presence,
    Seat,
    SessionPhase,
    Variant,
)
from screens.language import N_, _
from screens.sayings import (
    change_words,
    doubt_words,
    error_words,
    gap_words,
    gaps_together,
    invalid_words,
    not_saved_words,
    open_words,
    problem_words,
    refusal_words,
)

__all__ = [
    "Label",
    "action_class",
    "action_sign",
    "action_word",
    "change_words",
    "decision_class",
    "decision_sign",
    "decision_word",
    "doubt_words",
    "error_words",
    "focus_word",
    "gap_words",
    "gaps_together",
    "invalid_words",
    "item_kind_help",
    "item_kind_word",
    "line_class",
    "line_sign",
    "line_word",
    "mandate_word",
    "mandate_words",
    "not_saved_words",
    "open_words",
    "phase_sign",
    "phase_word",
    "presence_class",
    "presence_sign",
    "presence_word",
    "problem_words",
    "refusal_words",
    "seat_help",
    "seat_word",
    "variant_help",
    "variant_word",
]


@dataclass(frozen=True, slots=True)
class Label:
    """How a code shows: its word as msgid, a sign, a style class, more words where it is chosen."""

    word: str
    sign: str = ""
    style: str = ""
    help: str = ""


LINES: Mapping[LineKind, Label] = {
    LineKind.NOTE: Label(N_("note")),
    LineKind.DECISION: Label(N_("decision"), "■", "-settled"),
    LineKind.PROPOSAL: Label(N_("proposal"), "◇", "-open"),
    LineKind.ACTION: Label(N_("action"), "▲", "-todo"),
    LineKind.QUESTION: Label(N_("question"), "?", "-open"),
    LineKind.PARKED: Label(N_("for later"), "»", "-open"),
    LineKind.LEARNING: Label(N_("learning point"), "+", "-settled"),
    LineKind.IDEA: Label(N_("idea"), "*", "-open"),
    LineKind.INFO: Label(N_("information"), "i", "-quiet"),
    LineKind.QUOTE: Label(N_("quote"), "“", "-quiet"),
}

DECISIONS: Mapping[DecisionStatus, Label] = {
    DecisionStatus.NOTED: Label(N_("noted"), "□", "-todo"),
    DecisionStatus.SETTLED: Label(N_("settled"), "■", "-settled"),
    DecisionStatus.VOID: Label(N_("void"), "×", "-quiet"),
}

ACTIONS: Mapping[ActionStatus, Label] = {
    ActionStatus.OPEN: Label(N_("open"), "▲", "-todo"),
    ActionStatus.DONE: Label(N_("done"), "✓", "-settled"),
    ActionStatus.DROPPED: Label(N_("dropped"), "×", "-quiet"),
}

PRESENCES: Mapping[Presence, Label] = {
    Presence.EXPECTED: Label(N_("not here yet"), "·", "-quiet"),
    Presence.HERE: Label(N_("here"), "●", "-settled"),
    Presence.LEFT: Label(N_("left"), "○", "-quiet"),
    Presence.EXCUSED: Label(N_("sent regrets"), "–", "-quiet"),
    Presence.ABSENT: Label(N_("did not come"), "×", "-quiet"),
}

ITEM_KINDS: Mapping[ItemKind, Label] = {
    ItemKind.TOGETHER: Label(N_("being together"), help=N_("No clock counts and nobody takes notes.")),
    ItemKind.ROUND: Label(N_("round"), help=N_("Everyone at the table gets a turn.")),
    ItemKind.TALK: Label(N_("talk"), help=N_("A topic, with minutes.")),
    ItemKind.DECISION: Label(N_("decision"), help=N_("Shows which roles are at the table.")),
    ItemKind.BREAK: Label(N_("break"), help=N_("Shows when you go on.")),
}

FOCUSES: Mapping[AgendaFocus, Label] = {
    AgendaFocus.NONE: Label(N_("the talk itself")),
    AgendaFocus.ROLL_CALL: Label(N_("Who is here?")),
    AgendaFocus.VALUES: Label(N_("core values")),
    AgendaFocus.FOLLOW_UP: Label(N_("who does what by when")),
    AgendaFocus.LEARNING: Label(N_("what we learn")),
}

PHASES: Mapping[SessionPhase, Label] = {
    SessionPhase.PLANNED: Label(N_("planned"), "·", "-quiet"),
    SessionPhase.LIVE: Label(N_("running now"), "●", "-now"),
    SessionPhase.CLOSED: Label(N_("closed"), "✓", "-settled"),
}

SEATS: Mapping[Seat, Label] = {
    Seat.ORGANISER: Label(N_("organiser"), help=N_("You prepare and see the whole record.")),
    Seat.FACILITATOR: Label(N_("facilitator"), help=N_("You lead, keep time and settle decisions.")),
    Seat.REPORTER: Label(N_("reporter"), help=N_("You type the minutes. Two of you can type at once.")),
    Seat.PARTICIPANT: Label(N_("participant"), help=N_("You watch along.")),
    Seat.ROOM: Label(N_("screen in the room"), help=N_("For the beamer. Shows nothing private.")),
}

VARIANTS: Mapping[Variant, Label] = {
    Variant.DIRECT: Label(N_("direct"), help=N_("A few sessions, with actions that start at once.")),
    Variant.SHORT_AND_LONG: Label(
        N_("short and long"), help=N_("A solution for now, and an improvement that takes longer.")
    ),
    Variant.LONG: Label(N_("long"), help=N_("A change of culture or of the system.")),
}

MANDATES: Mapping[MandateKind, Label] = {
    MandateKind.UNKNOWN: Label(N_("not known yet")),
    MandateKind.OWN: Label(N_("decides themselves")),
    MandateKind.FOR_OTHERS: Label(N_("decides for others")),
    MandateKind.TAKES_HOME: Label(N_("takes it home first")),
}


def line_word(kind: LineKind) -> str:
    return _(LINES[kind].word)


def line_sign(kind: LineKind) -> str:
    """One cell, or "" for a plain note. For a decision as it stands, see `decision_sign`."""
    return LINES[kind].sign


def line_class(kind: LineKind) -> str:
    return LINES[kind].style


def decision_word(status: DecisionStatus) -> str:
    return _(DECISIONS[status].word)


def decision_sign(status: DecisionStatus) -> str:
    return DECISIONS[status].sign


def decision_class(status: DecisionStatus) -> str:
    return DECISIONS[status].style


def action_word(status: ActionStatus) -> str:
    return _(ACTIONS[status].word)


def action_sign(status: ActionStatus) -> str:
    return ACTIONS[status].sign


def action_class(status: ActionStatus) -> str:
    return ACTIONS[status].style


def presence_word(presence: Presence) -> str:
    return _(PRESENCES[presence].word)


def presence_sign(presence: Presence) -> str:
    return PRESENCES[presence].sign


def presence_class(presence: Presence) -> str:
    return PRESENCES[presence].style


def item_kind_word(kind: ItemKind) -> str:
    """The soort of an agenda item."""
    return _(ITEM_KINDS[kind].word)


def item_kind_help(kind: ItemKind) -> str:
    """What a soort means for the live screen."""
    return _(ITEM_KINDS[kind].help)


def focus_word(focus: AgendaFocus) -> str:
    """What an agenda item opens on the live screen."""
    return _(FOCUSES[focus].word)


def phase_word(phase: SessionPhase) -> str:
    return _(PHASES[phase].word)


def phase_sign(phase: SessionPhase) -> str:
    return PHASES[phase].sign


def seat_word(seat: Seat) -> str:
    return _(SEATS[seat].word)


def seat_help(seat: Seat) -> str:
    """What one does from this seat."""
    return _(SEATS[seat].help)


def variant_word(variant: Variant) -> str:
    return _(VARIANTS[variant].word)


def variant_help(variant: Variant) -> str:
    return _(VARIANTS[variant].help)


def mandate_word(mandate: MandateKind) -> str:
    """The kind of mandate, to choose from."""
    return _(MANDATES[mandate].word)


def mandate_words(mandate: MandateKind, mandate_for: str) -> str:
    """A participant's mandate in full: "beslist voor Stadsdeel Zuidoost"."""
    if mandate_for and mandate is MandateKind.FOR_OTHERS:
        return _("decides for {others}").format(others=mandate_for)
    if mandate_for and mandate is MandateKind.TAKES_HOME:
        return _("takes it home to {others}").format(others=mandate_for)
    return mandate_word(mandate)
