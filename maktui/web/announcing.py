"""Where people join this server, as the record says it for as long as the server runs."""

import asyncio
import logging
from contextlib import aclosing

from maktui.record import Record
from models.codes import ChangeKind
from models.desk import Desk
from models.errors import MakError

__all__ = ["Announcement"]

log = logging.getLogger(__name__)


class Announcement:
    """The last server to begin is the one that people are told of; when it leaves, one that still runs.

    Args:
        record: where it is said.
        desk: says it.
        session_id: the session that is served.
    """

    def __init__(self, record: Record, desk: Desk, session_id: int) -> None:
        self._record = record
        self._desk = desk
        self._session_id = session_id
        self._address = ""
        self._turn = asyncio.Lock()
        self._standing: asyncio.Task[None] | None = None

    def stand(self, address: str) -> None:
        """This was announced; see to it that no less is."""
        self._address = address
        self._standing = asyncio.create_task(self._stand())

    async def _stand(self) -> None:
        async with aclosing(self._record.feed()) as feed:
            async for changes in feed:
                if any(change.kind is ChangeKind.DOOR_ANNOUNCED for change in changes):
                    await self._say_if_nothing_is()

    async def _say_if_nothing_is(self) -> None:
        async with self._turn:
            try:
                await asyncio.to_thread(self._say, self._address, "")
            except MakError:
                log.exception("the address could not be announced again")

    async def end(self) -> None:
        """Take it back, unless another server announced itself since."""
        if self._standing is None:
            return
        async with self._turn:  # what is being said would come after
            self._standing.cancel()
        self._say("", self._address)

    def _say(self, address: str, instead_of: str) -> None:
        self._desk.door.announce(session_id=self._session_id, address=address, instead_of=instead_of)
