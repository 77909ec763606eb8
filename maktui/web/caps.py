"""How much one may ask: sockets per seat, per address and in all, and tries to come in."""

import time
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

__all__ = ["Full", "Limits", "Sockets", "Tries", "usual_limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most of everything."""

    sockets_per_seat: int = 3
    sockets_per_address: int = 20
    sockets: int = 400
    own_apps: int = 60
    """Apps of one's own, each a process."""
    tries_per_address: int = 5
    """Failed tries to come in, a minute."""
    tries: int = 60
    """The same, by everyone together."""


def usual_limits(*, is_public: bool) -> Limits:
    """Behind a proxy one address may be that of a venue, with everyone who is there."""
    if not is_public:
        return Limits()
    return Limits(sockets_per_address=Limits().sockets, tries_per_address=Limits().tries)


class Full(Exception):
    """There is no room for one more."""


class Sockets:
    """Counts open sockets."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: Counter[Hashable] = Counter()

    @property
    def count(self) -> int:
        return self._open["all"]

    @contextmanager
    def one_more(self, web_seat_id: int, address: str) -> Iterator[None]:
        """Room for one socket, as long as it is open.

        Raises:
            Full: this seat, this address or the whole server has enough.
        """
        places = self._places(web_seat_id, address)
        self.check(web_seat_id, address)
        self._open.update(places.keys())
        try:
            yield
        finally:
            self._open.subtract(places.keys())
            for place in places:
                if not self._open[place]:
                    del self._open[place]

    def check(self, web_seat_id: int, address: str) -> None:
        """Whether there would be room.

        Raises:
            Full: there isn't.
        """
        if any(self._open[place] >= most for place, most in self._places(web_seat_id, address).items()):
            raise Full

    def _places(self, web_seat_id: int, address: str) -> dict[Hashable, int]:
        limits = self._limits
        return {
            ("seat", web_seat_id): limits.sockets_per_seat,
            ("address", address): limits.sockets_per_address,
            "all": limits.sockets,
        }


class Tries:
    """Counts failed tries to come in; one that succeeds is given back.

    A try counts from its beginning, so that many at once don't slip through.
    """

    PERIOD = 60.0

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._made: deque[tuple[float, str]] = deque()

    def begin(self, address: str) -> Callable[[], None]:
        """Begin to try; call what comes back when it succeeded.

        Raises:
            Full: too many failed.
        """
        self._forget_old()
        mine = sum(1 for _, one in self._made if one == address)
        if mine >= self._limits.tries_per_address or len(self._made) >= self._limits.tries:
            raise Full
        made = (self._clock(), address)
        self._made.append(made)

        def succeeded() -> None:
            if made in self._made:
                self._made.remove(made)

        return succeeded

    def _forget_old(self) -> None:
        while self._made and self._made[0][0] <= self._clock() - self.PERIOD:
            self._made.popleft()
