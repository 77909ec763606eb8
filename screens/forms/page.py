"""What the page of a Ma.akbank shows: read at once, laid out in rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from models.clean import clean_text
from models.codes import MandateKind, SessionPhase
from models.views.agenda import AgendaItemView
from models.views.maakbank import MaakbankView
from models.views.outcome import OutcomeView
from models.views.people import ParticipantView
from models.views.session import GapView, SessionView
from screens.labels import mandate_words, phase_sign, phase_word, variant_word
from screens.language import _, clock, short_date
from screens.widgets.form_rows import Column, Row

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = [
    "Page",
    "aside",
    "facts",
    "hours",
    "people_columns",
    "person_row",
    "session_columns",
    "session_row",
]

PHASES = {SessionPhase.PLANNED: "$quiet", SessionPhase.LIVE: "$now", SessionPhase.CLOSED: "$settled"}


@dataclass(frozen=True, slots=True)
class Page:
    """One picture of a Ma.akbank; equal pictures repaint nothing."""

    maakbank: MaakbankView
    people: tuple[ParticipantView, ...]
    sessions: tuple[SessionView, ...]
    agendas: tuple[tuple[AgendaItemView, ...], ...]
    """The agenda of each session, in the same order."""
    gaps: tuple[GapView, ...]
    outcomes: tuple[OutcomeView, ...]

    @classmethod
    def read(cls, desk: "Desk", maakbank_id: int) -> "Page":
        """The Ma.akbank as it is now; runs in the read thread."""
        sessions = desk.read.sessions(maakbank_id=maakbank_id)
        return cls(
            maakbank=desk.read.maakbank(maakbank_id=maakbank_id),
            people=desk.read.participants(maakbank_id=maakbank_id),
            sessions=sessions,
            agendas=tuple(desk.read.agenda(session_id=session.id) for session in sessions),
            gaps=desk.read.gaps(maakbank_id=maakbank_id),
            outcomes=desk.read.outcomes(maakbank_id=maakbank_id),
        )

    @property
    def session_without_agenda(self) -> SessionView | None:
        """The first session with nothing on its agenda."""
        pairs = zip(self.sessions, self.agendas, strict=True)
        return next((session for session, agenda in pairs if not agenda), None)


def hours(minutes: int) -> str:
    """Minutes as people say them: "45 min", "2 u 50"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return _("{minutes} min").format(minutes=rest)
    return (_("{hours} h {minutes:02}") if rest else _("{hours} h")).format(hours=whole, minutes=rest)


def aside(maakbank: MaakbankView) -> Content:
    """What stands behind the name: theme, area and variant."""
    words = (maakbank.theme, maakbank.areas, variant_word(maakbank.variant))
    return Content.styled(" · ".join(clean_text(word) for word in words if word), "$quiet")


def facts(maakbank: MaakbankView) -> Iterator[tuple[str, Content]]:
    """The kwestie with its parts, and who commissions it; what is empty is left out."""
    for label, text in (
        (_("What it is about"), maakbank.question),
        (_("Whose is it?"), maakbank.whose),
        (_("Who decides?"), maakbank.who_decides),
        (_("How do we organise it?"), maakbank.how_organised),
        (_("What should come out?"), maakbank.outcome),
        (_("Points of the agreement"), "\n".join(maakbank.agreement_points)),
        (_("Commissioners"), "\n".join(_commissioners(maakbank))),
        (_("Groups asked"), ", ".join(group.name for group in maakbank.asked_groups)),
    ):
        if clean := clean_text(text, lines=True).strip():
            yield label, Content(clean)


def _commissioners(maakbank: MaakbankView) -> Iterator[str]:
    for one in maakbank.commissioners:
        yield " · ".join(filter(None, (one.organisation, one.contact, one.contribution)))


def session_columns() -> tuple[Column, ...]:
    return (
        Column("", 2, right=True),
        Column(_("Day"), 10),
        Column(_("Time"), 11),
        Column(_("Place"), 10, share=1, rank=1),
        Column(_("Agenda"), 10, rank=2, right=True),
        Column("", 12),
    )


def session_row(session: SessionView, agenda: tuple[AgendaItemView, ...]) -> Row:
    minutes = sum(item.planned_minutes for item in agenda)
    end = session.planned_start + timedelta(minutes=minutes)
    times = clock(session.planned_start) + (f"–{clock(end)}" if minutes else "")
    phase = f"{phase_sign(session.phase)} {phase_word(session.phase)}"
    return Row(
        session.id,
        (
            Content.styled(str(session.number), "$quiet"),
            Content(short_date(session.planned_start)),
            Content(times),
            Content(clean_text(session.place)),
            Content.styled(hours(minutes), "$quiet") if agenda else Content.styled("–", "$todo"),
            Content.styled(phase, PHASES[session.phase]),
        ),
    )


def people_columns() -> tuple[Column, ...]:
    return (
        Column(_("Name"), 16, share=3),
        Column(_("Organisation or network"), 14, share=3, rank=1),
        Column(_("Roles"), 16, share=4),
        Column(_("Takes part as"), 14, share=3, rank=2),
        Column(_("Mandate"), 14, share=3, rank=3),
    )


def person_row(person: ParticipantView) -> Row:
    known = person.mandate is not MandateKind.UNKNOWN
    name = Content(clean_text(person.name))
    if person.is_guest:
        name += Content.styled(" " + _("(guest)"), "$quiet")
    mandate = clean_text(mandate_words(person.mandate, person.mandate_for)) if known else "–"
    return Row(
        person.id,
        (
            name,
            Content(clean_text(person.organisation)),
            Content(", ".join(clean_text(role.name) for role in person.roles)),
            Content.styled(", ".join(map(clean_text, person.helix_groups)), "$quiet"),
            Content.styled(mandate, "$quiet"),
        ),
    )
