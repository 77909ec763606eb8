"""Coming in by the browser: what is shown of it, its codes and secrets.

A secret is handed out once and never kept: the record holds its hash.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import choice, token_urlsafe

from models.codes import Seat

__all__ = [
    "CODE_LENGTH",
    "STANDS_FOR",
    "Admission",
    "DoorView",
    "Invitation",
    "OwnSeatView",
    "WebSeatView",
    "hashed",
    "new_code",
    "new_secret",
    "plain_code",
]

CODE_LENGTH = 8
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that reads like a figure or another letter."""
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})

LOOPBACK = ("127.", "localhost", "[::1]")

STANDS_FOR = timedelta(hours=18)
"""How long a seat stands after its session's planned start, or after it was made when that is later."""


@dataclass(frozen=True, slots=True)
class DoorView:
    """Where people join a session."""

    session_id: int
    code: str
    """Empty as long as the door was never opened."""
    is_open: bool
    address: str
    """The URL under which the room is served now; empty when it is not."""
    address_at: datetime | None

    @property
    def shown_code(self) -> str:
        """In two halves, as people read it aloud."""
        half = CODE_LENGTH // 2
        return f"{self.code[:half]} {self.code[half:]}".strip()

    @property
    def shown_address(self) -> str:
        """As people type it: browsers put the rest before it."""
        return self.address.partition("://")[2]

    @property
    def join_url(self) -> str:
        """Where the QR code leads; empty when nobody can join."""
        return f"{self.address}/j/{self.code}" if self.is_open and self.address else ""

    @property
    def is_for_this_machine(self) -> bool:
        """Whether the address works on the serving machine only."""
        host = self.address.partition("://")[2].partition("/")[0]
        return host.startswith(LOOPBACK)

    @property
    def reaches_the_room(self) -> bool:
        """Whether somebody with a phone could join now."""
        return bool(self.join_url) and not self.is_for_this_machine


@dataclass(frozen=True, slots=True)
class WebSeatView:
    """A seat in the browser that stands: not revoked, given up or expired."""

    id: int
    session_id: int
    seat: Seat
    name: str
    """Empty for a link that its taker has not put a name to."""
    initials: str
    participant_id: int | None
    created_at: datetime
    expires_at: datetime
    taken_at: datetime | None
    """None for a link that was not used yet."""
    confirmed_at: datetime | None
    confirmed_by: str
    said_here_at: datetime | None

    @property
    def is_confirmed(self) -> bool:
        """Whether a gespreksleider or reporter knows this person."""
        return self.confirmed_at is not None

    @property
    def waits(self) -> bool:
        """Whether somebody sits here whom nobody confirmed."""
        return self.taken_at is not None and self.confirmed_at is None


@dataclass(frozen=True, slots=True)
class OwnSeatView:
    """What somebody in the browser may know of herself."""

    web_seat: WebSeatView
    is_here: bool
    """Noted as at the table now."""
    has_endorsed: bool
    """Stands behind the grondwaarden of this session (R2)."""

    @property
    def may_endorse(self) -> bool:
        """Confirmed and at the table, and not done yet."""
        return self.web_seat.is_confirmed and self.is_here and not self.has_endorsed


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link; its secret is told here and never again."""

    web_seat_id: int
    secret: str

    def url(self, address: str) -> str:
        """The link under the address where the room is served."""
        return f"{address}/l/{self.secret}"


@dataclass(frozen=True, slots=True)
class Admission:
    """A seat just taken, with the secret of its cookie."""

    web_seat: WebSeatView
    token: str


def new_code() -> str:
    """A code to join with."""
    return "".join(choice(SIGNS) for _ in range(CODE_LENGTH))


def plain_code(typed: str) -> str:
    """A code as it is kept, from what somebody typed or read aloud."""
    return "".join(sign for sign in typed[:64].upper().translate(READ_AS) if sign in SIGNS)


def new_secret() -> str:
    """A secret for a link or a cookie."""
    return token_urlsafe(32)


def hashed(secret: str) -> str:
    """What the record keeps of a secret."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
