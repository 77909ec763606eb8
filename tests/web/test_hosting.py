"""The app serves: its child takes the record of the app, says so, and ends with it however that goes."""

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import aiohttp
import pytest

from maktui import hosting, settings
from maktui.app import MaktuiApp
from maktui.hosting import Hosting
from maktui.record import ORGANISER, Record
from maktui.settings import Settings
from maktui.wiring import seats_of
from models.store import Store
from models.zone import utc_now
from screens.hosting import CannotServe
from tests.table import Table
from tests.web.room import is_running, until

APP = """
import asyncio, sys
from maktui import hosting, settings
from maktui.hosting import Hosting

async def main():
    hosting.PORTS = [0]
    host = Hosting(settings.load())
    await host.serve(1, for_lan=False)
    print(host._child._process.pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


class Hosted:
    """A record with the example session, just opened, and what an app on it goes by."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.at(folder / "throw-away.sqlite")
        self.store.prepare()
        table = Table(self.store, utc_now())
        table.opened()
        self.session_id = table.session_id
        self.settings = Settings(
            db_url=f"sqlite:///{folder}/throw-away.sqlite",
            language="nl",
            theme="",
            name="",
            data_dir=folder / "data",
            config_file=folder / "config.toml",
        )

    @property
    def address(self) -> str:
        return Record(self.store).desk(ORGANISER).read.door(session_id=self.session_id).address


@pytest.fixture
def hosted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hosted:
    monkeypatch.setattr(hosting, "PORTS", [0])
    return Hosted(tmp_path)


def pid_of(host: Hosting) -> int:
    assert host._child is not None
    return host._child._process.pid


async def test_an_app_serves_its_own_record_until_it_ends(hosted: Hosted) -> None:
    host = Hosting(hosted.settings)
    start = seats_of(hosted.settings, hosted.session_id, host)
    app = MaktuiApp(hosted.settings, lambda: Record(hosted.store), start, at_end=host.stop, is_calm=False)
    async with app.run_test():
        await host.serve(hosted.session_id, for_lan=False)
        assert host.serves(hosted.session_id)
        child, address = pid_of(host), hosted.address
        assert host.address == address
        async with aiohttp.ClientSession() as client, client.get(address) as page:
            assert page.status == 200
        assert Record(hosted.store).desk(ORGANISER).read.web_seats(session_id=hosted.session_id) == ()
    assert not is_running(child)
    assert (
        Record(Store(hosted.settings.db_url)).desk(ORGANISER).read.door(session_id=hosted.session_id).address
        == ""
    )
    assert (hosted.settings.data_dir).is_dir()


async def test_it_ends_with_an_app_that_is_killed(hosted: Hosted, tmp_path: Path) -> None:
    environ = {**os.environ, "MAKTUI_HOME": str(tmp_path / "home"), "MAKTUI_DB": hosted.settings.db_url}
    app = await asyncio.create_subprocess_exec(
        sys.executable, "-c", APP, env=environ, stdout=asyncio.subprocess.PIPE
    )
    assert app.stdout is not None
    child = int(await app.stdout.readline())
    assert hosted.address
    app.kill()
    await app.wait()
    await until(lambda: not is_running(child), within=6)
    assert hosted.address == ""
    hosted.store.close()


async def test_one_that_is_killed_is_heard_of(hosted: Hosted) -> None:
    host = Hosting(hosted.settings)
    waiting = asyncio.create_task(host.broken_off(hosted.session_id))
    await host.serve(hosted.session_id, for_lan=False)
    os.kill(pid_of(host), signal.SIGKILL)
    async with asyncio.timeout(10):
        await waiting
    assert not host.serves(hosted.session_id)
    await host.stop()
    hosted.store.close()


async def test_a_port_in_use_is_refused_in_words(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(hosting, "PORTS", range(port, port + 1))
        with pytest.raises(CannotServe, match=str(port)):
            await Hosting(hosted.settings).serve(hosted.session_id, for_lan=False)
    hosted.store.close()


async def test_what_the_server_refuses_is_passed_on(hosted: Hosted) -> None:
    host = Hosting(hosted.settings)
    with pytest.raises(CannotServe) as refused:
        await host.serve(hosted.session_id + 1000, for_lan=False)
    assert refused.value.words
    assert "startte niet" not in refused.value.words
    assert not host.serves(hosted.session_id + 1000)
    hosted.store.close()


def test_where_nothing_forks_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Hosting(settings.load()).obstacle == ""
    monkeypatch.delattr(os, "fork")
    assert "WSL" in Hosting(settings.load()).obstacle
