"""Letting people in by the browser: the door of a session, and the seats behind it."""

from collections.abc import Sequence

from sqlmodel import col, select

from models import rules
from models.admission import (
    STANDS_FOR,
    Admission,
    DoorView,
    Invitation,
    WebSeatView,
    hashed,
    new_code,
    new_secret,
    plain_code,
)
from models.clean import tidy
from models.codes import ChangeKind, EndorsedBy, Seat, SessionPhase
from models.desk.at_table import endorse, guest, members, person_named, sit_down
from models.desk.forgetting import forget_names
from models.desk.own_seat import is_at_table, own_person, own_seat
from models.desk.work import Part, Work
from models.errors import InvalidInput, Refusal, Refused
from models.inputs import ParticipantInput
from models.likeness import fold
from models.queries.admission import door_view, web_seat_view, web_seat_views
from models.rights import LETS_IN
from models.rules import initials_for
from models.tables import Door, MeetingSession, Participant, WebSeat

__all__ = ["Admitting"]

LONGEST_ADDRESS = 200


class Admitting(Part):
    """The door of a session, and who comes in; secrets are told once and only their hash is kept."""

    # The door ------------------------------------------------------------------------------

    def open(self, *, session_id: int) -> DoorView:
        """Let people join with the session's code; a door that was open before keeps its code."""
        with self._work("door.open") as work:
            meeting, door = work.meeting(session_id), _door(work, session_id)
            if door.opened_at is None or door.closed_at is not None:
                door.opened_at, door.closed_at = work.now, None
                work.log(ChangeKind.DOOR_OPENED, door.id, meeting=meeting)
            forget_names(work)
            return _seen(work, session_id)

    def renew(self, *, session_id: int) -> DoorView:
        """Another code; the one before opens nothing any more, and who is in stays in."""
        with self._work("door.renew") as work:
            meeting, door = work.meeting(session_id), _door(work, session_id)
            door.code = _unused_code(work)
            work.log(ChangeKind.DOOR_RENEWED, door.id, meeting=meeting)
            return _seen(work, session_id)

    def shut(self, *, session_id: int) -> DoorView:
        """Let nobody join any more; who is in stays in, and links go on working."""
        with self._work("door.shut") as work:
            meeting, door = work.meeting(session_id), _door(work, session_id)
            if door.opened_at is not None and door.closed_at is None:
                door.closed_at = work.now
                work.log(ChangeKind.DOOR_SHUT, door.id, meeting=meeting)
            forget_names(work)
            return _seen(work, session_id)

    def announce(self, *, session_id: int, address: str, instead_of: str | None = None) -> DoorView:
        """Say under which URL the room is served; "" when it no longer is.

        Args:
            session_id: the session.
            address: the URL.
            instead_of: what was announced before; when another server announced itself since, that stands.

        Raises:
            InvalidInput: this is no address of a web server.
        """
        plain = tidy(address, limit=LONGEST_ADDRESS).rstrip("/")
        if problems := rules.problems_in_address(plain):
            raise InvalidInput(problems)
        with self._work("door.announce") as work:
            meeting, door = work.meeting(session_id), _door(work, session_id)
            stands = instead_of is not None and door.address != instead_of.rstrip("/")
            if door.address != plain and not stands:
                door.address, door.address_at = plain, work.now
                work.log(ChangeKind.DOOR_ANNOUNCED, door.id, meeting=meeting)
            return _seen(work, session_id)

    # Coming in -----------------------------------------------------------------------------

    def invite(self, *, session_id: int, seat: Seat, participant_id: int | None = None) -> Invitation:
        """A one-time link to a seat, for a person on the list when given; another one each time.

        Raises:
            Refused: this seat may not let anyone into that one.
        """
        with self._work("door.invite") as work:
            meeting = work.meeting(session_id)
            _may_let_in(work, seat, "door.invite")
            person = members(work, meeting, [participant_id])[0] if participant_id is not None else None
            secret = new_secret()
            offered = _new_seat(work, meeting, seat, person.name if person else "", person)
            offered.link_hash = hashed(secret)
            work.add(offered)
            work.log(ChangeKind.SEAT_INVITED, offered.id, meeting=meeting)
            return Invitation(offered.id or 0, secret)

    def redeem(self, *, secret: str, name: str = "") -> Admission:
        """Take the seat of a one-time link; who made the link vouches for its taker.

        Args:
            secret: of the link.
            name: of its taker, for a link that was made for nobody in particular.

        Raises:
            Refused: there is no such link, or it was used, withdrawn or expired.
            InvalidInput: the name is too long.
        """
        own = tidy(name)
        if own and (problems := rules.problems_in_participant(ParticipantInput(name=name))):
            raise InvalidInput(problems)
        with self._work("door.redeem") as work:
            seat = work.session.exec(select(WebSeat).where(WebSeat.link_hash == hashed(secret))).first()
            if seat is None or seat.taken_at or seat.revoked_at or seat.expires_at <= work.now:
                raise Refused(Refusal.NO_SUCH_LINK)
            meeting = work.get(MeetingSession, seat.session_id)
            if own and not seat.name:
                seat.name, seat.initials = own, initials_for(own, ())
            seat.confirmed_at = work.now
            return _taken(work, meeting, seat)

    def join(self, *, code: str, name: str) -> Admission:
        """Take a deelnemer's seat with the session's code; it looks on until someone confirms it.

        A name that one person on the list has proposes that it is her.

        Raises:
            Refused: the code is wrong or the door is shut, or the name is in use.
            InvalidInput: there is no name, or it is too long.
        """
        if problems := rules.problems_in_participant(ParticipantInput(name=name)):
            raise InvalidInput(problems)
        with self._work("door.join") as work:
            forget_names(work)
            meeting = _meeting_behind(work, plain_code(code))
            own = tidy(name)
            seats = web_seat_views(work.session, meeting.id or 0, work.now)
            if fold(own) in {fold(seat.name) for seat in seats if seat.taken_at is not None}:
                raise Refused(Refusal.NAME_IN_USE)
            person = person_named(work, meeting.maakbank_id, own)
            seat = work.add(_new_seat(work, meeting, Seat.PARTICIPANT, own, person))
            return _taken(work, meeting, seat)

    # Who is in -----------------------------------------------------------------------------

    def confirm(self, *, web_seat_ids: Sequence[int], arrive: bool = False) -> None:
        """These people are who they say they are; pressing twice harms nobody.

        Args:
            web_seat_ids: their seats; those that were given up meanwhile are passed over.
            arrive: note them as at the table too, and put who is not on the list there as a guest.
        """
        with self._work("door.confirm") as work:
            for seat, meeting in _seats(work, web_seat_ids):
                if seat.taken_at is None:
                    continue
                if seat.confirmed_at is None:
                    seat.confirmed_at, seat.confirmed_by = work.now, work.actor.name
                    work.log(ChangeKind.SEAT_CONFIRMED, seat.id, meeting=meeting)
                if seat.seat is not Seat.PARTICIPANT:
                    continue
                if seat.participant_id is None:
                    known = person_named(work, meeting.maakbank_id, seat.name)
                    if known is None and arrive:
                        known = guest(work, meeting, seat.name)
                    seat.participant_id = known.id if known else None
                if arrive:
                    sit_down(work, meeting, [seat.participant_id or 0])

    def revoke(self, *, web_seat_ids: Sequence[int]) -> None:
        """Send these out at once, or withdraw their links.

        Raises:
            Refused: one of them is a seat that this one may not send out.
        """
        with self._work("door.revoke") as work:
            for seat, meeting in _seats(work, web_seat_ids):
                _may_let_in(work, seat.seat, "door.revoke")
                seat.revoked_at = work.now
                work.log(ChangeKind.SEAT_REVOKED, seat.id, meeting=meeting)
            forget_names(work)

    # From the own seat ---------------------------------------------------------------------

    def leave(self) -> None:
        """Give the own seat up; its cookie opens nothing any more."""
        with self._work("door.leave") as work:
            seat, meeting = own_seat(work, "door.leave")
            seat.revoked_at = work.now
            work.log(ChangeKind.SEAT_LEFT, seat.id, meeting=meeting)
            forget_names(work)

    def say_here(self) -> WebSeatView:
        """Ik ben er: proposes it to who ticks people off, and puts nobody on "Wie is er?"."""
        with self._work("door.say_here") as work:
            seat, meeting = own_seat(work, "door.say_here")
            if seat.said_here_at is None:
                seat.said_here_at = work.now
                work.log(ChangeKind.SAID_HERE, seat.id, meeting=meeting)
                work.session.flush()
            return web_seat_view(work.session, seat.id or 0, work.now)

    def endorse(self) -> None:
        """Ik sta achter deze waarden, for oneself only (R2).

        Raises:
            Refused: nobody confirmed this seat yet, or its person is not at the table.
        """
        with self._work("door.endorse") as work:
            person_id, meeting = own_person(work, "door.endorse")
            if not is_at_table(work, meeting, person_id):
                raise Refused(Refusal.NOT_HERE)
            endorse(work, meeting, [person_id], EndorsedBy.OWN_SEAT)


def _door(work: Work, session_id: int) -> Door:
    """The door of a session, made when it has none; shut until somebody opens it."""
    door = work.session.exec(select(Door).where(Door.session_id == session_id)).first()
    return door or work.add(Door(session_id=session_id, code=_unused_code(work)))


def _unused_code(work: Work) -> str:
    while True:
        code = new_code()
        if work.session.exec(select(Door.id).where(Door.code == code)).first() is None:
            return code


def _seen(work: Work, session_id: int) -> DoorView:
    work.session.flush()
    return door_view(work.session, session_id)


def _meeting_behind(work: Work, code: str) -> MeetingSession:
    """The session with this code, while people are let in there."""
    meeting = work.session.exec(
        select(MeetingSession)
        .join(Door, col(Door.session_id) == col(MeetingSession.id))
        .where(Door.code == code, col(Door.opened_at).is_not(None), col(Door.closed_at).is_(None))
    ).first()
    if meeting is None or meeting.phase is SessionPhase.CLOSED:
        raise Refused(Refusal.DOOR_SHUT)
    return meeting


def _may_let_in(work: Work, seat: Seat, act: str) -> None:
    if work.actor.seat not in LETS_IN.get(seat, frozenset()):
        raise Refused(Refusal.SEAT, act)


def _new_seat(
    work: Work, meeting: MeetingSession, seat: Seat, name: str, person: Participant | None
) -> WebSeat:
    return WebSeat(
        session_id=meeting.id or 0,
        seat=seat,
        name=name,
        initials=person.initials if person else initials_for(name, ()) if name else "",
        participant_id=person.id if person else None,
        created_at=work.now,
        expires_at=max(meeting.planned_start, work.now) + STANDS_FOR,
        confirmed_by="" if work.actor.seat is Seat.ORGANISER else work.actor.name,
    )


def _taken(work: Work, meeting: MeetingSession, seat: WebSeat) -> Admission:
    token = new_secret()
    seat.token_hash, seat.taken_at = hashed(token), work.now
    work.log(ChangeKind.SEAT_TAKEN, seat.id, meeting=meeting)
    work.session.flush()
    return Admission(web_seat_view(work.session, seat.id or 0, work.now), token)


def _seats(work: Work, web_seat_ids: Sequence[int]) -> list[tuple[WebSeat, MeetingSession]]:
    """These seats with their sessions, as far as they stand."""
    seats = [work.get(WebSeat, web_seat_id) for web_seat_id in web_seat_ids]
    return [
        (seat, meeting)
        for seat in seats
        for meeting in [work.meeting(seat.session_id)]
        if seat.revoked_at is None and seat.expires_at > work.now
    ]
