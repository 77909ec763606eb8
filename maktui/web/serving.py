"""`maktui serve`: the room of one session in the browser, until Ctrl-C."""

import asyncio
import errno
import os
import socket
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

from maktui.record import ORGANISER, Record, open_record
from maktui.settings import Settings
from maktui.streams import refuse, say
from maktui.web.door_words import door_words
from maktui.wiring import log_to
from models.admission import DoorView, Invitation
from models.codes import Seat, SessionPhase
from models.desk import Desk
from screens.language import _

__all__ = ["Serving", "serve"]

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"

ELSEWHERE = ("192.0.2.1", 9)
"""An address for documentation: asking the way to it sends nothing, and tells our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What the command line asked."""

    session_id: int | None
    """The session that runs, or else the next one, when None."""
    is_for_lan: bool
    port: int
    public_url: str | None
    has_links: bool = True
    """Make links that work once, and print them."""


def serve(settings: Settings, asked: Serving) -> int:
    """Let people in until it is stopped; returns the exit code."""
    if not hasattr(os, "fork"):
        return refuse(_("The browser mode needs Linux or macOS; on Windows it runs inside WSL."))
    if asked.public_url is not None and not _is_address(asked.public_url):
        return refuse(_("{url} is no address of a site: https://example.org").format(url=asked.public_url))
    log_to(settings.data_dir)
    record = open_record(settings.db_url, listens=True)
    try:
        desk = record.desk(ORGANISER)
        session_id = asked.session_id or _session_of_today(desk)
        if session_id is None:
            return refuse(_("There is no session to serve yet. Plan one first."))
        desk.read.session(session_id=session_id)  # refuses what is not there, before anything is begun
        asyncio.run(_serve(settings, asked, record, desk, session_id))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return refuse(_("This port is in use. Give another one: --port 8001"))
    finally:
        record.close()
    return 0


async def _serve(settings: Settings, asked: Serving, record: Record, desk: Desk, session_id: int) -> None:
    from maktui.web.announcing import Announcement
    from maktui.web.doorkeeper import DeskDoorkeeper
    from maktui.web.hanging import pages_of
    from maktui.web.server import RoomServer

    server = RoomServer(
        settings,
        DeskDoorkeeper(record),
        session_id=session_id,
        host=EVERYWHERE if asked.is_for_lan else LOOPBACK,
        port=asked.port,
        public_url=asked.public_url,
        add_pages=pages_of(settings, record),
        moves=record.feed,
    )

    announcement = Announcement(record, desk, session_id)

    def tell(_server: RoomServer) -> None:
        host = own_address() if asked.is_for_lan else LOOPBACK
        address = asked.public_url or f"http://{host}:{server.port}"
        door, links = _open_door(desk, session_id, address, has_links=asked.has_links)
        announcement.stand(door.address)
        sys.stdout.write(door_words(door, links, with_qr=sys.stdout.isatty()))
        sys.stdout.flush()
        if asked.is_for_lan and asked.public_url is None:
            say(
                _(
                    "Everyone on this network can reach this page, and read along what is not encrypted. "
                    "Only who has a code or a link comes in."
                )
            )
        say(_("Stop with Ctrl+C."))

    try:
        await server.run(tell)
    finally:
        await announcement.end()


def _open_door(
    desk: Desk, session_id: int, address: str, *, has_links: bool
) -> tuple[DoorView, dict[Seat, Invitation]]:
    desk.door.open(session_id=session_id)
    door = desk.door.announce(session_id=session_id, address=address)
    seats = (Seat.REPORTER, Seat.FACILITATOR) if has_links else ()
    links = {seat: desk.door.invite(session_id=session_id, seat=seat) for seat in seats}
    return door, links


def _session_of_today(desk: Desk) -> int | None:
    """The one that runs; else the one that is planned first."""
    planned = []
    for summary in desk.read.maakbanken():
        if summary.live_session_id is not None:
            return summary.live_session_id
        sessions = desk.read.sessions(maakbank_id=summary.id)
        planned += [one for one in sessions if one.phase is SessionPhase.PLANNED]
    return min(planned, key=lambda one: one.planned_start).id if planned else None


def own_address() -> str:
    """This computer's address on the network it would use; loopback when it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(ELSEWHERE)
        except OSError:
            return LOOPBACK
        return str(asking.getsockname()[0])


def _is_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.path in ("", "/")
