"""Pictures of opbrengsten: at Nalopen, their form, and their values by day."""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from models.codes import OutcomeKind, ReportBackState, Seat
from models.desk import Desk
from models.inputs import OutcomeInput
from models.rights import Actor
from models.store import Store
from screens.forms.outcome import OutcomeForm
from screens.outcomes import OutcomesScreen
from tests.screen_text import shown
from tests.snaps.conftest import moment
from tests.snaps.test_snap_live import MOMENTS, SIZES, until

CLOCK = MOMENTS["follow_up"]
LATER = "10:00"


def yielded(folder: Path) -> None:
    """Two opbrengsten on the copied record: one with values and an answer from home, one just marked."""
    store = Store.at(folder / "record.sqlite")
    day = moment(LATER).replace(year=2027, month=3, day=1)
    desk = Desk(store, Actor(seat=Seat.ORGANISER, name="Bureau"), lambda: day)
    by_number = {one.number: one.id for one in desk.read.decisions(maakbank_id=1)}
    first, _second = (desk.outcomes.mark(decision_id=by_number[number]) for number in (1, 5))
    desk.outcomes.save(
        outcome_id=first.id,
        revision=first.revision,
        data=OutcomeInput(
            kind=OutcomeKind.ACTION,
            measure="Jongeren die na de proefweek blijven",
            baseline="0",
            goal="10 jongeren",
            due=date(2027, 6, 1),
            measurer="Lectoraat Jeugd en Stad",
        ),
    )
    for month, value in ((1, "2 jongeren"), (2, "6 jongeren")):
        desk.outcomes.measure(outcome_id=first.id, measured_on=date(2027, month, 8), value=value)
    taken = desk.read.report_backs(maakbank_id=1)[0]
    desk.outcomes.save_report_back(
        report_back_id=taken.id,
        revision=taken.revision,
        due=taken.due,
        state=ReportBackState.CARRIED,
        answer="Wij doen mee",
    )
    store.close()


@SIZES
@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.ROOM])
def test_follow_up(snap_compare, app_at, sit, tmp_path, seat, size):
    app = app_at(CLOCK, sit(seat, CLOCK))
    yielded(tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=until("Werk voor de jeugd", "◆ B1"))


def test_follow_up_in_high_contrast(snap_compare, app_at, sit, tmp_path):
    app = app_at(CLOCK, sit(Seat.FACILITATOR, CLOCK), theme="maktui-contrast")
    yielded(tmp_path)
    assert snap_compare(app, terminal_size=(120, 40), run_before=until("Werk voor de jeugd", "◆ B1"))


def over(make: Callable[[Any], Any], words: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Open this screen over the live one, and wait until it is whole."""

    async def run(pilot: Pilot[None]) -> None:
        live: Any = pilot.app.screen
        await shown(pilot, "Werk voor de jeugd")
        pilot.app.push_screen(make(live))
        await until(words)(pilot)

    return run


@SIZES
def test_values_by_day(snap_compare, app_at, sit, tmp_path, size):
    app = app_at(CLOCK, sit(Seat.REPORTER, CLOCK))
    yielded(tmp_path)
    page = over(lambda live: OutcomesScreen(live.access, 1, live.kit), "het doel")
    assert snap_compare(app, terminal_size=size, run_before=page)


@SIZES
def test_form(snap_compare, app_at, sit, tmp_path, size):
    app = app_at(CLOCK, sit(Seat.REPORTER, CLOCK))
    yielded(tmp_path)
    form = over(lambda live: OutcomeForm(live.access, 1, 1), "proefweek blijven")
    assert snap_compare(app, terminal_size=size, run_before=form)
