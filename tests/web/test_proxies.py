"""maktui behind the proxies of docs/proxy.md, with the very configurations that stand there."""

import asyncio
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from maktui.web.caps import Limits
from models.store import Store
from models.zone import utc_now
from tests.table import Table
from tests.web.room import Browser

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "proxy.md").read_text(encoding="utf-8")

TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
"""Folders of nginx that would else stand where only a system's nginx may write."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


def on_the_page(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def nginx(folder: Path, port: int, behind: int) -> list[str]:
    """As on the page, with another name, ports, certificate and folders."""
    server = on_the_page("nginx").replace("mak.example.nl", "localhost")
    server = server.replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    server = server.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    server = re.sub(r"/etc/letsencrypt/live/localhost/(fullchain|privkey)", rf"{folder}/\1", server)
    folders = "".join(f"{name}_temp_path {folder}/{name};\n" for name in TEMPORARY)
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off;\npid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{folders}{server}}}\n"
    )
    return [NGINX, "-p", str(folder), "-c", str(file)]


def caddy(folder: Path, port: int, behind: int) -> list[str]:
    server = on_the_page("caddy").replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    own = f"localhost:{port} {{\n\ttls {folder}/fullchain.pem {folder}/privkey.pem"
    server = server.replace("mak.example.nl {", own)
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n\tauto_https disable_redirects\n}}\n{server}")
    return [CADDY, "run", "--adapter", "caddyfile", "--config", str(file)]


NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or ""
CADDY = shutil.which("caddy") or ""

PROXIES = pytest.mark.parametrize(
    "proxy",
    [
        pytest.param(
            make, id=name, marks=pytest.mark.skipif(not there, reason=f"no {name}: apt-get install {name}")
        )
        for make, there, name in ((nginx, NGINX, "nginx"), (caddy, CADDY, "caddy"))
    ],
)


def certify(folder: Path) -> ssl.SSLContext:
    """A certificate for localhost, and what trusts it."""
    asked = ["openssl", "req", "-x509", "-nodes", "-days", "2", "-newkey", "ec", "-pkeyopt"]
    asked += [
        "ec_paramgen_curve:prime256v1",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
    ]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*asked, *files], check=True, capture_output=True)
    return ssl.create_default_context(cafile=folder / "fullchain.pem")


@asynccontextmanager
async def running(*command: str, **environ: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *command,
        env={**os.environ, **environ},
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.communicate()


async def listens(port: int) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                _reader, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


@PROXIES
async def test_a_session_behind_a_proxy(tmp_path: Path, proxy: Callable[[Path, int, int], list[str]]) -> None:
    store = Store.at(tmp_path / "record.sqlite")
    store.prepare()
    table = Table(store, utc_now())
    lead = table.opened()
    trust = certify(tmp_path)
    port, behind = free_port(), free_port()
    url = f"https://localhost:{port}"
    serve = (sys.executable, "-m", "maktui", "serve", "--port", str(behind), "--public-url", url)
    home = {"MAKTUI_HOME": str(tmp_path), "MAKTUI_DB": str(tmp_path / "record.sqlite")}
    async with (
        running(*serve, **home) as server,
        running(*proxy(tmp_path, port, behind), HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path)),
        aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=trust), cookie_jar=aiohttp.DummyCookieJar()
        ) as client,
    ):
        assert server.stdout is not None
        assert url in (await server.stdout.readline()).decode()
        await listens(port)
        cookie = await joined(client, url, lead.read.door(session_id=table.session_id).code)
        assert cookie.startswith("__Host-maktui=")
        headers = {"Origin": url, "Cookie": cookie}

        socket = await client.ws_connect(f"{url}/ws/podium?width=120&height=36", headers=headers)
        await Browser(socket, (120, 36)).sees("sessie 1 van 3")
        await socket.close()

        async with client.get(f"{url}/lees/stroom", headers=headers) as stream, asyncio.timeout(15):
            assert await stream.content.readline() == b"retry: 2000\n"
            table.later(minutes=1)
            running_item = lead.read.session(session_id=table.session_id).running_item_id
            lead.session.go_to(session_id=table.session_id, item_id=table.item(2), seen_item_id=running_item)
            told = b""
            while b"event:" not in told and b"data:" not in told:
                told = await stream.content.readline()

        answers = [await tried(client, url, number) for number in range(Limits().tries + 1)]
        assert set(answers[:-1]) == {422}
        assert answers[-1] == 429
    store.close()


async def joined(client: aiohttp.ClientSession, url: str, code: str) -> str:
    """The cookie of who joined by the code."""
    form = {"code": code, "name": "Yara Hoekstra"}
    async with client.post(f"{url}/j", data=form, headers={"Origin": url}, allow_redirects=False) as answer:
        assert answer.status == 303
        return answer.headers["Set-Cookie"].partition(";")[0]


async def tried(client: aiohttp.ClientSession, url: str, number: int) -> int:
    """A wrong code, from an address that the visitor made up."""
    headers = {"Origin": url, "X-Forwarded-For": f"203.0.113.{number}"}
    async with client.post(f"{url}/j", data={"code": "00000000", "name": "Eve"}, headers=headers) as answer:
        return answer.status
