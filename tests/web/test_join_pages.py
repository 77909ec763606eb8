"""Coming in and going out by the pages."""

from pathlib import Path

import pytest
from aiohttp import web

from models.codes import Seat
from screens import language
from screens.labels import seat_word
from tests.web.room_pages import COOKIE, pages

SEE_OTHER = 303
NOT_NOW = 422


async def test_who_has_a_seat_goes_to_its_place(tmp_path: Path) -> None:
    async with pages(tmp_path) as room:
        for seat, place in (
            ("piet", "/podium"),
            ("wall", "/podium"),
            ("reporter", "/plek"),
            ("lead", "/plek"),
        ):
            async with room.browser(seat) as browser:
                answer = await browser.get("/", allow_redirects=False)
                assert (answer.status, answer.headers["Location"]) == (SEE_OTHER, place)


async def test_the_code_and_a_name_bring_a_stranger_in(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        page = await (await browser.get(f"/j/{room.code}")).text()
        assert f'value="{room.code}"' in page
        assert "Samira" not in page  # no list of names

        answer = await browser.post(
            "/j", data={"code": room.code, "name": "Ama Boateng"}, allow_redirects=False
        )
        assert (answer.status, answer.headers["Location"]) == (SEE_OTHER, "/podium")
        assert "HttpOnly" in answer.headers["Set-Cookie"]
        assert COOKIE in answer.cookies
        assert (await browser.get("/podium", allow_redirects=False)).status == 200


@pytest.mark.parametrize(
    ("code", "name", "field"),
    [
        ("", "Ama", "code"),
        ("ZZZZZZZZ", "Ama", "code"),
        ("right", "  ", "name"),
        ("right", "piet onbekend", "name"),
    ],
)
async def test_what_is_wrong_stands_beside_its_field(
    tmp_path: Path, code: str, name: str, field: str
) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        code = room.code if code == "right" else code
        answer = await browser.post("/j", data={"code": code, "name": name}, allow_redirects=False)
        page = await answer.text()

        assert answer.status == NOT_NOW
        assert f'id="{field}-problem"' in page
        assert f'aria-describedby="{field}-hint {field}-problem" aria-invalid="true" autofocus' in page
        assert page.count('-problem"') == 2  # said once, and pointed at
        assert COOKIE not in answer.cookies


async def test_a_shut_door_looks_like_a_wrong_code(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:

        async def refused(code: str) -> str:
            answer = await browser.post("/j", data={"code": code, "name": "Ama"}, allow_redirects=False)
            return (await answer.text()).replace(code, "")

        wrong = await refused("ZZZZZZZZ")
        room.record.organiser.door.shut(session_id=room.record.session_id)
        assert await refused(room.code) == wrong


async def test_a_link_works_once_and_looking_does_not_use_it_up(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        link = f"/l/{room.invite(Seat.REPORTER)}"
        for _look in range(2):
            page = await (await browser.get(link)).text()
            assert page.count("<button") == 1

        answer = await browser.post(link, data={"name": "Naomi"}, allow_redirects=False)
        assert (answer.status, answer.headers["Location"]) == (SEE_OTHER, "/plek")
        assert "Naomi" in await (await browser.get("/lees")).text()
        again = await browser.post(link, data={"name": "Eve"}, allow_redirects=False)
        assert again.status == NOT_NOW
        assert "autofocus" not in await again.text()


@pytest.mark.parametrize(
    ("seat", "asks", "needs"),
    [
        (Seat.REPORTER, True, True),
        (Seat.FACILITATOR, True, True),
        (Seat.PARTICIPANT, True, False),
        (Seat.ROOM, False, False),
    ],
)
async def test_a_link_says_its_seat_and_who_writes_has_a_name(
    tmp_path: Path, seat: Seat, asks: bool, needs: bool
) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        link = f"/l/{room.invite(seat)}"
        page = await (await browser.get(link)).text()
        assert seat_word(seat) in page
        assert ('id="name"' in page, "required" in page) == (asks, needs)
        assert ("autofocus" in page) == asks

        answer = await browser.post(link, data={"name": " "}, allow_redirects=False)
        assert answer.status == (NOT_NOW if needs else SEE_OTHER)
        if needs:
            page = await answer.text()
            assert 'id="name-problem"' in page
            assert COOKIE not in answer.cookies
            answer = await browser.post(link, data={"name": "Noor"}, allow_redirects=False)
            assert answer.status == SEE_OTHER


async def test_a_link_in_someones_name_asks_none(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        desk, session_id = room.record.organiser, room.record.session_id
        person = desk.read.attendance(session_id=session_id)[0].participant
        made = desk.door.invite(session_id=session_id, seat=Seat.REPORTER, participant_id=person.id)
        page = await (await browser.get(f"/l/{made.secret}")).text()
        assert person.name in page
        assert 'id="name"' not in page
        answer = await browser.post(f"/l/{made.secret}", allow_redirects=False)
        assert answer.status == SEE_OTHER


async def test_a_link_that_no_longer_works_says_so_at_once(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        answer = await browser.get("/l/x")
        assert answer.status == NOT_NOW
        assert "<form" not in await answer.text()


async def test_who_leaves_is_out_at_once(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser("reporter") as browser:
        answer = await browser.post("/weg", allow_redirects=False)
        assert answer.headers["Location"] == "/"
        assert answer.cookies[COOKIE].value == ""

        async with room.browser("reporter") as other:
            answer = await other.get("/plek", allow_redirects=False)
            assert answer.headers["Location"] == "/"


async def test_who_was_sent_out_reads_why_and_a_stranger_does_not(tmp_path: Path) -> None:
    words = "Your seat here ended"
    async with pages(tmp_path) as room:
        room.revoke("Piet Onbekend")
        async with room.browser("piet") as browser:
            page = await (await browser.get("/podium")).text()
            assert words in page
            answer = await browser.post("/j", data={"code": room.code, "name": "Piet"}, allow_redirects=False)
            assert answer.headers["Location"] == "/podium"
        async with room.browser() as browser:
            assert words not in await (await browser.get("/")).text()


async def test_each_screen_is_for_its_own_seats(tmp_path: Path) -> None:
    async with pages(tmp_path) as room:
        for seat, path, status in (
            ("", "/podium", SEE_OTHER),
            ("", "/plek", SEE_OTHER),
            ("", "/lees", SEE_OTHER),
            ("wall", "/plek", SEE_OTHER),
            ("wall", "/podium", 200),
            ("piet", "/plek", 200),
            ("lead", "/podium", SEE_OTHER),
        ):
            async with room.browser(seat) as browser:
                assert (await browser.get(path, allow_redirects=False)).status == status, (seat, path)


async def test_the_screen_in_the_room_has_nothing_to_press(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser("wall") as browser:
        page = await (await browser.get("/podium")).text()
        assert "<button" not in page
        assert "<form" not in page


async def test_pages_say_their_language(tmp_path: Path) -> None:
    language.activate("nl", {"Join": "Doe mee"})
    async with pages(tmp_path) as room, room.browser() as browser:
        page = await (await browser.get("/")).text()
        assert '<html lang="nl"' in page
        assert "Doe mee</button>" in page


async def test_a_full_house_says_so_before_the_screen_opens(tmp_path: Path) -> None:
    def full(_request: web.Request, own: bool) -> web.Response | None:
        return web.Response(status=503) if own else None

    async with pages(tmp_path, full=full) as room, room.browser("piet") as browser:
        assert (await browser.get("/plek")).status == 503
        assert (await browser.get("/podium")).status == 200
