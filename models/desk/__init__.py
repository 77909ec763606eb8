"""The Desk: every use case of a session, and the only writer of the record.

Each method is one transaction that checks the seat's right, cleans the text,
writes rows and change-log rows together, and returns frozen views. Methods
block: call them in a thread, never in an event loop.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from models.desk.reading import Reading
from models.rights import Actor
from models.store import Store
from models.zone import Clock, utc_now

if TYPE_CHECKING:
    from models.desk.admitting import Admitting
    from models.desk.attending import Attending
    from models.desk.choosing import Choosing
    from models.desk.following_up import FollowingUp
    from models.desk.minuting import Minuting
    from models.desk.preparing import Preparing
    from models.desk.running import Running
    from models.desk.speaking import Speaking
    from models.desk.supporting import Supporting
    from models.desk.yielding import Yielding

__all__ = ["Desk"]


class Desk:
    """One seat's access to the record.

    Parts that write are loaded at their first use: they need SQLModel, which a
    seat that looks on never does.

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

    @cached_property
    def prepare(self) -> "Preparing":
        from models.desk.preparing import Preparing

        return Preparing(self.store, self.actor, self.clock)

    @cached_property
    def session(self) -> "Running":
        from models.desk.running import Running

        return Running(self.store, self.actor, self.clock)

    @cached_property
    def attendance(self) -> "Attending":
        from models.desk.attending import Attending

        return Attending(self.store, self.actor, self.clock)

    @cached_property
    def minutes(self) -> "Minuting":
        from models.desk.minuting import Minuting

        return Minuting(self.store, self.actor, self.clock)

    @cached_property
    def follow_up(self) -> "FollowingUp":
        from models.desk.following_up import FollowingUp

        return FollowingUp(self.store, self.actor, self.clock)

    @cached_property
    def stands(self) -> "Choosing":
        from models.desk.choosing import Choosing

        return Choosing(self.store, self.actor, self.clock)

    @cached_property
    def support(self) -> "Supporting":
        from models.desk.supporting import Supporting

        return Supporting(self.store, self.actor, self.clock)

    @cached_property
    def turns(self) -> "Speaking":
        from models.desk.speaking import Speaking

        return Speaking(self.store, self.actor, self.clock)

    @cached_property
    def outcomes(self) -> "Yielding":
        from models.desk.yielding import Yielding

        return Yielding(self.store, self.actor, self.clock)

    @cached_property
    def door(self) -> "Admitting":
        from models.desk.admitting import Admitting

        return Admitting(self.store, self.actor, self.clock)

    def get_ready_to_write(self) -> None:
        """Load all that writing needs, before somebody waits for it."""
        _ = self.prepare, self.session, self.attendance, self.minutes, self.follow_up
        _ = self.stands, self.support, self.outcomes, self.turns, self.door
        self.store.get_ready_to_write()
