from datetime import UTC, datetime

import pytest

from maktui.playing import Evening, lay_example
from models import example
from models.codes import DecisionStatus, ItemState, LineKind, Presence, Seat
from models.desk import Desk
from models.rights import Actor

START = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)


@pytest.fixture
def record(store):
    organiser = Desk(store, Actor(seat=Seat.ORGANISER, name=""))
    organiser.prepare.lay_reference()
    session_id = lay_example(organiser, START)
    Evening(store, session_id, START).play()
    return organiser.read.record(session_id=session_id)


def test_the_whole_evening_plays_from_the_door_to_the_check_out(record):
    assert all(item.state is ItemState.TREATED for item in record.agenda)
    assert record.session.closed_at is not None
    assert [(d.number, d.status) for d in record.decisions] == [
        (1, DecisionStatus.SETTLED),
        (2, DecisionStatus.SETTLED),
        (3, DecisionStatus.NOTED),
        (4, DecisionStatus.VOID),
        (5, DecisionStatus.SETTLED),
    ]
    assert len(record.actions) == 6 and all(action.owners for action in record.actions)
    kinds = {line.kind for lines in record.lines.values() for line in lines}
    assert kinds == set(LineKind)
    here = [seen for seen in record.attendance if seen.spans]
    assert len(here) == 14 and any(seen.presence is Presence.EXCUSED for seen in record.attendance)


def test_the_time_of_the_items_adds_up_to_the_evening(record):
    spent = sum(item.seconds(record.made_at) for item in record.agenda)
    whole = (record.session.closed_at - record.session.opened_at).total_seconds()
    began, ended = (
        next(example.moment_of(step, START) for step in example.EVENING if isinstance(step, kind))
        for kind in (example.Pause, example.Resume)
    )
    assert spent == whole - (ended - began).total_seconds()
