"""Who may do what: one declared table, default deny.

Every method of the Desk is an act with a name; a name that is not in the
table is refused for everyone. Hiding a button is never the check.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from models.clean import tidy
from models.codes import Seat
from models.errors import Refusal, Refused

__all__ = ["LETS_IN", "RIGHTS", "Actor", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, from which seat, in which session; the name is cleaned.

    A seat in the browser has a `web_seat_id`: it may act and read as long as that
    stands in the record. `participant_id` is the person who sits there.

    `session_id` is None only for the organiser, whose acts may touch every
    session: any other seat without one may do nothing. `seat_id` tells one
    screen from another, also of the same person.
    """

    seat: Seat
    name: str
    initials: str = ""
    session_id: int | None = None
    seat_id: str = field(default_factory=lambda: os.urandom(8).hex())
    participant_id: int | None = None
    web_seat_id: int | None = None

    def __post_init__(self) -> None:
        for name, longest in (("name", 200), ("initials", 8), ("seat_id", 64)):
            object.__setattr__(self, name, tidy(getattr(self, name), limit=longest))


ORGANISER = frozenset({Seat.ORGANISER})
FACILITATOR = frozenset({Seat.FACILITATOR})
WRITERS = frozenset({Seat.FACILITATOR, Seat.REPORTER})
STAFF = WRITERS | ORGANISER
EVERYONE = frozenset(Seat)
PARTICIPANT = frozenset({Seat.PARTICIPANT})

RIGHTS: Mapping[str, frozenset[Seat]] = {
    "read.maakbanken": ORGANISER,
    "read.maakbank": EVERYONE,
    "read.participants": STAFF,
    "read.sessions": ORGANISER,
    "read.gaps": STAFF,
    "read.lists": EVERYONE,
    "read.session": EVERYONE,
    "read.lines": EVERYONE,
    "read.twin": WRITERS,
    "read.done": WRITERS,
    "read.attendance": STAFF,
    "read.coverage": EVERYONE,
    "read.endorsements": STAFF,
    "read.drafts": WRITERS,
    "read.revisions": STAFF,
    "read.record": STAFF,
    "read.changes": EVERYONE,
    "read.door": EVERYONE,
    "read.web_seats": STAFF,
    "read.admission": ORGANISER,
    "read.offered": ORGANISER,
    "read.own_seat": EVERYONE,
    "read.support": EVERYONE,
    "read.voices": STAFF,
    "read.own_stand": PARTICIPANT,
    "read.speaking": EVERYONE,
    "read.own_turn": PARTICIPANT,
    "read.outcomes": EVERYONE,
    "prepare.lay_reference": ORGANISER,
    "prepare.save_role": ORGANISER,
    "prepare.save_maakbank": ORGANISER,
    "prepare.save_participant": STAFF,
    "prepare.remove_participant": ORGANISER,
    "prepare.save_session": ORGANISER,
    "prepare.remove_session": ORGANISER,
    "prepare.save_item": STAFF,
    "prepare.remove_item": FACILITATOR | ORGANISER,
    "prepare.shift_item": FACILITATOR | ORGANISER,
    "session.open": FACILITATOR,
    "session.go_to": FACILITATOR,
    "session.extend": FACILITATOR,
    "session.pause": FACILITATOR,
    "session.resume": FACILITATOR,
    "session.close": FACILITATOR,
    "session.reopen": FACILITATOR,
    "session.undo": WRITERS,
    "session.show_in_room": FACILITATOR,
    "attendance.arrive": WRITERS,
    "attendance.leave": WRITERS,
    "attendance.mark": WRITERS,
    "attendance.add_guest": WRITERS,
    "attendance.endorse": WRITERS,
    "minutes.keep_line": WRITERS,
    "minutes.edit_line": WRITERS,
    "minutes.settle_conflict": WRITERS,
    "minutes.delete_line": WRITERS,
    "minutes.move_line": WRITERS,
    "minutes.tick_line": WRITERS,
    "minutes.wipe_line": WRITERS,
    "minutes.save_draft": WRITERS,
    "follow_up.settle": FACILITATOR,
    "follow_up.void": WRITERS,
    "follow_up.set_action": WRITERS,
    "support.put": FACILITATOR,
    "stands.ask": FACILITATOR,
    "stands.take": WRITERS | PARTICIPANT,
    "stands.support_all": WRITERS,
    "stands.enter_totals": FACILITATOR,
    "stands.show": FACILITATOR,
    "stands.choose_voice": WRITERS | PARTICIPANT,
    "support.raise_objection": WRITERS,
    "support.move_objection": WRITERS,
    "support.wipe_reason": WRITERS,
    "support.settle": FACILITATOR,
    "turns.ask": WRITERS | PARTICIPANT,
    "turns.take": WRITERS,
    "turns.open_queue": FACILITATOR,
    "outcomes.mark": STAFF,
    "outcomes.save": STAFF,
    "outcomes.measure": STAFF,
    "outcomes.report_back": STAFF,
    "door.open": STAFF,
    "door.renew": STAFF,
    "door.shut": STAFF,
    "door.announce": STAFF,
    "door.invite": STAFF,
    "door.redeem": ORGANISER,
    "door.join": ORGANISER,
    "door.confirm": WRITERS,
    "door.revoke": WRITERS,
    "door.leave": EVERYONE,
    "door.say_here": PARTICIPANT,
    "door.endorse": PARTICIPANT,
}


LETS_IN: Mapping[Seat, frozenset[Seat]] = {
    Seat.FACILITATOR: frozenset({Seat.FACILITATOR, Seat.ORGANISER}),
    Seat.REPORTER: STAFF,
    Seat.PARTICIPANT: STAFF,
    Seat.ROOM: STAFF,
}
"""Which seats may let someone into a seat in the browser, and send them out: none into one above its own."""


def check(actor: Actor, act: str, *, session_id: int | None = None) -> None:
    """Let `actor` do `act`, in `session_id` where the act belongs to a session.

    Raises:
        Refused: the seat may not do it, or sits in another session.
    """
    if actor.seat not in RIGHTS.get(act, frozenset()):
        raise Refused(Refusal.SEAT, act)
    if actor.seat is not Seat.ORGANISER and session_id is not None and actor.session_id != session_id:
        raise Refused(Refusal.OTHER_SESSION, act)
