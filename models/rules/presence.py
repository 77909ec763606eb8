"""Who is needed, who is here, who was at the table."""

from collections.abc import Iterable, Sequence

from models.codes import Gap, Presence
from models.views.agenda import Span
from models.views.maakbank import MaakbankView, NamedRow
from models.views.people import AttendanceView, CoverageView, ParticipantView, RoleCover
from models.views.session import GapView

__all__ = ["at_table_during", "coverage", "gaps", "presence_of"]


def gaps(
    maakbank: MaakbankView,
    participants: Sequence[ParticipantView],
    roles: Sequence[NamedRow],
    agenda_lengths: Sequence[int],
) -> tuple[GapView, ...]:
    """What a Ma.akbank still misses before it starts (R3, R4, R11).

    Args:
        maakbank: The Ma.akbank.
        participants: Everyone on its list; guests on the spot fill no role beforehand.
        roles: The roles that are needed in any case.
        agenda_lengths: How many agenda items each of its sessions has.
    """
    invited = [person for person in participants if not person.is_guest]
    held = {role.id for person in invited for role in person.roles}
    found: list[GapView] = []
    if not maakbank.question.strip():
        found.append(GapView(Gap.QUESTION))
    if not maakbank.commissioners:
        found.append(GapView(Gap.COMMISSIONER))
    elif not any(one.contribution.strip() for one in maakbank.commissioners):
        found.append(GapView(Gap.FINANCIER))
    if not invited:
        found.append(GapView(Gap.PARTICIPANTS))
    found.extend(GapView(Gap.ROLE, role.name) for role in roles if role.id not in held)
    if not agenda_lengths or min(agenda_lengths) == 0:
        found.append(GapView(Gap.AGENDA))
    return tuple(found)


def coverage(
    attendance: Sequence[AttendanceView],
    roles: Sequence[NamedRow],
    asked_groups: Sequence[NamedRow],
) -> CoverageView:
    """Which roles and asked helix groups are at the table now (R4, R5); one person may hold several."""
    here = [entry.participant for entry in attendance if entry.presence is Presence.HERE]
    everyone = [entry.participant for entry in attendance]
    groups = {group.casefold() for person in here for group in person.helix_groups}
    present = tuple(group.name for group in asked_groups if group.name.casefold() in groups)
    return CoverageView(
        roles=tuple(RoleCover(role, _holders(role, here), _holders(role, everyone)) for role in roles),
        groups_here=present,
        groups_missing=tuple(group.name for group in asked_groups if group.name not in present),
    )


def _holders(role: NamedRow, people: Iterable[ParticipantView]) -> tuple[str, ...]:
    return tuple(person.name for person in people if any(held.id == role.id for held in person.roles))


def presence_of(spans: Sequence[Span], mark: Presence | None = None) -> Presence:
    """Where someone is, from the stretches at the table and what was noted beforehand (R4).

    Having been there wins from any note: whoever came after all is not "afgemeld".
    """
    if any(span.ended_at is None for span in spans):
        return Presence.HERE
    if spans:
        return Presence.LEFT
    return mark if mark in (Presence.EXCUSED, Presence.ABSENT) else Presence.EXPECTED


def at_table_during(
    attendance: Sequence[AttendanceView], spans: Sequence[Span]
) -> tuple[ParticipantView, ...]:
    """Who was at the table while an item ran, for any part of it (R4)."""
    return tuple(
        entry.participant
        for entry in attendance
        if any(_meet(stay, span) for stay in entry.spans for span in spans)
    )


def _meet(stay: Span, span: Span) -> bool:
    begins_in_time = span.ended_at is None or stay.started_at < span.ended_at
    ends_late_enough = stay.ended_at is None or stay.ended_at > span.started_at
    return begins_in_time and ends_late_enough
