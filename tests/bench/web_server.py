"""One server to measure, in a process of its own: ours, or textual-serve as it is.

    python -m tests.bench.web_server plain DB SESSION
    python -m tests.bench.web_server ours DB SESSION
    python -m tests.bench.web_server app DB SESSION

It says at which port it listens. "app" is what the plain one starts for each viewer:
the same live screen, as `maktui` would start it there.
"""

import asyncio
import signal
import socket
import sys
from pathlib import Path

from maktui.settings import Settings

__all__: list[str] = []

ROOT = Path(__file__).parents[2]


def settings_for(db_url: str) -> Settings:
    folder = Path(db_url.removeprefix("sqlite:///")).parent
    return Settings(
        db_url=db_url, language="nl", theme="", name="", data_dir=folder, config_file=folder / "config.toml"
    )


def app(db_url: str, session_id: int) -> None:
    """A participant's live screen."""
    from maktui.catalogue import speak
    from maktui.web.orders import SeatOrder
    from maktui.web.own import seat_app
    from models.codes import Seat
    from models.rights import Actor

    settings = settings_for(db_url)
    speak(settings.language)
    actor = Actor(seat=Seat.PARTICIPANT, name="Ama Boateng", session_id=session_id)
    order = SeatOrder(
        settings=settings, actor=actor, session_id=session_id, width=0, height=0, is_stage=False
    )
    seat_app(order).run()


def plain(db_url: str, session_id: int) -> None:
    """textual-serve, unchanged."""
    from textual_serve.server import Server

    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    command = f"cd {ROOT} && {sys.executable} -m tests.bench.web_server app {db_url} {session_id}"
    print(port, flush=True)
    Server(command, host="127.0.0.1", port=port).serve()


def ours(db_url: str, session_id: int) -> None:
    """The room: who brings the number of a seat in the record has that seat."""
    asyncio.run(_ours(db_url, session_id))


async def _ours(db_url: str, session_id: int) -> None:
    from maktui.record import Record
    from maktui.web.caps import Limits
    from maktui.web.hanging import pages_of
    from maktui.web.passes import Pass
    from maktui.web.server import RoomServer
    from models.codes import Seat
    from models.store import Store

    class OpenDoor:
        async def admit(self, token: str) -> Pass | None:
            seat = Seat.PARTICIPANT
            return Pass(web_seat_id=int(token), session_id=session_id, seat=seat, name=f"Ama {token}")

        join = redeem = leave = None

    limits = Limits(sockets_per_address=10_000, sockets=10_000, own_apps=1_000)
    record = Record(Store(db_url), listens=True)
    server = RoomServer(
        settings_for(db_url),
        OpenDoor(),  # type: ignore[arg-type]
        session_id=session_id,
        port=0,
        add_pages=pages_of(settings_for(db_url), record),
        limits=limits,
        moves=record.feed,
    )
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    await server.start()
    print(server.port, flush=True)
    await stopped.wait()
    await server.stop()
    record.close()


if __name__ == "__main__":
    {"app": app, "plain": plain, "ours": ours}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
