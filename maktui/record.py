"""Opening the record that the settings name."""

import asyncio

from models.codes import Seat
from models.desk import Desk
from models.feed import Feed
from models.rights import Actor
from models.store import Store

__all__ = ["NUMBERS", "ORGANISER", "Record", "open_record"]

ORGANISER = Actor(seat=Seat.ORGANISER, name="")
"""Whoever owns the record and prepares; the command line acts as such too."""

NUMBERS = range(1, 2**31)
"""Every number a row can have; a database must not be asked for others."""


class Record:
    """An opened record: desks for seats, and a feed of what moves.

    Args:
        store: where it is.
        told: set by another process at each move, which then feels the record's pulse for us.
        listens: its feeds do nothing while nothing is written; for a process that stays.
    """

    def __init__(self, store: Store, told: asyncio.Event | None = None, *, listens: bool = False) -> None:
        self.store = store
        self._told = told
        self._listens = listens

    def desk(self, actor: Actor) -> Desk:
        return Desk(self.store, actor)

    def feed(self) -> Feed:
        """What moves from now on, by any process."""
        return Feed(self.store, told=self._told, listens=self._listens)

    def close(self) -> None:
        self.store.close()


def open_record(db_url: str, *, listens: bool = False) -> Record:
    """The record at `db_url`, made or migrated when needed.

    Only commands on the host call this; other processes use a record that
    is up to date.

    Raises:
        RecordTooNew: a newer program made it.
        NotSaved: it can't be written now.
    """
    store = Store(db_url)
    store.prepare()
    record = Record(store, listens=listens)
    organiser = record.desk(ORGANISER)
    if not organiser.read.roles():
        organiser.prepare.lay_reference()
    return record
