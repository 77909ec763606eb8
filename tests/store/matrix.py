"""Every method of the Desk: which seats may, how far it reaches, and a call of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.codes import (
    ActionStatus,
    LineKind,
    ObjectionState,
    ProposalResult,
    ReportBackState,
    RoomView,
    Seat,
    StandChoice,
)
from models.grammar import NewLine
from models.inputs import AgendaItemInput, MaakbankInput, OutcomeInput, ParticipantInput, SessionInput
from models.views.support import Tally
from tests.table import Table

PARTS = (
    "read",
    "prepare",
    "session",
    "attendance",
    "minutes",
    "follow_up",
    "stands",
    "support",
    "turns",
    "outcomes",
    "door",
)
ORGANISER, LEAD, REPORTER, PARTICIPANT, ROOM = "O", "F", "R", "P", "S"
SEATS = {
    Seat.ORGANISER: ORGANISER,
    Seat.FACILITATOR: LEAD,
    Seat.REPORTER: REPORTER,
    Seat.PARTICIPANT: PARTICIPANT,
    Seat.ROOM: ROOM,
}
ALL, STAFF, WRITERS = "OFRPS", "OFR", "FR"
SESSION, MAAKBANK, EVERYWHERE = "session", "maakbank", "everywhere"


@dataclass(frozen=True)
class Ids:
    """What there is in one session."""

    maakbank: int
    session: int
    item: int
    line: int
    decision: int
    action: int
    conflict: int
    person: int
    web_seat: int
    code: str
    proposal: int
    proposal_line: int
    round: int
    stand: int
    objection: int
    outcome: int
    measurement: int
    report_back: int


Call = Callable[[Any, Ids], object]


def note(text: str = "x") -> NewLine:
    return NewLine(LineKind.NOTE, text)


def ticks(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(session_id=ids.session, participant_ids=[ids.person])


def of_session(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(session_id=ids.session)


def of_maakbank(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(maakbank_id=ids.maakbank)


def of_line(act: str, **more: object) -> Call:
    return lambda part, ids: getattr(part, act)(line_id=ids.line, **more)


def of_web_seat(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(web_seat_ids=[ids.web_seat])


def of_round(act: str) -> Call:
    return lambda part, ids: getattr(part, act)(round_id=ids.round)


def everywhere(act: str) -> Call:
    return lambda part, ids: getattr(part, act)()


MATRIX: dict[str, tuple[str, str, Call]] = {
    "read.maakbanken": ("O", EVERYWHERE, everywhere("maakbanken")),
    "read.maakbank": (ALL, MAAKBANK, of_maakbank("maakbank")),
    "read.participants": (STAFF, MAAKBANK, of_maakbank("participants")),
    "read.sessions": ("O", MAAKBANK, of_maakbank("sessions")),
    "read.gaps": (STAFF, MAAKBANK, of_maakbank("gaps")),
    "read.opening_gaps": (STAFF, SESSION, of_session("opening_gaps")),
    "read.roles": (ALL, EVERYWHERE, everywhere("roles")),
    "read.helix_groups": (ALL, EVERYWHERE, everywhere("helix_groups")),
    "read.themes": (ALL, EVERYWHERE, everywhere("themes")),
    "read.agreement_points": (ALL, EVERYWHERE, everywhere("agreement_points")),
    "read.values": (ALL, EVERYWHERE, everywhere("values")),
    "read.session": (ALL, SESSION, of_session("session")),
    "read.agenda": (ALL, SESSION, of_session("agenda")),
    "read.lines": (ALL, SESSION, lambda part, ids: part.lines(item_id=ids.item)),
    "read.line": (STAFF, SESSION, of_line("line")),
    "read.deleted": (STAFF, SESSION, of_session("deleted")),
    "read.twin": (WRITERS, SESSION, of_line("twin")),
    "read.done": (WRITERS, SESSION, lambda part, ids: part.done(session_id=ids.session, key="k")),
    "read.own_last_line": (STAFF, SESSION, of_session("own_last_line")),
    "read.open_points": (ALL, SESSION, of_session("open_points")),
    "read.learning_points": (ALL, SESSION, of_session("learning_points")),
    "read.proposals": (ALL, SESSION, of_session("proposals")),
    "read.decisions": (ALL, MAAKBANK, of_maakbank("decisions")),
    "read.actions": (ALL, MAAKBANK, of_maakbank("actions")),
    "read.attendance": (STAFF, SESSION, of_session("attendance")),
    "read.coverage": (ALL, SESSION, of_session("coverage")),
    "read.endorsements": (STAFF, SESSION, of_session("endorsements")),
    "read.drafts": (WRITERS, SESSION, of_session("drafts")),
    "read.revisions": (STAFF, SESSION, of_line("revisions")),
    "read.record": (STAFF, SESSION, of_session("record")),
    "read.changes": (ALL, SESSION, lambda part, ids: part.changes(after=0, session_id=ids.session)),
    "read.door": (ALL, SESSION, of_session("door")),
    "read.web_seats": (STAFF, SESSION, of_session("web_seats")),
    "read.admission": ("O", EVERYWHERE, lambda part, ids: part.admission(token="x")),
    "read.offered": ("O", EVERYWHERE, lambda part, ids: part.offered(secret="x")),
    "read.own_seat": ("", EVERYWHERE, everywhere("own_seat")),
    "prepare.lay_reference": ("O", EVERYWHERE, everywhere("lay_reference")),
    "prepare.save_role": ("O", EVERYWHERE, lambda part, ids: part.save_role(name="x", role_id=1)),
    "prepare.save_maakbank": (
        "O",
        MAAKBANK,
        lambda part, ids: part.save_maakbank(
            data=MaakbankInput(name="x"), maakbank_id=ids.maakbank, revision=1
        ),
    ),
    "prepare.save_participant": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.save_participant(
            maakbank_id=ids.maakbank, data=ParticipantInput(name="x"), participant_id=ids.person, revision=1
        ),
    ),
    "prepare.add_participants": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.add_participants(maakbank_id=ids.maakbank, rows=[ParticipantInput(name="x")]),
    ),
    "prepare.remove_participant": (
        "O",
        MAAKBANK,
        lambda part, ids: part.remove_participant(participant_id=ids.person),
    ),
    "prepare.save_session": (
        "O",
        SESSION,
        lambda part, ids: part.save_session(
            maakbank_id=ids.maakbank,
            data=SessionInput(planned_start=Table.now),
            session_id=ids.session,
            revision=1,
        ),
    ),
    "prepare.remove_session": ("O", SESSION, of_session("remove_session")),
    "prepare.save_item": (
        STAFF,
        SESSION,
        lambda part, ids: part.save_item(
            session_id=ids.session, data=AgendaItemInput(title="x"), item_id=ids.item, revision=1
        ),
    ),
    "prepare.remove_item": ("OF", SESSION, lambda part, ids: part.remove_item(item_id=ids.item)),
    "prepare.shift_item": ("OF", SESSION, lambda part, ids: part.shift_item(item_id=ids.item, by=1)),
    "session.open": ("F", SESSION, of_session("open")),
    "session.go_to": (
        "F",
        SESSION,
        lambda part, ids: part.go_to(session_id=ids.session, item_id=ids.item, seen_item_id=None),
    ),
    "session.extend": ("F", SESSION, lambda part, ids: part.extend(item_id=ids.item)),
    "session.pause": ("F", SESSION, of_session("pause")),
    "session.resume": ("F", SESSION, of_session("resume")),
    "session.close": ("F", SESSION, of_session("close")),
    "session.reopen": ("F", SESSION, of_session("reopen")),
    "session.show_in_room": (
        "F",
        SESSION,
        lambda part, ids: part.show_in_room(session_id=ids.session, view=RoomView.MINUTES),
    ),
    "session.undo": (WRITERS, SESSION, of_session("undo")),
    "attendance.arrive": (WRITERS, SESSION, ticks("arrive")),
    "attendance.leave": (WRITERS, SESSION, ticks("leave")),
    "attendance.excuse": (WRITERS, SESSION, ticks("excuse")),
    "attendance.mark_absent": (WRITERS, SESSION, ticks("mark_absent")),
    "attendance.expect": (WRITERS, SESSION, ticks("expect")),
    "attendance.add_guest": (
        WRITERS,
        SESSION,
        lambda part, ids: part.add_guest(session_id=ids.session, name="Gast"),
    ),
    "attendance.endorse": (WRITERS, SESSION, ticks("endorse")),
    "attendance.withdraw_endorsement": (WRITERS, SESSION, ticks("withdraw_endorsement")),
    "minutes.keep_line": (
        WRITERS,
        SESSION,
        lambda part, ids: part.keep_line(key=f"m{ids.item}", item_id=ids.item, line=note(), source="x"),
    ),
    "minutes.edit_line": (WRITERS, SESSION, of_line("edit_line", revision=1, line=note("y"), source="y")),
    "minutes.settle_conflict": (
        WRITERS,
        SESSION,
        lambda part, ids: part.settle_conflict(conflict_id=ids.conflict, keep="both"),
    ),
    "minutes.delete_line": (WRITERS, SESSION, of_line("delete_line")),
    "minutes.restore_line": (WRITERS, SESSION, of_line("restore_line")),
    "minutes.move_line": (
        WRITERS,
        SESSION,
        lambda part, ids: part.move_line(line_id=ids.line, item_id=ids.item),
    ),
    "minutes.tick_line": (WRITERS, MAAKBANK, of_line("tick_line", done=True)),
    "minutes.save_draft": (
        WRITERS,
        SESSION,
        lambda part, ids: part.save_draft(item_id=ids.item, text="x", line_id=ids.line),
    ),
    "minutes.drop_draft": (WRITERS, EVERYWHERE, everywhere("drop_draft")),
    "follow_up.settle": ("F", MAAKBANK, lambda part, ids: part.settle(decision_id=ids.decision, revision=1)),
    "follow_up.unsettle": (
        "F",
        MAAKBANK,
        lambda part, ids: part.unsettle(decision_id=ids.decision, revision=2),
    ),
    "follow_up.void": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.void(decision_id=ids.decision, revision=1, reason="x"),
    ),
    "follow_up.set_action": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.set_action(action_id=ids.action, revision=1, status=ActionStatus.DONE),
    ),
    "read.support": (ALL, SESSION, of_session("support")),
    "read.proposals_of_maakbank": (ALL, MAAKBANK, of_maakbank("proposals_of_maakbank")),
    "read.voices": (STAFF, SESSION, of_session("voices")),
    "read.own_stand": ("", EVERYWHERE, everywhere("own_stand")),
    "stands.ask": (
        "F",
        SESSION,
        lambda part, ids: part.ask(proposal_id=ids.proposal, seen_round=ids.round),
    ),
    "stands.take": (
        "FR",
        SESSION,
        lambda part, ids: part.take(
            round_id=ids.round, choice=StandChoice.SUPPORT, participant_id=ids.person
        ),
    ),
    "stands.support_all": (WRITERS, SESSION, of_round("support_all")),
    "stands.withdraw": (WRITERS, SESSION, of_round("withdraw")),
    "stands.enter_totals": (
        "F",
        SESSION,
        lambda part, ids: part.enter_totals(
            proposal_id=ids.proposal, seen_round=ids.round, totals=Tally(support=1)
        ),
    ),
    "stands.show": ("F", SESSION, of_round("show")),
    "stands.close": ("F", SESSION, of_round("close")),
    "stands.choose_voice": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.choose_voice(has_voice=True, participant_id=ids.person),
    ),
    "support.put": ("F", MAAKBANK, lambda part, ids: part.put(line_id=ids.proposal_line)),
    "support.set_aside": ("F", MAAKBANK, lambda part, ids: part.set_aside(proposal_id=ids.proposal)),
    "support.raise_objection": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.raise_objection(proposal_id=ids.proposal, reason="x"),
    ),
    "support.move_objection": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.move_objection(
            objection_id=ids.objection, revision=1, state=ObjectionState.HEARD
        ),
    ),
    "support.wipe_reason": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.wipe_reason(objection_id=ids.objection),
    ),
    "support.wipe_stand_reason": (
        WRITERS,
        MAAKBANK,
        lambda part, ids: part.wipe_stand_reason(stand_id=ids.stand),
    ),
    "support.settle": (
        "F",
        SESSION,
        lambda part, ids: part.settle(proposal_id=ids.proposal, revision=1, result=ProposalResult.LATER),
    ),
    "read.speaking": (ALL, SESSION, of_session("speaking")),
    "read.own_turn": ("", EVERYWHERE, everywhere("own_turn")),
    "turns.ask": (WRITERS, MAAKBANK, lambda part, ids: part.ask(participant_id=ids.person)),
    "turns.withdraw": (WRITERS, MAAKBANK, lambda part, ids: part.withdraw(participant_id=ids.person)),
    "turns.take": (
        WRITERS,
        SESSION,
        lambda part, ids: part.take(item_id=ids.item, participant_id=ids.person),
    ),
    "turns.untake": (
        WRITERS,
        SESSION,
        lambda part, ids: part.untake(item_id=ids.item, participant_id=ids.person),
    ),
    "turns.open_queue": ("F", SESSION, lambda part, ids: part.open_queue(session_id=ids.session, on=True)),
    "read.outcomes": (ALL, MAAKBANK, of_maakbank("outcomes")),
    "read.report_backs": (ALL, MAAKBANK, of_maakbank("report_backs")),
    "outcomes.mark": (STAFF, MAAKBANK, lambda part, ids: part.mark(decision_id=ids.decision)),
    "outcomes.save": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.save(outcome_id=ids.outcome, revision=1, data=OutcomeInput(goal="x")),
    ),
    "outcomes.measure": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.measure(outcome_id=ids.outcome, measured_on=Table.now.date(), value="1"),
    ),
    "outcomes.drop_measurement": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.drop_measurement(measurement_id=ids.measurement),
    ),
    "outcomes.add_report_back": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.add_report_back(
            decision_id=ids.decision, participant_id=ids.person, takes_to="elders"
        ),
    ),
    "outcomes.save_report_back": (
        STAFF,
        MAAKBANK,
        lambda part, ids: part.save_report_back(
            report_back_id=ids.report_back, revision=1, due=None, state=ReportBackState.CARRIED
        ),
    ),
    "outcomes.drop": (STAFF, MAAKBANK, lambda part, ids: part.drop(outcome_id=ids.outcome, revision=2)),
    "door.open": (STAFF, SESSION, of_session("open")),
    "door.renew": (STAFF, SESSION, of_session("renew")),
    "door.announce": (
        STAFF,
        SESSION,
        lambda part, ids: part.announce(session_id=ids.session, address="http://10.0.0.2:8020"),
    ),
    "door.invite": (
        STAFF,
        SESSION,
        lambda part, ids: part.invite(session_id=ids.session, seat=Seat.REPORTER),
    ),
    "door.redeem": ("O", EVERYWHERE, lambda part, ids: part.redeem(secret="x")),
    "door.join": ("O", EVERYWHERE, lambda part, ids: part.join(code=ids.code, name="Wie dan ook")),
    "door.confirm": (WRITERS, SESSION, of_web_seat("confirm")),
    "door.revoke": (WRITERS, SESSION, of_web_seat("revoke")),
    "door.shut": (STAFF, SESSION, of_session("shut")),
    "door.leave": ("", EVERYWHERE, everywhere("leave")),
    "door.say_here": ("", EVERYWHERE, everywhere("say_here")),
    "door.endorse": ("", EVERYWHERE, everywhere("endorse")),
    "minutes.wipe_line": (WRITERS, SESSION, of_line("wipe_line")),
}
"""Method, the seats that may, how far beyond the own session, and a call of it.

Those of nobody are for a seat in the browser only, about itself (`test_desk_door.py`).
"""

OF_ONESELF = {"stands.take", "stands.withdraw", "stands.choose_voice", "turns.ask", "turns.withdraw"}
"""What a participant does for herself, from a seat in the browser only; here she has none."""
