"""Everyone heard: the queue to speak, ticks in a round, and what an own seat may."""

import threading

import pytest
from sqlmodel import func, select

from models.codes import Seat
from models.desk import Desk
from models.errors import NotSaved, Refusal
from models.rights import Actor
from models.tables import Turn
from models.views.speaking import SpeakingView
from tests.proposing import refusal
from tests.table import Table


class Talk:
    """A session at its first item, with some people at the table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.lead = table.opened()
        self.ama, self.daan, self.samira = (table.person(name) for name in ("Ama", "Daan", "Samira"))
        self.lead.attendance.arrive(session_id=1, participant_ids=[self.ama, self.daan, self.samira])

    def seen(self, desk: Desk | None = None) -> SpeakingView:
        view = (desk or self.lead).read.speaking(session_id=1)
        assert view is not None
        return view

    def waiting(self) -> list[int]:
        return [turn.participant_id for turn in self.seen().waiting]

    def ask(self, *people: int) -> None:
        for person in people:
            self.table.later(seconds=1)
            self.lead.turns.ask(participant_id=person)

    def take(self, person: int) -> None:
        self.lead.turns.take(item_id=self.seen().item_id, participant_id=person)

    def untake(self, person: int) -> None:
        self.lead.turns.untake(item_id=self.seen().item_id, participant_id=person)

    def undo(self) -> None:
        self.lead.session.undo(session_id=1)

    def go_to(self, number: int) -> None:
        running = self.lead.read.session(session_id=1).running_item_id
        self.lead.session.go_to(session_id=1, item_id=self.table.item(number), seen_item_id=running)

    def own_seat(self, name: str = "Ama Boateng", *, confirmed: bool = True) -> Desk:
        code = self.lead.door.open(session_id=1).code
        seat = self.table.organiser.door.join(code=code, name=name).web_seat
        if confirmed:
            self.lead.door.confirm(web_seat_ids=[seat.id])
        actor = Actor(
            seat=Seat.PARTICIPANT,
            name=name,
            session_id=1,
            web_seat_id=seat.id,
            participant_id=seat.participant_id,
        )
        return Desk(self.table.store, actor, lambda: self.table.now)


@pytest.fixture
def talk(table: Table) -> Talk:
    return Talk(table)


class TestTheQueue:
    def test_it_is_in_the_order_of_asking(self, talk: Talk) -> None:
        talk.ask(talk.samira, talk.ama, talk.daan)
        assert talk.waiting() == [talk.samira, talk.ama, talk.daan]

    def test_a_second_ask_while_waiting_changes_nothing(self, talk: Talk) -> None:
        talk.ask(talk.samira, talk.ama, talk.samira)
        assert talk.waiting() == [talk.samira, talk.ama]

    def test_who_was_not_heard_at_this_item_comes_first(self, talk: Talk) -> None:
        talk.ask(talk.samira)
        talk.take(talk.samira)
        talk.ask(talk.samira, talk.ama)
        seen = talk.seen()
        assert [(turn.participant_id, turn.was_heard) for turn in seen.waiting] == [
            (talk.ama, False),
            (talk.samira, True),
        ]
        assert seen.heard == (talk.samira,)
        assert seen.not_heard_count == 2

    def test_the_gespreksleider_may_choose_another(self, talk: Talk) -> None:
        talk.ask(talk.samira, talk.ama)
        talk.take(talk.ama)
        talk.take(talk.daan)
        assert talk.waiting() == [talk.samira]
        assert talk.seen().heard == (talk.ama, talk.daan)

    def test_one_may_stop_waiting(self, talk: Talk) -> None:
        talk.ask(talk.samira, talk.ama)
        talk.lead.turns.withdraw(participant_id=talk.samira)
        talk.lead.turns.withdraw(participant_id=talk.daan)
        assert talk.waiting() == [talk.ama]

    @pytest.mark.parametrize("act", ["leave", "excuse", "mark_absent", "expect"])
    def test_who_leaves_the_table_waits_no_more(self, talk: Talk, act: str) -> None:
        talk.ask(talk.samira, talk.ama)
        getattr(talk.lead.attendance, act)(session_id=1, participant_ids=[talk.samira])
        assert talk.waiting() == [talk.ama]
        talk.undo()
        assert talk.waiting() == [talk.samira, talk.ama]

    def test_another_item_has_its_own(self, talk: Talk) -> None:
        talk.ask(talk.samira)
        talk.take(talk.ama)
        talk.go_to(2)
        assert (talk.waiting(), talk.seen().heard) == ([], ())
        talk.go_to(1)
        assert (talk.waiting(), talk.seen().heard) == ([talk.samira], (talk.ama,))

    def test_nothing_runs_before_and_after_the_session(self, table: Table) -> None:
        lead = table.sit(Seat.FACILITATOR, "Els")
        assert lead.read.speaking(session_id=1) is None
        assert refusal(lead.turns.ask, participant_id=table.person("Ama")) is Refusal.NOT_LIVE

    def test_a_writing_seat_names_who_it_is_for(self, talk: Talk) -> None:
        assert refusal(talk.lead.turns.ask) is Refusal.NOT_HERE


class TestTheRound:
    def test_a_tick_needs_no_asking_and_counts_once(self, talk: Talk) -> None:
        talk.take(talk.ama)
        talk.take(talk.ama)
        assert talk.seen().heard == (talk.ama,)
        with talk.table.store.read() as session:
            assert session.exec(select(func.count()).select_from(Turn)).one() == 1

    def test_a_tick_undone(self, talk: Talk) -> None:
        talk.take(talk.ama)
        talk.untake(talk.ama)
        talk.untake(talk.daan)
        assert (talk.seen().heard, talk.waiting()) == ((), [])

    def test_who_had_asked_waits_again_once(self, talk: Talk) -> None:
        talk.ask(talk.ama)
        talk.take(talk.ama)
        talk.ask(talk.ama)
        talk.take(talk.ama)
        talk.untake(talk.ama)
        assert (talk.seen().heard, talk.waiting()) == ((), [talk.ama])

    def test_a_tick_for_an_item_that_was_left_is_refused(self, talk: Talk) -> None:
        first = talk.seen().item_id
        talk.go_to(2)
        for act in (talk.lead.turns.take, talk.lead.turns.untake):
            assert refusal(act, item_id=first, participant_id=talk.ama) is Refusal.MOVED_ON


class TestUndo:
    def test_each_act_is_taken_back(self, talk: Talk) -> None:
        talk.ask(talk.ama)
        talk.take(talk.ama)
        talk.undo()
        assert (talk.seen().heard, talk.waiting()) == ((), [talk.ama])
        talk.undo()
        assert talk.waiting() == []
        talk.ask(talk.ama)
        talk.lead.turns.withdraw(participant_id=talk.ama)
        talk.undo()
        assert talk.waiting() == [talk.ama]
        talk.take(talk.daan)
        talk.untake(talk.daan)
        talk.undo()
        assert talk.seen().heard == (talk.daan,)

    def test_nobody_waits_twice_after_it(self, talk: Talk) -> None:
        talk.ask(talk.ama)
        talk.lead.turns.withdraw(participant_id=talk.ama)
        reporter = talk.table.sit(Seat.REPORTER)
        reporter.turns.ask(participant_id=talk.ama)
        talk.undo()
        assert talk.waiting() == [talk.ama]

    def test_what_a_colleague_built_on_stays(self, talk: Talk) -> None:
        talk.ask(talk.ama)
        talk.table.sit(Seat.REPORTER).turns.take(item_id=talk.seen().item_id, participant_id=talk.ama)
        assert refusal(talk.lead.session.undo, session_id=1) is Refusal.CHANGED

    def test_opening_the_queue_too(self, talk: Talk) -> None:
        talk.lead.turns.open_queue(session_id=1, on=True)
        talk.lead.turns.open_queue(session_id=1, on=True)
        assert talk.lead.read.session(session_id=1).queue_open
        talk.undo()
        assert not talk.lead.read.session(session_id=1).queue_open


class TestOwnSeats:
    def test_asking_is_off_until_it_is_opened(self, talk: Talk) -> None:
        ama = talk.own_seat()
        assert not ama.read.own_turn().may_ask
        assert refusal(ama.turns.ask) is Refusal.QUEUE_SHUT
        talk.lead.turns.open_queue(session_id=1, on=True)
        assert ama.read.own_turn().may_ask
        ama.turns.ask()
        assert talk.waiting() == [talk.ama]

    def test_one_sees_ones_own_place(self, talk: Talk) -> None:
        ama = talk.own_seat()
        talk.lead.turns.open_queue(session_id=1, on=True)
        talk.ask(talk.samira, talk.ama)
        own = ama.read.own_turn()
        assert (own.is_waiting, own.place, own.may_ask) == (True, 2, False)
        talk.lead.turns.open_queue(session_id=1, on=False)
        ama.turns.withdraw()
        assert not ama.read.own_turn().is_waiting

    def test_one_asks_for_nobody_else(self, talk: Talk) -> None:
        ama = talk.own_seat()
        talk.lead.turns.open_queue(session_id=1, on=True)
        talk.ask(talk.daan)
        for act in (ama.turns.ask, ama.turns.withdraw):
            assert refusal(act, participant_id=talk.daan) is Refusal.SEAT
        tick = {"item_id": talk.seen().item_id, "participant_id": talk.ama}
        assert refusal(ama.turns.take, **tick) is Refusal.SEAT
        assert refusal(ama.turns.untake, **tick) is Refusal.SEAT
        assert refusal(ama.turns.open_queue, session_id=1, on=True) is Refusal.SEAT

    def test_only_someone_known_and_at_the_table_may_ask(self, talk: Talk) -> None:
        talk.lead.turns.open_queue(session_id=1, on=True)
        ama = talk.own_seat(confirmed=False)
        assert refusal(ama.turns.ask) is Refusal.NOT_CONFIRMED
        assert not ama.read.own_turn().may_ask
        samira = talk.own_seat("Samira Ouali")
        talk.lead.attendance.leave(session_id=1, participant_ids=[talk.samira])
        assert refusal(samira.turns.ask) is Refusal.NOT_HERE
        assert not samira.read.own_turn().may_ask

    def test_the_room_sees_who_comes_but_not_who_was_not_heard(self, talk: Talk) -> None:
        talk.take(talk.samira)
        talk.ask(talk.samira, talk.ama)
        for desk in (talk.own_seat(), talk.table.sit(Seat.ROOM, "Wand")):
            seen = talk.seen(desk)
            assert [turn.participant_id for turn in seen.waiting] == [talk.ama, talk.samira]
            assert (seen.heard, seen.not_heard, seen.not_heard_count) == ((), (), 2)
            assert {turn.was_heard for turn in seen.waiting} == {False}


def test_two_who_ask_for_the_same_person_at_once_make_one_turn(talk: Talk) -> None:
    desks = [talk.table.sit(Seat.REPORTER, name) for name in ("Joost", "Naomi")]
    begin = threading.Barrier(2)

    def ask(desk: Desk) -> None:
        begin.wait()
        for person in (talk.ama, talk.daan, talk.samira):
            while True:
                try:
                    desk.turns.ask(participant_id=person)
                    break
                except NotSaved:
                    continue

    threads = [threading.Thread(target=ask, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(talk.waiting()) == sorted([talk.ama, talk.daan, talk.samira])
    with talk.table.store.read() as session:
        assert session.exec(select(func.count()).select_from(Turn)).one() == 3
