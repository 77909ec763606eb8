"""What we rely on in textual-serve and in Textual's insides: a version that changes it fails here."""

import asyncio
import inspect
import json
import os
import re
import socket
from importlib.metadata import version
from pathlib import Path

import textual.strip
import textual_serve.server
from textual import messages
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.cache import FIFOCache
from textual.css.stylesheet import Stylesheet
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver, _ExitInput
from textual.screen import Screen
from textual_serve.app_service import AppService

from maktui.web import packets
from maktui.web.packets import PRELUDE, Kind
from maktui.web.stage_driver import MODES

STATIC = Path(textual_serve.server.__file__).parent / "static"
SCRIPT = (STATIC / "js" / "textual.js").read_text(encoding="utf-8")


def test_the_version_is_one_that_was_looked_into() -> None:
    assert version("textual-serve").startswith("1.1.")
    assert version("textual") == "8.2.8"


def test_the_server_is_made_and_hung_as_we_do() -> None:
    wanted = {"command", "host", "port", "title", "public_url", "statics_path", "templates_path"}
    assert wanted < set(inspect.signature(textual_serve.server.Server.__init__).parameters)
    server = textual_serve.server.Server("x", port=8000, public_url=None)
    assert server.public_url == "http://localhost:8000"
    assert server.statics_path == STATIC.resolve()
    for name in ("_make_app", "handle_websocket"):
        assert inspect.iscoroutinefunction(getattr(server, name))
    for name in ("serve", "request_exit"):
        assert callable(getattr(server, name))


def test_the_files_that_our_pages_ask_for_are_there() -> None:
    for name in ("js/textual.js", "css/xterm.css", "fonts/RobotoMono-VariableFont_wght.ttf"):
        assert (STATIC / name).is_file()


def test_the_script_speaks_as_we_listen() -> None:
    """It opens the address that its element names with the size, and says these words."""
    assert 'this.websocket_url+"?width="+' in SCRIPT
    assert '"arraybuffer"' in SCRIPT
    assert ".textual-terminal" in SCRIPT
    for word in ("sessionWebsocketUrl", "fontSize"):
        assert word in SCRIPT
    for said in ("stdin", "resize", "focus", "blur"):
        assert re.search(rf'\["{said}"', SCRIPT), said
    for heard in ("open_url", "pong"):
        assert f'"{heard}"' in SCRIPT


def test_packets_are_those_of_textual_serve() -> None:
    assert packets.data(b"abc") == AppService.encode_packet(b"D", b"abc")
    told = {"type": "resize", "width": 80}
    assert packets.meta(told) == AppService.encode_packet(b"M", json.dumps(told).encode())
    assert list(ByteStream().feed(packets.data(b"abc"))) == [("D", b"abc")]


def test_the_parts_of_the_driver_that_we_replace_are_there() -> None:
    parts = ("_on_meta", "on_meta", "run_input_thread", "write", "write_meta", "process_message")
    for name in parts:
        assert callable(getattr(WebDriver, name))
    assert issubclass(_ExitInput, Exception)
    assert callable(messages.ExitApp)
    parser = XTermParser(debug=False)
    assert callable(parser.feed)
    assert callable(parser.tick)
    assert "driver_class" in inspect.signature(App.__init__).parameters
    assert "is_running" in dir(App)
    for name in ("refresh", "call_later", "call_after_refresh", "post_display_hook"):
        assert callable(getattr(App, name))
    assert callable(Screen.call_after_refresh)


async def test_the_driver_says_what_we_expect(monkeypatch: object) -> None:
    """The real driver on a socket: prelude, modes, D and M packets, quit."""
    from maktui.web.stage_driver import SeatDriver, StageDriver

    ours, theirs = socket.socketpair()
    ours.settimeout(10)
    for kind in (WebDriver, SeatDriver, StageDriver):
        said = await asyncio.to_thread(_run_in_fork, kind, theirs, ours)
        assert said.startswith(PRELUDE)
        got = list(packets.Packets().feed(said))
        shown = {packet.payload.decode() for packet in got if packet.kind is Kind.DATA}
        if kind is StageDriver:
            assert not shown & MODES
        else:
            assert shown >= MODES
        told = [json.loads(packet.payload)["type"] for packet in got if packet.kind is Kind.META]
        assert told[-1] == "exit"
        assert any("hello from the app" in text for text in shown)
        if kind is not WebDriver:
            assert {"repaint", "repainted", "alive"} <= set(told)
    ours.close()
    theirs.close()


PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from textual.app import App
from textual.widgets import Static
from importlib import import_module
module, name = sys.argv[2].rsplit(".", 1)
class Small(App):
    def compose(self):
        yield Static("hello from the app")
app = Small()
app.driver_class = getattr(import_module(module), name)
app.run(size=(40, 10))
"""


def _run_in_fork(kind: type[WebDriver], theirs: socket.socket, ours: socket.socket) -> bytes:
    """All that an app with this driver says until it is told to quit."""
    import subprocess
    import sys

    root = str(Path(__file__).parents[2])
    name = f"{kind.__module__}.{kind.__qualname__}"
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", PROGRAM, root, name],
        stdin=theirs.fileno(),
        stdout=theirs.fileno(),
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TEXTUAL_COLOR_SYSTEM": "truecolor"},
    )
    said = _said_until(ours, b"hello from the app")
    if kind is not WebDriver:
        ours.sendall(packets.meta({"type": "repaint"}) + packets.meta({"type": "alive"}))
        said += _said_until(ours, b'"repainted"', b'"alive"')
    ours.sendall(packets.meta({"type": "quit"}))
    said += _said_until(ours, b'"exit"')
    process.wait(10)
    return said


def _said_until(end: socket.socket, *words: bytes) -> bytes:
    said = b""
    while not all(one in said for one in words):
        said += end.recv(65536)
    return said


def test_a_line_looks_up_the_caches_that_a_seat_leaves_out() -> None:
    assert vars(textual.strip)["FIFOCache"] is FIFOCache
    assert "FIFOCache(" in inspect.getsource(textual.strip.Strip.__init__)


def test_style_sheets_are_parsed_through_the_cache_that_seats_share() -> None:
    parse = inspect.getsource(Stylesheet._parse_rules)
    assert "self._parse_cache[cache_key]" in parse
    assert "_parse_cache.clear()" in inspect.getsource(Stylesheet.set_variables)
