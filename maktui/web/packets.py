"""textual-serve's packets between an app and who shows it: one letter, four bytes of length, a payload.

An app says `PRELUDE` first. D is what a terminal shows (or, to the app, what
was typed), M is JSON about it, P is packed and not used here.
"""

import json
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

__all__ = ["PRELUDE", "BrokenStream", "Kind", "Packet", "Packets", "data", "meta"]

PRELUDE = b"__GANGLION__\n"

HEAD = 5
"""Bytes before a payload."""

LONGEST = 4 * 1024 * 1024
"""Bytes in a payload; no screen comes near it."""


class Kind(Enum):
    """What a packet carries."""

    DATA = b"D"
    META = b"M"
    PACKED = b"P"


class Packet(NamedTuple):
    """One packet."""

    kind: Kind
    payload: bytes


class BrokenStream(Exception):
    """What came is no packet: the app that sent it can't be followed any further."""


def data(payload: bytes) -> bytes:
    """A packet with what was typed, or with what to show."""
    return _packet(Kind.DATA, payload)


def meta(values: Mapping[str, object]) -> bytes:
    """A packet with something about it."""
    return _packet(Kind.META, json.dumps(values).encode())


def _packet(kind: Kind, payload: bytes) -> bytes:
    return kind.value + len(payload).to_bytes(4, "big") + payload


class Packets:
    """Makes packets of the bytes of an app, however they were cut up."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._has_begun = False

    def feed(self, received: bytes) -> Iterator[Packet]:
        """The packets that are whole now.

        Raises:
            BrokenStream: this is not what an app sends.
        """
        self._waiting += received
        if not self._has_begun and not self._begin():
            return
        while len(self._waiting) >= HEAD:
            kind, size = self._head()
            if len(self._waiting) < HEAD + size:
                return
            payload = bytes(self._waiting[HEAD : HEAD + size])
            del self._waiting[: HEAD + size]
            yield Packet(kind, payload)

    def _begin(self) -> bool:
        begun = bytes(self._waiting[: len(PRELUDE)])
        if not PRELUDE.startswith(begun):
            raise BrokenStream("it did not begin as an app does")
        if begun != PRELUDE:
            return False
        del self._waiting[: len(PRELUDE)]
        self._has_begun = True
        return True

    def _head(self) -> tuple[Kind, int]:
        try:
            kind = Kind(bytes(self._waiting[:1]))
        except ValueError as unknown:
            raise BrokenStream("an unknown kind of packet") from unknown
        size = int.from_bytes(self._waiting[1:HEAD], "big")
        if size > LONGEST:
            raise BrokenStream(f"a packet of {size} bytes")
        return kind, size
