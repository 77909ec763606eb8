"""Who may come in: what the server asks of the door, and what it knows of a seat."""

from dataclasses import dataclass
from typing import Protocol

from models.codes import Seat
from models.rights import Actor
from models.rules import initials_for
from screens.labels import seat_word

__all__ = ["Admission", "Doorkeeper", "Pass"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """A seat in the browser, as it stands now."""

    web_seat_id: int
    session_id: int
    seat: Seat
    name: str
    initials: str = ""
    participant_id: int | None = None
    is_confirmed: bool = False
    """A gespreksleider or reporter knows this person; before that a participant only looks on."""

    def actor(self) -> Actor:
        """Who acts from this seat; one that nobody put a name to is called after the seat."""
        name = self.name or seat_word(self.seat)
        return Actor(
            seat=self.seat,
            name=name,
            initials=self.initials or initials_for(name, ()),
            session_id=self.session_id,
            seat_id=f"web-{self.web_seat_id}",
            participant_id=self.participant_id,
            web_seat_id=self.web_seat_id,
        )


@dataclass(frozen=True, slots=True)
class Admission:
    """A seat just taken, with the secret that its cookie holds from now on."""

    seat: Pass
    token: str


class Doorkeeper(Protocol):
    """Lets people in; methods wait for the record in a thread, never in the loop."""

    async def admit(self, token: str) -> Pass | None:
        """The seat of this cookie; None when there is none, it expired or was revoked."""
        ...

    async def join(self, code: str, name: str) -> Admission:
        """Come in with the session's code and one's own name.

        Raises:
            Refused: the code is wrong or the door is shut, or the name is in use.
            InvalidInput: there is no name.
        """
        ...

    async def offered(self, secret: str) -> Pass:
        """The seat that a one-time link gives; looking does not use it up.

        Raises:
            Refused: there is no such link, it was used or it expired.
        """
        ...

    async def redeem(self, secret: str, name: str = "") -> Admission:
        """Come in with a one-time link; a name counts for a link made for nobody in particular.

        Raises:
            Refused: there is no such link, it was used or it expired.
            InvalidInput: the name can't be one.
        """
        ...

    async def leave(self, seat: Pass) -> None:
        """Give the seat up; its cookie opens nothing any more."""
        ...
