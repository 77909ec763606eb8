"""The doorkeeper on the record: lets in who the Desk lets in, each question in a thread."""

import asyncio
from typing import TYPE_CHECKING

from maktui.web.passes import Admission, Pass
from models.admission import Admission as Admitted
from models.admission import WebSeatView
from models.codes import Seat
from models.errors import Refusal, Refused
from models.rights import Actor
from screens.access import Record

if TYPE_CHECKING:
    from models.desk import Desk

__all__ = ["DeskDoorkeeper"]


class DeskDoorkeeper:
    """A `maktui.web.passes.Doorkeeper` for the serving process.

    Args:
        record: the opened record; whoever gives it closes it.
        name: of the host, as the change log names who let people in.
    """

    def __init__(self, record: Record, name: str = "maktui") -> None:
        self._record = record
        self._desk = record.desk(Actor(seat=Seat.ORGANISER, name=name))

    async def admit(self, token: str) -> Pass | None:
        """See `Doorkeeper.admit`."""
        try:
            return pass_of(await asyncio.to_thread(self._desk.read.admission, token=token))
        except Refused as refused:
            if refused.refusal is Refusal.SEAT_GONE:
                return None
            raise

    async def join(self, code: str, name: str) -> Admission:
        """See `Doorkeeper.join`."""
        return _told(await asyncio.to_thread(self._desk.door.join, code=code, name=name))

    async def offered(self, secret: str) -> Pass:
        """See `Doorkeeper.offered`."""
        return pass_of(await asyncio.to_thread(self._desk.read.offered, secret=secret))

    async def redeem(self, secret: str, name: str = "") -> Admission:
        """See `Doorkeeper.redeem`.

        Args:
            secret: of the link.
            name: of its taker, for a link made for nobody in particular.
        """
        return _told(await asyncio.to_thread(self._desk.door.redeem, secret=secret, name=name))

    async def leave(self, seat: Pass) -> None:
        """See `Doorkeeper.leave`; a seat that is gone already stays so."""
        try:
            await asyncio.to_thread(self.desk_of(seat).door.leave)
        except Refused as refused:
            if refused.refusal is not Refusal.SEAT_GONE:
                raise

    def desk_of(self, seat: Pass) -> "Desk":
        """The Desk of a seat, for its acts from forms; use it in a thread."""
        return self._record.desk(seat.actor())


def pass_of(seat: WebSeatView) -> Pass:
    """What the server knows of a seat that stands."""
    return Pass(
        web_seat_id=seat.id,
        session_id=seat.session_id,
        seat=seat.seat,
        name=seat.name,
        initials=seat.initials,
        participant_id=seat.participant_id,
        is_confirmed=seat.is_confirmed,
    )


def _told(admitted: Admitted) -> Admission:
    return Admission(pass_of(admitted.web_seat), admitted.token)
