"""Which apps run: the stages that many look at, and the apps of one's own."""

import asyncio
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import replace

from maktui.settings import Settings
from maktui.web.app_process import WarmProcess
from maktui.web.caps import Full, Limits
from maktui.web.messages import clamped
from maktui.web.moves import asks
from maktui.web.orders import SeatOrder
from maktui.web.passes import Pass
from maktui.web.stage import Show
from maktui.web.viewer import Ending
from models.codes import Seat
from models.rights import Actor
from models.views.change import Change
from screens.language import _

__all__ = ["STAGE_SIZES", "House", "stage_size"]

STAGE_SIZES = ((80, 24), (120, 36), (160, 45))
"""Columns and rows that a stage is painted in: the room and a tablet, a laptop, a large screen."""

LINGER = 20.0
"""Seconds that an app goes on without anyone who looks: a reload, or a gap in the wifi."""


def stage_size(width: int, height: int) -> tuple[int, int]:
    """The largest stage that fits in a window, else the smallest."""
    fitting = [size for size in STAGE_SIZES if size[0] <= width and size[1] <= height]
    return fitting[-1] if fitting else STAGE_SIZES[0]


class House:
    """Starts apps when someone comes to look, and ends them when nobody does.

    Args:
        settings: what every app goes by.
        session_id: the session that is shown.
        limits: how many apps of one's own there may be.
        tells_moves: someone calls `moved` at each move of the record.
    """

    def __init__(
        self, settings: Settings, session_id: int, limits: Limits, *, tells_moves: bool = False
    ) -> None:
        self.warm = WarmProcess(settings.data_dir)
        self._settings = settings
        self._session_id = session_id
        self._limits = limits
        self._tells_moves = tells_moves
        self._shows: dict[Hashable, Show] = {}
        self._lingering: dict[Hashable, asyncio.TimerHandle] = {}
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def shows(self) -> tuple[Show, ...]:
        """What runs now."""
        return tuple(self._shows.values())

    async def stage(self, seat: Pass, width: int, height: int) -> Show:
        """The stage for this seat, in the size that fits the window best."""
        kind = Seat.ROOM if seat.seat is Seat.ROOM else Seat.PARTICIPANT
        size = stage_size(width, height)
        # Of nobody: many look at it.
        actor = Actor(
            seat=kind,
            name=_("the room") if kind is Seat.ROOM else "",
            session_id=self._session_id,
            seat_id=f"stage-{kind}",
        )
        return await self._show((kind, *size), self._order(actor, size, is_stage=True))

    async def own(self, seat: Pass, width: int, height: int) -> Show:
        """The app of this seat itself; every window of the seat has the same one.

        Raises:
            Full: there are as many as this computer can have.
        """
        key = seat.web_seat_id
        if key not in self._shows and self._own_count >= self._limits.own_apps:
            raise Full
        actor = replace(seat.actor(), session_id=self._session_id)
        return await self._show(key, self._order(actor, clamped(width, height), is_stage=False))

    def has_room(self, seat: Pass) -> bool:
        """Whether this seat can have an app of its own."""
        return seat.web_seat_id in self._shows or self._own_count < self._limits.own_apps

    @property
    def _own_count(self) -> int:
        return sum(1 for show in self._shows.values() if not show.is_stage)

    def _order(self, actor: Actor, size: tuple[int, int], *, is_stage: bool) -> SeatOrder:
        return SeatOrder(
            settings=self._settings,
            actor=actor,
            session_id=self._session_id,
            width=size[0],
            height=size[1],
            is_stage=is_stage,
            is_told=self._tells_moves,
        )

    async def _show(self, key: Hashable, order: SeatOrder) -> Show:
        lingering = self._lingering.pop(key, None)
        if lingering is not None:
            lingering.cancel()
        show = self._shows.get(key)
        if show is None:
            show = self._shows[key] = Show(order, self._forgetter(key))
            try:
                await show.start(self.warm)
            except OSError:
                del self._shows[key]
                raise
        return show

    def _forgetter(self, key: Hashable) -> Callable[[Show], None]:
        def forget(show: Show) -> None:
            if self._shows.get(key) is show:
                del self._shows[key]

        return forget

    def left(self, show: Show) -> None:
        """Someone went; who was the last may come back for a while."""
        key = next((key for key, one in self._shows.items() if one is show), None)
        if key is not None and not show.viewers and key not in self._lingering:
            self._lingering[key] = asyncio.get_running_loop().call_later(LINGER, self._end_unseen, key)

    def _end_unseen(self, key: Hashable) -> None:
        self._lingering.pop(key, None)
        show = self._shows.get(key)
        if show is not None and not show.viewers:
            self._end_show(key)

    def moved(self, changes: Iterable[Change]) -> None:
        """The record moved: every app looks, and a participant's page hears that there may be more to do."""
        when = asks(changes)
        for show in self._shows.values():
            show.moved()
            if when and show.order.actor.seat is Seat.PARTICIPANT:
                show.say("acts", when)

    def close_seat(self, web_seat_id: int) -> None:
        """This seat is no more: its own app ends, and what it looked at closes."""
        for show in self.shows:
            for viewer in tuple(show.viewers):
                if viewer.web_seat_id == web_seat_id:
                    viewer.end(Ending.REVOKED)
        if web_seat_id in self._shows:
            self._end_show(web_seat_id, Ending.REVOKED)

    def _end_show(self, key: Hashable, ending: Ending = Ending.ENDED) -> None:
        lingering = self._lingering.pop(key, None)
        if lingering is not None:
            lingering.cancel()
        show = self._shows.pop(key, None)
        if show is not None:
            task = asyncio.get_running_loop().create_task(show.close(ending))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def close(self, within: float) -> None:
        """End every app, then the warm process; whatever does not end in time is killed."""
        for key in tuple(self._shows):
            self._end_show(key, Ending.GOING_AWAY)
        if self._closing:
            await asyncio.wait(self._closing, timeout=within)
        for task in self._closing:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*self._closing, return_exceptions=True)
        self.warm.kill()
