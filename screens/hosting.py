"""What a screen asks of whoever can bring a session into the browser."""

from typing import Protocol

__all__ = ["CannotServe", "Host"]


class CannotServe(Exception):
    """It did not come about; `words` says why, in the user's language."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Host(Protocol):
    """Brings one session at a time into the browser, for as long as the app runs."""

    @property
    def obstacle(self) -> str:
        """Why this computer can't, and what to do; "" when it can."""
        ...

    @property
    def address(self) -> str:
        """Where it serves, or served last; "" when it never did."""
        ...

    def serves(self, session_id: int) -> bool:
        """Whether it serves this session now, or is about to."""
        ...

    async def serve(self, session_id: int, *, for_lan: bool) -> None:
        """Serve this session, and no other any more; comes back when people can join.

        Args:
            session_id: the session.
            for_lan: for every device on this network; else for this computer only.

        Raises:
            CannotServe: the port is taken, say.
        """
        ...

    async def stop(self) -> None:
        """Serve nothing any more; comes back when all of it is gone."""
        ...

    async def broken_off(self, session_id: int) -> None:
        """Comes back when serving this session, now or later, ended though nobody stopped it."""
        ...
