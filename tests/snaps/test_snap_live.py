from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from models.codes import Seat
from tests.screen_text import shown

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

MOMENTS = {
    "meal": "17:50",
    "roll_call": "18:32",
    "values": "18:47",
    "talk": "19:12",
    "break": "20:00",
    "decisions": "20:24",
    "follow_up": "20:42",
    "learning": "20:49",
    "closed": "21:05",
}


def until(*words: str, keys: str = "") -> Callable[[Pilot[None]], Awaitable[None]]:
    """Wait until these words are on screen, then press keys."""

    async def run(pilot: Pilot[None]) -> None:
        for text in words:
            await shown(pilot, text)
        for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
            field.cursor_blink = False
        for key in keys.split():
            await pilot.press(key)
        await pilot.pause()

    return run


@SIZES
@pytest.mark.parametrize("moment", MOMENTS)
def test_lead(snap_compare, app_at, sit, moment, size):
    clock = MOMENTS[moment]
    app = app_at(clock, sit(Seat.FACILITATOR, clock))
    assert snap_compare(app, terminal_size=size, run_before=until("Werk voor de jeugd", "bewaard"))


PROPOSAL = {"clarifying": "19:48", "choosing": "19:49", "shown": "19:50"}


@SIZES
@pytest.mark.parametrize("phase", PROPOSAL)
@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.REPORTER, Seat.ROOM])
def test_a_proposal_at_the_table(snap_compare, app_at, sit, seat, phase, size):
    clock = PROPOSAL[phase]
    app = app_at(clock, sit(seat, clock))
    assert snap_compare(app, terminal_size=size, run_before=until("Werk voor de jeugd", "proefweken"))


@pytest.mark.parametrize(
    ("theme", "phase", "size"),
    [("maktui-dark", "choosing", (80, 24)), ("maktui-contrast", "shown", (120, 40))],
    ids=["dark", "contrast"],
)
def test_a_proposal_on_the_wall_in_other_colours(snap_compare, app_at, sit, theme, phase, size):
    clock = PROPOSAL[phase]
    app = app_at(clock, sit(Seat.ROOM, clock), theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=until("Werk voor de jeugd", "proefweken"))


@SIZES
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("moment", ["meal", "talk", "decisions"])
def test_reporter(snap_compare, app_at, sit, moment, language, size):
    clock = MOMENTS[moment]
    app = app_at(clock, sit(Seat.REPORTER, clock), language=language)
    assert snap_compare(app, terminal_size=size, run_before=until("Werk voor de jeugd"))


@SIZES
@pytest.mark.parametrize("seat", [Seat.ROOM, Seat.PARTICIPANT])
@pytest.mark.parametrize("moment", ["meal", "talk", "decisions"])
def test_looking_on(snap_compare, app_at, sit, moment, seat, size):
    clock = MOMENTS[moment]
    app = app_at(clock, sit(seat, clock))
    assert snap_compare(app, terminal_size=size, run_before=until("Werk voor de jeugd"))


@pytest.mark.parametrize("theme", ["maktui-dark", "maktui-contrast"])
@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.REPORTER])
def test_other_colours(snap_compare, app_at, sit, seat, theme):
    clock = MOMENTS["decisions"]
    app = app_at(clock, sit(seat, clock), theme=theme)
    assert snap_compare(app, terminal_size=(120, 40), run_before=until("Werk voor de jeugd"))


def test_a_sheet_has_an_edge_in_high_contrast(snap_compare, app_at, sit):
    clock = MOMENTS["decisions"]
    app = app_at(clock, sit(Seat.FACILITATOR, clock), theme="maktui-contrast")
    assert snap_compare(app, terminal_size=(120, 40), run_before=until("bewaard", keys="w"))
