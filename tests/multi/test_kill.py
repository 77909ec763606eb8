"""kill -9, a locked, full or read-only record: what was typed is still there."""

import random
import re
import time

import pytest

from models.codes import Seat
from models.driver import connect
from tests.multi.place import TALK, Place, Sit
from tests.table import Table

KILLS = 50
CHAINS = 5
KEYS = "abcdeghijklmnoprstuvwz éü€"
KEPT = "✓ kept"
SAVED = re.compile(r"✓ kept \d\d:\d\d")


class Typist:
    """Types on and on, through every kill.

    Attributes:
        typed: every key so far that the app may have had, Enter as a newline.
        sure: how many of those the app said it had handled.
    """

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.typed = ""
        self.sure = 0

    def more(self, count: int) -> str:
        """Words and now and then an Enter; no line ends or begins with a space."""
        text = self.typed
        while len(text) < len(self.typed) + count:
            if text and text[-1] not in " \n":
                text += "\n" if self.chance.random() < 0.08 else self.chance.choice(KEYS)
            else:
                text += self.chance.choice(KEYS.replace(" ", ""))
        return text[len(self.typed) :]

    def type_until_killed(self, place: Place) -> None:
        keys = self.more(60)
        place.start_press(*("enter" if key == "\n" else key for key in keys))
        for _ in range(self.chance.randrange(len(keys) - 10)):
            assert place.handled()
            self.sure += 1
        time.sleep(self.chance.random() * 0.01)
        place.kill()
        while place.handled():
            self.sure += 1
        self.typed += keys

    def look(self, place: Place, table: Table) -> None:
        """What is there again is all that the app had handled, and goes no further than what was typed."""
        place.sees(KEPT, "De kwestie")
        there = "\n".join([*table.lines(TALK), place.input])
        assert self.typed.startswith(there)
        assert len(there) >= self.sure, f"{self.sure - len(there)} characters are gone"
        self.typed, self.sure = there, len(there)


@pytest.mark.parametrize("chain", range(CHAINS))
def test_no_handled_key_is_lost_to_a_kill(sit: Sit, table: Table, chain: int) -> None:
    chance = random.Random(chain)
    typist = Typist(chance)
    for _ in range(KILLS // CHAINS):
        place = sit.reporter()
        if chance.random() < 0.3:  # killed while it starts and takes up what was left
            time.sleep(chance.random())
            place.kill()
            place = sit.reporter()
        typist.look(place, table)
        typist.type_until_killed(place)
    typist.look(sit.reporter(), table)


def test_what_is_typed_at_the_first_picture_comes_behind_what_was_left(sit: Sit, table: Table) -> None:
    place = sit.reporter()
    place.sees(KEPT, "De kwestie")
    place.type("Dit stond er")
    place.kill()
    place = sit.reporter()
    place.sees(re.compile(r"\S"))
    place.type(" al.")
    assert place.input == "Dit stond er al."


def test_a_killed_correction_goes_on_as_a_correction(sit: Sit, table: Table) -> None:
    line = table.keep(table.sit(Seat.REPORTER), "Er zijn tien plekken.", TALK)
    place = sit.reporter()
    place.sees("Er zijn tien plekken.")
    place.press("escape")
    while "▌Er zijn" not in place.screen:
        place.press("up")
    place.press("e")
    place.sees("corrects")
    place.type(" In maart.")
    place.kill()
    place = sit.reporter()
    place.sees("corrects", "Er zijn tien plekken. In maart.")
    place.type("\n")
    place.sees(SAVED)
    (kept,) = table.organiser.read.lines(item_id=table.item(TALK))
    assert (kept.id, kept.text) == (line.id, "Er zijn tien plekken. In maart.")


def test_a_record_locked_for_ten_seconds_holds_up_nobody_who_types(sit: Sit, table: Table) -> None:
    place = sit.reporter(language="nl")
    place.sees("Agenda", "De kwestie", "✓")
    assert table.store.path is not None
    holder = connect(table.store.path, wait=1)
    holder.execute("BEGIN IMMEDIATE")
    until = time.monotonic() + 10
    place.type("De eerste regel.\n")
    place.sees("Nog niet bewaard", "Typ gerust door")
    typed = ""
    while time.monotonic() < until:
        pressed = time.monotonic()
        key = "abcdefghij"[len(typed) % 10]
        place.press(key)
        typed += key
        place.sees(typed)
        assert time.monotonic() - pressed < 2
        time.sleep(0.1)  # a calm typist
    assert table.lines(TALK) == []
    holder.execute("ROLLBACK")
    holder.close()
    place.type("\n")
    place.misses("Nog niet bewaard")
    assert table.lines(TALK) == ["De eerste regel.", typed]


@pytest.mark.parametrize(
    ("stop", "go_on", "said"),
    [
        ("max_page_count=1", "max_page_count=1000000", "schijf is vol"),
        ("query_only=ON", "query_only=OFF", "alleen lezen"),
    ],
    ids=["full", "read-only"],
)
def test_a_record_that_takes_nothing_is_told_and_tried_again(
    sit: Sit, table: Table, stop: str, go_on: str, said: str
) -> None:
    place = sit.reporter(language="nl")
    place.sees("Agenda", "De kwestie", "✓")
    place.pragma(stop)
    long = "Alles wat gezegd is. " * 400
    place.paste(long)
    place.type("En nog iets.\n")
    place.sees(said)
    place.type("Nog een regel.\n")
    place.type("En een halve")
    place.sees("En een halve")
    assert table.lines(TALK) == []
    place.pragma(go_on)
    place.misses(said)
    place.sees("Nog een regel.", "✓")
    assert table.lines(TALK) == [f"{long}En nog iets.", "Nog een regel."]
    assert place.input == "En een halve"


def test_a_killed_seat_comes_back_exactly_where_it_was(sit: Sit, table: Table) -> None:
    lead, wall = sit.lead(), sit.wall()
    for place in (lead, wall):
        place.sees("5 of 11")
    lead.press("right")
    for place in (lead, wall):
        place.sees("6 of 11", "30 minutes left")
    lead.press("plus")
    for place in (lead, wall):
        place.sees("35 minutes left")
    lead.press("p")
    for place in (lead, wall):
        place.sees("break since")
    before = [still(place) for place in (lead, wall)]
    for place in (lead, wall):
        place.kill()
    back = [sit.lead(), sit.wall()]
    for place in back:
        place.sees("6 of 11", "break since")
    assert [still(place) for place in back] == before


def still(place: Place) -> list[str]:
    """The screen without the rows that tell the time, or when something was kept."""
    rows = place.screen.splitlines()
    return [row.rstrip() for row in rows[2:-1]]
