"""Agenda templates per variant: the evening as it usually goes (R1, R14).

Titles are Dutch because they are data: they become rows of a session, which
people change as they like.
"""

from models.codes import AgendaFocus, ItemKind, Variant
from models.inputs import AgendaItemInput

__all__ = ["agenda_for", "planned_sessions"]

PLANNED_SESSIONS = {Variant.DIRECT: 3, Variant.SHORT_AND_LONG: 5, Variant.LONG: 8}


def planned_sessions(variant: Variant) -> int:
    """How many sessions a variant proposes (R1, R9)."""
    return PLANNED_SESSIONS[variant]


def agenda_for(variant: Variant, number: int) -> tuple[AgendaItemInput, ...]:
    """The agenda proposed for session `number` of a Ma.akbank, counted from 1."""
    first = number <= 1
    talks = (FIRST_TALKS if first else LATER_TALKS)[variant]
    return (*ARRIVAL, *(FIRST_ROUND if first else LATER_ROUND), *talks, *SETTLING)


def _item(
    title: str,
    planned_minutes: int,
    kind: ItemKind = ItemKind.TALK,
    focus: AgendaFocus = AgendaFocus.NONE,
) -> AgendaItemInput:
    return AgendaItemInput(title=title, kind=kind, focus=focus, planned_minutes=planned_minutes)


ARRIVAL = (
    _item("Inloop", 15, ItemKind.TOGETHER),
    _item("Samen eten", 40, ItemKind.TOGETHER),
    _item("Check-in en rollen", 15, ItemKind.ROUND, AgendaFocus.ROLL_CALL),
)

FIRST_ROUND = (_item("Grondwaarden", 10, ItemKind.ROUND, AgendaFocus.VALUES),)

LATER_ROUND = (_item("Terugblik: acties van vorige keer", 10, ItemKind.TALK, AgendaFocus.FOLLOW_UP),)

FIRST_TALKS: dict[Variant, tuple[AgendaItemInput, ...]] = {
    Variant.DIRECT: (_item("De kwestie: waar knerst het?", 30), _item("Wat kunnen we nu doen?", 30)),
    Variant.SHORT_AND_LONG: (
        _item("De kwestie: waar knerst het?", 30),
        _item("Wat kan snel, wat vraagt meer tijd?", 30),
    ),
    Variant.LONG: (
        _item("De kwestie: welke beelden hebben we?", 30),
        _item("Wat is al geprobeerd, en waarom lukte het niet?", 30),
    ),
}

LATER_TALKS: dict[Variant, tuple[AgendaItemInput, ...]] = {
    Variant.DIRECT: (_item("Hoe gaat het met de afspraken?", 20), _item("Wat is de volgende stap?", 40)),
    Variant.SHORT_AND_LONG: (
        _item("De oplossing voor de korte termijn", 25),
        _item("De verbetering voor de lange termijn", 35),
    ),
    Variant.LONG: (
        _item("Waarden, gewoonten en regels", 25),
        _item("Wat moet er anders in het systeem?", 35),
    ),
}

SETTLING = (
    _item("Pauze", 10, ItemKind.BREAK),
    _item("Besluiten", 25, ItemKind.DECISION),
    _item("Nalopen: wie doet wat wanneer", 15, ItemKind.TALK, AgendaFocus.FOLLOW_UP),
    _item("Wat leren we", 10, ItemKind.ROUND, AgendaFocus.LEARNING),
    _item("Check-out", 10, ItemKind.ROUND),
)
