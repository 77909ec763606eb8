"""Opening the record that the settings name."""

from models.codes import Seat
from models.desk import Desk
from models.rights import Actor
from models.store import Store

__all__ = ["ORGANISER_NAME", "open_record"]

ORGANISER_NAME = "maktui"


def open_record(db_url: str) -> Desk:
    """The organiser's Desk on the record at `db_url`, made or migrated when needed.

    Only the command on the host calls this; other processes use a record
    that is up to date.

    Raises:
        RecordTooNew: a newer program made it.
        NotSaved: it can't be written now.
    """
    store = Store(db_url)
    store.prepare()
    desk = Desk(store, Actor(seat=Seat.ORGANISER, name=ORGANISER_NAME))
    desk.prepare.lay_reference()
    return desk
