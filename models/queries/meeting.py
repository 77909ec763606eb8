"""Reads of a session: where it is, its agenda, who is at the table."""

import json
from collections import defaultdict
from datetime import datetime
from typing import Any, Protocol

from models import rules
from models.codes import Gap, ItemState, Presence, RoomView, SessionPhase
from models.errors import NotFound
from models.rows import Rows, first, number
from models.templates import planned_sessions
from models.views.agenda import AgendaItemView, Span
from models.views.maakbank import NamedRow
from models.views.people import AttendanceView, ParticipantView
from models.views.session import GapView, SessionView
from models.views.values import ValueView

__all__ = [
    "Meeting",
    "agenda_counts",
    "agenda_views",
    "attendance_views",
    "is_calm",
    "meeting_row",
    "role_names_then",
    "roles_then",
    "seen_participants",
    "session_view",
    "session_views",
    "value_views",
]


class Meeting(Protocol):
    """The row of a session, as read or as about to be written."""

    @property
    def id(self) -> int | None: ...

    @property
    def revision(self) -> int: ...

    @property
    def maakbank_id(self) -> int: ...

    @property
    def number(self) -> int: ...

    @property
    def planned_start(self) -> datetime: ...

    @property
    def place(self) -> str: ...

    @property
    def phase(self) -> SessionPhase: ...

    @property
    def opened_at(self) -> datetime | None: ...

    @property
    def closed_at(self) -> datetime | None: ...

    @property
    def paused_at(self) -> datetime | None: ...

    @property
    def running_item_id(self) -> int | None: ...

    @property
    def start_reason(self) -> str: ...

    @property
    def start_gaps(self) -> str: ...

    @property
    def room_view(self) -> RoomView: ...

    @property
    def queue_open(self) -> bool: ...


def meeting_row(rows: Rows, session_id: int) -> Meeting:
    """The row of a session.

    Raises:
        NotFound: there is none.
    """
    found: Meeting | None = first(rows, "session", session_id=session_id)
    if found is None:
        raise NotFound("MeetingSession", session_id)
    return found


def _session_view(row: Meeting, name: str, total: int) -> SessionView:
    return SessionView(
        id=row.id or 0,
        revision=row.revision,
        maakbank_id=row.maakbank_id,
        maakbank_name=name,
        number=row.number,
        planned_sessions=total,
        planned_start=row.planned_start,
        place=row.place,
        phase=row.phase,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        paused_at=row.paused_at,
        running_item_id=row.running_item_id,
        start_reason=row.start_reason,
        start_gaps=tuple(GapView(Gap(gap), detail) for gap, detail in json.loads(row.start_gaps)),
        room_view=row.room_view,
        queue_open=row.queue_open,
    )


def session_views(rows: Rows, maakbank_id: int) -> tuple[SessionView, ...]:
    """The sessions of a Ma.akbank in their order."""
    maakbank = first(rows, "maakbank", maakbank_id=maakbank_id)
    if maakbank is None:
        return ()
    found = rows.rows("sessions of maakbank", maakbank_id=maakbank_id)
    planned = max(planned_sessions(maakbank.variant), len(found))
    return tuple(_session_view(row, maakbank.name, planned) for row in found)


def session_view(rows: Rows, meeting: Meeting) -> SessionView:
    (maakbank,) = rows.rows("maakbank", maakbank_id=meeting.maakbank_id)
    made = number(rows, "number of sessions", maakbank_id=meeting.maakbank_id)
    return _session_view(meeting, maakbank.name, max(planned_sessions(maakbank.variant), made))


def agenda_counts(rows: Rows, maakbank_id: int) -> tuple[int, ...]:
    """How many agenda items each session that is still ahead or live has."""
    return tuple(row.amount for row in rows.rows("agenda items per session", maakbank_id=maakbank_id))


def is_calm(rows: Rows, meeting: Meeting) -> bool:
    """Whether it is dinner or a break now."""
    items = rows.rows("agenda", session_id=meeting.id)
    return any(item.id == meeting.running_item_id and item.kind in rules.CALM for item in items)


def agenda_views(rows: Rows, meeting: Meeting) -> tuple[AgendaItemView, ...]:
    """The agenda in order, with the stretches that really passed."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for span in rows.rows("stretches of agenda", session_id=meeting.id):
        if span.ended_at != span.started_at:
            spans[span.item_id].append(Span(span.started_at, span.ended_at))
    counts: dict[int, int] = dict(rows.rows("lines per agenda item", session_id=meeting.id))
    return tuple(
        _item_view(item, place, meeting, tuple(spans[item.id]), counts.get(item.id, 0))
        for place, item in enumerate(rows.rows("agenda", session_id=meeting.id), start=1)
    )


def _item_view(
    item: Any, number: int, meeting: Meeting, spans: tuple[Span, ...], line_count: int
) -> AgendaItemView:
    if item.id == meeting.running_item_id and meeting.phase is SessionPhase.LIVE:
        state = ItemState.RUNNING
    elif spans:
        state = ItemState.TREATED
    else:
        state = ItemState.AHEAD
    return AgendaItemView(
        id=item.id,
        revision=item.revision,
        number=number,
        title=item.title,
        kind=item.kind,
        focus=item.focus,
        planned_minutes=item.planned_minutes,
        extra_minutes=item.extra_minutes,
        state=state,
        spans=spans,
        line_count=line_count,
    )


def attendance_views(
    rows: Rows, session_id: int, people: tuple[ParticipantView, ...]
) -> tuple[AttendanceView, ...]:
    """Everyone of `people`, with where they are in this session."""
    marks: dict[int, Presence] = {}
    spans: dict[int, list[Span]] = defaultdict(list)
    for row in rows.rows("attendance", session_id=session_id):
        marks[row.participant_id] = row.mark
        if row.started_at is not None:
            spans[row.participant_id].append(Span(row.started_at, row.ended_at))
    views = []
    for person in people:
        own = tuple(spans[person.id])
        mark = marks.get(person.id, Presence.EXPECTED)
        views.append(AttendanceView(person, rules.presence_of(own, mark), own))
    return tuple(views)


def seen_participants(rows: Rows, session_id: int) -> tuple[int, ...]:
    """Ids of people who were there, or were marked, also those removed since."""
    return tuple(row.participant_id for row in rows.rows("participants seen", session_id=session_id))


def roles_then(rows: Rows, meeting: Meeting) -> tuple[NamedRow, ...]:
    """The minimum roles, by the names they had when the session opened (R4)."""
    then = [row for row in rows.rows("roles of session", session_id=meeting.id) if row.minimum]
    if then:
        return tuple(NamedRow(row.role_id, row.name) for row in then)
    return tuple(NamedRow(*row) for row in rows.rows("minimum roles"))


def role_names_then(rows: Rows, meeting: Meeting) -> dict[int, str]:
    """What every role was called when the session opened, by id; empty until then (R4)."""
    return {row.role_id: row.name for row in rows.rows("roles of session", session_id=meeting.id)}


def value_views(
    rows: Rows, meeting: Meeting, people: tuple[ParticipantView, ...], version: str
) -> tuple[ValueView, ...]:
    """Per participant, the endorsement of this version in this session or an earlier one (R2)."""
    found = rows.rows("endorsements", version=version, maakbank_id=meeting.maakbank_id, number=meeting.number)
    given = {row.participant_id: (row.given_at, row.given_by) for row in found}
    return tuple(ValueView(person.id, *given.get(person.id, (None, None))) for person in people)
