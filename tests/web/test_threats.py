"""What a room in browsers can be attacked with, group by group, and where each group is tested.

 1  without a cookie: test_guard, test_serve, test_evening_in_browsers (no process is started)
 2  a cookie that is expired, revoked or tampered with: test_guard, test_own, test_evening_in_browsers,
    store/test_desk_door
 3  another Origin or Host: test_guard, also behind a proxy
 4  guessing codes, a shut door, a closed session: test_guard, test_caps, test_join_pages,
    store/test_desk_door
 5  roles: store/test_rights_matrix, store/test_desk_properties, test_support_threats
 6  a role that was taken away: store/test_desk_door, test_own, test_evening_in_browsers
 7  ids of another session: store/test_rights_matrix, test_support_threats, and below at every address
 8  one socket too many: test_sockets, test_caps, test_events
 9  sizes, frames, pastes and nonsense: test_sockets, test_said
10  a killed app, a killed server: test_own, test_serve, test_evening_in_browsers
11  hostile words on screens: pilot/test_prepare_hostile, store/test_hostile_store, unit/test_clean,
    unit/test_line_inline, house/test_markup
12  hostile words in HTML, JSON and file names: test_live_page, unit/test_reports, test_handing_out, below.
    There is no PDF, DOCX or CSV yet
13  cells of a CSV: there is no CSV yet
14  an ICS: there is none yet
15  HTML that does something: test_live_page, test_page_files, unit/test_reports
16  names of files: below
17  secrets in a log, an address, a process list or an export: test_guard, store/test_desk_door, and below
18  markdown that takes long: below
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

import aiohttp
import pytest
from sqlalchemy import URL

from maktui.record import Record
from maktui.reports.inline import marked_html
from maktui.web.doorkeeper import DeskDoorkeeper
from maktui.web.handing_out import disposition
from maktui.web.hanging import pages_of
from maktui.web.server import RoomServer
from models.clean import clean_text
from models.codes import Seat
from models.inputs import MaakbankInput, SessionInput
from models.rules import LONGEST_NAME, LONGEST_TEXT
from models.store import Store
from models.zone import utc_now
from screens.file_names import file_stem
from tests.hostile import HOSTILE
from tests.records import record as example_record
from tests.table import Table
from tests.web.room import settings_for
from tests.web.served import lay, serving

OWN, OTHER = "Werk voor de jeugd", "Geheime dienst"
ADDRESSES = (
    *(
        ("GET", f"/{page}")
        for page in ("lees", "podium", "plek", "verslag.md", "verslag.html", "verslag.json")
    ),
    *(("GET", path) for path in ("/lees/stroom", "/lees/mag", "/ws/podium", "/ws/plek")),
    *(("POST", path) for path in ("/lees/hier", "/lees/waarden", "/lees/keuze", "/lees/woord", "/weg")),
)

LONG_NAMES = ("a" * LONGEST_NAME, "\U00020000" * LONGEST_NAME, "é" * LONGEST_NAME)
HOSTILE_NAMES = (*(text for text in HOSTILE if len(text) <= LONGEST_NAME), *LONG_NAMES, "CON", "..", "nul.")
RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"})

BOMBS = (
    "[" * 10_000,
    "![" * 5_000,
    "[a](" * 2_500,
    "*_" * 5_000,
    "**a_" * 2_500,
    "a**b" * 2_500,
    "[" * 5_000 + "](x)" * 1_250,
    "".join("`" * ticks + "a" for ticks in range(1, 140)),
    "<" * 10_000,
    "&" * 10_000,
)


class Attacked:
    """A served session, and another one in the same record that is not served."""

    def __init__(self, table: Table, server: RoomServer, client: aiohttp.ClientSession) -> None:
        self.table = table
        self.url = f"http://127.0.0.1:{server.port}"
        self.client = client

    def token(self, seat: Seat, session_id: int | None = None) -> str:
        """The cookie of a fresh seat."""
        door, session_id = self.table.organiser.door, session_id or self.table.session_id
        secret = door.invite(session_id=session_id, seat=seat).secret
        return door.redeem(secret=secret, name=f"Iemand {seat}").token

    async def ask(self, path: str, token: str, method: str = "GET") -> tuple[int, str, str]:
        """The status, the text, and the name that it would be saved under."""
        headers = {"Origin": self.url, "Cookie": f"maktui={token}"}
        async with self.client.request(
            method, self.url + path, headers=headers, allow_redirects=False
        ) as answer:
            return answer.status, await answer.text(), answer.headers.get("Content-Disposition", "")

    async def join(self, code: str, name: str) -> tuple[int, str]:
        """Hand in the form at the door."""
        async with self.client.post(
            f"{self.url}/j",
            data={"code": code, "name": name},
            headers={"Origin": self.url},
            allow_redirects=False,
        ) as answer:
            return answer.status, await answer.text()


@asynccontextmanager
async def attacked(folder: Path, record_url: URL | None = None) -> AsyncIterator[Attacked]:
    """Behind the real guards, doorkeeper and pages; on the record at this URL, or on one in this folder."""
    settings = settings_for(folder)
    if record_url is not None:
        settings = replace(settings, db_url=record_url.render_as_string(hide_password=False))
    store = Store(settings.db_url)
    store.prepare()
    table = Table(store, utc_now())
    table.opened()
    record = Record(store)
    server = RoomServer(
        settings,
        DeskDoorkeeper(record),
        session_id=table.session_id,
        port=0,
        add_pages=pages_of(settings, record),
        moves=record.feed,
    )
    await server.start()
    try:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            yield Attacked(table, server, client)
    finally:
        await server.stop()
        await asyncio.get_running_loop().shutdown_default_executor()  # what is still being read
        store.close()


@pytest.mark.parametrize("seat", [Seat.PARTICIPANT, Seat.REPORTER, Seat.FACILITATOR, Seat.ROOM])
async def test_a_seat_of_another_session_is_none_here(tmp_path: Path, seat: Seat) -> None:
    """7: it opens no page, stream, socket or report, and acts on nothing."""
    async with attacked(tmp_path) as room:
        prepare = room.table.organiser.prepare
        maakbank = prepare.save_maakbank(data=MaakbankInput(name=OTHER)).id
        other = prepare.save_session(maakbank_id=maakbank, data=SessionInput(planned_start=utc_now())).id
        token = room.token(seat, other)
        for method, path in ADDRESSES:
            status, text, _name = await room.ask(path, token, method)
            assert status in (HTTPStatus.SEE_OTHER, HTTPStatus.UNAUTHORIZED), path
            assert OWN not in text


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_report_has_a_name_that_every_computer_takes(name: str) -> None:
    """12 and 16: no folder, no reserved name, no direction marks, 255 bytes, and never another session's."""
    session = replace(example_record().session, maakbank_name=name)
    stems = [file_stem(replace(session, number=number)) for number in (1, 2)]
    assert stems[0] != stems[1]
    for stem in stems:
        saved = f"{stem}.html"
        assert len(saved.encode()) <= 255
        assert clean_text(saved) == saved
        assert not set(saved) & set('/\\:*?"<>|')
        assert saved[0] not in ".- "
        assert stem.split("-")[0].upper() not in RESERVED or "-" in stem
        header = disposition(saved)
        assert header.isascii()
        assert unquote(header.partition("UTF-8''")[2]) == saved


async def test_a_form_without_a_name_is_no_try_and_tells_nothing_of_the_code(tmp_path: Path) -> None:
    async with attacked(tmp_path) as room:
        code = room.table.organiser.door.open(session_id=room.table.session_id).code
        pages = {await room.join(guess, "  ") for guess in ["GUESSGUE", *[code] * 6]}
        assert {(status, text.replace(code, "GUESSGUE")) for status, text in pages} == {
            (HTTPStatus.UNPROCESSABLE_ENTITY, next(text for _, text in pages if "GUESSGUE" in text))
        }
        assert (await room.join(code, "Ama"))[0] == HTTPStatus.SEE_OTHER


async def test_no_secret_is_in_an_export(tmp_path: Path) -> None:
    """17"""
    async with attacked(tmp_path) as room:
        token = room.token(Seat.REPORTER)
        code = room.table.organiser.door.open(session_id=room.table.session_id).code
        for form in ("md", "html", "json"):
            status, text, _name = await room.ask(f"/verslag.{form}", token)
            assert status == HTTPStatus.OK
            for secret in (token, sha256(token.encode()).hexdigest(), code):
                assert secret not in text


async def test_no_secret_is_in_a_process_list_an_address_or_a_log(tmp_path: Path) -> None:
    """17: what everyone on this computer may read, and what a browser keeps of where it was."""
    lay(tmp_path)
    with serving(tmp_path) as served:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            link, headers = served.link("verslaglegger"), {"Origin": served.url}
            async with client.post(
                link, data={"name": "Noor"}, headers=headers, allow_redirects=False
            ) as answer:
                assert answer.headers["Location"] == "/plek"
                cookie = answer.headers["Set-Cookie"].partition(";")[0]
            async with client.ws_connect(
                f"{served.url}/ws/plek?width=80&height=24", headers={**headers, "Cookie": cookie}
            ) as socket:
                await socket.receive()
                secrets = [cookie.partition("=")[2], link.rpartition("/")[2], link]
                for told in (*map(process_words, [served.process.pid, *served.family]), logged(tmp_path)):
                    assert not [secret for secret in secrets if secret in told]


def process_words(pid: int) -> str:
    """What its command line and its environment say."""
    place = Path(f"/proc/{pid}")
    return "".join(place.joinpath(name).read_text(errors="replace") for name in ("cmdline", "environ"))


def logged(folder: Path) -> str:
    return "".join(log.read_text(encoding="utf-8") for log in folder.rglob("*.log*"))


@pytest.mark.parametrize("text", BOMBS, ids=[text[:6] for text in BOMBS])
def test_no_line_is_a_bomb(text: str) -> None:
    """18: as long as a line can be, and made of what a parser finds hardest; CPU of this thread alone."""
    assert len(text) <= LONGEST_TEXT
    began = time.thread_time()
    html = marked_html(text)
    assert time.thread_time() - began < 2
    assert html


async def test_a_page_full_of_bombs_holds_up_nobody(tmp_path: Path) -> None:
    """18: the page comes, and another one is answered while it is made."""
    async with attacked(tmp_path) as room:
        token = room.token(Seat.PARTICIPANT)
        reporter = room.table.sit(Seat.REPORTER)
        for text in BOMBS:
            room.table.keep(reporter, f"x {text}"[:LONGEST_TEXT])
        reading = asyncio.create_task(room.ask("/lees", token))
        first, _ = await asyncio.wait(
            (reading, asyncio.create_task(room.ask("/", ""))), return_when=asyncio.FIRST_COMPLETED
        )
        assert reading not in first
        assert (await reading)[0] == HTTPStatus.OK
