import pytest
from textual.app import App, ComposeResult
from textual.css.query import NoMatches
from textual.widget import MountError
from textual.widgets import Static

from models.codes import Seat
from models.rights import Actor
from screens.access import Access
from screens.base import MakScreen
from tests.fakes import FakeRecord


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
