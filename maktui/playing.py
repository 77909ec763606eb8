"""Plays the example evening through the same Desk that people use."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import singledispatchmethod

from models import example
from models.codes import ObjectionState, Presence, Seat
from models.desk import Desk
from models.outbox import Typed
from models.rights import Actor
from models.rules import initials_for
from models.scribe import Scribe
from models.store import Store
from models.views.agenda import AgendaItemView
from models.views.minutes import LineView
from models.views.support import ProposalView
from models.zone import local_date

__all__ = ["Evening", "lay_example"]


def lay_example(desk: Desk, start: datetime) -> int:
    """Put the example Ma.akbank and its first session in a record.

    Args:
        desk: the organiser's.
        start: the planned start of the session, aware.

    Returns:
        The id of the session, planned and complete.
    """
    maakbank = desk.prepare.save_maakbank(data=example.MAAKBANK)
    desk.prepare.add_participants(maakbank_id=maakbank.id, rows=example.PARTICIPANTS)
    data = example.session_on(local_date(start))
    return desk.prepare.save_session(maakbank_id=maakbank.id, data=data).id


class Evening:
    """A session that plays itself, on its own clock.

    Args:
        store: the record.
        session_id: the planned session of `lay_example`.
        start: its planned start, aware UTC.
    """

    def __init__(self, store: Store, session_id: int, start: datetime) -> None:
        self.session_id = session_id
        self.start = start
        self.now = start
        self._typed = 0
        self._lead = self._sit(store, Seat.FACILITATOR, example.FACILITATOR)
        self._scribes: Mapping[str, Scribe] = {
            name: Scribe(self._sit(store, Seat.REPORTER, name), session_id)
            for name in (example.FIRST_REPORTER, example.SECOND_REPORTER)
        }

    def _sit(self, store: Store, seat: Seat, name: str) -> Desk:
        actor = Actor(seat=seat, name=name, initials=initials_for(name, ()), session_id=self.session_id)
        return Desk(store, actor, lambda: self.now)

    def play(self, until: datetime | None = None) -> None:
        """From the door to the end of the check-out, or as far as `until`."""
        for step in example.EVENING:
            at = example.moment_of(step, self.start)
            if until is not None and at > until:
                self.now = until
                return
            self.now = at
            self._do(step)

    @singledispatchmethod
    def _do(self, step: example.Step) -> None:
        raise TypeError(f"nobody plays {type(step).__name__}")

    @_do.register
    def _(self, step: example.Open) -> None:
        self._lead.session.open(session_id=self.session_id, reason=step.reason)

    @_do.register
    def _(self, step: example.Close) -> None:
        self._lead.session.close(session_id=self.session_id)

    @_do.register
    def _(self, step: example.Next) -> None:
        agenda = self._lead.read.agenda(session_id=self.session_id)
        running = self._running()
        self._lead.session.go_to(
            session_id=self.session_id,
            item_id=agenda[running.number].id,
            seen_item_id=running.id,
        )

    @_do.register
    def _(self, step: example.Extend) -> None:
        self._lead.session.extend(item_id=self._running().id, minutes=step.minutes)

    @_do.register
    def _(self, step: example.Pause) -> None:
        self._lead.session.pause(session_id=self.session_id)

    @_do.register
    def _(self, step: example.Resume) -> None:
        self._lead.session.resume(session_id=self.session_id)

    @_do.register
    def _(self, step: example.Tick) -> None:
        self._lead.attendance.arrive(session_id=self.session_id, participant_ids=self._ids(step.names))

    @_do.register
    def _(self, step: example.Leave) -> None:
        self._lead.attendance.leave(session_id=self.session_id, participant_ids=self._ids(step.names))

    @_do.register
    def _(self, step: example.Excuse) -> None:
        self._lead.attendance.excuse(session_id=self.session_id, participant_ids=self._ids(step.names))

    @_do.register
    def _(self, step: example.MarkAbsent) -> None:
        self._lead.attendance.mark_absent(session_id=self.session_id, participant_ids=self._ids(step.names))

    @_do.register
    def _(self, step: example.Guest) -> None:
        self._lead.attendance.add_guest(session_id=self.session_id, name=step.name)

    @_do.register
    def _(self, step: example.Endorse) -> None:
        here = [
            seen.participant.id
            for seen in self._lead.read.attendance(session_id=self.session_id)
            if seen.presence is Presence.HERE and seen.participant.name not in step.exceptions
        ]
        self._lead.attendance.endorse(session_id=self.session_id, participant_ids=here)

    @_do.register
    def _(self, step: example.Type) -> None:
        item = self._running()
        if step.place:
            agenda = self._lead.read.agenda(session_id=self.session_id)
            item = next(found for found in agenda if step.place in found.title)
        self._scribes[step.who].take(Typed(self._key(), step.typed, item.id, self.now))

    @_do.register
    def _(self, step: example.Rewrite) -> None:
        line = self._line(step.begins)
        self._scribes[step.who].take(
            Typed(self._key(), step.typed, line.item_id, self.now, line.id, line.revision)
        )

    @_do.register
    def _(self, step: example.Wipe) -> None:
        self._scribes[step.who].desk.minutes.wipe_line(line_id=self._line(step.begins).id)

    @_do.register
    def _(self, step: example.Answer) -> None:
        self._lead.minutes.tick_line(line_id=self._line(step.begins).id, done=True)

    @_do.register
    def _(self, step: example.Settle) -> None:
        decision_id, revision = self._decision(step.number)
        self._lead.follow_up.settle(decision_id=decision_id, revision=revision)

    @_do.register
    def _(self, step: example.Void) -> None:
        decision_id, revision = self._decision(step.number)
        self._lead.follow_up.void(decision_id=decision_id, revision=revision, reason=step.reason)

    @_do.register
    def _(self, step: example.Put) -> None:
        self._lead.support.put(line_id=self._line(step.begins).id)

    @_do.register
    def _(self, step: example.Ask) -> None:
        proposal = self._proposal()
        self._lead.stands.ask(proposal_id=proposal.id, seen_round=proposal.last_number)

    @_do.register
    def _(self, step: example.Voice) -> None:
        (participant_id,) = self._ids((step.name,))
        self._lead.stands.choose_voice(participant_id=participant_id, has_voice=True)

    @_do.register
    def _(self, step: example.Choose) -> None:
        (participant_id,) = self._ids((step.name,))
        self._lead.stands.take(
            round_id=self._round(), participant_id=participant_id, choice=step.choice, reason=step.reason
        )

    @_do.register
    def _(self, step: example.EveryoneSupports) -> None:
        self._lead.stands.support_all(round_id=self._round())

    @_do.register
    def _(self, step: example.Show) -> None:
        self._lead.stands.show(round_id=self._round())

    @_do.register
    def _(self, step: example.EndObjection) -> None:
        for state in (ObjectionState.HEARD, step.state):
            objection = next(one for one in self._proposal().objections if one.name == step.name)
            self._lead.support.move_objection(
                objection_id=objection.id,
                revision=objection.revision,
                state=state,
                answer=step.answer if state is step.state else "",
            )

    @_do.register
    def _(self, step: example.Conclude) -> None:
        proposal = self._proposal()
        self._lead.support.settle(
            proposal_id=proposal.id,
            revision=proposal.revision,
            result=step.result,
            support=step.support,
            reason=step.reason,
        )

    @_do.register
    def _(self, step: example.Mark) -> None:
        decision_id, _ = self._decision(step.number)
        self._lead.outcomes.mark(decision_id=decision_id)

    @_do.register
    def _(self, step: example.Measure) -> None:
        decision_id, _ = self._decision(step.number)
        found = self._lead.read.record(session_id=self.session_id).outcomes
        outcome = next(one for one in found if one.decision_id == decision_id)
        data = replace(step.data, due=local_date(self.start) + timedelta(weeks=step.weeks))
        self._lead.outcomes.save(outcome_id=outcome.id, revision=outcome.revision, data=data)

    def _proposal(self) -> ProposalView:
        found = self._lead.read.support(session_id=self.session_id)
        return next(one for one in found if one.is_at_table)

    def _round(self) -> int:
        last = self._proposal().last_round
        return last.id if last else 0

    def _key(self) -> str:
        """Another for every line, also when several evenings play on one record."""
        self._typed += 1
        return f"evening-{self.session_id}-{self._typed}"

    def _running(self) -> AgendaItemView:
        running = self._lead.read.session(session_id=self.session_id).running_item_id
        agenda = self._lead.read.agenda(session_id=self.session_id)
        return next(item for item in agenda if item.id == running)

    def _ids(self, names: tuple[str, ...]) -> list[int]:
        people = self._lead.read.attendance(session_id=self.session_id)
        by_name = {seen.participant.name: seen.participant.id for seen in people}
        return [by_name[name] for name in names]

    def _line(self, begins: str) -> LineView:
        record = self._lead.read.record(session_id=self.session_id)
        lines = [line for kept in record.lines.values() for line in kept]
        return next(line for line in reversed(lines) if line.text.startswith(begins))

    def _decision(self, number: int) -> tuple[int, int]:
        record = self._lead.read.record(session_id=self.session_id)
        found = next(decision for decision in record.decisions if decision.number == number)
        return found.id, found.revision
