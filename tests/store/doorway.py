"""People at the door of a session, and what the record holds of them."""

from sqlalchemy import text
from sqlmodel import SQLModel

from models.admission import WebSeatView
from models.codes import Presence
from models.desk import Desk
from models.rights import Actor
from tests.table import Table

__all__ = ["everything", "joined", "presence", "seated"]


def seated(table: Table, seat: WebSeatView) -> Desk:
    """The desk of a seat in the browser."""
    actor = Actor(
        seat=seat.seat,
        name=seat.name,
        session_id=seat.session_id,
        seat_id=f"web-{seat.id}",
        participant_id=seat.participant_id,
        web_seat_id=seat.id,
    )
    return Desk(table.store, actor, lambda: table.now)


def joined(table: Table, code: str, name: str = "Ama Boateng") -> Desk:
    return seated(table, table.organiser.door.join(code=code, name=name).web_seat)


def presence(lead: Desk, name: str) -> Presence | None:
    seen = lead.read.attendance(session_id=1)
    return next((one.presence for one in seen if one.participant.name == name), None)


def everything(table: Table) -> str:
    """All that the record holds."""
    with table.store.read() as session:
        return repr(
            [
                session.connection().execute(text(f'SELECT * FROM "{one.name}"')).all()
                for one in SQLModel.metadata.sorted_tables
            ]
        )
