"""The example Ma.akbank and the people invited to it."""

from datetime import date, datetime, time

from models.codes import MandateKind, Variant
from models.example.steps import STARTS_AT
from models.inputs import CommissionerInput, MaakbankInput, ParticipantInput, SessionInput
from models.reference import ROLES
from models.zone import amsterdam

__all__ = [
    "FACILITATOR",
    "FIRST_REPORTER",
    "MAAKBANK",
    "PARTICIPANTS",
    "SECOND_REPORTER",
    "TEAM_MEMBER",
    "session_on",
]

FACILITATOR = "Fatima El Amrani"
FIRST_REPORTER = "Joost Wiering"
SECOND_REPORTER = "Naomi Pinas"
TEAM_MEMBER = "Hatice Yıldırım"

PARTNER, BOARD, KNOWLEDGE, LEADING, REPORTING, PROCESS, TEAM = ROLES

MAAKBANK = MaakbankInput(
    name="Werk voor de jeugd",
    question="Jongeren in Zuidoost vinden geen eerste baan of leerplek, terwijl werkgevers om de hoek mensen "
    "zoeken. Hoe krijgen we die twee bij elkaar?",
    whose="Van jongeren, werkgevers, scholen en gemeente samen. Nu wijst de een naar de ander.",
    who_decides="Werkgevers gaan over de plek, de gemeente over geld en regels. Jongeren zitten zelden aan "
    "tafel.",
    how_organised="Met één plek in de buurt waar vraag en aanbod elkaar kennen, en een vast gezicht per "
    "jongere.",
    outcome="Binnen een jaar hebben veertig jongeren uit Zuidoost een eerste baan of leerplek, met "
    "begeleiding die zij zelf kiezen.",
    variant=Variant.DIRECT,
    theme="Werk voor de jeugd",
    areas="Zuidoost",
    agreement_points=("Jongeren beslissen mee over werk en leren in hun eigen buurt",),
    commissioners=(
        CommissionerInput(
            organisation="Stadsdeel Zuidoost",
            contact="Sheryl Kromosoeto",
            contribution="€ 25.000 en een werkruimte aan het plein",
        ),
        CommissionerInput(
            organisation="Zorggroep Gaasperzicht",
            contact="Ingrid van der Meulen",
            contribution="tien leerplekken, en uren van begeleiders op de werkvloer",
        ),
    ),
    asked_groups=(
        "actieve bewoners",
        "maatschappelijk initiatiefnemers",
        "stadmakers",
        "ambtenaren",
        "politici",
        "ondernemers",
        "onderzoekers",
    ),
)


def _invited(
    name: str,
    organisation: str,
    group: str,
    role: str,
    mandate: MandateKind = MandateKind.OWN,
    mandate_for: str = "",
    *more_roles: str,
) -> ParticipantInput:
    return ParticipantInput(
        name=name,
        organisation=organisation,
        helix_groups=(group,),
        roles=(role, *more_roles),
        mandate=mandate,
        mandate_for=mandate_for,
    )


PARTICIPANTS: tuple[ParticipantInput, ...] = (
    _invited(FACILITATOR, "Buurttafels Oost", "maatschappelijk initiatiefnemers", LEADING),
    _invited(FIRST_REPORTER, "Wijkblad De Ganzenhoef", "creatieven", REPORTING),
    _invited(SECOND_REPORTER, "", "actieve bewoners", REPORTING),
    _invited("Marit de Boer", "Praktijk Samenspel", "maatschappelijk initiatiefnemers", PROCESS),
    _invited(TEAM_MEMBER, "Ma.akteam", "andere partners", TEAM, MandateKind.TAKES_HOME, "het Ma.akteam"),
    _invited(
        "Sheryl Kromosoeto",
        "Stadsdeel Zuidoost",
        "ambtenaren",
        BOARD,
        MandateKind.FOR_OTHERS,
        "het dagelijks bestuur van het stadsdeel, tot € 25.000",
    ),
    _invited(
        "Daan Verhulst",
        "Gemeente Amsterdam, Werk",
        "ambtenaren",
        BOARD,
        MandateKind.TAKES_HOME,
        "de directeur Werk",
    ),
    _invited("Ama Boateng", "Lectoraat Jeugd en Stad", "onderzoekers", KNOWLEDGE),
    _invited("Jayden Rozenblad", "", "actieve bewoners", PARTNER),
    _invited(
        "Samira Ouali",
        "Jongerenraad Zuidoost",
        "actieve bewoners",
        PARTNER,
        MandateKind.TAKES_HOME,
        "de Jongerenraad",
    ),
    _invited("Kwame Mensah", "Bakkerij Mensah", "ondernemers", PARTNER),
    _invited(
        "Ingrid van der Meulen",
        "Zorggroep Gaasperzicht",
        "ondernemers",
        PARTNER,
        MandateKind.FOR_OTHERS,
        "de vijf locaties in Zuidoost",
    ),
    _invited(
        "Rachid Benali",
        "Stichting Eerste Stap",
        "maatschappelijk initiatiefnemers",
        PARTNER,
        MandateKind.OWN,
        "",
        PROCESS,
    ),
    _invited("Lucia Fernandes", "Werkplaats Kempering", "stadmakers", PARTNER),
)
"""Fourteen people who together hold the seven roles."""


def session_on(day: date) -> SessionInput:
    """The first session, on `day` in the early evening."""
    start = datetime.combine(day, time.fromisoformat(STARTS_AT), amsterdam())
    return SessionInput(planned_start=start, place="Buurthuis Het Klaverblad, Zuidoost")
