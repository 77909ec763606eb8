"""What acts on proposals share: the round that runs, who may choose in it, objections that follow."""

from collections.abc import Sequence

from sqlmodel import col, select

from models.codes import ChangeKind, GivenBy, ObjectionState, Seat, StandChoice
from models.desk.own_seat import is_at_table, own_person
from models.desk.work import Work
from models.errors import Refusal, Refused
from models.queries.record import attendance_of
from models.queries.support import proposal_view, voices, voters_at
from models.tables import Line, MeetingSession, Objection, Proposal, Stand, StandRound
from models.views.support import ProposalView

__all__ = [
    "at_table",
    "chooser",
    "close_round",
    "end",
    "end_unseen",
    "follow_stands",
    "is_off",
    "is_secret",
    "last_round",
    "log",
    "open_round",
    "raise_objection",
    "set_stand",
    "show_round",
    "stands_of",
    "view",
    "waiting_voters",
]

OPEN = (ObjectionState.RAISED, ObjectionState.HEARD)


def log(work: Work, kind: ChangeKind, proposal: Proposal, before: str = "") -> None:
    """Logged under the proposal, at the session that acts; never who chose what."""
    line = work.get(Line, proposal.line_id)
    work.log(
        kind,
        proposal.id,
        session_id=proposal.session_id,
        maakbank_id=proposal.maakbank_id,
        item_id=line.item_id,
        before=before,
    )


def at_table(work: Work, proposal_id: int) -> Proposal:
    """The proposal, if it is at the table of the session where this seat sits.

    Raises:
        Refused: it is off the table, or at another.
    """
    proposal = work.get(Proposal, proposal_id)
    work.meeting(proposal.session_id)
    if is_off(proposal):
        raise Refused(Refusal.CHANGED)
    return proposal


def view(work: Work, proposal: Proposal) -> ProposalView:
    """The proposal as it is after this act, for the seats that write."""
    work.session.flush()
    return proposal_view(work.session, proposal.id or 0)


def is_off(proposal: Proposal) -> bool:
    """Whether it is off the table: aside, or settled."""
    return proposal.aside_at is not None or proposal.result is not None


def last_round(work: Work, proposal: Proposal) -> StandRound | None:
    return work.session.exec(
        select(StandRound)
        .where(StandRound.proposal_id == proposal.id)
        .order_by(col(StandRound.number).desc())
        .limit(1)
    ).first()


def open_round(work: Work, round_id: int) -> tuple[StandRound, Proposal, MeetingSession]:
    """A round in which stands are taken now.

    Raises:
        Refused: it is over, or was on paper, or its proposal is off the table.
    """
    found = work.get(StandRound, round_id)
    meeting = work.meeting(found.session_id)
    proposal = work.get(Proposal, found.proposal_id)
    if found.closed_at is not None or is_off(proposal) or found.paper_support is not None:
        raise Refused(Refusal.ROUND_OVER)
    return found, proposal, meeting


def is_secret(found: StandRound) -> bool:
    """Whether it runs and nobody saw a stand yet."""
    return found.shown_at is None and found.closed_at is None


def end_unseen(work: Work, proposal: Proposal) -> None:
    """A round that another session left unfinished is over; what nobody saw stays unseen."""
    last = last_round(work, proposal)
    if last is not None and last.closed_at is None:
        last.closed_at = work.now


def stands_of(work: Work, found: StandRound) -> Sequence[Stand]:
    return work.session.exec(
        select(Stand).where(Stand.round_id == found.id, col(Stand.withdrawn_at).is_(None))
    ).all()


def waiting_voters(work: Work, meeting: MeetingSession, found: StandRound) -> list[int]:
    """Who is at the table, has a stand that counts, and did not choose yet."""
    chose = {one.participant_id for one in stands_of(work, found)}
    voters = voters_at(attendance_of(work.session, meeting), voices(work.session, meeting.maakbank_id), None)
    return [one.participant_id for one in voters if one.participant_id not in chose]


def chooser(work: Work, meeting: MeetingSession, participant_id: int | None, act: str) -> tuple[int, GivenBy]:
    """Whose stand this is: from an own seat one's own only, from a writing seat that of the person named.

    Raises:
        Refused: nobody confirmed the seat, someone else was named, or the person is not at the table.
    """
    by = GivenBy.HAND
    if work.actor.seat is Seat.PARTICIPANT:
        own, _ = own_person(work, act)
        if participant_id not in (None, own):
            raise Refused(Refusal.SEAT, act)
        participant_id, by = own, GivenBy.OWN_SEAT
    if participant_id is None or not is_at_table(work, meeting, participant_id):
        raise Refused(Refusal.NOT_HERE)
    return participant_id, by


def set_stand(
    work: Work, found: StandRound, participant_id: int, choice: StandChoice, reason: str, by: GivenBy
) -> str:
    """The stand of one person, in place of an earlier one in this round.

    Returns:
        The id of a stand that is new, for undo; "" when it took the place of one.

    Raises:
        Refused: she chose from her own seat, and this is entered by hand.
    """
    stand = work.session.exec(
        select(Stand).where(Stand.round_id == found.id, Stand.participant_id == participant_id)
    ).first()
    if stand is None:
        stand = work.add(
            Stand(
                round_id=found.id or 0,
                participant_id=participant_id,
                choice=choice,
                reason=reason,
                given_at=work.now,
                given_by=by,
            )
        )
        return str(stand.id)
    stood = stand.withdrawn_at is None
    if stood and stand.given_by is GivenBy.OWN_SEAT and by is GivenBy.HAND:
        raise Refused(Refusal.OWN_WORD)
    stand.choice, stand.reason = choice, reason
    stand.given_at, stand.given_by, stand.withdrawn_at = work.now, by, None
    return "" if stood else str(stand.id)


def show_round(work: Work, found: StandRound, proposal: Proposal) -> None:
    """Everyone sees all stands at once; objections are on record from now on."""
    if found.shown_at is None:
        found.shown_at = work.now
        log(work, ChangeKind.STANDS_SHOWN, proposal)
        follow_stands(work, found, proposal)


def close_round(work: Work, found: StandRound, proposal: Proposal) -> None:
    """No stand changes any more; what was not shown yet is shown now."""
    show_round(work, found, proposal)
    if found.closed_at is None:
        found.closed_at = work.now
        log(work, ChangeKind.STANDS_CLOSED, proposal, str(found.id))


def follow_stands(work: Work, found: StandRound, proposal: Proposal) -> None:
    """Who objects has an objection on record; who no longer does withdrew it."""
    work.session.flush()
    raised = {
        one.participant_id: one
        for one in work.session.exec(select(Objection).where(Objection.round_id == found.id))
    }
    reasons: dict[int | None, str] = {
        one.participant_id: one.reason
        for one in stands_of(work, found)
        if one.choice is StandChoice.OBJECTION
    }
    for participant_id, reason in reasons.items():
        known = raised.get(participant_id)
        if known is None:
            raise_objection(work, proposal, reason, participant_id, found.id)
            continue
        if known.wiped_at is None and known.reason != reason:
            known.reason = reason
            known.revision += 1
        if known.state is ObjectionState.WITHDRAWN:
            end(work, known, proposal, ObjectionState.RAISED)
    for participant_id, objection in raised.items():
        if participant_id not in reasons and objection.state in OPEN:
            end(work, objection, proposal, ObjectionState.WITHDRAWN)


def raise_objection(
    work: Work, proposal: Proposal, reason: str, participant_id: int | None, round_id: int | None = None
) -> Objection:
    objection = work.add(
        Objection(
            proposal_id=proposal.id or 0,
            round_id=round_id,
            participant_id=participant_id,
            reason=reason,
            state=ObjectionState.RAISED,
            raised_at=work.now,
        )
    )
    log(work, ChangeKind.OBJECTION_MOVED, proposal, str(objection.id))
    return objection


def end(
    work: Work, objection: Objection, proposal: Proposal, state: ObjectionState, answer: str = ""
) -> None:
    """Where an objection is now; its words stay."""
    before, objection.state = objection.state, state
    objection.ended_at = None if state in OPEN else work.now
    objection.answer = answer or objection.answer
    objection.revision += 1
    log(work, ChangeKind.OBJECTION_MOVED, proposal, f"{objection.id}:{before}")
