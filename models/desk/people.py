"""People of a Ma.akbank, and the lists that they add to by naming something new."""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlmodel import col, delete, select

from models import rules
from models.clean import tidy
from models.desk.work import Work
from models.inputs import ParticipantInput
from models.queries.maakbank import participant_views
from models.tables import (
    AgreementPoint,
    HelixGroup,
    Participant,
    ParticipantHelixGroup,
    ParticipantRole,
    Role,
    Theme,
)
from models.views.people import ParticipantView

__all__ = ["add_participant", "link_person", "named_ids", "people_by_name", "person_fields", "person_view"]

Named = TypeVar("Named", Role, HelixGroup, Theme, AgreementPoint)


def named_ids(work: Work, table: type[Named], names: Iterable[str]) -> list[int]:
    """Ids of the rows with these names; a new name becomes a new row."""
    known = {row.name.casefold(): row for row in work.session.exec(select(table))}
    ids: list[int] = []
    for raw in names:
        name = tidy(raw, limit=rules.LONGEST_POINT)
        if not name:
            continue
        row = known.get(name.casefold())
        if row is None:
            row = work.add(table(name=name, position=len(known) + 1))
            known[name.casefold()] = row
        if row.id is not None and row.id not in ids:
            ids.append(row.id)
    return ids


def people_by_name(work: Work, maakbank_id: int) -> dict[str, Participant]:
    rows = work.session.exec(
        select(Participant).where(
            Participant.maakbank_id == maakbank_id, col(Participant.removed_at).is_(None)
        )
    )
    return {person.name.casefold(): person for person in rows}


def person_fields(data: ParticipantInput) -> dict[str, Any]:
    return {
        "name": tidy(data.name),
        "organisation": tidy(data.organisation),
        "mandate": data.mandate,
        "mandate_for": tidy(data.mandate_for),
        "is_guest": data.is_guest,
    }


def add_participant(work: Work, maakbank_id: int, data: ParticipantInput) -> Participant:
    """A person on the list, with initials nobody else there has; who was taken off it comes back."""
    fields = person_fields(data)
    person = _taken_off(work, maakbank_id, str(fields["name"]))
    if person is not None and data.is_guest:
        person.removed_at = None
        return person
    if person is None:
        taken = {other.initials for other in people_by_name(work, maakbank_id).values()}
        initials = rules.initials_for(str(fields["name"]), taken)
        person = work.add(Participant(maakbank_id=maakbank_id, initials=initials, **fields))
    else:
        for name, value in {**fields, "removed_at": None, "revision": person.revision + 1}.items():
            setattr(person, name, value)
    link_person(work, person.id or 0, data)
    return person


def _taken_off(work: Work, maakbank_id: int, name: str) -> Participant | None:
    rows = work.session.exec(
        select(Participant)
        .where(Participant.maakbank_id == maakbank_id, col(Participant.removed_at).is_not(None))
        .order_by(col(Participant.id).desc())
    )
    return next((person for person in rows if person.name.casefold() == name.casefold()), None)


def link_person(work: Work, participant_id: int, data: ParticipantInput) -> None:
    for table in (ParticipantRole, ParticipantHelixGroup):
        work.session.exec(delete(table).where(col(table.participant_id) == participant_id))
    for role_id in named_ids(work, Role, data.roles):
        work.session.add(ParticipantRole(participant_id=participant_id, role_id=role_id))
    for group_id in named_ids(work, HelixGroup, data.helix_groups):
        work.session.add(ParticipantHelixGroup(participant_id=participant_id, helix_group_id=group_id))
    work.session.flush()


def person_view(work: Work, maakbank_id: int, participant_id: int) -> ParticipantView:
    people = participant_views(work.session, maakbank_id, also=[participant_id])
    return next(person for person in people if person.id == participant_id)
