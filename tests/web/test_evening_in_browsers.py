"""A whole session in real browsers on a real `maktui serve`: who leads, types, looks on, and the wall."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
from playwright.async_api import expect

from models.admission import WebSeatView
from models.codes import Presence, Seat
from models.desk import Desk
from models.store import Store
from models.zone import utc_now
from tests.table import Table
from tests.web.chromium import DESKTOP, PHONE, chromium, needs_chromium
from tests.web.people import PATIENCE, Person, person
from tests.web.served import Served, lay, serving

pytestmark = needs_chromium

JOOST, NAOMI, FATIMA = "Joost Wiering", "Naomi Pinas", "Fatima El Amrani"
AMA, KWAME, LUCIA, RACHID = "Ama Boateng", "Kwame Mensah", "Lucia Fernandes", "Rachid Benali"
GUEST = "Bo Onbekend"
AWAY = "Geen verbinding. We proberen het opnieuw …"
HALF = "Dit is een halve "
SAID = (
    "De koffie staat klaar",
    "We beginnen op tijd",
    "Zonder netwerk een",
    "Zonder netwerk twee",
    "Net voor het einde",
    "Dit is een halve en nu heel",
)
PRIVATE = (r"\bJW\b", r"\bNP\b", "halve(?! en nu heel)", *(KWAME, RACHID, LUCIA, GUEST))
"""Initials of who typed, what was still being typed, and who has not (yet) stood behind the grondwaarden."""
ISSUE = 5
SOON = 3.0
SIZES = {"wall": (1920, 1080), "lucia": PHONE}
LONG = PATIENCE * 1000


@dataclass
class Evening:
    """Everyone at a browser, and the gespreksleider's terminal beside them on the same record."""

    table: Table
    served: Served
    wall: Person
    lead: Person
    joost: Person
    naomi: Person
    lucia: Person
    ama: Person
    kwame: Person
    rachid: Person
    guest: Person

    @property
    def terminal(self) -> Desk:
        return self.table.sit(Seat.FACILITATOR, FATIMA)

    @property
    def everyone(self) -> list[Person]:
        return [one for one in vars(self).values() if isinstance(one, Person)]

    @property
    def on_stage(self) -> list[Person]:
        """Who looks at an app that is shown to many."""
        return [self.wall, self.ama, self.kwame]

    @property
    def reading(self) -> list[Person]:
        """Who has the session as text."""
        return [self.lucia, self.guest]

    def kept(self) -> list[str]:
        record = self.terminal.read.record(session_id=self.table.session_id)
        return [line.text for lines in record.lines.values() for line in lines]

    def link(self, seat: Seat) -> str:
        """A fresh one-time link."""
        invitation = self.terminal.door.invite(session_id=self.table.session_id, seat=seat)
        return invitation.url(self.served.url)

    def seat_of(self, name: str) -> WebSeatView:
        seats = self.terminal.read.web_seats(session_id=self.table.session_id)
        return next(seat for seat in seats if seat.name == name)

    async def all_read(self, words: str) -> None:
        """It is on every screen that shows what was said; on the wall stands what was agreed."""
        for one in (self.ama, self.kwame, self.rachid, self.joost, self.naomi):
            await one.sees(words)
        for one in self.reading:
            await one.reads(words)


@asynccontextmanager
async def gathered(folder: Path, served: Served) -> AsyncIterator[Evening]:
    """Everyone is at the door, with a browser each; one of them with a phone."""
    async with AsyncExitStack() as stack:
        browser = await stack.enter_async_context(chromium())
        names = [field.name for field in fields(Evening)[2:]]
        people = {
            name: await stack.enter_async_context(person(browser, served.url, SIZES.get(name, DESKTOP)))
            for name in names
        }
        store = Store.at(folder / "record.sqlite")
        stack.callback(store.close)
        yield Evening(Table(store, utc_now(), session_id=1), served, **people)


async def test_a_session_in_browsers(tmp_path: Path) -> None:
    lay(tmp_path)
    with serving(tmp_path, language="nl") as served:
        async with gathered(tmp_path, served) as evening:
            await staff_come_in(evening)
            await participants_come_in(evening)
            await someone_is_confirmed_and_endorses(evening)
            await lines_reach_everyone(evening)
            await a_reporter_loses_the_network(evening)
            await the_server_is_killed(evening, tmp_path)
    assert "Traceback" not in logged(tmp_path)


def logged(folder: Path) -> str:
    return "".join(log.read_text(encoding="utf-8") for log in folder.rglob("*.log*"))


async def staff_come_in(evening: Evening) -> None:
    await asyncio.gather(
        evening.wall.take_link(evening.link(Seat.ROOM)),
        evening.lead.take_link(evening.served.link("gespreksleider"), FATIMA),
        evening.joost.take_link(evening.served.link("verslaglegger"), JOOST),
        evening.naomi.take_link(evening.link(Seat.REPORTER), NAOMI),
    )
    for one in (evening.wall, evening.lead, evening.joost, evening.naomi):
        await one.sees("sessie 1")


async def participants_come_in(evening: Evening) -> None:
    """By the code; one goes on with the text, one looks around, and a phone gets the text by itself."""
    code = evening.terminal.read.door(session_id=1).code
    await evening.lucia.join(code, LUCIA)
    await evening.lucia.page.wait_for_url("**/lees")
    others = {
        AMA: evening.ama,
        KWAME: evening.kwame,
        RACHID: evening.rachid,
        GUEST: evening.guest,
    }
    await asyncio.gather(*(one.join(code, name) for name, one in others.items()))
    for one in others.values():
        await one.sees("sessie 1 van 3")
    await evening.guest.page.get_by_role("link", name="Lees als tekst").click()
    await evening.rachid.page.get_by_role("link", name="Zelf rondkijken").click()
    await evening.rachid.page.wait_for_url("**/plek")
    await evening.rachid.sees("sessie 1 van 3")


async def someone_is_confirmed_and_endorses(evening: Evening) -> None:
    phone = evening.lucia.page
    await phone.get_by_role("button", name="Ik ben er").tap()
    await expect(phone.locator("#gedaan")).to_have_text("Doorgegeven: je bent er.")
    assert here(evening) == {}
    await evening.lead.sees("5 willen erin")
    await evening.lead.press("k")
    await evening.lead.sees(LUCIA, GUEST)
    await evening.lead.press("h")
    await evening.lead.sees("genoteerd als aanwezig", "4 willen erin")
    await evening.lead.press("i")
    await evening.lead.sees("5 in de browser")
    await evening.lead.press("Escape")
    await phone.locator("summary").tap()
    await phone.get_by_role("button", name="Ik sta achter deze waarden").tap()
    await expect(phone.locator("#gedaan")).to_have_text("Genoteerd: je staat achter deze waarden.")
    assert here(evening) == {LUCIA: True}


def here(evening: Evening) -> dict[str, bool]:
    """Who is at the table, and whether they stand behind the grondwaarden."""
    record = evening.terminal.read.record(session_id=1)
    behind = {one.participant_id for one in record.endorsements if one.endorsed_at}
    present = [one.participant for one in record.attendance if one.presence is Presence.HERE]
    return {one.name: one.id in behind for one in present}


async def lines_reach_everyone(evening: Evening) -> None:
    evening.terminal.session.go_to(
        session_id=1, item_id=evening.table.item(ISSUE), seen_item_id=evening.table.item(1)
    )
    await evening.lead.sees(f"{ISSUE} van 11")
    await evening.joost.type("De koffie staat klaar")
    await evening.naomi.type("/besluit We beginnen op tijd")
    await evening.joost.press("Enter")
    await evening.naomi.press("Enter")
    await evening.all_read("De koffie staat klaar")
    await evening.all_read("We beginnen op tijd")
    for one in (evening.lead, evening.wall):
        await one.sees("We beginnen op tijd")


async def a_reporter_loses_the_network(evening: Evening) -> None:
    naomi = evening.naomi
    await naomi.network(False)
    field = naomi.page.get_by_label("Typ hier door")
    await expect(field).to_be_focused()
    await expect(naomi.page.locator("[data-banner]")).to_have_text(AWAY)
    await naomi.type("Zonder netwerk een\nZonder netwerk twee")
    await naomi.network(True)
    await expect(naomi.page.get_by_label("Er staan 2 regels klaar")).to_be_focused(timeout=LONG)
    assert "Zonder netwerk een" not in evening.kept()
    await naomi.press("Enter")
    await expect(naomi.page.get_by_label("Er staat 1 regel klaar")).to_be_focused()
    await naomi.press("Enter")
    await evening.all_read("Zonder netwerk een")
    await evening.all_read("Zonder netwerk twee")
    naomi.is_cut_off = False


async def the_server_is_killed(evening: Evening, folder: Path) -> None:
    """In the middle of a sentence; and right after a line that its reporter saw kept."""
    joost, naomi = evening.joost, evening.naomi
    await joost.type(HALF)
    await joost.sees(HALF)
    await naomi.type("Net voor het einde")
    await naomi.press("Enter")
    await evening.ama.sees("Net voor het einde")
    sockets = {id(one): one.sockets for one in evening.everyone}
    for one in evening.everyone:
        one.is_cut_off = True
    evening.served.process.kill()
    for one in evening.everyone:
        await expect(one.page.get_by_text(AWAY)).to_be_visible(timeout=LONG)
    port = urlsplit(evening.served.url).port or 0
    with serving(folder, language="nl", port=port) as again:
        assert again.url == evening.served.url
        for one in evening.reading:
            await expect(one.page.locator(".updating .state")).to_have_text("Werkt vanzelf bij", timeout=LONG)
        for one in evening.everyone:
            if one not in evening.reading:
                await one.opens_more_than(sockets[id(one)])
                await one.sees("sessie 1")
                await expect(one.page.locator("[data-banner]")).to_be_hidden(timeout=LONG)
        await joost.sees(HALF)
        await joost.type("en nu heel")
        await joost.press("Enter")
        await evening.all_read(f"{HALF}en nu heel")
        for one in evening.everyone:
            one.is_cut_off = False
        assert sorted(evening.kept()) == sorted(SAID)
        await seats_are_taken_away(evening)
        await a_stranger_gets_nowhere(evening)
        await nothing_private_was_shown(evening)
        for one in evening.everyone:
            assert one.complaints == []


async def seats_are_taken_away(evening: Evening) -> None:
    """By the gespreksleider's terminal: from the stage, from an own app, and from the text."""
    for one, name in ((evening.kwame, KWAME), (evening.rachid, RACHID), (evening.guest, GUEST)):
        evening.terminal.door.revoke(web_seat_ids=[evening.seat_of(name).id])
        began = time.monotonic()
        await one.page.wait_for_url(f"{one.url}/", timeout=LONG)
        assert time.monotonic() - began < SOON, name
        await one.page.goto(f"{one.url}/podium")
        assert one.page.url == f"{one.url}/"


async def a_stranger_gets_nowhere(evening: Evening) -> None:
    """On the same wifi, with the address alone, or with a link that was used."""
    url = evening.served.url
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), headers={"Origin": url}) as client:
        for path in ("/podium", "/plek", "/lees", "/verslag.md"):
            async with client.get(url + path, allow_redirects=False) as answer:
                assert (answer.status, answer.headers["Location"]) == (303, "/")
        for path in ("/lees/stroom", "/lees/mag", "/ws/podium", "/ws/plek"):
            async with client.get(url + path, allow_redirects=False) as answer:
                assert answer.status == 401
        async with client.post(f"{url}/lees/hier", allow_redirects=False) as answer:
            assert answer.status == 401
        async with client.post(evening.served.link("verslaglegger"), allow_redirects=False) as answer:
            assert answer.status == 422
            assert "Set-Cookie" not in answer.headers


async def nothing_private_was_shown(evening: Evening) -> None:
    """Not for a moment on a stage or an own screen, and not on the page of who reads."""
    page = await evening.lucia.page.content()
    for private in PRIVATE:
        assert private == LUCIA or not re.search(private, page), private
    for one in (*evening.on_stage, evening.rachid):
        for private in PRIVATE:
            assert not re.search(private, one.saw), private
