"""Thirty people who choose at the same moment: all counted, each once."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from models.codes import Seat, StandChoice
from models.desk import Desk
from models.errors import NotSaved
from models.rights import Actor
from models.views.support import OwnStandView
from tests.proposing import Put

PEOPLE = 30
CHOICES = tuple(StandChoice)


def seats(put: Put) -> list[Desk]:
    """The desks of thirty people with a seat of their own in the browser."""
    lead, organiser = put.lead, put.table.organiser
    code = lead.door.open(session_id=1).code
    desks = []
    for number in range(PEOPLE):
        guest = lead.attendance.add_guest(session_id=1, name=f"Buur {number}")
        seat = organiser.door.join(code=code, name=guest.name).web_seat
        lead.door.confirm(web_seat_ids=[seat.id])
        actor = Actor(
            seat=Seat.PARTICIPANT,
            name=guest.name,
            session_id=1,
            web_seat_id=seat.id,
            participant_id=guest.id,
        )
        desks.append(Desk(put.table.store, actor, lambda: put.table.now))
    return desks


def test_thirty_at_once_are_all_counted_once(put: Put) -> None:
    desks = seats(put)
    found = put.ask()
    starting = threading.Barrier(PEOPLE)

    def choose(number: int) -> None:
        starting.wait(30)
        for again in (CHOICES[number % 4], CHOICES[number % 3]):
            took = False
            while not took:
                try:
                    desks[number].stands.take(round_id=found.id, choice=again, reason=f"Reden {number}")
                    took = True
                except NotSaved:
                    continue

    with ThreadPoolExecutor(PEOPLE) as threads:
        list(threads.map(choose, range(PEOPLE)))
    assert put.round().chosen == PEOPLE
    own: list[OwnStandView] = [desk.read.own_stand() for desk in desks]
    assert [one.choice for one in own] == [CHOICES[number % 3] for number in range(PEOPLE)]
    put.lead.stands.show(round_id=found.id)
    tally = put.round().tally
    assert tally is not None
    counted = Counter(one.choice for one in own)
    assert (tally.support, tally.concern, tally.objection, tally.abstain) == tuple(
        counted[choice] for choice in CHOICES
    )
    assert len(put.proposal().objections) == counted[StandChoice.OBJECTION]
