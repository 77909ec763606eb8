"""`maktui serve` as a program: what it prints, how it stops, and that nothing of it is left."""

import asyncio
import os
import select
import signal
import subprocess
from pathlib import Path

import aiohttp
import pytest

from maktui.record import ORGANISER, open_record
from maktui.web.viewer import Ending
from tests.web.room import Browser, is_running, until
from tests.web.served import ROOT, Served, command, lay, serving


async def take_seat(served: Served, client: aiohttp.ClientSession, whose: str) -> str:
    """Follow a link; the cookie."""
    async with client.post(
        served.link(whose), data={"name": "Noor"}, headers={"Origin": served.url}, allow_redirects=False
    ) as answer:
        assert answer.status == 303
        return answer.headers["Set-Cookie"].partition(";")[0]


async def at_own_place(served: Served, client: aiohttp.ClientSession, cookie: str) -> Browser:
    """In the own app, with the session on the screen."""
    headers = {"Origin": served.url, "Cookie": cookie}
    socket = await client.ws_connect(f"{served.url}/ws/plek?width=120&height=40", headers=headers)
    browser = Browser(socket, (120, 40))
    await browser.sees("session 1 of 3")
    return browser


async def test_a_reporter_comes_in_by_the_link_and_nothing_outlives_a_killed_server(tmp_path: Path) -> None:
    lay(tmp_path)
    with serving(tmp_path) as served:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            cookie = await take_seat(served, client, "verslaglegger")
            browser = await at_own_place(served, client, cookie)
            family = served.family
            assert len(family) == 2  # the warm process and the app
            os.kill(family[-1], signal.SIGSTOP)
            served.process.kill()
            await until(lambda: not any(is_running(pid) for pid in family), within=3)
            await browser.closed()
    with serving(tmp_path) as again:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            used = served.link("verslaglegger").replace(served.url, again.url)
            async with client.post(used, headers={"Origin": again.url}) as answer:
                assert answer.status == 422
                assert "Set-Cookie" not in answer.headers
            await (await at_own_place(again, client, cookie)).socket.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_within_five_seconds_whatever_hangs(tmp_path: Path, number: int) -> None:
    lay(tmp_path)
    with serving(tmp_path) as served:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            cookie = await take_seat(served, client, "gespreksleider")
            browser = await at_own_place(served, client, cookie)
            family = served.family
            for pid in family:
                os.kill(pid, signal.SIGSTOP)
            served.process.send_signal(number)
            is_first = asyncio.create_task(asyncio.to_thread(ends_before, served.process, seconds=5))
            assert await browser.closed() == Ending.GOING_AWAY
            assert await is_first
            # By itself, or by the kernel's alarm where a busy machine gave it no time for that.
            assert served.process.wait() in (0, -signal.SIGALRM)
            await until(lambda: not any(is_running(pid) for pid in family), within=3)


def test_one_of_two_servers_that_stops_leaves_the_others_address(tmp_path: Path) -> None:
    lay(tmp_path)
    record = open_record(f"sqlite:///{tmp_path / 'record.sqlite'}")
    read = record.desk(ORGANISER).read
    with serving(tmp_path) as first, serving(tmp_path) as second:
        assert read.door(session_id=1).address == second.url
        first.process.terminate()
        first.process.wait()
        assert read.door(session_id=1).address == second.url
        second.process.terminate()
        second.process.wait()
        assert read.door(session_id=1).address == ""
    record.close()


async def test_when_the_last_server_stops_the_one_that_still_runs_is_told_of(tmp_path: Path) -> None:
    lay(tmp_path)
    record = open_record(f"sqlite:///{tmp_path / 'record.sqlite'}")
    read = record.desk(ORGANISER).read
    with serving(tmp_path) as first, serving(tmp_path) as second:
        assert read.door(session_id=1).address == second.url
        second.process.terminate()
        await until(lambda: read.door(session_id=1).address == first.url)
        first.process.terminate()
        first.process.wait()
        assert read.door(session_id=1).address == ""
    record.close()


def ends_before(process: "subprocess.Popen[str]", *, seconds: int) -> bool:
    """Whether a process ends before one that sleeps so long from now.

    On a busy machine both are late alike. Both at once is in time: then this one was woken too
    late to tell.
    """
    with subprocess.Popen(["sleep", str(seconds)]) as clock:
        ends = {os.pidfd_open(one.pid): one for one in (process, clock)}
        ended = select.poll()
        for end in ends:
            ended.register(end, select.POLLIN)
        told = [ends[end] for end, _ in ended.poll()]
        for end in ends:
            os.close(end)
        clock.kill()
    return process in told


async def test_a_server_that_hangs_itself_is_ended_too(tmp_path: Path) -> None:
    """A form that never comes to an end, on a connection that stays open."""
    lay(tmp_path)
    with serving(tmp_path) as served:
        host, port = served.url.removeprefix("http://").split(":")
        _reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(
            f"POST /l/x HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {served.url}\r\n"
            "Content-Length: 1000\r\n\r\nhalf".encode()
        )
        await writer.drain()
        served.process.terminate()
        await asyncio.to_thread(served.process.wait, 5)
        writer.close()


def test_what_is_not_there_or_makes_no_sense_is_refused(tmp_path: Path) -> None:
    environ = {**os.environ, "MAKTUI_HOME": str(tmp_path), "MAKTUI_DB": str(tmp_path / "record.sqlite")}
    for words, code in (
        (["7"], 1),
        ([], 1),
        (["--public-url", "mak.example.nl"], 1),
        (["--port", "70000"], 2),
    ):
        done = subprocess.run(
            [*command(), *words], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == code, done.stderr
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith(("maktui: ", "usage: "))
