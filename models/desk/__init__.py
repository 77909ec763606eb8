"""The Desk: every use case of a session, and the only writer of the record.

Each method is one transaction that checks the seat's right, cleans the text,
writes rows and change-log rows together, and returns frozen views. Methods
block: call them in a thread, never in an event loop.
"""

from models.desk.attending import Attending
from models.desk.following_up import FollowingUp
from models.desk.minuting import ConflictChoice, Minuting
from models.desk.preparing import Preparing
from models.desk.reading import Reading
from models.desk.running import Running
from models.rights import Actor
from models.store import Store
from models.zone import Clock, utc_now

__all__ = ["ConflictChoice", "Desk"]


class Desk:
    """One seat's access to the record.

    Args:
        store: the database.
        actor: who acts, from which seat; every method checks it.
        clock: gives the moment of an act, aware UTC.

    Raises (every method):
        Refused, InvalidInput, NotFound, NotSaved: see `models.errors`.
    """

    def __init__(self, store: Store, actor: Actor, clock: Clock = utc_now) -> None:
        self.store = store
        self.actor = actor
        self.clock = clock
        self.read = Reading(store, actor, clock)
        self.prepare = Preparing(store, actor, clock)
        self.session = Running(store, actor, clock)
        self.attendance = Attending(store, actor, clock)
        self.minutes = Minuting(store, actor, clock)
        self.follow_up = FollowingUp(store, actor, clock)
