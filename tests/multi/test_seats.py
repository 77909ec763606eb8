import pytest

from models.codes import DecisionStatus, Presence, Seat, SessionPhase
from tests.multi.conftest import Sit
from tests.multi.place import Place
from tests.table import Table

FACILITATOR, REPORTER, OTHER = "Fatima El Amrani", "Joost Wiering", "Naomi Pinas"


class Room:
    """Everyone who sits down in these tests, each in a process of their own."""

    def __init__(self, sit: Sit) -> None:
        self.lead = sit(Seat.FACILITATOR, FACILITATOR)
        self.reporter = sit(Seat.REPORTER, REPORTER)
        self.other = sit(Seat.REPORTER, OTHER)
        self.wall = sit(Seat.ROOM, "room")
        self.participant = sit(Seat.PARTICIPANT, "Ama Boateng")
        for place in self.all:
            place.sees("Werk voor de jeugd", "session 1")

    @property
    def all(self) -> tuple[Place, ...]:
        return (self.lead, self.reporter, self.other, self.wall, self.participant)

    @property
    def with_minutes(self) -> tuple[Place, ...]:
        return (self.reporter, self.other, self.participant)


@pytest.fixture
def room(sit: Sit) -> Room:
    return Room(sit)


def test_a_kept_line_stands_on_every_screen_at_once(room: Room) -> None:
    room.reporter.type("Het plein is 's avonds leeg.\n")
    room.reporter.type("/besluit We openen het jongerenpunt.\n")
    room.other.type("/vraag Wie heeft de sleutel?\n")
    for place in room.with_minutes:
        place.sees("Het plein is 's avonds leeg.", "We openen het jongerenpunt.", "Wie heeft de sleutel?")
    for place in (room.lead, room.wall):
        place.sees("B1 We openen het jongerenpunt.", "Wie heeft de sleutel?")
    for place in (room.reporter, room.other):
        place.sees("JW", "NP", "✓ kept")


def test_a_line_in_the_making_is_for_those_who_write(room: Room) -> None:
    room.reporter.type("Nog niet rijp")
    room.other.sees("JW", "Nog niet rijp")
    room.other.type("/actie @")
    room.reporter.sees("NP", "/actie @")
    room.reporter.type("e zin.\n")
    room.participant.sees("Nog niet rijpe zin.")
    for place in (room.wall, room.participant):
        assert "/actie @" not in place.screen
        assert "NP" not in place.screen


def test_next_pressed_by_two_at_once_moves_one_item(room: Room, sit: Sit, table: Table) -> None:
    second = sit(Seat.FACILITATOR, "Hatice Yıldırım")
    second.sees("5 of 11")
    for place in (room.lead, second):
        place.start_press("right")
    for place in (room.lead, second):
        assert place.handled()
    for place in (room.lead, second, room.wall, room.participant):
        place.sees("6 of 11")
    running = table.organiser.read.session(session_id=table.session_id).running_item_id
    assert running == table.item(6)


def test_a_draft_stays_at_its_item_when_the_room_moves_on(room: Room, table: Table) -> None:
    room.reporter.type("Dit hoort bij de kw")
    room.lead.press("right")
    room.reporter.sees("writes at 5", "room is at 6")
    room.reporter.type("estie.\n")
    room.reporter.misses("writes at 5")
    assert table.lines(5) == ["Dit hoort bij de kwestie."]
    assert table.lines(6) == []


def test_two_change_one_line_and_both_texts_stay_under_a_mark(room: Room, table: Table) -> None:
    room.reporter.type("Er zijn tien plekken.\n")
    for place in (room.reporter, room.other):
        place.sees("Er zijn tien plekken.")
    room.reporter.press("up")
    room.other.press("up", "up") if "Er zijn" not in room.other.screen else room.other.press("up")
    for place, words in ((room.reporter, " In maart."), (room.other, " Misschien elf.")):
        place.type(words)
    room.reporter.press("enter")
    room.participant.sees("Er zijn tien plekken. In maart.")
    room.other.press("enter")
    for place in (room.reporter, room.other):
        place.sees("Er zijn tien plekken. In maart.", "Er zijn tien plekken. Misschien elf.")
    (line,) = table.organiser.read.lines(item_id=table.item(5))
    assert line.text == "Er zijn tien plekken. In maart."
    assert [conflict.text for conflict in line.conflicts] == ["Er zijn tien plekken. Misschien elf."]


def test_a_decision_settled_by_one_shows_so_everywhere(room: Room, table: Table) -> None:
    room.reporter.type("Besluit: de proef begint in maart.\n")
    for place in room.all:
        place.sees("B1 de proef begint in maart.", "noted")
    room.lead.press("s")
    for place in room.with_minutes:
        place.misses("noted")
        place.sees("settled")
    (decision,) = table.organiser.read.decisions(maakbank_id=1)
    assert decision.status is DecisionStatus.SETTLED


def test_who_came_and_went_is_ticked_from_any_input(room: Room, table: Table) -> None:
    room.reporter.type("/hier ama, daan\n")
    room.lead.sees("2 here")
    room.other.type("/weg daan\n")
    room.lead.sees("1 here")
    presence = {
        entry.participant.name: entry.presence
        for entry in table.organiser.read.attendance(session_id=table.session_id)
    }
    assert presence["Ama Boateng"] is Presence.HERE
    assert presence["Daan Verhulst"] is Presence.LEFT


def test_closing_reaches_every_screen_and_the_minutes_go_on(room: Room, table: Table) -> None:
    room.lead.press("c")
    room.lead.sees("Not treated")
    room.lead.press("enter")
    for place in (room.wall, room.reporter, room.participant):
        place.sees("Closed")
    session = table.organiser.read.session(session_id=table.session_id)
    assert session.phase is SessionPhase.CLOSED
    room.reporter.type("Nagekomen: dank aan de koks.\n")
    room.other.sees("Nagekomen: dank aan de koks.")
