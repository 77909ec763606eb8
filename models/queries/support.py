"""Reads of proposals at the table; who chose what leaves the record only once it is shown."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from models.admission import OwnSeatView
from models.codes import LineKind, ProposalPhase, SessionPhase
from models.queries.follow_up import stands
from models.queries.maakbank import maakbank_view
from models.queries.meeting import is_calm, meeting_row, role_names_then
from models.queries.record import attendance_of, coverage_view
from models.rows import Rows, first
from models.rules.support import Voter, group_support, proposed_support, tally
from models.views.people import AttendanceView
from models.views.support import (
    ObjectionView,
    OwnStandView,
    ProposalView,
    RoundView,
    StandView,
    SupportView,
    Tally,
    VersionView,
)

__all__ = [
    "for_onlookers",
    "own_stand_view",
    "proposal_view",
    "proposal_views",
    "proposals_of",
    "voices",
    "voters_at",
]


def voices(rows: Rows, maakbank_id: int) -> frozenset[int]:
    """Participants whose stands count: any role that counts, no role at all, or they said so."""
    return frozenset(row.participant_id for row in rows.rows("voices", maakbank_id=maakbank_id))


def voters_at(
    attendance: Sequence[AttendanceView], having_voice: frozenset[int], moment: datetime | None
) -> tuple[Voter, ...]:
    """Who was at the table then and has a stand that counts; now when there is no moment."""
    return tuple(
        Voter(entry.participant.id, entry.participant.helix_groups)
        for entry in attendance
        if entry.participant.id in having_voice and _was_here(entry, moment)
    )


def _was_here(entry: AttendanceView, moment: datetime | None) -> bool:
    if moment is None:
        return any(span.ended_at is None for span in entry.spans)
    return any(
        span.started_at <= moment and (span.ended_at is None or moment <= span.ended_at)
        for span in entry.spans
    )


def proposal_views(rows: Rows, session_id: int) -> tuple[ProposalView, ...]:
    """Proposals that were put to the table of a session, in the order of their numbers."""
    return tuple(proposals_of(rows, "of session", session_id=session_id))


def proposal_view(rows: Rows, proposal_id: int) -> ProposalView:
    return next(proposals_of(rows, "by id", proposal_id=proposal_id))


def proposals_of(rows: Rows, which: str, /, **values: object) -> Iterator[ProposalView]:
    """Proposals in the order of their numbers.

    Args:
        rows: the record.
        which: what follows "proposals" in the name of a select.
        values: what that select asks for.
    """
    found = rows.rows(f"proposals {which}", **values)
    if not found:
        return
    tables = _Tables(rows)
    versions = _by(rows.rows(f"versions of proposals {which}", **values), "proposal_id")
    rounds = _by(rows.rows(f"rounds of proposals {which}", **values), "proposal_id")
    choices = _by(rows.rows(f"stands of proposals {which}", **values), "round_id")
    objections = _by(rows.rows(f"objections of proposals {which}", **values), "proposal_id")
    for row in found:
        table = tables.of(row.session_id)
        seen = tuple(_round(tables.of(one.session_id), one, choices[one.id]) for one in rounds[row.id])
        raised = tuple(_objection(table, one) for one in objections[row.id])
        here = [one for one in seen if one.session_id == row.session_id]
        last = here[-1] if here else None
        yield ProposalView(
            id=row.id,
            revision=row.revision,
            number=row.number,
            line_id=row.line_id,
            item_id=row.item_id,
            session_id=row.session_id,
            text=row.text,
            version=row.version,
            versions=_versions(row, versions[row.id]),
            phase=_phase(row, last),
            rounds=seen,
            objections=raised,
            proposed=_proposed(table, row, last, raised),
            result=row.result,
            settled_at=row.settled_at,
            settled_by=row.settled_by,
            support=row.support,
            support_reason=row.support_reason,
            missing_roles=tuple(json.loads(row.missing_roles)),
            decision_id=row.decision_id,
            decision_number=row.decision_number,
        )


def own_stand_view(rows: Rows, seat: OwnSeatView) -> OwnStandView:
    """What the person of a seat may choose, and what she chose; of herself only, and not in a break."""
    session_id = seat.web_seat.session_id
    meeting = meeting_row(rows, session_id)
    is_looked_at = meeting.phase is SessionPhase.LIVE and not is_calm(rows, meeting)
    found = proposal_views(rows, session_id) if is_looked_at else ()
    proposal = next((one for one in found if one.is_at_table), None)
    last = proposal.last_round if proposal else None
    person = seat.web_seat.participant_id if seat.web_seat.is_confirmed else None
    has_voice = person in voices(rows, meeting.maakbank_id)
    is_open = last is not None and last.closed_at is None
    own = first(rows, "stand of person", round_id=last.id, participant_id=person) if last and person else None
    return OwnStandView(
        proposal=for_onlookers(proposal) if proposal else None,
        may_choose=is_open and seat.is_here and has_voice,
        needs_voice=is_open and seat.is_here and not has_voice,
        choice=own.choice if own else None,
        reason=own.reason if own else "",
        given_by=own.given_by if own else None,
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Who sat at the table of one session, and what was asked of it."""

    attendance: tuple[AttendanceView, ...]
    voices: frozenset[int]
    asked: tuple[str, ...]
    missing_roles: tuple[str, ...]
    counting_roles: frozenset[str]
    """Names of roles whose people count, now and when the session opened."""

    def name(self, participant_id: int | None) -> str:
        return next((one.participant.name for one in self._people(participant_id)), "")

    def groups(self, participant_id: int | None) -> tuple[str, ...]:
        return next((one.participant.helix_groups for one in self._people(participant_id)), ())

    def _people(self, participant_id: int | None) -> Iterator[AttendanceView]:
        return (one for one in self.attendance if one.participant.id == participant_id)


class _Tables:
    """The tables of sessions, each read once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._read: dict[int, _Table] = {}

    def of(self, session_id: int) -> _Table:
        if session_id not in self._read:
            meeting = meeting_row(self._rows, session_id)
            asked = maakbank_view(self._rows, meeting.maakbank_id).asked_groups
            counting = {row.id: row.name for row in self._rows.rows("roles that count")}
            then = role_names_then(self._rows, meeting)
            self._read[session_id] = _Table(
                attendance_of(self._rows, meeting),
                voices(self._rows, meeting.maakbank_id),
                tuple(group.name for group in asked),
                coverage_view(self._rows, meeting).missing_roles,
                frozenset((*counting.values(), *(then.get(role_id, "") for role_id in counting))),
            )
        return self._read[session_id]


def _by(found: Sequence[Any], column: str) -> Mapping[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in found:
        grouped[getattr(row, column)].append(row)
    return grouped


def _phase(row: Any, last: RoundView | None) -> ProposalPhase:
    if row.result is not None:
        return ProposalPhase.SETTLED
    if row.aside_at is not None or not stands(row, LineKind.PROPOSAL):
        return ProposalPhase.ASIDE
    if last is None:
        return ProposalPhase.CLARIFYING
    if last.closed_at is not None:
        return ProposalPhase.CHOSEN
    return ProposalPhase.CHOOSING if last.shown_at is None else ProposalPhase.SHOWN


def _round(table: _Table, row: Any, found: Sequence[Any]) -> RoundView:
    """A round as far as everyone may see it."""
    on_paper = row.paper_support is not None
    counted = [one for one in found if one.participant_id in table.voices]
    choices = {one.participant_id: one.choice for one in counted}
    voters = _voters(table, row.closed_at, choices)
    totals = _paper(row) if on_paper else tally(choices.values())
    is_shown = row.shown_at is not None
    return RoundView(
        id=row.id,
        session_id=row.session_id,
        number=row.number,
        version=row.version,
        opened_at=row.opened_at,
        shown_at=row.shown_at,
        closed_at=row.closed_at,
        on_paper=on_paper,
        chosen=totals.chosen,
        expected=max(len(voters), totals.chosen),
        waiting_for=tuple(
            one.participant_id for one in voters if not on_paper and one.participant_id not in choices
        ),
        tally=totals if is_shown else None,
        groups=group_support(table.asked, voters, choices) if is_shown else (),
        stands=tuple(
            StandView(
                one.id,
                one.participant_id,
                table.name(one.participant_id),
                one.choice,
                one.reason,
                one.given_by,
            )
            for one in counted
            if is_shown
        ),
    )


def _voters(table: _Table, moment: datetime | None, choices: Mapping[int, object]) -> tuple[Voter, ...]:
    """Who sat there, and who chose and left."""
    here = voters_at(table.attendance, table.voices, moment)
    known = {one.participant_id for one in here}
    gone = (Voter(one, table.groups(one)) for one in choices if one not in known)
    return (*here, *gone)


def _paper(row: Any) -> Tally:
    return Tally(row.paper_support, row.paper_concern, row.paper_objection, row.paper_abstain)


def _objection(table: _Table, row: Any) -> ObjectionView:
    return ObjectionView(
        id=row.id,
        revision=row.revision,
        round_number=row.round_number or 0,
        participant_id=row.participant_id,
        name=table.name(row.participant_id),
        groups=table.groups(row.participant_id),
        reason=row.reason,
        state=row.state,
        answer=row.answer,
        raised_at=row.raised_at,
        ended_at=row.ended_at,
        wiped_at=row.wiped_at,
    )


def _versions(row: Any, earlier: Sequence[Any]) -> tuple[VersionView, ...]:
    past = tuple(VersionView(one.revision, one.text, one.author, one.replaced_at) for one in earlier)
    return (*past, VersionView(row.version, row.text, row.worded_by or row.author, None))


def _proposed(
    table: _Table, row: Any, last: RoundView | None, objections: Sequence[ObjectionView]
) -> SupportView:
    missing = table.missing_roles if row.result is None else json.loads(row.missing_roles)
    return proposed_support(
        last.tally if last else None,
        expected=last.expected if last else 0,
        groups=last.groups if last else (),
        missing_roles=[name for name in missing if name in table.counting_roles],
        objections=[one.state for one in objections],
        on_paper=last is not None and last.on_paper,
    )


def for_onlookers(proposal: ProposalView) -> ProposalView:
    """What a participant and the screen in the room see: no name beside a stand, a reason or a text."""
    return replace(
        proposal,
        settled_by="",
        versions=tuple(replace(one, author="") for one in proposal.versions),
        rounds=tuple(
            replace(
                one,
                waiting_for=(),
                stands=tuple(sorted((_nobodys(stand) for stand in one.stands), key=_by_words)),
            )
            for one in proposal.rounds
        ),
        objections=tuple(replace(one, participant_id=None, name="") for one in proposal.objections),
    )


def _nobodys(stand: StandView) -> StandView:
    return replace(stand, id=0, participant_id=0, name="")


def _by_words(stand: StandView) -> tuple[str, str]:
    """An order that does not tell who was first."""
    return stand.choice, stand.reason
