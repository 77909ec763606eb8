"""Prepare: a Ma.akbank, its people, its sessions and their agendas."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from sqlmodel import col, delete, func, select

from models import rules
from models.clean import tidy
from models.codes import ChangeKind, SessionPhase
from models.desk.agenda import POSITION_STEP, add_item, has_record, item_fields, place_after, shift
from models.desk.checks import holds_rows, refuse, revise
from models.desk.founding import reference_rows
from models.desk.kwestie import link_maakbank, maakbank_fields
from models.desk.people import add_participant, link_person, people_by_name, person_fields, person_view
from models.desk.work import Part, Work
from models.errors import NotFound, Problem, Refusal, Refused
from models.inputs import AgendaItemInput, MaakbankInput, ParticipantInput, SessionInput
from models.queries.maakbank import maakbank_view, participant_views
from models.queries.meeting import agenda_views, session_view
from models.tables import (
    AgendaItem,
    Door,
    Draft,
    Maakbank,
    MeetingSession,
    Participant,
    Role,
    WebSeat,
)
from models.templates import agenda_for
from models.views.agenda import AgendaItemView
from models.views.maakbank import MaakbankView, NamedRow
from models.views.people import ParticipantView
from models.views.session import SessionView

__all__ = ["Preparing"]


class Preparing(Part):
    """What the organiser does days ahead; the gespreksleider may still adjust."""

    def lay_reference(self) -> None:
        """Give a new record its roles, helix groups, themes and fixed texts; once."""
        with self._work("prepare.lay_reference") as work:
            if work.session.exec(select(Role.id)).first() is None:
                work.session.add_all(reference_rows(work.now))

    def save_role(self, *, name: str, role_id: int | None = None, minimum: bool | None = None) -> NamedRow:
        """Add a role or rename one (R4); sessions opened before keep the name of then.

        Args:
            minimum: whether every Ma.akbank has this role in any case; as it was when None.

        Raises:
            InvalidInput: the name is empty, too long or another role's.
        """
        refuse(rules.problems_in_name(name))
        called = tidy(name)
        with self._work("prepare.save_role") as work:
            roles = work.session.exec(select(Role)).all()
            if any(role.name.casefold() == called.casefold() and role.id != role_id for role in roles):
                refuse({"name": Problem.TAKEN})
            if role_id is None:
                last = max((role.position for role in roles), default=0)
                role = work.add(Role(name=called, position=last + 1))
            else:
                role = work.get(Role, role_id)
                role.name = called
            role.minimum = role.minimum if minimum is None else minimum
            work.log(ChangeKind.ROLE_SAVED, role.id)
            return NamedRow(role.id or 0, role.name)

    def save_maakbank(
        self, *, data: MaakbankInput, maakbank_id: int | None = None, revision: int | None = None
    ) -> MaakbankView:
        """Make a Ma.akbank or change one that still has this revision.

        Raises:
            InvalidInput: a field is wrong, named per field.
            Refused: someone else changed it since.
        """
        refuse(rules.problems_in_maakbank(data))
        with self._work("prepare.save_maakbank") as work:
            fields = maakbank_fields(work, data)
            if maakbank_id is None:
                maakbank = work.add(Maakbank(**fields))
            else:
                maakbank = work.get(Maakbank, maakbank_id)
                revise(maakbank, revision, fields)
            row_id = maakbank.id or 0
            link_maakbank(work, row_id, data)
            work.log(ChangeKind.MAAKBANK_SAVED, row_id, maakbank_id=row_id)
            return maakbank_view(work.session, row_id)

    def save_participant(
        self,
        *,
        maakbank_id: int,
        data: ParticipantInput,
        participant_id: int | None = None,
        revision: int | None = None,
    ) -> ParticipantView:
        """Invite someone, or change who that is.

        Raises:
            InvalidInput: a field is wrong, or the name is taken at this Ma.akbank.
            Refused: someone else changed it since.
        """
        refuse(rules.problems_in_participant(data))
        with self._work("prepare.save_participant") as work:
            work.get(Maakbank, maakbank_id)
            work.sits_at(maakbank_id)
            name = tidy(data.name)
            namesake = people_by_name(work, maakbank_id).get(name.casefold())
            if namesake is not None and namesake.id != participant_id:
                refuse({"name": Problem.TAKEN})
            if participant_id is None:
                person = add_participant(work, maakbank_id, data)
            else:
                person = work.get(Participant, participant_id)
                if person.maakbank_id != maakbank_id:
                    raise Refused(Refusal.OTHER_SESSION)
                if person.removed_at is not None:
                    raise NotFound(Participant.__name__, participant_id)
                revise(person, revision, person_fields(data))
                link_person(work, person.id or 0, data)
            work.log(ChangeKind.PARTICIPANT_SAVED, person.id, maakbank_id=maakbank_id)
            return person_view(work, maakbank_id, person.id or 0)

    def add_participants(
        self, *, maakbank_id: int, rows: Sequence[ParticipantInput]
    ) -> tuple[ParticipantView, ...]:
        """Invite everyone of a list; names that are there already are left as they are.

        Raises:
            InvalidInput: a row is wrong; fields are named "<row>.<field>", rows from 0.
        """
        refuse(
            {
                f"{number}.{field}": problem
                for number, row in enumerate(rows)
                for field, problem in rules.problems_in_participant(row).items()
            }
        )
        with self._work("prepare.save_participant") as work:
            work.get(Maakbank, maakbank_id)
            work.sits_at(maakbank_id)
            known = set(people_by_name(work, maakbank_id))
            added = []
            for row in rows:
                folded = tidy(row.name).casefold()
                if folded in known:
                    continue
                known.add(folded)
                person = add_participant(work, maakbank_id, row)
                added.append(person.id)
                work.log(ChangeKind.PARTICIPANT_SAVED, person.id, maakbank_id=maakbank_id)
            return tuple(view for view in participant_views(work.session, maakbank_id) if view.id in added)

    def remove_participant(self, *, participant_id: int) -> None:
        """Take someone off the list; sessions where she was keep her."""
        with self._work("prepare.remove_participant") as work:
            person = work.get(Participant, participant_id)
            if person.removed_at is None:
                person.removed_at = work.now
                work.log(ChangeKind.PARTICIPANT_REMOVED, participant_id, maakbank_id=person.maakbank_id)

    def save_session(
        self,
        *,
        maakbank_id: int,
        data: SessionInput,
        session_id: int | None = None,
        revision: int | None = None,
    ) -> SessionView:
        """Plan a session, with the agenda of the variant's template (R1), or move one.

        Raises:
            InvalidInput: a field is wrong.
            Refused: someone else changed it since.
        """
        refuse(rules.problems_in_session(data))
        with self._work("prepare.save_session") as work:
            maakbank = work.get(Maakbank, maakbank_id)
            fields = {
                "planned_start": data.planned_start.astimezone(UTC),
                "place": tidy(data.place),
            }
            if session_id is None:
                meeting = self._new_session(work, maakbank, fields)
            else:
                meeting = work.meeting(session_id)
                if meeting.maakbank_id != maakbank_id:
                    raise Refused(Refusal.OTHER_SESSION)
                revise(meeting, revision, fields)
            work.log(ChangeKind.SESSION_SAVED, meeting.id, meeting=meeting)
            work.session.flush()
            return session_view(work.session, meeting)

    def _new_session(self, work: Work, maakbank: Maakbank, fields: dict[str, Any]) -> MeetingSession:
        last = work.session.exec(
            select(func.max(MeetingSession.number)).where(MeetingSession.maakbank_id == maakbank.id)
        ).one()
        number = (last or 0) + 1
        meeting = work.add(
            MeetingSession(maakbank_id=maakbank.id or 0, number=number, phase=SessionPhase.PLANNED, **fields)
        )
        for order, item in enumerate(agenda_for(maakbank.variant, number), start=1):
            add_item(work, meeting, item, order * POSITION_STEP)
        return meeting

    def remove_session(self, *, session_id: int) -> None:
        """Take a planned session away.

        Raises:
            Refused: it was opened, so it holds a record.
        """
        with self._work("prepare.remove_session") as work:
            meeting = work.meeting(session_id)
            if meeting.phase is not SessionPhase.PLANNED or holds_rows(work, session_id):
                raise Refused(Refusal.HAS_RECORD)
            for table in (Draft, AgendaItem, WebSeat, Door):
                work.session.exec(delete(table).where(col(table.session_id) == session_id))
            work.log(ChangeKind.SESSION_REMOVED, session_id, maakbank_id=meeting.maakbank_id)
            work.session.delete(meeting)

    def save_item(
        self,
        *,
        session_id: int,
        data: AgendaItemInput,
        item_id: int | None = None,
        revision: int | None = None,
        after_item_id: int | None = None,
        key: str = "",
    ) -> AgendaItemView:
        """Put an item on the agenda, at the end or after another, or change one.

        Args:
            key: made before the first try; trying again then adds no second item.

        Raises:
            InvalidInput: a field is wrong.
            Refused: someone else changed it since.
        """
        refuse(rules.problems_in_item(data))
        with self._work("prepare.save_item", key=key) as work:
            meeting = work.meeting(session_id)
            done = work.done_before()
            if done is not None:
                item = work.item(done.row_id)
            elif item_id is None:
                item = add_item(work, meeting, data, place_after(work, session_id, after_item_id))
                work.log(ChangeKind.ITEM_ADDED, item.id, meeting=meeting, item_id=item.id)
            else:
                item = work.item(item_id)
                if item.session_id != session_id:
                    raise Refused(Refusal.OTHER_SESSION)
                revise(item, revision, item_fields(data))
                work.log(ChangeKind.ITEM_SAVED, item.id, meeting=meeting, item_id=item.id)
            work.session.flush()
            return next(v for v in agenda_views(work.session, meeting) if v.id == item.id)

    def remove_item(self, *, item_id: int) -> None:
        """Take an item off the agenda.

        Raises:
            Refused: it ran, or it has lines.
        """
        with self._work("prepare.remove_item") as work:
            item = work.item(item_id, removed=True)
            meeting = work.meeting(item.session_id)
            if item.removed_at is not None:
                return
            if has_record(work, meeting, item):
                raise Refused(Refusal.HAS_RECORD)
            item.removed_at = work.now
            work.log(ChangeKind.ITEM_REMOVED, item_id, meeting=meeting, item_id=item_id)

    def shift_item(self, *, item_id: int, by: int) -> None:
        """Move an item `by` places down, or up when negative; stops at the ends."""
        with self._work("prepare.shift_item") as work:
            item = work.item(item_id)
            meeting = work.meeting(item.session_id)
            shift(work, meeting, item, by)
