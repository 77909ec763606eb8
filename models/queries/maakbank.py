"""Reads around a Ma.akbank: its kwestie, people, sessions and reference lists."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session, SQLModel, col, func, select

from models import rules
from models.codes import FixedTextKind, SessionPhase
from models.errors import NotFound
from models.queries.follow_up import open_actions
from models.queries.meeting import agenda_counts
from models.tables import (
    AgreementPoint,
    Commissioner,
    FixedText,
    HelixGroup,
    Maakbank,
    MaakbankAgreementPoint,
    MaakbankHelixGroup,
    MeetingSession,
    Participant,
    ParticipantHelixGroup,
    ParticipantRole,
    Role,
    Theme,
)
from models.views import (
    CommissionerView,
    FixedTextView,
    GapView,
    MaakbankSummary,
    MaakbankView,
    NamedRow,
    ParticipantView,
)
from models.zone import local_date

__all__ = [
    "fixed_texts",
    "gaps",
    "maakbank_summaries",
    "maakbank_view",
    "minimum_roles",
    "named_rows",
    "participant_views",
    "require",
]

Table = TypeVar("Table", bound=SQLModel)


def require(session: Session, table: type[Table], row_id: int) -> Table:
    """The row with this id.

    Raises:
        NotFound: there is none.
    """
    row = session.get(table, row_id)
    if row is None:
        raise NotFound(table.__name__, row_id)
    return row


def named_rows(
    session: Session, table: type[Role] | type[HelixGroup] | type[Theme] | type[AgreementPoint]
) -> tuple[NamedRow, ...]:
    rows = session.exec(select(table.id, table.name).order_by(col(table.position), col(table.id)))
    return tuple(NamedRow(row_id or 0, name) for row_id, name in rows)


def minimum_roles(session: Session) -> tuple[NamedRow, ...]:
    """The roles that every Ma.akbank has in any case (R4)."""
    rows = session.exec(select(Role).where(Role.minimum).order_by(col(Role.position), col(Role.id)))
    return tuple(NamedRow(role.id or 0, role.name) for role in rows)


def fixed_texts(
    session: Session, kind: FixedTextKind, *, at: datetime | None = None
) -> tuple[FixedTextView, ...]:
    """A kind of fixed text in order: the newest version, or the one that was so at a moment (R2)."""
    texts = session.exec(
        select(FixedText).where(FixedText.kind == kind).order_by(col(FixedText.id).desc())
    ).all()
    then = [text.version for text in texts if at is None or text.since <= at]
    version = then[0] if then else texts[-1].version if texts else ""
    rows = sorted((text for text in texts if text.version == version), key=lambda text: text.position)
    return tuple(FixedTextView(row.id or 0, row.text, row.source, row.version) for row in rows)


def maakbank_summaries(session: Session) -> tuple[MaakbankSummary, ...]:
    """Every Ma.akbank, the newest first."""
    sessions: dict[int, list[tuple[int, SessionPhase, datetime]]] = defaultdict(list)
    rows = session.exec(
        select(
            MeetingSession.maakbank_id, MeetingSession.id, MeetingSession.phase, MeetingSession.planned_start
        ).order_by(col(MeetingSession.planned_start))
    )
    for maakbank_id, session_id, phase, start in rows:
        sessions[maakbank_id].append((session_id or 0, SessionPhase(phase), start))
    to_do = open_actions(session)
    themes = {row.id: row.name for row in named_rows(session, Theme)}
    summaries = []
    for maakbank in session.exec(select(Maakbank).order_by(col(Maakbank.id).desc())):
        own = sessions[maakbank.id or 0]
        live = next((session_id for session_id, phase, _ in own if phase is SessionPhase.LIVE), None)
        planned = next((start for _, phase, start in own if phase is SessionPhase.PLANNED), None)
        summaries.append(
            MaakbankSummary(
                id=maakbank.id or 0,
                name=maakbank.name,
                theme=themes.get(maakbank.theme_id or 0, ""),
                sessions=len(own),
                live_session_id=live,
                next_date=local_date(planned) if planned else None,
                open_actions=to_do.get(maakbank.id or 0, 0),
            )
        )
    return tuple(summaries)


def maakbank_view(session: Session, maakbank_id: int) -> MaakbankView:
    maakbank = require(session, Maakbank, maakbank_id)
    theme = session.get(Theme, maakbank.theme_id) if maakbank.theme_id else None
    points = session.exec(
        select(AgreementPoint.name)
        .join(MaakbankAgreementPoint)
        .where(MaakbankAgreementPoint.maakbank_id == maakbank_id)
        .order_by(col(AgreementPoint.position))
    )
    groups = session.exec(
        select(HelixGroup.id, HelixGroup.name)
        .join(MaakbankHelixGroup)
        .where(MaakbankHelixGroup.maakbank_id == maakbank_id)
        .order_by(col(HelixGroup.position))
    )
    commissioners = session.exec(
        select(Commissioner)
        .where(Commissioner.maakbank_id == maakbank_id)
        .order_by(col(Commissioner.position))
    )
    return MaakbankView(
        id=maakbank_id,
        revision=maakbank.revision,
        name=maakbank.name,
        question=maakbank.question,
        whose=maakbank.whose,
        who_decides=maakbank.who_decides,
        how_organised=maakbank.how_organised,
        outcome=maakbank.outcome,
        variant=maakbank.variant,
        theme=theme.name if theme else "",
        areas=maakbank.areas,
        agreement_points=tuple(points),
        commissioners=tuple(
            CommissionerView(row.id or 0, row.organisation, row.contact, row.contribution)
            for row in commissioners
        ),
        asked_groups=tuple(NamedRow(row_id or 0, name) for row_id, name in groups),
    )


def participant_views(
    session: Session, maakbank_id: int, *, also: Iterable[int] = ()
) -> tuple[ParticipantView, ...]:
    """People of a Ma.akbank by name; removed ones only when in `also`."""
    people = session.exec(
        select(Participant)
        .where(Participant.maakbank_id == maakbank_id)
        .order_by(func.lower(Participant.name), col(Participant.id))
    )
    kept = set(also)
    shown = [person for person in people if person.removed_at is None or person.id in kept]
    roles = _roles_of(session, maakbank_id)
    groups = _groups_of(session, maakbank_id)
    return tuple(
        ParticipantView(
            id=person.id or 0,
            revision=person.revision,
            name=person.name,
            initials=person.initials,
            organisation=person.organisation,
            helix_groups=tuple(groups[person.id or 0]),
            roles=tuple(roles[person.id or 0]),
            mandate=person.mandate,
            mandate_for=person.mandate_for,
            is_guest=person.is_guest,
        )
        for person in shown
    )


def _roles_of(session: Session, maakbank_id: int) -> dict[int, list[NamedRow]]:
    rows = session.exec(
        select(ParticipantRole.participant_id, Role.id, Role.name)
        .join(Role, col(Role.id) == ParticipantRole.role_id)
        .join(Participant, col(Participant.id) == ParticipantRole.participant_id)
        .where(Participant.maakbank_id == maakbank_id)
        .order_by(col(Role.position))
    )
    found: dict[int, list[NamedRow]] = defaultdict(list)
    for participant_id, role_id, name in rows:
        found[participant_id].append(NamedRow(role_id or 0, name))
    return found


def _groups_of(session: Session, maakbank_id: int) -> dict[int, list[str]]:
    rows = session.exec(
        select(ParticipantHelixGroup.participant_id, HelixGroup.name)
        .join(HelixGroup, col(HelixGroup.id) == ParticipantHelixGroup.helix_group_id)
        .join(Participant, col(Participant.id) == ParticipantHelixGroup.participant_id)
        .where(Participant.maakbank_id == maakbank_id)
        .order_by(col(HelixGroup.position))
    )
    found: dict[int, list[str]] = defaultdict(list)
    for participant_id, name in rows:
        found[participant_id].append(name)
    return found


def gaps(session: Session, maakbank_id: int) -> tuple[GapView, ...]:
    """What Prepare still misses for this Ma.akbank (R3, R4, R11)."""
    counts: Sequence[int] = agenda_counts(session, maakbank_id)
    return rules.gaps(
        maakbank_view(session, maakbank_id),
        participant_views(session, maakbank_id),
        minimum_roles(session),
        counts,
    )
