"""What a seat may read; every answer is a frozen view."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models import rights
from models.admission import DoorView, OwnSeatView, WebSeatView
from models.clean import tidy
from models.codes import FixedTextKind, LineKind, Seat
from models.errors import NotFound, Refusal, Refused
from models.queries import admission as of_admission
from models.queries import follow_up as of_follow_up
from models.queries import maakbank as of_maakbank
from models.queries import meeting as of_meeting
from models.queries import minutes as of_minutes
from models.queries import record as of_record
from models.rights import Actor
from models.rows import Rows, first
from models.store import Store
from models.views.agenda import AgendaItemView
from models.views.change import Change
from models.views.follow_up import ActionView, DecisionView
from models.views.maakbank import MaakbankView, NamedRow
from models.views.minutes import DraftView, LineView, RevisionView
from models.views.overview import MaakbankSummary
from models.views.people import AttendanceView, CoverageView, ParticipantView
from models.views.record import SessionRecord
from models.views.session import GapView, SessionView
from models.views.values import FixedTextView, ValueView
from models.zone import Clock

if TYPE_CHECKING:
    from models.views.outcome import OutcomeView, ReportBackView
    from models.views.speaking import OwnTurnView, SpeakingView
    from models.views.support import OwnStandView, ProposalView

__all__ = ["Reading"]

PRIVATE = frozenset({"endorsement", "seat"})
"""Parts of the change log that nobody who looks on sees: who stands behind the values, who came in."""


class Reading:
    """Reads, checked against the table of rights like every act; they need no SQLModel on SQLite."""

    def __init__(self, store: Store, actor: Actor, clock: Clock) -> None:
        self._store = store
        self._actor = actor
        self._clock = clock

    @contextmanager
    def _look(self, act: str, *, session_id: int | None = None) -> Iterator[Rows]:
        rights.check(self._actor, act, session_id=session_id)
        with self._store.rows() as rows:
            of_admission.check_standing(rows, self._actor, self._clock())
            yield rows

    def maakbanken(self) -> tuple[MaakbankSummary, ...]:
        """Every Ma.akbank, the newest first."""
        with self._look("read.maakbanken") as rows:
            return of_maakbank.maakbank_summaries(rows)

    def maakbank(self, *, maakbank_id: int) -> MaakbankView:
        """The kwestie; whom to ring at an opdrachtgever only for those who prepare and write."""
        with self._look("read.maakbank") as rows:
            self._own_maakbank(rows, maakbank_id)
            view = of_maakbank.maakbank_view(rows, maakbank_id)
            if self._looks_on:
                view = replace(
                    view, commissioners=tuple(replace(one, contact="") for one in view.commissioners)
                )
            return view

    def participants(self, *, maakbank_id: int) -> tuple[ParticipantView, ...]:
        """The people of a Ma.akbank, by name."""
        with self._look("read.participants") as rows:
            self._own_maakbank(rows, maakbank_id)
            return of_maakbank.participant_views(rows, maakbank_id)

    def sessions(self, *, maakbank_id: int) -> tuple[SessionView, ...]:
        with self._look("read.sessions") as rows:
            return of_meeting.session_views(rows, maakbank_id)

    def gaps(self, *, maakbank_id: int) -> tuple[GapView, ...]:
        """What Prepare still misses (R3, R4, R11)."""
        with self._look("read.gaps") as rows:
            self._own_maakbank(rows, maakbank_id)
            return of_maakbank.gaps(rows, maakbank_id)

    def opening_gaps(self, *, session_id: int) -> tuple[GapView, ...]:
        """What is open at the start and was not yet so at an earlier session (R3)."""
        with self._look("read.gaps", session_id=session_id) as rows:
            meeting = of_meeting.meeting_row(rows, session_id)
            return of_record.opening_gaps(rows, meeting)

    def roles(self) -> tuple[NamedRow, ...]:
        with self._look("read.lists") as rows:
            return of_maakbank.roles(rows)

    def helix_groups(self) -> tuple[NamedRow, ...]:
        with self._look("read.lists") as rows:
            return of_maakbank.helix_groups(rows)

    def themes(self) -> tuple[NamedRow, ...]:
        with self._look("read.lists") as rows:
            return of_maakbank.themes(rows)

    def agreement_points(self) -> tuple[NamedRow, ...]:
        with self._look("read.lists") as rows:
            return of_maakbank.agreement_points(rows)

    def values(self) -> tuple[FixedTextView, ...]:
        """The grondwaarden, newest version, literally (R2)."""
        with self._look("read.lists") as rows:
            return of_maakbank.fixed_texts(rows, FixedTextKind.VALUE)

    def session(self, *, session_id: int) -> SessionView:
        with self._look("read.session", session_id=session_id) as rows:
            meeting = of_meeting.meeting_row(rows, session_id)
            return of_meeting.session_view(rows, meeting)

    def agenda(self, *, session_id: int) -> tuple[AgendaItemView, ...]:
        with self._look("read.session", session_id=session_id) as rows:
            meeting = of_meeting.meeting_row(rows, session_id)
            return of_meeting.agenda_views(rows, meeting)

    def lines(self, *, item_id: int) -> tuple[LineView, ...]:
        """Kept lines of an agenda item, in order; deleted ones left out."""
        with self._look("read.lines") as rows:
            item = _found(rows, "agenda item", "AgendaItem", item_id=item_id)
            rights.check(self._actor, "read.lines", session_id=item.session_id)
            return self._for_these_eyes(of_minutes.lines_of_item(rows, item_id))

    def line(self, *, line_id: int) -> LineView:
        """One line, also when it was deleted."""
        with self._look("read.revisions") as rows:
            line = _found(rows, "line", "Line", line_id=line_id)
            rights.check(self._actor, "read.revisions", session_id=line.session_id)
            return of_minutes.line_view(rows, line_id)

    def deleted(self, *, session_id: int) -> tuple[LineView, ...]:
        """Lines that were deleted, to look at and put back."""
        with self._look("read.revisions", session_id=session_id) as rows:
            return of_minutes.deleted_lines(rows, session_id)

    def twin(self, *, line_id: int) -> DecisionView | None:
        """A colleague's decision noted within a minute before this one: perhaps the same, heard by two."""
        with self._look("read.twin") as rows:
            line = _found(rows, "line", "Line", line_id=line_id)
            rights.check(self._actor, "read.twin", session_id=line.session_id)
            return of_follow_up.twin_of(rows, line)

    def done(self, *, session_id: int, key: str) -> tuple[Change, ...]:
        """What an act with this key changed; nothing when it was not carried out yet."""
        with self._look("read.done", session_id=session_id) as rows:
            return of_record.changes_of_act(rows, session_id, tidy(key))

    def own_last_line(self, *, session_id: int) -> LineView | None:
        """The line that this seat kept last."""
        with self._look("read.revisions", session_id=session_id) as rows:
            return of_minutes.last_line(rows, session_id, self._actor.seat_id)

    def open_points(self, *, session_id: int) -> tuple[LineView, ...]:
        """Open questions and parked items of this Ma.akbank so far."""
        with self._look("read.lines", session_id=session_id) as rows:
            meeting = of_meeting.meeting_row(rows, session_id)
            return self._for_these_eyes(of_minutes.open_points(rows, meeting.maakbank_id))

    def learning_points(self, *, session_id: int) -> tuple[LineView, ...]:
        with self._look("read.lines", session_id=session_id) as rows:
            return self._of_kind(rows, session_id, LineKind.LEARNING)

    def proposals(self, *, session_id: int) -> tuple[LineView, ...]:
        with self._look("read.lines", session_id=session_id) as rows:
            return self._of_kind(rows, session_id, LineKind.PROPOSAL)

    def decisions(self, *, maakbank_id: int) -> tuple[DecisionView, ...]:
        """Every decision in number order, void ones too; who looks on sees none of deleted lines."""
        with self._look("read.lines") as rows:
            self._own_maakbank(rows, maakbank_id)
            return of_follow_up.decision_views(rows, maakbank_id, kept=self._looks_on)

    def actions(self, *, maakbank_id: int) -> tuple[ActionView, ...]:
        """Every action in number order; who looks on sees none of deleted lines."""
        with self._look("read.lines") as rows:
            self._own_maakbank(rows, maakbank_id)
            return of_follow_up.action_views(rows, maakbank_id, kept=self._looks_on)

    def support(self, *, session_id: int) -> "tuple[ProposalView, ...]":
        """Proposals put to the table of this session; who looks on sees stands and reasons of nobody."""
        with self._look("read.support", session_id=session_id) as rows:
            if not rows.rows("proposals of session", session_id=session_id):
                return ()
            from models.queries import support as of_support

            found = of_support.proposal_views(rows, session_id)
            return tuple(map(of_support.for_onlookers, found)) if self._looks_on else found

    def proposals_of_maakbank(self, *, maakbank_id: int) -> "tuple[ProposalView, ...]":
        """Proposals put to the table of any session of this Ma.akbank."""
        from models.queries import support as of_support

        with self._look("read.support") as rows:
            self._own_maakbank(rows, maakbank_id)
            found = tuple(of_support.proposals_of(rows, "of maakbank", maakbank_id=maakbank_id))
            return tuple(map(of_support.for_onlookers, found)) if self._looks_on else found

    def outcomes(self, *, maakbank_id: int) -> "tuple[OutcomeView, ...]":
        """Every opbrengst, with its measure and what was measured; none of a decision out of force."""
        from models.queries import outcomes as of_outcomes

        with self._look("read.outcomes") as rows:
            self._own_maakbank(rows, maakbank_id)
            return of_outcomes.outcome_views(rows, maakbank_id)

    def report_backs(self, *, maakbank_id: int) -> "tuple[ReportBackView, ...]":
        """What is taken home from decisions in force; who looks on sees to where, not by whom."""
        from models.queries import outcomes as of_outcomes

        with self._look("read.outcomes") as rows:
            self._own_maakbank(rows, maakbank_id)
            found = of_outcomes.report_back_views(rows, maakbank_id)
            return of_outcomes.of_nobody(found) if self._looks_on else found

    def voices(self, *, session_id: int) -> frozenset[int]:
        """Participants whose stands count: not only a role in the process, or they said so."""
        from models.queries import support as of_support

        with self._look("read.voices", session_id=session_id) as rows:
            return of_support.voices(rows, of_meeting.meeting_row(rows, session_id).maakbank_id)

    def own_stand(self) -> "OwnStandView":
        """What a participant's own seat may choose now, and what it chose.

        Raises:
            Refused: this is no seat in the browser.
        """
        from models.queries import support as of_support

        with self._look("read.own_stand") as rows:
            if self._actor.web_seat_id is None:
                raise Refused(Refusal.SEAT, "read.own_stand")
            seat = of_admission.own_seat_view(rows, self._actor.web_seat_id, self._clock())
            return of_support.own_stand_view(rows, seat)

    def speaking(self, *, session_id: int) -> "SpeakingView | None":
        """Who waits for the word at the item that runs; who was heard only for seats that write."""
        from models.queries import speaking as of_speaking

        with self._look("read.speaking", session_id=session_id) as rows:
            found = of_speaking.speaking_view(rows, of_meeting.meeting_row(rows, session_id))
            return of_speaking.for_onlookers(found) if found and self._looks_on else found

    def own_turn(self) -> "OwnTurnView":
        """Whether a participant's own seat waits for the word, and may ask for it.

        Raises:
            Refused: this is no seat in the browser.
        """
        from models.queries import speaking as of_speaking

        with self._look("read.own_turn") as rows:
            if self._actor.web_seat_id is None:
                raise Refused(Refusal.SEAT, "read.own_turn")
            seat = of_admission.own_seat_view(rows, self._actor.web_seat_id, self._clock())
            return of_speaking.own_turn_view(rows, seat)

    def attendance(self, *, session_id: int) -> tuple[AttendanceView, ...]:
        """Everyone invited or come in as a guest, by name."""
        with self._look("read.attendance", session_id=session_id) as rows:
            meeting = of_meeting.meeting_row(rows, session_id)
            return of_record.attendance_of(rows, meeting)

    def coverage(self, *, session_id: int) -> CoverageView:
        """Roles and groups at the table; who looks on sees that a role is there, not by whom (R14)."""
        with self._look("read.coverage", session_id=session_id) as rows:
            meeting = of_meeting.meeting_row(rows, session_id)
            view = of_record.coverage_view(rows, meeting)
            if self._looks_on:
                roles = (replace(one, here=("",) * len(one.here), invited=()) for one in view.roles)
                view = replace(view, roles=tuple(roles))
            return view

    def endorsements(self, *, session_id: int) -> tuple[ValueView, ...]:
        """Who stands behind the grondwaarden; not for other eyes (R2)."""
        with self._look("read.endorsements", session_id=session_id) as rows:
            meeting = of_meeting.meeting_row(rows, session_id)
            people = tuple(seen.participant for seen in of_record.attendance_of(rows, meeting))
            return of_record.endorsement_views(rows, meeting, people)

    def drafts(self, *, session_id: int) -> tuple[DraftView, ...]:
        """Lines in the making of the other seats."""
        with self._look("read.drafts", session_id=session_id) as rows:
            return of_minutes.draft_views(rows, session_id, besides=self._actor.seat_id)

    def revisions(self, *, line_id: int) -> tuple[RevisionView, ...]:
        """Earlier texts of a line, oldest first."""
        with self._look("read.revisions") as rows:
            line = _found(rows, "line", "Line", line_id=line_id)
            rights.check(self._actor, "read.revisions", session_id=line.session_id)
            return of_minutes.revision_views(rows, line_id)

    def record(self, *, session_id: int) -> SessionRecord:
        """Everything of one session, for a report."""
        with self._look("read.record", session_id=session_id) as rows:
            return of_record.session_record(rows, session_id, self._clock())

    def changes(self, *, after: int, session_id: int | None = None) -> tuple[Change, ...]:
        """The change log after a place in it: all of it for the organiser, else that of the own session."""
        if session_id is None and self._actor.seat is not Seat.ORGANISER:
            session_id = self._actor.session_id or 0
        with self._look("read.changes", session_id=session_id) as rows:
            changes = of_record.change_views(rows, after, session_id)
            if self._looks_on:
                changes = tuple(replace(one, actor="") for one in changes if one.part not in PRIVATE)
            return changes

    def door(self, *, session_id: int) -> DoorView:
        """Where people join this session."""
        with self._look("read.door", session_id=session_id) as rows:
            return of_admission.door_view(rows, session_id)

    def web_seats(self, *, session_id: int) -> tuple[WebSeatView, ...]:
        """Who came in by the browser, and the links not used yet."""
        with self._look("read.web_seats", session_id=session_id) as rows:
            return of_admission.web_seat_views(rows, session_id, self._clock())

    def admission(self, *, token: str) -> WebSeatView:
        """The seat whose cookie holds this secret, for the serving process.

        Raises:
            Refused: there is none, or it was revoked, given up, or expired.
        """
        with self._look("read.admission") as rows:
            return of_admission.admission_view(rows, token, self._clock())

    def offered(self, *, secret: str) -> WebSeatView:
        """The seat that a one-time link gives; looking does not use it up. For the serving process.

        Raises:
            Refused: there is no such link, or it was used, withdrawn or expired.
        """
        with self._look("read.offered") as rows:
            return of_admission.offered_view(rows, secret, self._clock())

    def own_seat(self) -> OwnSeatView:
        """What a seat in the browser may know of itself.

        Raises:
            Refused: this is no seat in the browser.
        """
        with self._look("read.own_seat") as rows:
            if self._actor.web_seat_id is None:
                raise Refused(Refusal.SEAT, "read.own_seat")
            return of_admission.own_seat_view(rows, self._actor.web_seat_id, self._clock())

    def _of_kind(self, rows: Rows, session_id: int, kind: LineKind) -> tuple[LineView, ...]:
        return self._for_these_eyes(of_minutes.lines_of_kind(rows, session_id, kind))

    def _for_these_eyes(self, lines: tuple[LineView, ...]) -> tuple[LineView, ...]:
        """Seats that look on get kept words only: not who typed them, not what is in doubt."""
        if not self._looks_on:
            return lines
        return tuple(
            replace(line, source="", author="", initials="", seat_id="", hint="", conflicts=(), wiped_by="")
            for line in lines
        )

    @property
    def _looks_on(self) -> bool:
        """A participant's seat, or the screen in the room: nothing private shows there."""
        return self._actor.seat not in rights.STAFF

    def _own_maakbank(self, rows: Rows, maakbank_id: int) -> None:
        """A seat in a session reads only the Ma.akbank of that session."""
        if self._actor.seat is Seat.ORGANISER:
            return
        meeting = first(rows, "session", session_id=self._actor.session_id or 0)
        if meeting is None or meeting.maakbank_id != maakbank_id:
            raise Refused(Refusal.OTHER_SESSION)


def _found(rows: Rows, select: str, table: str, /, **key: int) -> Any:
    """The row with this key.

    Raises:
        NotFound: there is none.
    """
    row = first(rows, select, **key)
    if row is None:
        raise NotFound(table, *key.values())
    return row
