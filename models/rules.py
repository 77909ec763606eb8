"""The rules of the domain as pure functions: no record, no clock, no words.

Numbers such as R4 are those of the document that tells how a Ma.akbank works.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from models.codes import ActionStatus, DecisionStatus, Gap, ItemState, Presence
from models.errors import Problem
from models.inputs import AgendaItemInput, MaakbankInput, ParticipantInput, SessionInput
from models.views import (
    AgendaItemView,
    AttendanceView,
    CoverageView,
    GapView,
    MaakbankView,
    NamedRow,
    ParticipantView,
    RoleCover,
    SessionRecord,
    Span,
)

__all__ = [
    "LONGEST_ITEM",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "OpenKind",
    "OpenPoint",
    "at_table_during",
    "coverage",
    "gaps",
    "initials_for",
    "item_ends_at",
    "open_at_closing",
    "planned_starts",
    "presence_of",
    "problems_in_item",
    "problems_in_maakbank",
    "problems_in_participant",
    "problems_in_session",
    "session_ends_at",
]

LONGEST_NAME = 200
"""Characters in a name, a title or a place."""

LONGEST_TEXT = 10_000
"""Characters in any other text."""

LONGEST_ITEM = 480
"""Minutes planned for one agenda item."""

EARLIEST_YEAR, LATEST_YEAR = 2000, 2200

Problems = dict[str, Problem]


class OpenKind(StrEnum):
    """What can still be open when a session closes; it blocks nothing."""

    DECISION_NOTED = "decision_noted"
    ACTION_WITHOUT_OWNER = "action_without_owner"
    ACTION_WITHOUT_DATE = "action_without_date"
    ITEM_NOT_TREATED = "item_not_treated"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open; `row_id` is the id of the decision, action, item or line."""

    kind: OpenKind
    row_id: int
    number: int
    """Number of the decision, action or item; 0 for a line."""
    text: str


# Forms ---------------------------------------------------------------------------------------


def problems_in_maakbank(data: MaakbankInput) -> Problems:
    """What is wrong with the form of a Ma.akbank, per field (R3, R11, R12)."""
    problems = _found(
        name=_name_problem(data.name),
        theme=_long(data.theme, LONGEST_NAME),
        areas=_long(data.areas, LONGEST_NAME),
        agreement_points=_first(_text_problem(point) for point in data.agreement_points),
        asked_groups=_first(_name_problem(group) for group in data.asked_groups),
        commissioners=_first(
            _name_problem(one.organisation)
            or _long(one.contact, LONGEST_NAME)
            or _long(one.contribution, LONGEST_TEXT)
            for one in data.commissioners
        ),
    )
    for field in ("question", "whose", "who_decides", "how_organised", "outcome"):
        if problem := _long(getattr(data, field), LONGEST_TEXT):
            problems[field] = problem
    return problems


def problems_in_participant(data: ParticipantInput) -> Problems:
    """What is wrong with the form of a participant, per field (R5); taken names are the Desk's."""
    return _found(
        name=_name_problem(data.name),
        organisation=_long(data.organisation, LONGEST_NAME),
        helix_groups=_first(_name_problem(group) for group in data.helix_groups),
        roles=_first(_name_problem(role) for role in data.roles),
        mandate_for=_long(data.mandate_for, LONGEST_NAME),
    )


def problems_in_session(data: SessionInput) -> Problems:
    """What is wrong with the form of a session, per field (R9)."""
    return _found(
        planned_start=_moment_problem(data.planned_start),
        place=_long(data.place, LONGEST_NAME),
    )


def problems_in_item(data: AgendaItemInput) -> Problems:
    """What is wrong with the form of an agenda item, per field (R14)."""
    return _found(
        title=_name_problem(data.title),
        planned_minutes=None if 0 <= data.planned_minutes <= LONGEST_ITEM else Problem.OUT_OF_RANGE,
    )


def _found(**fields: Problem | None) -> Problems:
    return {field: problem for field, problem in fields.items() if problem is not None}


def _first(problems: Iterable[Problem | None]) -> Problem | None:
    return next((problem for problem in problems if problem is not None), None)


def _name_problem(name: str) -> Problem | None:
    return _long(name, LONGEST_NAME) if name.strip() else Problem.EMPTY


def _text_problem(text: str) -> Problem | None:
    return _long(text, LONGEST_TEXT) if text.strip() else Problem.EMPTY


def _long(text: str, longest: int) -> Problem | None:
    return Problem.TOO_LONG if len(text) > longest else None


def _moment_problem(moment: datetime) -> Problem | None:
    if moment.tzinfo is None:
        return Problem.NOT_A_TIME
    return None if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else Problem.OUT_OF_RANGE


# Who is needed, who is here ------------------------------------------------------------------


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


# Time ----------------------------------------------------------------------------------------


class Timed(Protocol):
    """Anything with planned minutes: a view or an input of an agenda item."""

    @property
    def planned_minutes(self) -> int: ...


def item_ends_at(item: AgendaItemView, now: datetime) -> datetime:
    """When this item is done ("klaar om"), the planned and given time counted without pauses.

    While it runs this moment stands still, also once it is past; in a pause it moves on.
    """
    return now + _given(item) - _spent(item, now)


def session_ends_at(items: Sequence[AgendaItemView], now: datetime) -> datetime:
    """When the session is done if what remains takes its planned time; never before now."""
    running = (_given(item) - _spent(item, now) for item in items if item.state is ItemState.RUNNING)
    ahead = (_given(item) for item in items if item.state is ItemState.AHEAD)
    return now + sum((max(left, timedelta()) for left in (*running, *ahead)), timedelta())


def planned_starts(start: datetime, items: Sequence[Timed]) -> tuple[datetime, ...]:
    """When each item begins if all go as planned."""
    starts: list[datetime] = []
    for item in items:
        starts.append(start)
        start += timedelta(minutes=item.planned_minutes)
    return tuple(starts)


def _given(item: AgendaItemView) -> timedelta:
    return timedelta(minutes=item.planned_minutes + item.extra_minutes)


def _spent(item: AgendaItemView, now: datetime) -> timedelta:
    stretches = ((span.ended_at or now) - span.started_at for span in item.spans)
    return sum((max(stretch, timedelta()) for stretch in stretches), timedelta())


# Names ---------------------------------------------------------------------------------------


def initials_for(name: str, taken: Collection[str]) -> str:
    """One to three capitals for `name` that are not in `taken`; a figure if letters run out.

    Small words between ("van", "de") do not count: "Jan van der Berg" is JB,
    "Fatima El Amrani" is FE, and FEA or FA when FE is someone else.
    """
    return next(candidate for candidate in _initials(name) if candidate not in taken)


def _initials(name: str) -> Iterable[str]:
    words = [letters for word in name.split() if (letters := [sign for sign in word if sign.isalnum()])]
    if not words:
        words = [["X"]]
    heads = [word[0] for word in words[1:] if not word[0].islower()] or [word[0] for word in words[1:]]
    first = words[0]
    yield _capitals([first[0], *heads[:1]])
    if len(heads) > 1:
        yield _capitals([first[0], *heads[:2]])
        yield _capitals([first[0], heads[-1]])
    for letter in first[1:]:
        yield _capitals([first[0], letter, *heads[:1]])
    for letter in words[-1][1:]:
        yield _capitals([first[0], *heads[-1:], letter])
    number = 2
    while True:
        yield f"{_capitals([first[0], *heads[:1]])[:2]}{number}"
        number += 1


def _capitals(letters: Iterable[str]) -> str:
    return "".join(letter.upper()[0] for letter in letters)


# Closing -------------------------------------------------------------------------------------


def open_at_closing(record: SessionRecord) -> tuple[OpenPoint, ...]:
    """What is still open when a session closes: shown, never in the way (R3)."""
    return (
        *(
            OpenPoint(OpenKind.DECISION_NOTED, decision.id, decision.number, decision.text)
            for decision in record.decisions
            if decision.status is DecisionStatus.NOTED
        ),
        *_open_actions(record),
        *(
            OpenPoint(OpenKind.ITEM_NOT_TREATED, item.id, item.number, item.title)
            for item in record.agenda
            if item.state is ItemState.AHEAD and not item.line_count
        ),
        *(
            OpenPoint(OpenKind.CONFLICT, line.id, 0, line.text)
            for item in record.agenda
            for line in record.lines.get(item.id, ())
            if line.conflicts
        ),
    )


def _open_actions(record: SessionRecord) -> Iterable[OpenPoint]:
    for action in record.actions:
        if action.status is not ActionStatus.OPEN:
            continue
        if not action.owners:
            yield OpenPoint(OpenKind.ACTION_WITHOUT_OWNER, action.id, action.number, action.text)
        if action.due is None:
            yield OpenPoint(OpenKind.ACTION_WITHOUT_DATE, action.id, action.number, action.text)
