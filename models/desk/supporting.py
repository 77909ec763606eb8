"""From proposal to decision: put to the table, stands, objections, and the gespreksleider's word."""

import json

from sqlmodel import col, select

from models.clean import tidy
from models.codes import (
    ChangeKind,
    LineKind,
    ObjectionState,
    ProposalResult,
    SessionPhase,
    Support,
)
from models.desk import rounds
from models.desk.checks import in_force, unchanged
from models.desk.deciding import settle
from models.desk.lines import Writer, add_line
from models.desk.rounds import at_table, is_off, log, view
from models.desk.taking_home import take_home
from models.desk.wording import decision_of
from models.desk.work import Part, Work
from models.errors import InvalidInput, NotFound, Problem, Refusal, Refused
from models.grammar import NewLine
from models.queries.record import coverage_view
from models.rules import LONGEST_TEXT
from models.tables import Line, Maakbank, MeetingSession, Objection, Participant, Proposal, Stand, StandRound
from models.views.support import ProposalView

__all__ = ["Supporting"]

DECISION_WORD = "besluit"
"""What a reporter types for a decision, so that correcting the line later keeps it one."""

DECIDED = (
    ProposalResult.DECIDED,
    ProposalResult.WITH_CONCERNS,
    ProposalResult.OBJECTION_STANDS,
)
"""Results that make the proposal a decision."""


class Supporting(Part):
    """Acts on proposals, each guarded by what was seen; what was said before it is shown stays unsaid."""

    def put(self, *, line_id: int) -> ProposalView:
        """Put a proposal to the table; one that is there already goes aside.

        Raises:
            Refused: the session is not live, its line is no proposal any more, or it was decided.
        """
        with self._work("support.put") as work:
            line = work.line_of_maakbank(line_id)
            in_force(line, LineKind.PROPOSAL)
            meeting = work.meeting(self._actor.session_id or line.session_id)
            if meeting.phase is not SessionPhase.LIVE:
                raise Refused(Refusal.NOT_LIVE)
            known = work.session.exec(select(Proposal).where(Proposal.line_id == line_id)).first()
            if known is not None and known.result in DECIDED:
                raise Refused(Refusal.CHANGED)
            for other in _all_at_table(work, meeting):
                if other.id != (known.id if known else None):
                    _set_aside(work, other)
            proposal = known or _new(work, meeting, line)
            if known is None or is_off(known) or known.session_id != meeting.id:
                if proposal.session_id != meeting.id:
                    rounds.end_unseen(work, proposal)
                proposal.session_id, proposal.put_at = meeting.id or 0, work.now
                proposal.aside_at = proposal.result = proposal.support = None
                proposal.revision += 1
                log(work, ChangeKind.PROPOSAL_PUT, proposal)
            return view(work, proposal)

    def set_aside(self, *, proposal_id: int) -> ProposalView:
        """Take a proposal off the table; nothing was settled."""
        with self._work("support.put") as work:
            proposal = _proposal(work, proposal_id)
            if not is_off(proposal):
                _set_aside(work, proposal)
            return view(work, proposal)

    # Objections ----------------------------------------------------------------------------

    def raise_objection(
        self, *, proposal_id: int, reason: str, participant_id: int | None = None
    ) -> ProposalView:
        """An objection said aloud, or read from paper; of nobody when no one is named.

        Raises:
            InvalidInput: it has no reason.
        """
        why = tidy(reason, limit=LONGEST_TEXT)
        if not why:
            raise InvalidInput({"reason": Problem.EMPTY})
        with self._work("support.raise_objection") as work:
            proposal = _proposal(work, proposal_id)
            if participant_id is not None:
                person = work.get(Participant, participant_id)
                if person.maakbank_id != proposal.maakbank_id:
                    raise Refused(Refusal.OTHER_SESSION)
            rounds.raise_objection(work, proposal, why, participant_id)
            return view(work, proposal)

    def move_objection(
        self, *, objection_id: int, revision: int, state: ObjectionState, answer: str = ""
    ) -> ProposalView:
        """Gehoord, verwerkt, ingetrokken, blijft staan; or open again.

        Raises:
            Refused: it changed since it was seen.
        """
        with self._work("support.move_objection") as work:
            objection = work.get(Objection, objection_id)
            proposal = _proposal(work, objection.proposal_id)
            if objection.state is not state or answer:
                unchanged(objection.revision, revision)
                rounds.end(work, objection, proposal, state, tidy(answer, limit=LONGEST_TEXT))
            return view(work, proposal)

    def wipe_reason(self, *, objection_id: int) -> ProposalView:
        """Wis voorgoed: the reason leaves the objection and the stand that it came from."""
        with self._work("support.wipe_reason") as work:
            objection = work.get(Objection, objection_id)
            proposal = _proposal(work, objection.proposal_id)
            for stand in work.session.exec(
                select(Stand).where(
                    Stand.round_id == objection.round_id, Stand.participant_id == objection.participant_id
                )
            ):
                stand.reason = ""
            _wipe_objection(work, objection)
            log(work, ChangeKind.REASON_WIPED, proposal)
            wiped = view(work, proposal)
        self._store.scrub()
        return wiped

    def wipe_stand_reason(self, *, stand_id: int) -> ProposalView:
        """Wis voorgoed: the reason leaves the stand, such as a concern, and the objection that came of it.

        Raises:
            NotFound: nobody saw it yet; then whose it is says something else.
        """
        with self._work("support.wipe_reason") as work:
            stand = work.get(Stand, stand_id)
            found = work.get(StandRound, stand.round_id)
            proposal = _proposal(work, found.proposal_id)
            if found.shown_at is None:
                raise NotFound(Stand.__name__, stand_id)
            stand.reason = ""
            for objection in work.session.exec(
                select(Objection).where(
                    Objection.round_id == found.id, Objection.participant_id == stand.participant_id
                )
            ):
                _wipe_objection(work, objection)
            log(work, ChangeKind.REASON_WIPED, proposal)
            wiped = view(work, proposal)
        self._store.scrub()
        return wiped

    # The gespreksleider's word -------------------------------------------------------------

    def settle(
        self,
        *,
        proposal_id: int,
        revision: int,
        result: ProposalResult,
        support: Support | None = None,
        reason: str = "",
    ) -> ProposalView:
        """What was settled, and beside it whether it is broadly supported; a result that decides
        makes the proposal a decision of the running item, and asks who takes it home.

        Raises:
            Refused: it changed since it was seen, is off the table, or its words are gone.
        """
        with self._work("support.settle") as work:
            proposal = at_table(work, proposal_id)
            unchanged(proposal.revision, revision)
            line = work.line_of_maakbank(proposal.line_id)
            in_force(line, LineKind.PROPOSAL)
            meeting = work.meeting(proposal.session_id)
            last = rounds.last_round(work, proposal)
            if last is not None and last.closed_at is None:
                rounds.close_round(work, last, proposal)
            if result is ProposalResult.OBJECTION_STANDS:
                for objection in _open_objections(work, proposal):
                    rounds.end(work, objection, proposal, ObjectionState.STANDS)
            proposal.result, proposal.settled_at, proposal.settled_by = result, work.now, self._actor.name
            proposal.support, proposal.support_reason = support, tidy(reason, limit=LONGEST_TEXT)
            proposal.missing_roles = json.dumps(coverage_view(work.session, meeting).missing_roles)
            proposal.decision_id = _decide(work, meeting, line) if result in DECIDED else None
            proposal.revision += 1
            log(work, ChangeKind.PROPOSAL_SETTLED, proposal)
            return view(work, proposal)


def _proposal(work: Work, proposal_id: int) -> Proposal:
    """The proposal, if this seat sits at its Ma.akbank."""
    proposal = work.get(Proposal, proposal_id)
    work.sits_at(proposal.maakbank_id)
    return proposal


def _wipe_objection(work: Work, objection: Objection) -> None:
    objection.reason = objection.answer = ""
    objection.wiped_at = work.now
    objection.revision += 1


def _all_at_table(work: Work, meeting: MeetingSession) -> list[Proposal]:
    return list(
        work.session.exec(
            select(Proposal).where(
                Proposal.session_id == meeting.id,
                col(Proposal.aside_at).is_(None),
                col(Proposal.result).is_(None),
            )
        )
    )


def _set_aside(work: Work, proposal: Proposal) -> None:
    """A round that runs is over: what nobody saw yet stays unseen until it is put again."""
    proposal.aside_at = work.now
    proposal.revision += 1
    log(work, ChangeKind.PROPOSAL_ASIDE, proposal)


def _new(work: Work, meeting: MeetingSession, line: Line) -> Proposal:
    maakbank = work.get(Maakbank, meeting.maakbank_id)
    maakbank.last_proposal += 1
    return work.add(
        Proposal(
            maakbank_id=meeting.maakbank_id,
            number=maakbank.last_proposal,
            line_id=line.id or 0,
            session_id=meeting.id or 0,
            put_at=work.now,
        )
    )


def _open_objections(work: Work, proposal: Proposal) -> list[Objection]:
    return list(
        work.session.exec(
            select(Objection).where(
                Objection.proposal_id == proposal.id, col(Objection.state).in_(rounds.OPEN)
            )
        )
    )


def _decide(work: Work, meeting: MeetingSession, proposal: Line) -> int:
    """The proposal's words as a settled decision, at the item where the room is."""
    actor = work.actor
    words = NewLine(LineKind.DECISION, proposal.text)
    by = Writer(actor.name, actor.initials, actor.seat_id, work.now)
    item_id = meeting.running_item_id or proposal.item_id
    source = f"/{DECISION_WORD} {proposal.text}"
    line = add_line(work, meeting, item_id, f"settled-{work.act}", words, source, by=by)
    work.log(ChangeKind.LINE_KEPT, line.id, meeting=meeting, item_id=item_id)
    decision = decision_of(work, line)
    if decision is None:
        raise NotFound("Decision", line.id or 0)
    settle(work, decision, line)
    take_home(work, meeting, decision)
    return decision.id or 0
