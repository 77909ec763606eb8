"""A sheet about a proposal, opened from a writing seat; and one that cannot save at first."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.screen import Screen

from models.codes import Seat
from models.errors import MakError
from models.rights import Actor
from screens.access import Access
from screens.objections import ObjectionsSheet
from screens.settling import SettleSheet
from screens.stands import StandsSheet
from screens.widgets.ask_line import AskLine
from tests.live_stage import FATIMA, Sitting, Stage
from tests.proposing import Put

__all__ = ["begun", "reads", "sheet"]

Sheet = StandsSheet | ObjectionsSheet | SettleSheet


class Failing(Access):
    """Refuses the next acts with these errors."""

    failures: list[MakError]

    async def act(self, use):
        if self.failures:
            raise self.failures.pop(0)
        return await super().act(use)


@asynccontextmanager
async def sheet(
    stage: Stage,
    put: Put,
    made: Callable[[Access, int], Sheet],
    seat: Seat = Seat.FACILITATOR,
    failures: tuple[MakError, ...] = (),
) -> AsyncIterator[Sitting]:
    """Someone opens this sheet on the proposal."""
    async with stage.screen(lambda _access: Screen()) as sitting:
        access = sitting.app.access.seated(Actor(seat=seat, name=FATIMA, session_id=stage.session_id))
        access.__class__ = Failing
        access.failures = list(failures)  # type: ignore[attr-defined]
        sitting.app.push_screen(made(access, put.proposal_id))
        await sitting.sees("Tien buurtbanen in Noord")
        yield sitting


def begun(sitting: Sitting) -> str:
    """What stands in the line that is asked for."""
    return sitting.app.screen.query_one(AskLine).text


async def reads(sitting: Sitting, words: str) -> None:
    """Wait until these words are on the screen, on however many rows."""
    await sitting.until(lambda: words in " ".join(sitting.text.split()))
