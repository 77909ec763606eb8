"""A small invented session record, made of views alone, to try reports on."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, TypeVar

from models import reference
from models.codes import (
    ActionStatus,
    AgendaFocus,
    DecisionStatus,
    EndorsedBy,
    Gap,
    ItemKind,
    ItemState,
    LineKind,
    MandateKind,
    OutcomeKind,
    Presence,
    ReportBackState,
    SessionPhase,
    Support,
    Variant,
)
from models.views.agenda import AgendaItemView, Span
from models.views.follow_up import ActionView, DecisionView, OwnerView
from models.views.maakbank import CommissionerView, MaakbankView, NamedRow
from models.views.minutes import ConflictView, LineView
from models.views.outcome import OutcomeView, ReportBackView
from models.views.people import AttendanceView, CoverageView, ParticipantView, RoleCover
from models.views.record import SessionRecord
from models.views.session import GapView, SessionView
from models.views.values import FixedTextView, ValueView

__all__ = [
    "OPENED",
    "ROLES",
    "action",
    "at",
    "decision",
    "item",
    "line",
    "maakbank",
    "outcome",
    "person",
    "record",
    "report_back",
    "seen",
    "with_texts",
]

OPENED = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
ROLES = tuple(NamedRow(number, name) for number, name in enumerate(reference.ROLES, start=1))
View = TypeVar("View")


def at(minutes: float) -> datetime:
    return OPENED + timedelta(minutes=minutes)


def maakbank(**changes: Any) -> MaakbankView:
    view = MaakbankView(
        id=1,
        revision=1,
        name="Groen op het plein",
        question="Het plein is heet en leeg. Hoe maken we het samen groen?",
        whose="Van de buurt",
        who_decides="Het stadsdeel",
        how_organised="Met een pleinploeg",
        outcome="Dertig bomen in een jaar",
        variant=Variant.DIRECT,
        theme="Wijkeconomie",
        areas="Oost",
        agreement_points=("Bewoners beheren mee",),
        commissioners=(CommissionerView(1, "Stadsdeel Oost", "Noor", "€ 10.000"),),
        asked_groups=(NamedRow(1, "actieve bewoners"), NamedRow(2, "politici")),
    )
    return replace(view, **changes)


def person(number: int, name: str, initials: str, *roles: int, **changes: Any) -> ParticipantView:
    view = ParticipantView(
        id=number,
        revision=1,
        name=name,
        initials=initials,
        organisation="Pleinploeg",
        helix_groups=("actieve bewoners",),
        roles=tuple(ROLES[role] for role in roles),
        mandate=MandateKind.OWN,
        mandate_for="",
        is_guest=False,
    )
    return replace(view, **changes)


def seen(
    who: ParticipantView, *stays: tuple[float, float | None], mark: Presence | None = None
) -> AttendanceView:
    spans = tuple(Span(at(start), None if end is None else at(end)) for start, end in stays)
    presence = mark or (Presence.HERE if spans and spans[-1].ended_at is None else Presence.LEFT)
    return AttendanceView(who, presence if spans or mark else Presence.EXPECTED, spans)


def item(number: int, title: str, start: float | None, end: float | None, **changes: Any) -> AgendaItemView:
    spans = () if start is None else (Span(at(start), None if end is None else at(end)),)
    view = AgendaItemView(
        id=number * 10,
        revision=1,
        number=number,
        title=title,
        kind=ItemKind.TALK,
        focus=AgendaFocus.NONE,
        planned_minutes=20,
        extra_minutes=0,
        state=ItemState.TREATED if spans else ItemState.AHEAD,
        spans=spans,
        line_count=0,
    )
    return replace(view, **changes)


def line(number: int, item_id: int, text: str, kind: LineKind = LineKind.NOTE, **changes: Any) -> LineView:
    view = LineView(
        id=number,
        revision=1,
        item_id=item_id,
        order=number,
        kind=kind,
        text=text,
        source=text,
        author="Joost Wiering",
        initials="JW",
        seat_id="seat",
        at=at(number),
        hint="",
        quoted="",
        ticked_at=None,
        decision=None,
        action=None,
        conflicts=(),
        wiped_at=None,
        wiped_by="",
        edited=False,
    )
    return replace(view, **changes)


def decision(number: int, line_id: int, text: str, **changes: Any) -> DecisionView:
    view = DecisionView(
        id=number,
        revision=1,
        number=number,
        text=text,
        status=DecisionStatus.SETTLED,
        void_reason="",
        session_id=7,
        session_number=1,
        agenda_item_id=20,
        line_id=line_id,
        noted_at=at(line_id),
        settled_at=at(line_id + 1),
        settled_by="Noor Jansen",
        missing_roles=(),
    )
    return replace(view, **changes)


def action(number: int, line_id: int, text: str, *owners: OwnerView, **changes: Any) -> ActionView:
    view = ActionView(
        id=number,
        revision=1,
        number=number,
        text=text,
        owners=owners,
        due=date(2026, 12, 4),
        status=ActionStatus.OPEN,
        session_id=7,
        session_number=1,
        agenda_item_id=20,
        line_id=line_id,
        noted_at=at(line_id),
    )
    return replace(view, **changes)


def outcome(**changes: Any) -> OutcomeView:
    view = OutcomeView(
        id=1,
        revision=1,
        decision_id=1,
        decision_number=1,
        text="We planten *dertig* bomen.",
        session_id=7,
        kind=OutcomeKind.ACTION,
        agreement_point="Groen in elke straat",
        measure="Bomen in de straat",
        baseline="12 bomen",
        goal="42 bomen",
        due=date(2027, 4, 1),
        measurer="Stadsdeel Oost",
        support=Support.YES,
        support_reason="",
        has_proposal=True,
        measurements=(),
        gaps=(),
        baseline_number=12,
        goal_number=42,
    )
    return replace(view, **changes)


def report_back(**changes: Any) -> ReportBackView:
    view = ReportBackView(
        id=1,
        revision=1,
        decision_id=1,
        decision_number=1,
        participant_id=3,
        name="Ama Boateng",
        takes_to="Lectoraat Groen",
        due=date(2026, 12, 18),
        state=ReportBackState.OPEN,
        answer="",
        answered_at=None,
    )
    return replace(view, **changes)


def record(**changes: Any) -> SessionRecord:
    """A closed session of two items with a line of every kind."""
    noor, joost = person(1, "Noor Jansen", "NJ", 3), person(2, "Joost Wiering", "JW", 4)
    ama, guest = person(3, "Ama Boateng", "AB", 2), person(4, "Tyrone Blijd", "TB", is_guest=True)
    away = person(5, "Rachid Benali", "RB", 5)
    attendance = (
        seen(noor, (0, None)),
        seen(joost, (0, None)),
        seen(ama, (0, 29)),
        seen(guest, (35, None)),
        seen(away, mark=Presence.EXCUSED),
    )
    settled = decision(1, 32, "We planten *dertig* bomen.", missing_roles=(ROLES[2].name,))
    noted = decision(
        2, 33, "Het stadsdeel betaalt.", status=DecisionStatus.NOTED, settled_at=None, settled_by=""
    )
    void = decision(3, 34, "Dertig bomen.", status=DecisionStatus.VOID, void_reason="dubbel met B1")
    owners = (OwnerView("Noor Jansen", 1, False), OwnerView("Stadsdeel Oost", None, True))
    first, second = action(1, 36, "Vraag de vergunning aan", *owners), action(2, 37, "Bel Mo", due=None)
    earlier = action(9, 400, "Kaart tekenen", owners[0], session_id=6, status=ActionStatus.DONE)
    lines = (
        line(31, 20, "Het was **warm** aan tafel.", edited=True),
        line(32, 20, settled.text, LineKind.DECISION, decision=settled),
        line(33, 20, noted.text, LineKind.DECISION, decision=noted),
        line(34, 20, void.text, LineKind.DECISION, decision=void),
        line(35, 20, "Eerst één straat proberen.", LineKind.PROPOSAL),
        line(36, 20, first.text, LineKind.ACTION, action=first),
        line(37, 20, second.text, LineKind.ACTION, action=second, hint="no_owner"),
        line(38, 20, "Wie snoeit er?", LineKind.QUESTION),
        line(39, 20, "Mag het in de winter?", LineKind.QUESTION, ticked_at=at(40)),
        line(40, 20, "Regentonnen", LineKind.PARKED),
        line(41, 20, "Samen eten helpt.", LineKind.LEARNING),
        line(42, 20, "Een geveltuin per huis", LineKind.IDEA),
        line(43, 20, "Bomen kosten tweehonderd euro.", LineKind.INFO),
        line(44, 20, "Ik wil schaduw.", LineKind.QUOTE, quoted="Ama Boateng"),
        line(45, 20, "", wiped_at=at(46), wiped_by="Joost Wiering"),
        line(46, 20, "/besliut Snoeien", hint="unknown_command"),
        line(47, 20, "Twee keer.", conflicts=(ConflictView(1, "Drie keer.", "Noor Jansen", at(48)),)),
    )
    view = SessionRecord(
        maakbank=maakbank(),
        session=SessionView(
            id=7,
            revision=1,
            maakbank_id=1,
            maakbank_name="Groen op het plein",
            number=1,
            planned_sessions=3,
            planned_start=OPENED,
            place="Buurthuis De Es",
            phase=SessionPhase.CLOSED,
            opened_at=OPENED,
            closed_at=at(60),
            paused_at=None,
            running_item_id=None,
            start_reason="De kennisinstelling komt later",
            start_gaps=(GapView(Gap.ROLE, ROLES[6].name),),
        ),
        agenda=(
            item(1, "Grondwaarden", 0, 30, focus=AgendaFocus.VALUES, kind=ItemKind.ROUND),
            item(2, "Wat nu?", 30, 55, extra_minutes=5),
            item(3, "Check-out", None, None),
        ),
        lines={20: lines},
        attendance=attendance,
        coverage=CoverageView(tuple(RoleCover(role, (), ()) for role in ROLES), (), ("politici",)),
        decisions=(settled, noted, void),
        actions=(earlier, first, second),
        values=tuple(
            FixedTextView(number, text.text, text.source, text.version)
            for number, text in enumerate(reference.FIXED_TEXTS, start=1)
        ),
        endorsements=(
            ValueView(1, at(10), EndorsedBy.SPOKEN),
            ValueView(2, at(10), EndorsedBy.SPOKEN),
            ValueView(3, None, None),
            ValueView(4, None, None),
        ),
        open_conflicts=1,
        made_at=at(90),
    )
    return replace(view, **changes)


def with_texts(view: View, change: Callable[[str], str]) -> View:
    """The same view with every text in it changed; codes stay."""
    changed: View = _changed(view, change)
    return changed


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(part, change) for part in value)
    if isinstance(value, dict):
        return {key: _changed(part, change) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _changed(getattr(value, one.name), change) for one in fields(value)}
        return replace(value, **changed)
    return value
