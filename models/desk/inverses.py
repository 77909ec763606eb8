"""How each kind of change is taken back; the log says what undo needs to know."""

from collections.abc import Callable, Mapping

from sqlmodel import select

from models.codes import (
    ActionStatus,
    ChangeKind,
    DecisionStatus,
    GivenBy,
    ObjectionState,
    Presence,
    SessionPhase,
)
from models.desk import rounds
from models.desk.agenda import BACK, back_on_agenda, has_record, shift
from models.desk.lines import move
from models.desk.stretches import end_span, extend, moment_of, open_again, pause, resume, shut
from models.desk.turns import put_back
from models.desk.wording import read_again, rewrite, set_deleted
from models.desk.work import Work
from models.desk.yields import log_of_decision, mark, unmark
from models.errors import Refusal, Refused
from models.tables import (
    ActionItem,
    AgendaItem,
    Attendance,
    AttendanceSpan,
    Change,
    Decision,
    Endorsement,
    ItemSpan,
    LineConflict,
    LineRevision,
    Measurement,
    MeetingSession,
    Objection,
    Outcome,
    Participant,
    Proposal,
    Stand,
    StandRound,
)

__all__ = ["INVERSES"]

Inverse = Callable[[Work, MeetingSession, Change], None]


def _delete(work: Work, meeting: MeetingSession, change: Change) -> None:
    set_deleted(work, meeting, work.line(change.row_id), gone=True)


def _restore(work: Work, meeting: MeetingSession, change: Change) -> None:
    set_deleted(work, meeting, work.line(change.row_id), gone=False)


def _earlier_text(work: Work, meeting: MeetingSession, change: Change) -> None:
    line = work.line(change.row_id)
    earlier = work.session.exec(
        select(LineRevision).where(
            LineRevision.line_id == line.id, LineRevision.revision == int(change.before)
        )
    ).one()
    again = read_again(work, line, earlier.source)
    rewrite(work, meeting, line, again, earlier.source, by=earlier.author)


def _conflict_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """A second text taken back waits no more; a choice taken back lets it wait again."""
    conflict = work.get(LineConflict, int(change.before))
    waits = change.kind is ChangeKind.LINE_CONFLICT
    if (conflict.settled_at is None) != waits:
        raise Refused(Refusal.CHANGED)
    conflict.settled_at = work.now if waits else None
    line = work.line(change.row_id)
    kind = ChangeKind.LINE_CONFLICT_SETTLED if waits else ChangeKind.LINE_CONFLICT
    work.log(kind, line.id, meeting=meeting, item_id=line.item_id, before=change.before)


def _move_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    item_id, position = (int(part) for part in change.before.split(":"))
    if change.item_id != item_id:
        line = work.line(change.row_id)
        back_on_agenda(work, meeting, work.get(AgendaItem, item_id))
        move(work, meeting, line, item_id, position)


def _tick_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    line = work.line_of_maakbank(change.row_id)
    line.ticked_at = None if line.ticked_at else work.now
    work.log(ChangeKind.LINE_TICKED, line.id, meeting=meeting, item_id=line.item_id)


def _presence_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """Arriving is taken back, leaving is reopened, a mark becomes what it was."""
    attendance = work.get(Attendance, change.row_id)
    mark, _, span_id = change.before.partition(":")
    attendance.mark = Presence(mark)
    if span_id:
        span = work.get(AttendanceSpan, int(span_id))
        if change.kind is ChangeKind.ARRIVED:
            span.taken_back_at = work.now
        else:
            span.ended_at = span.taken_back_at = None
    work.log(ChangeKind.EXPECTED, attendance.id, meeting=meeting)


def _guest_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """A guest who was not on the list before is off it again."""
    if change.before:
        work.get(Participant, change.row_id).removed_at = work.now
        work.log(ChangeKind.PARTICIPANT_REMOVED, change.row_id, meeting=meeting)


def _endorsement_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    given = work.get(Endorsement, change.row_id)
    withdrawn = change.kind is ChangeKind.ENDORSED
    given.withdrawn_at = work.now if withdrawn else None
    kind = ChangeKind.ENDORSEMENT_WITHDRAWN if withdrawn else ChangeKind.ENDORSED
    work.log(kind, given.id, meeting=meeting)


def _item_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """Back to the item before, as if its time had never stopped."""
    left, ended, started, paused = change.before.split(":")
    if not left:
        raise Refused(Refusal.NOTHING_TO_UNDO)
    if meeting.running_item_id != change.row_id or meeting.phase is not SessionPhase.LIVE:
        raise Refused(Refusal.MOVED_ON)
    back_on_agenda(work, meeting, work.get(AgendaItem, int(left)))
    end_span(work, meeting)
    slip = work.session.get(ItemSpan, int(started))
    if slip is not None:
        slip.ended_at = slip.started_at
    meeting.running_item_id, meeting.paused_at = int(left), moment_of(paused)
    if ended:
        work.get(ItemSpan, int(ended)).ended_at = None
    work.log(ChangeKind.ITEM_STARTED, int(left), meeting=meeting, item_id=int(left), before=":::")


def _extension_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    extend(work, meeting, work.item(change.row_id, removed=True), -int(change.before))


def _item_removed(work: Work, meeting: MeetingSession, change: Change) -> None:
    item = work.get(AgendaItem, change.row_id)
    if has_record(work, meeting, item):
        if change.before == BACK:
            return
        raise Refused(Refusal.HAS_RECORD)
    item.removed_at = work.now
    work.log(ChangeKind.ITEM_REMOVED, item.id, meeting=meeting, item_id=item.id)


def _item_restored(work: Work, meeting: MeetingSession, change: Change) -> None:
    back_on_agenda(work, meeting, work.get(AgendaItem, change.row_id))


def _shift_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    shift(work, meeting, work.item(change.row_id), int(change.before))


def _pause_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    if meeting.phase is not SessionPhase.LIVE:
        raise Refused(Refusal.NOT_LIVE)
    if change.kind is ChangeKind.SESSION_PAUSED:
        resume(work, meeting)
    else:
        pause(work, meeting, moment_of(change.before) or work.now)


def _close_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    if meeting.phase is SessionPhase.CLOSED:
        open_again(work, meeting, paused_at=moment_of(change.before))


def _reopening_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    if meeting.phase is SessionPhase.LIVE:
        shut(work, meeting, moment_of(change.before) or work.now)


def _decision_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    decision = work.get(Decision, change.row_id)
    before, decision.status = decision.status, DecisionStatus(change.before)
    decision.revision += 1
    kind = DECIDED[decision.status]
    work.log(kind, decision.id, meeting=meeting, item_id=change.item_id, before=before)


def _action_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    action = work.get(ActionItem, change.row_id)
    before, action.status = action.status, ActionStatus(change.before)
    action.status_at = None if action.status is ActionStatus.OPEN else work.now
    action.revision += 1
    work.log(ChangeKind.ACTION_CHANGED, action.id, meeting=meeting, item_id=change.item_id, before=before)


def _put_back_aside(work: Work, meeting: MeetingSession, change: Change) -> None:
    """A proposal that was put goes aside, one that went aside is put again."""
    proposal = work.get(Proposal, change.row_id)
    was_put = change.kind is ChangeKind.PROPOSAL_PUT
    proposal.aside_at = work.now if was_put else None
    proposal.revision += 1
    rounds.log(work, ChangeKind.PROPOSAL_ASIDE if was_put else ChangeKind.PROPOSAL_PUT, proposal)


def _asked_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """A round in which nobody chose yet never was."""
    begun, proposal = work.get(StandRound, int(change.before)), work.get(Proposal, change.row_id)
    if (
        begun.shown_at is not None
        or work.session.exec(select(Stand).where(Stand.round_id == begun.id)).first()
    ):
        raise Refused(Refusal.SEEN)
    work.session.delete(begun)
    rounds.log(work, ChangeKind.STANDS_CLOSED, proposal)


def _stands_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """Stands that were new go again; of one that took another's place only the last word is kept."""
    if not change.before:
        raise Refused(Refusal.SEEN)
    stands = [work.get(Stand, int(stand_id)) for stand_id in change.before.split(",")]
    proposal = work.get(Proposal, change.row_id)
    found, _, _ = rounds.open_round(work, stands[0].round_id)
    if found.shown_at is not None:
        raise Refused(Refusal.SEEN)
    for stand in stands:
        if stand.given_by is GivenBy.HAND:
            stand.withdrawn_at = work.now
    rounds.log(work, ChangeKind.STANDS_TAKEN, proposal)


def _closed_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """The round runs again, as far as no later one was begun."""
    found, proposal = work.get(StandRound, int(change.before)), work.get(Proposal, change.row_id)
    last = rounds.last_round(work, proposal)
    if last is not None and last.id == found.id:
        found.closed_at = None
        rounds.log(work, ChangeKind.STANDS_SHOWN, proposal)


def _objection_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """An objection is where it was before; one that was raised is withdrawn."""
    objection_id, _, state = change.before.partition(":")
    objection = work.get(Objection, int(objection_id))
    proposal = work.get(Proposal, change.row_id)
    rounds.end(work, objection, proposal, ObjectionState(state or ObjectionState.WITHDRAWN))


def _settled_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """At the table again; its decision goes with the line that made it."""
    proposal = work.get(Proposal, change.row_id)
    proposal.result = proposal.support = proposal.settled_at = proposal.decision_id = None
    proposal.settled_by = proposal.support_reason = ""
    proposal.revision += 1
    rounds.log(work, ChangeKind.PROPOSAL_UNSETTLED, proposal)


def _voice_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    person = work.get(Participant, change.row_id)
    person.has_voice = not person.has_voice
    work.log(ChangeKind.VOICE_CHOSEN, person.id, meeting=meeting)


def _queue_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    meeting.queue_open = not meeting.queue_open
    work.log(ChangeKind.QUEUE_CHOSEN, meeting.id, meeting=meeting)


def _mark_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    """A decision that was marked is no opbrengst; one that was dropped is one again."""
    outcome = work.get(Outcome, change.row_id)
    decision = work.get(Decision, outcome.decision_id)
    if change.kind is ChangeKind.OUTCOME_DROPPED:
        mark(work, decision)
    elif outcome.dropped_at is None:
        unmark(work, decision, outcome)


def _measured_back(work: Work, meeting: MeetingSession, change: Change) -> None:
    measured = work.get(Measurement, int(change.before))
    was_entered = change.kind is ChangeKind.MEASURED
    measured.dropped_at = work.now if was_entered else None
    kind = ChangeKind.MEASUREMENT_DROPPED if was_entered else ChangeKind.MEASURED
    decision = work.get(Decision, work.get(Outcome, measured.outcome_id).decision_id)
    log_of_decision(work, kind, measured.outcome_id, decision, before=change.before)


DECIDED: Mapping[DecisionStatus, ChangeKind] = {
    DecisionStatus.NOTED: ChangeKind.DECISION_UNSETTLED,
    DecisionStatus.SETTLED: ChangeKind.DECISION_SETTLED,
    DecisionStatus.VOID: ChangeKind.DECISION_VOIDED,
}

INVERSES: Mapping[ChangeKind, Inverse] = {
    ChangeKind.LINE_KEPT: _delete,
    ChangeKind.LINE_EDITED: _earlier_text,
    ChangeKind.LINE_DELETED: _restore,
    ChangeKind.LINE_RESTORED: _delete,
    ChangeKind.LINE_MOVED: _move_back,
    ChangeKind.LINE_TICKED: _tick_back,
    ChangeKind.LINE_CONFLICT: _conflict_back,
    ChangeKind.LINE_CONFLICT_SETTLED: _conflict_back,
    ChangeKind.ARRIVED: _presence_back,
    ChangeKind.LEFT: _presence_back,
    ChangeKind.EXCUSED: _presence_back,
    ChangeKind.ABSENT: _presence_back,
    ChangeKind.EXPECTED: _presence_back,
    ChangeKind.PARTICIPANT_SAVED: _guest_back,
    ChangeKind.ENDORSED: _endorsement_back,
    ChangeKind.ENDORSEMENT_WITHDRAWN: _endorsement_back,
    ChangeKind.ITEM_STARTED: _item_back,
    ChangeKind.ITEM_EXTENDED: _extension_back,
    ChangeKind.ITEM_ADDED: _item_removed,
    ChangeKind.ITEM_REMOVED: _item_restored,
    ChangeKind.ITEM_MOVED: _shift_back,
    ChangeKind.SESSION_PAUSED: _pause_back,
    ChangeKind.SESSION_RESUMED: _pause_back,
    ChangeKind.SESSION_CLOSED: _close_back,
    ChangeKind.SESSION_REOPENED: _reopening_back,
    ChangeKind.PROPOSAL_PUT: _put_back_aside,
    ChangeKind.PROPOSAL_ASIDE: _put_back_aside,
    ChangeKind.STANDS_ASKED: _asked_back,
    ChangeKind.STANDS_TAKEN: _stands_back,
    ChangeKind.STANDS_CLOSED: _closed_back,
    ChangeKind.OBJECTION_MOVED: _objection_back,
    ChangeKind.PROPOSAL_SETTLED: _settled_back,
    ChangeKind.VOICE_CHOSEN: _voice_back,
    ChangeKind.OUTCOME_MARKED: _mark_back,
    ChangeKind.OUTCOME_DROPPED: _mark_back,
    ChangeKind.MEASURED: _measured_back,
    ChangeKind.MEASUREMENT_DROPPED: _measured_back,
    ChangeKind.DECISION_SETTLED: _decision_back,
    ChangeKind.DECISION_UNSETTLED: _decision_back,
    ChangeKind.DECISION_VOIDED: _decision_back,
    ChangeKind.ACTION_CHANGED: _action_back,
    ChangeKind.TURN_ASKED: put_back,
    ChangeKind.TURN_TAKEN: put_back,
    ChangeKind.TURN_WITHDRAWN: put_back,
    ChangeKind.QUEUE_CHOSEN: _queue_back,
}
