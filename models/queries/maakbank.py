"""Reads around a Ma.akbank: its kwestie, people, sessions and reference lists."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from models import rules
from models.codes import FixedTextKind, SessionPhase
from models.errors import NotFound
from models.queries.follow_up import open_actions
from models.queries.meeting import agenda_counts
from models.rows import Rows, first
from models.views.maakbank import CommissionerView, MaakbankView, NamedRow
from models.views.overview import MaakbankSummary
from models.views.people import ParticipantView
from models.views.session import GapView
from models.views.values import FixedTextView
from models.zone import local_date

__all__ = [
    "agreement_points",
    "fixed_texts",
    "gaps",
    "helix_groups",
    "maakbank_summaries",
    "maakbank_view",
    "minimum_roles",
    "participant_views",
    "roles",
    "themes",
]


def roles(rows: Rows) -> tuple[NamedRow, ...]:
    return _named(rows, "roles")


def minimum_roles(rows: Rows) -> tuple[NamedRow, ...]:
    """The roles that every Ma.akbank has in any case (R4)."""
    return _named(rows, "minimum roles")


def helix_groups(rows: Rows) -> tuple[NamedRow, ...]:
    return _named(rows, "helix groups")


def themes(rows: Rows) -> tuple[NamedRow, ...]:
    return _named(rows, "themes")


def agreement_points(rows: Rows) -> tuple[NamedRow, ...]:
    return _named(rows, "agreement points")


def _named(rows: Rows, select: str, /, **values: object) -> tuple[NamedRow, ...]:
    return tuple(NamedRow(*row) for row in rows.rows(select, **values))


def fixed_texts(rows: Rows, kind: FixedTextKind, *, at: datetime | None = None) -> tuple[FixedTextView, ...]:
    """A kind of fixed text in order: the newest version, or the one that was so at a moment (R2)."""
    texts = rows.rows("fixed texts", kind=kind)
    then = [text.version for text in texts if at is None or text.since <= at]
    version = then[0] if then else texts[-1].version if texts else ""
    own = sorted((text for text in texts if text.version == version), key=lambda text: text.position)
    return tuple(FixedTextView(text.id, text.text, text.source, text.version) for text in own)


def maakbank_summaries(rows: Rows) -> tuple[MaakbankSummary, ...]:
    """Every Ma.akbank, the newest first."""
    sessions: dict[int, list[tuple[int, SessionPhase, datetime]]] = defaultdict(list)
    for row in rows.rows("sessions"):
        sessions[row.maakbank_id].append((row.id, row.phase, row.planned_start))
    to_do = open_actions(rows)
    named = {theme.id: theme.name for theme in themes(rows)}
    summaries = []
    for row in rows.rows("maakbanken"):
        own = sessions[row.id]
        live = next((session_id for session_id, phase, _ in own if phase is SessionPhase.LIVE), None)
        planned = next((start for _, phase, start in own if phase is SessionPhase.PLANNED), None)
        summaries.append(
            MaakbankSummary(
                id=row.id,
                name=row.name,
                theme=named.get(row.theme_id, ""),
                sessions=len(own),
                live_session_id=live,
                next_date=local_date(planned) if planned else None,
                open_actions=to_do.get(row.id, 0),
            )
        )
    return tuple(summaries)


def maakbank_view(rows: Rows, maakbank_id: int) -> MaakbankView:
    """The kwestie, its opdrachtgevers and what was asked.

    Raises:
        NotFound: there is no such Ma.akbank.
    """
    row = first(rows, "maakbank", maakbank_id=maakbank_id)
    if row is None:
        raise NotFound("Maakbank", maakbank_id)
    points = rows.rows("agreement points of maakbank", maakbank_id=maakbank_id)
    commissioners = rows.rows("commissioners", maakbank_id=maakbank_id)
    return MaakbankView(
        id=maakbank_id,
        revision=row.revision,
        name=row.name,
        question=row.question,
        whose=row.whose,
        who_decides=row.who_decides,
        how_organised=row.how_organised,
        outcome=row.outcome,
        variant=row.variant,
        theme=row.theme or "",
        areas=row.areas,
        agreement_points=tuple(point.name for point in points),
        commissioners=tuple(CommissionerView(*commissioner) for commissioner in commissioners),
        asked_groups=_named(rows, "helix groups of maakbank", maakbank_id=maakbank_id),
    )


def participant_views(
    rows: Rows, maakbank_id: int, *, also: Iterable[int] = ()
) -> tuple[ParticipantView, ...]:
    """People of a Ma.akbank by name; removed ones only when in `also`."""
    kept = set(also)
    people = rows.rows("participants", maakbank_id=maakbank_id)
    held: dict[int, list[NamedRow]] = defaultdict(list)
    for participant_id, role_id, name in rows.rows("roles of participants", maakbank_id=maakbank_id):
        held[participant_id].append(NamedRow(role_id, name))
    groups: dict[int, list[str]] = defaultdict(list)
    for participant_id, name in rows.rows("helix groups of participants", maakbank_id=maakbank_id):
        groups[participant_id].append(name)
    return tuple(
        ParticipantView(
            id=person.id,
            revision=person.revision,
            name=person.name,
            initials=person.initials,
            organisation=person.organisation,
            helix_groups=tuple(groups[person.id]),
            roles=tuple(held[person.id]),
            mandate=person.mandate,
            mandate_for=person.mandate_for,
            is_guest=person.is_guest,
        )
        for person in people
        if person.removed_at is None or person.id in kept
    )


def gaps(rows: Rows, maakbank_id: int) -> tuple[GapView, ...]:
    """What Prepare still misses for this Ma.akbank (R3, R4, R11)."""
    counts = agenda_counts(rows, maakbank_id)
    return rules.gaps(
        maakbank_view(rows, maakbank_id),
        participant_views(rows, maakbank_id),
        minimum_roles(rows),
        counts,
    )
