"""What is asked around a Ma.akbank: its kwestie, people and the lists that all share."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlmodel import col

from models.tables import (
    AgreementPoint,
    Commissioner,
    FixedText,
    HelixGroup,
    Maakbank,
    MaakbankAgreementPoint,
    MaakbankHelixGroup,
    Participant,
    ParticipantHelixGroup,
    ParticipantRole,
    Role,
    Theme,
)

__all__ = ["SELECTS"]

MAAKBANK: BindParameter[int] = bindparam("maakbank_id")


def _named(
    table: type[Role] | type[HelixGroup] | type[Theme] | type[AgreementPoint],
) -> Select[*tuple[Any, ...]]:
    return select(col(table.id), col(table.name)).order_by(col(table.position), col(table.id))


SELECTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    "roles": _named(Role),
    "minimum roles": _named(Role).where(col(Role.minimum)),
    "helix groups": _named(HelixGroup),
    "themes": _named(Theme),
    "agreement points": _named(AgreementPoint),
    "fixed texts": select(
        col(FixedText.id),
        col(FixedText.position),
        col(FixedText.text),
        col(FixedText.source),
        col(FixedText.version),
        col(FixedText.since),
    )
    .where(col(FixedText.kind) == bindparam("kind"))
    .order_by(col(FixedText.id).desc()),
    "maakbanken": select(col(Maakbank.id), col(Maakbank.name), col(Maakbank.theme_id)).order_by(
        col(Maakbank.id).desc()
    ),
    "maakbank": select(
        col(Maakbank.id),
        col(Maakbank.revision),
        col(Maakbank.name),
        col(Maakbank.question),
        col(Maakbank.whose),
        col(Maakbank.who_decides),
        col(Maakbank.how_organised),
        col(Maakbank.outcome),
        col(Maakbank.variant),
        col(Maakbank.areas),
        col(Theme.name).label("theme"),
    )
    .outerjoin(Theme, col(Theme.id) == col(Maakbank.theme_id))
    .where(col(Maakbank.id) == MAAKBANK),
    "agreement points of maakbank": select(col(AgreementPoint.name))
    .join(MaakbankAgreementPoint)
    .where(col(MaakbankAgreementPoint.maakbank_id) == MAAKBANK)
    .order_by(col(AgreementPoint.position)),
    "helix groups of maakbank": select(col(HelixGroup.id), col(HelixGroup.name))
    .join(MaakbankHelixGroup)
    .where(col(MaakbankHelixGroup.maakbank_id) == MAAKBANK)
    .order_by(col(HelixGroup.position)),
    "commissioners": select(
        col(Commissioner.id),
        col(Commissioner.organisation),
        col(Commissioner.contact),
        col(Commissioner.contribution),
    )
    .where(col(Commissioner.maakbank_id) == MAAKBANK)
    .order_by(col(Commissioner.position)),
    "participants": select(
        col(Participant.id),
        col(Participant.revision),
        col(Participant.name),
        col(Participant.initials),
        col(Participant.organisation),
        col(Participant.mandate),
        col(Participant.mandate_for),
        col(Participant.is_guest),
        col(Participant.removed_at),
    )
    .where(col(Participant.maakbank_id) == MAAKBANK)
    .order_by(func.lower(col(Participant.name)), col(Participant.id)),
    "roles of participants": select(col(ParticipantRole.participant_id), col(Role.id), col(Role.name))
    .join(Role, col(Role.id) == col(ParticipantRole.role_id))
    .join(Participant, col(Participant.id) == col(ParticipantRole.participant_id))
    .where(col(Participant.maakbank_id) == MAAKBANK)
    .order_by(col(Role.position)),
    "helix groups of participants": select(col(ParticipantHelixGroup.participant_id), col(HelixGroup.name))
    .join(HelixGroup, col(HelixGroup.id) == col(ParticipantHelixGroup.helix_group_id))
    .join(Participant, col(Participant.id) == col(ParticipantHelixGroup.participant_id))
    .where(col(Participant.maakbank_id) == MAAKBANK)
    .order_by(col(HelixGroup.position)),
}
