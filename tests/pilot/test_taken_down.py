import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.css.query import NoMatches
from textual.widget import MountError
from textual.widgets import Static

from models.codes import Seat
from models.rights import Actor
from screens.access import Access
from screens.base import MakScreen
from screens.lead import LeadScreen
from screens.lead_tools import CalmTool, DecideTool, RollCallTool, RoundTool, TalkTool, ToolPlace
from screens.tool import LeadTool
from tests.fakes import FakeRecord
from tests.live_stage import FATIMA, Stage


class Sheet(MakScreen[None]):
    def compose(self) -> ComposeResult:
        yield Static("Verslag")

    async def look(self) -> None:
        """What a screen does when the record has answered."""
        async with self.refusals():
            self.query_one("#gone")

    async def grow(self) -> None:
        async with self.refusals():
            raise MountError("not attached")


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(Access(FakeRecord, Actor(seat=Seat.ORGANISER, name="")))


async def test_an_answer_for_a_screen_that_was_taken_down_is_let_go(sheet: Sheet) -> None:
    """Closing a session once ended the app: the list of what is open came in while its screen went."""
    async with App[None]().run_test() as pilot:
        await pilot.app.push_screen(sheet)
        await pilot.app.pop_screen()
        assert not sheet.is_up
        await sheet.look()
        await sheet.grow()


async def test_a_widget_missed_on_a_screen_that_stands_is_an_error(sheet: Sheet) -> None:
    async with App[None]().run_test() as pilot:
        await pilot.app.push_screen(sheet)
        with pytest.raises(NoMatches):
            await sheet.look()
        with pytest.raises(MountError):
            await sheet.grow()


async def test_an_item_that_follows_at_once_waits_for_the_tool_of_the_one_before(stage: Stage) -> None:
    """Two items within a moment once ended the app: a tool went while it was being put up."""
    stage.open()
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        screen = fatima.app.screen
        assert isinstance(screen, LeadScreen) and screen.state is not None
        place = screen.query_one(ToolPlace)
        for kind in (CalmTool, RoundTool, TalkTool, RollCallTool, CalmTool, DecideTool):
            place.show(kind, screen.state, screen.today, ())
        await fatima.until(lambda: [type(one) for one in place.children] == [DecideTool])


@pytest.mark.parametrize("turns", range(3))
@pytest.mark.parametrize("kind", [RoundTool, RollCallTool])
@pytest.mark.parametrize("leaves", ["the app", "the seat"])
async def test_one_may_leave_while_a_tool_is_put_up(
    stage: Stage, kind: type[LeadTool], turns: int, leaves: str
) -> None:
    stage.open()
    async with stage.seat(Seat.FACILITATOR, FATIMA) as fatima:
        screen = fatima.app.screen
        assert isinstance(screen, LeadScreen) and screen.state is not None
        screen.query_one(ToolPlace).show(kind, screen.state, screen.today, ())
        for _ in range(turns):
            await asyncio.sleep(0)
        if leaves == "the seat":
            await screen.remove()
    assert not fatima.app.return_code
