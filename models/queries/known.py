"""Who may be named with @: the people of a Ma.akbank and their organisations."""

from models.grammar import Known
from models.queries.maakbank import participant_views
from models.rows import Rows

__all__ = ["known_people"]


def known_people(rows: Rows, maakbank_id: int) -> tuple[Known, ...]:
    people = participant_views(rows, maakbank_id)
    organisations = {person.organisation for person in people if person.organisation}
    return (
        *(Known(person.name) for person in people),
        *(Known(name, is_organisation=True) for name in sorted(organisations)),
    )
