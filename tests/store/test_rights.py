import inspect
import re

import pytest

from models import desk as desk_package
from models.codes import Seat
from models.desk import (
    admitting,
    attending,
    choosing,
    following_up,
    minuting,
    preparing,
    reading,
    running,
    speaking,
    supporting,
    yielding,
)
from models.errors import Refused
from models.rights import RIGHTS, Actor, check

PARTS = (
    admitting,
    attending,
    choosing,
    following_up,
    minuting,
    preparing,
    reading,
    running,
    speaking,
    supporting,
    yielding,
)


def named_acts() -> set[str]:
    source = "".join(inspect.getsource(part) for part in PARTS)
    return set(re.findall(r'self\._(?:work|look)\(\s*"([a-z_.]+)"', source))


def test_every_act_of_the_desk_is_in_the_table_and_the_other_way_round():
    assert named_acts() == set(RIGHTS)


@pytest.mark.parametrize("part", PARTS)
def test_every_public_method_checks_a_right(part):
    classes = [
        kind for _, kind in inspect.getmembers(part, inspect.isclass) if kind.__module__ == part.__name__
    ]
    for kind in classes:
        for name, method in inspect.getmembers(kind, inspect.isfunction):
            if name.startswith("_") or name not in vars(kind):
                continue
            assert re.search(r"self\._(work|look|mark)", inspect.getsource(method)), f"{name} checks nothing"


def test_what_is_not_in_the_table_is_refused_for_everyone():
    for seat in Seat:
        with pytest.raises(Refused):
            check(Actor(seat=seat, name="x", session_id=1), "session.blow_up")


OF_ONESELF = {
    "door.leave",
    "door.say_here",
    "door.endorse",
    "stands.take",
    "stands.choose_voice",
    "turns.ask",
}
"""What a seat in the browser may do, to itself only."""


@pytest.mark.parametrize(
    "act", sorted(act for act in RIGHTS if not act.startswith("read.") and act not in OF_ONESELF)
)
@pytest.mark.parametrize("seat", [Seat.PARTICIPANT, Seat.ROOM])
def test_those_who_look_on_write_nothing_but_about_themselves(act, seat):
    with pytest.raises(Refused):
        check(Actor(seat=seat, name="x", session_id=1), act, session_id=1)


def test_the_desk_has_only_the_parts_that_are_checked():
    desk = desk_package.Desk(None, Actor(seat=Seat.ROOM, name="x"))  # type: ignore[arg-type]
    parts = {name for name in (*vars(desk_package.Desk), *vars(desk)) if not name.startswith("_")}
    assert parts - {"store", "actor", "clock", "get_ready_to_write"} == {
        "read", "prepare", "session", "attendance", "minutes", "follow_up", "stands", "support", "turns",
        "outcomes", "door",
    }  # fmt: skip
