"""Prepare: a Ma.akbank, its people, its sessions and their agendas."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from sqlmodel import SQLModel, col, delete, func, select

from models import rules
from models.clean import tidy
from models.codes import ChangeKind, Seat, SessionPhase
from models.desk.agenda import POSITION_STEP, add_item, item_fields, place_after, positions
from models.desk.founding import reference_rows
from models.desk.people import (
    add_participant,
    link_person,
    named_ids,
    people_by_name,
    person_fields,
    person_view,
)
from models.desk.work import Part, Work
from models.errors import InvalidInput, Problem, Refusal, Refused
from models.inputs import AgendaItemInput, MaakbankInput, ParticipantInput, SessionInput
from models.queries.maakbank import maakbank_view, participant_views
from models.queries.meeting import agenda_views, session_view
from models.tables import (
    AgendaItem,
    AgreementPoint,
    Attendance,
    Commissioner,
    HelixGroup,
    ItemSpan,
    Line,
    Maakbank,
    MaakbankAgreementPoint,
    MaakbankHelixGroup,
    MeetingSession,
    Participant,
    Role,
    Theme,
)
from models.templates import agenda_for
from models.views import AgendaItemView, MaakbankView, ParticipantView, SessionView

__all__ = ["Preparing"]


class Preparing(Part):
    """What the organiser does days ahead; the gespreksleider may still adjust."""

    def lay_reference(self) -> None:
        """Give a new record its roles, helix groups, themes and fixed texts; once."""
        with self._work("prepare.lay_reference") as work:
            if work.session.exec(select(Role.id)).first() is None:
                work.session.add_all(reference_rows(work.now))

    def save_maakbank(
        self, *, data: MaakbankInput, maakbank_id: int | None = None, revision: int | None = None
    ) -> MaakbankView:
        """Make a Ma.akbank or change one that still has this revision.

        Raises:
            InvalidInput: a field is wrong, named per field.
            Refused: someone else changed it since.
        """
        _refuse(rules.problems_in_maakbank(data))
        with self._work("prepare.save_maakbank") as work:
            theme = named_ids(work, Theme, [data.theme]) if data.theme.strip() else []
            fields: dict[str, Any] = {
                "name": tidy(data.name),
                "question": tidy(data.question, lines=True),
                "whose": tidy(data.whose, lines=True),
                "who_decides": tidy(data.who_decides, lines=True),
                "how_organised": tidy(data.how_organised, lines=True),
                "outcome": tidy(data.outcome, lines=True),
                "variant": data.variant,
                "theme_id": theme[0] if theme else None,
                "areas": tidy(data.areas),
            }
            if maakbank_id is None:
                maakbank = work.add(Maakbank(**fields))
            else:
                maakbank = work.get(Maakbank, maakbank_id)
                _revise(maakbank, revision, fields)
            row_id = maakbank.id or 0
            self._link_maakbank(work, row_id, data)
            work.log(ChangeKind.MAAKBANK_SAVED, row_id, maakbank_id=row_id)
            return maakbank_view(work.session, row_id)

    def _link_maakbank(self, work: Work, maakbank_id: int, data: MaakbankInput) -> None:
        for table in (MaakbankAgreementPoint, MaakbankHelixGroup, Commissioner):
            work.session.exec(delete(table).where(col(table.maakbank_id) == maakbank_id))
        for point_id in named_ids(work, AgreementPoint, data.agreement_points):
            work.session.add(MaakbankAgreementPoint(maakbank_id=maakbank_id, agreement_point_id=point_id))
        for group_id in named_ids(work, HelixGroup, data.asked_groups):
            work.session.add(MaakbankHelixGroup(maakbank_id=maakbank_id, helix_group_id=group_id))
        for position, commissioner in enumerate(data.commissioners):
            work.session.add(
                Commissioner(
                    maakbank_id=maakbank_id,
                    position=position,
                    organisation=tidy(commissioner.organisation),
                    contact=tidy(commissioner.contact),
                    contribution=tidy(commissioner.contribution, lines=True),
                )
            )
        work.session.flush()

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
        _refuse(rules.problems_in_participant(data))
        with self._work("prepare.save_participant") as work:
            work.get(Maakbank, maakbank_id)
            self._own_maakbank(work, maakbank_id)
            name = tidy(data.name)
            namesake = people_by_name(work, maakbank_id).get(name.casefold())
            if namesake is not None and namesake.id != participant_id:
                _refuse({"name": Problem.TAKEN})
            if participant_id is None:
                person = add_participant(work, maakbank_id, data)
            else:
                person = work.get(Participant, participant_id)
                if person.maakbank_id != maakbank_id:
                    raise Refused(Refusal.OTHER_SESSION)
                _revise(person, revision, person_fields(data))
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
        _refuse(
            {
                f"{number}.{field}": problem
                for number, row in enumerate(rows)
                for field, problem in rules.problems_in_participant(row).items()
            }
        )
        with self._work("prepare.save_participant") as work:
            work.get(Maakbank, maakbank_id)
            self._own_maakbank(work, maakbank_id)
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
        _refuse(rules.problems_in_session(data))
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
                _revise(meeting, revision, fields)
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
            if meeting.phase is not SessionPhase.PLANNED or _holds_rows(work, session_id):
                raise Refused(Refusal.HAS_RECORD)
            work.session.exec(delete(AgendaItem).where(col(AgendaItem.session_id) == session_id))
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
    ) -> AgendaItemView:
        """Put an item on the agenda, at the end or after another, or change one.

        Raises:
            InvalidInput: a field is wrong.
            Refused: someone else changed it since.
        """
        _refuse(rules.problems_in_item(data))
        with self._work("prepare.save_item") as work:
            meeting = work.meeting(session_id)
            if item_id is None:
                item = add_item(work, meeting, data, place_after(work, session_id, after_item_id))
                work.log(ChangeKind.ITEM_ADDED, item.id, meeting=meeting, item_id=item.id)
            else:
                item = work.item(item_id)
                _revise(item, revision, item_fields(data))
                work.log(ChangeKind.ITEM_SAVED, item.id, meeting=meeting, item_id=item.id)
            work.session.flush()
            return next(v for v in agenda_views(work.session, meeting) if v.id == item.id)

    def remove_item(self, *, item_id: int) -> None:
        """Take an item off the agenda.

        Raises:
            Refused: it ran, or it has lines.
        """
        with self._work("prepare.remove_item") as work:
            item = work.item(item_id)
            meeting = work.meeting(item.session_id)
            ran = work.session.exec(select(ItemSpan.id).where(ItemSpan.item_id == item_id)).first()
            kept = work.session.exec(
                select(Line.id).where(Line.item_id == item_id, col(Line.deleted_at).is_(None))
            ).first()
            if ran or kept or meeting.running_item_id == item_id:
                raise Refused(Refusal.HAS_RECORD)
            item.removed_at = work.now
            work.log(ChangeKind.ITEM_REMOVED, item_id, meeting=meeting, item_id=item_id)

    def shift_item(self, *, item_id: int, by: int) -> None:
        """Move an item `by` places down, or up when negative; stops at the ends."""
        with self._work("prepare.shift_item") as work:
            item = work.item(item_id)
            meeting = work.meeting(item.session_id)
            order = list(positions(work, item.session_id))
            place = order.index(item_id)
            order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
            for number, row_id in enumerate(order, start=1):
                work.get(AgendaItem, row_id).position = number * POSITION_STEP
            work.log(
                ChangeKind.ITEM_MOVED,
                item_id,
                meeting=meeting,
                item_id=item_id,
                before=str(place - order.index(item_id)),
            )

    def _own_maakbank(self, work: Work, maakbank_id: int) -> None:
        if self._actor.seat is Seat.ORGANISER:
            return
        if work.meeting(self._actor.session_id or 0).maakbank_id != maakbank_id:
            raise Refused(Refusal.OTHER_SESSION)


def _refuse(problems: dict[str, Problem]) -> None:
    if problems:
        raise InvalidInput(problems)


def _revise(row: SQLModel, revision: int | None, fields: dict[str, Any]) -> None:
    """Set fields of a row that still has the revision its editor saw."""
    seen = getattr(row, "revision")  # noqa: B009
    if revision != seen:
        raise Refused(Refusal.CHANGED)
    for name, value in {**fields, "revision": seen + 1}.items():
        setattr(row, name, value)


def _holds_rows(work: Work, session_id: int) -> bool:
    return any(
        work.session.exec(select(table.id).where(table.session_id == session_id)).first()
        for table in (Line, Attendance)
    )
