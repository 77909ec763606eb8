"""What the form of a Ma.akbank fills in, and the lists that it links to."""

from typing import Any

from sqlmodel import col, delete

from models.clean import tidy
from models.desk.people import named_ids
from models.desk.work import Work
from models.inputs import MaakbankInput
from models.tables import (
    AgreementPoint,
    Commissioner,
    HelixGroup,
    MaakbankAgreementPoint,
    MaakbankHelixGroup,
    Theme,
)

__all__ = ["link_maakbank", "maakbank_fields"]


def maakbank_fields(work: Work, data: MaakbankInput) -> dict[str, Any]:
    theme = named_ids(work, Theme, [data.theme])
    return {
        "name": tidy(data.name),
        "question": tidy(data.question, lines=True),
        "whose": tidy(data.whose, lines=True),
        "who_decides": tidy(data.who_decides, lines=True),
        "how_organised": tidy(data.how_organised, lines=True),
        "outcome": tidy(data.outcome, lines=True),
        "variant": data.variant,
        "theme_id": theme[0] if theme else None,
        "areas": tidy(data.areas),
    }


def link_maakbank(work: Work, maakbank_id: int, data: MaakbankInput) -> None:
    """Its points of the agreement, the groups it asks for and its opdrachtgevers, in their order."""
    for table in (MaakbankAgreementPoint, MaakbankHelixGroup, Commissioner):
        work.session.exec(delete(table).where(col(table.maakbank_id) == maakbank_id))
    for point_id in named_ids(work, AgreementPoint, data.agreement_points):
        work.session.add(MaakbankAgreementPoint(maakbank_id=maakbank_id, agreement_point_id=point_id))
    for group_id in named_ids(work, HelixGroup, data.asked_groups):
        work.session.add(MaakbankHelixGroup(maakbank_id=maakbank_id, helix_group_id=group_id))
    for position, commissioner in enumerate(data.commissioners):
        work.session.add(
            Commissioner(
                maakbank_id=maakbank_id,
                position=position,
                organisation=tidy(commissioner.organisation),
                contact=tidy(commissioner.contact),
                contribution=tidy(commissioner.contribution, lines=True),
            )
        )
    work.session.flush()
