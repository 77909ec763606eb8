from functools import partial

import pytest
from textual.screen import Screen

from models.codes import Seat
from models.outbox import Outbox
from models.rights import Actor
from screens.access import Access
from screens.room import RoomScreen
from screens.seats import seat_screen
from tests.live_stage import FATIMA, JOOST, Stage


@pytest.mark.parametrize("command", ["/opstaan", "/standup"])
async def test_who_stands_up_leaves_no_line_in_the_making_behind(
    stage: Stage, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when she is gone before the draft of the next key is due."""
    lead = stage.open()
    room = Actor(seat=Seat.ROOM, name="", session_id=stage.session_id)
    outbox = Outbox.claim(
        stage.kit.outbox_folder, session_id=stage.session_id, author=JOOST, seat=Seat.REPORTER
    )
    reporter = Actor(
        seat=Seat.REPORTER,
        name=JOOST,
        initials="JW",
        session_id=stage.session_id,
        seat_id=outbox.seat_id,
    )

    def wall(access: Access) -> Screen[None]:
        return seat_screen(access.seated(room), stage.session_id, stage.kit, None)

    def seat(access: Access) -> Screen[None]:
        return seat_screen(access.seated(reporter), stage.session_id, stage.kit, outbox)

    async with stage.screen(wall, then=seat) as joost:
        await joost.until(lambda: getattr(joost.app.screen, "state", None) is not None)
        await joost.type(command)
        drafts = partial(lead.read.drafts, session_id=stage.session_id)
        await joost.until(lambda: [one.text for one in drafts()] == [command])
        monkeypatch.setattr("models.keeper.DRAFT_PAUSE", 60)
        await joost.press("enter")
        await joost.until(lambda: isinstance(joost.app.screen, RoomScreen))
        await joost.until(lambda: not drafts())


@pytest.mark.parametrize("command", ["/verlaten", "/quit"])
async def test_who_leaves_the_app_leaves_no_line_in_the_making_behind(
    stage: Stage, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = stage.open()
    drafts = partial(lead.read.drafts, session_id=stage.session_id)
    async with stage.seat(Seat.REPORTER, JOOST) as joost:
        await joost.type(command)
        await joost.until(lambda: [one.text for one in drafts()] == [command])
        monkeypatch.setattr("models.keeper.DRAFT_PAUSE", 60)
        await joost.press("enter")
        await joost.sees("Stop? The session goes on")
        await joost.press("enter")
        await joost.until(lambda: not joost.app.is_running)
    assert not drafts()


@pytest.mark.parametrize(("command", "words"), [("/sluiten", "Close the session?"), ("/wie", "Who is here?")])
async def test_a_sheet_over_the_seat_leaves_no_line_in_the_making_behind(
    stage: Stage, command: str, words: str
) -> None:
    lead = stage.open()
    drafts = partial(lead.read.drafts, session_id=stage.session_id)
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        await fatima.press("slash")
        await fatima.type(command[1:])
        await fatima.until(lambda: [one.text for one in drafts()] == [command])
        await fatima.press("enter")
        await fatima.sees(words)
        await fatima.until(lambda: not drafts())
