from datetime import UTC, datetime

from maktui.playing import Evening
from models import example
from models.codes import DecisionStatus, ItemState, LineKind, Presence
from tests.table import Table

START = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)


def test_the_whole_evening_plays_from_the_door_to_the_check_out(table: Table) -> None:
    Evening(table.store, 1, START).play()
    record = table.organiser.read.record(session_id=1)
    assert all(item.state is ItemState.TREATED for item in record.agenda)
    assert record.session.closed_at is not None and record.session.opened_at is not None
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
    spent = sum(item.seconds(record.made_at) for item in record.agenda)
    whole = (record.session.closed_at - record.session.opened_at).total_seconds()
    began, ended = (
        next(example.moment_of(step, START) for step in example.EVENING if isinstance(step, kind))
        for kind in (example.Pause, example.Resume)
    )
    assert spent == whole - (ended - began).total_seconds()
