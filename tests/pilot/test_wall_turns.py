"""On the wall nobody scrolls: what is long turns by itself, and what moves comes in sight."""

from models.codes import Seat
from models.views.minutes import LineView
from screens.room import RoomScreen
from screens.widgets.big_letters import draw
from screens.widgets.turning import SECONDS
from tests.live_stage import JOOST, Sitting, Stage
from tests.proposing import Put

FOLLOW_UP = 9
SMALL = (80, 24)


def noted(stage: Stage, count: int) -> list[LineView]:
    """So many actions, and the session at Nalopen."""
    stage.open(FOLLOW_UP)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    return [
        stage.table.keep(joost, f"/actie @Daan Verhulst regelt zaak {number} volgende week", FOLLOW_UP)
        for number in range(1, count + 1)
    ]


async def later(stage: Stage, room: Sitting, turns: int) -> None:
    """So many turns of a page further on the clock, which then ticks."""
    stage.table.later(seconds=turns * SECONDS)
    screen = room.app.screen
    assert isinstance(screen, RoomScreen) and screen.state is not None
    screen.show_clocks(screen.state, screen.now)
    await room.pilot.pause()


async def test_a_long_follow_up_turns_until_all_was_in_sight(stage: Stage) -> None:
    noted(stage, 14)
    async with stage.seat(Seat.ROOM, "zaal", SMALL) as room:
        await room.sees("1 of ")
        seen = room.text
        assert "zaak 14 " not in seen
        for _ in range(8):
            await later(stage, room, 1)
            assert "Who does what" in room.text
            seen += room.text
        assert all(f"zaak {number} " in seen for number in range(1, 15))


async def test_what_moves_comes_in_sight(stage: Stage) -> None:
    lines = noted(stage, 14)
    joost = stage.table.sit(Seat.REPORTER, JOOST)
    async with stage.seat(Seat.ROOM, "zaal", SMALL) as room:
        await room.sees("zaak 8 ")
        stage.table.correct(joost, lines[12], "/actie @Ama regelt de zaal morgen")
        await room.sees("regelt de zaal")
        assert "zaak 8 " not in room.text
        await later(stage, room, 1)
        assert "regelt de zaal" in room.text


async def test_what_fits_stands_still_without_a_number(stage: Stage) -> None:
    noted(stage, 2)
    async with stage.seat(Seat.ROOM, "zaal") as room:
        await room.sees("zaak 2 ")
        before = room.text
        assert "○" not in before
        await later(stage, room, 2)
        assert "zaak 1 " in room.text and "zaak 2 " in room.text


async def test_a_proposal_with_many_objections_turns(stage: Stage) -> None:
    put = Put(stage.table)
    for number in range(19):
        put.lead.support.raise_objection(
            proposal_id=put.proposal_id,
            reason=f"Bezwaar {number}: dat duurt te lang",
        )
    async with stage.seat(Seat.ROOM, "zaal", SMALL) as room:
        await room.sees("1 of ")
        assert "Bezwaar 18" not in room.text
        seen = ""
        for _ in range(4):
            await later(stage, room, 1)
            seen += room.text
        assert "Bezwaar 18" in seen


async def test_who_leads_scrolls_by_hand(stage: Stage) -> None:
    noted(stage, 14)
    async with stage.seat(Seat.FACILITATOR, "Fatima", SMALL) as fatima:
        await fatima.sees("zaak 1 ")
        assert "1 of 4" not in fatima.text


async def test_the_count_of_who_chose_is_large_for_the_room_only(stage: Stage) -> None:
    put = Put(stage.table)
    put.ask()
    large = draw("0 of 9")[0].strip()
    async with stage.seat(Seat.ROOM, "zaal", SMALL) as room:
        await room.sees("0 of 9 chose")
        assert large in room.text
    async with stage.seat(Seat.FACILITATOR, "Fatima", SMALL) as fatima:
        await fatima.sees("0 of 9 chose")
        assert large not in fatima.text
