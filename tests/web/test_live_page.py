"""The plain live page: what it shows to whom, and its forms."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from maktui.web.live_text import Picture, boxes
from models.codes import AgendaFocus, ItemKind, ItemState, Seat, SessionPhase
from models.rights import Actor
from models.views.record import SessionRecord
from screens.live_state import NOBODY, LiveState
from tests import records
from tests.hostile import HOSTILE
from tests.records import at, with_texts
from tests.web.harmless import harm, outside
from tests.web.room_pages import pages

SEE_OTHER = 303


def picture(record: SessionRecord | None = None, **session: Any) -> Picture:
    record = record or records.record()
    running = replace(
        record.agenda[1], state=ItemState.RUNNING, kind=ItemKind.DECISION, focus=AgendaFocus.NONE
    )
    agenda = (record.agenda[0], running, record.agenda[2])
    lines = record.lines[20]
    live: dict[str, Any] = {
        "phase": SessionPhase.LIVE,
        "running_item_id": running.id,
        "closed_at": None,
    } | session
    state = LiveState(
        session=replace(record.session, **live),
        agenda=agenda,
        decisions=record.decisions,
        actions=record.actions,
        points=lines[7:10],
        learning=(),
        proposals=lines[4:5],
        attendance=record.attendance,
        coverage=NOBODY,
    )
    return Picture(record.maakbank, record.values, state, record.lines)


def shown(picture: Picture) -> dict[str, str]:
    return {
        name: "\n".join(block.html for block in blocks) for name, blocks in boxes(picture, at(40)).items()
    }


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_every_box_says_its_part() -> None:
    page = {name: plain(html) for name, html in shown(picture()).items()}

    assert "Groen op het plein" in page["head"]
    assert "Het plein is heet en leeg" in page["head"]
    assert page["now"].startswith("2 Wat nu? Done at ")
    assert page["now"].endswith("Next: Check-out")
    assert "Eerst één straat proberen." in page["proposals"]
    assert page["decisions"].startswith("□ B2 Het stadsdeel betaalt. noted")
    assert "■ B1 We planten dertig bomen. settled · without" in page["decisions"]
    assert "▲ A1 Vraag de vergunning aan Noor Jansen and Stadsdeel Oost · by Fri Dec 4" in page[
        "actions"
    ] or ("▲ A1 Vraag de vergunning aan Noor Jansen and Stadsdeel Oost · by Fri 4 Dec" in page["actions"])
    assert "A2 Bel Mo who? · when?" in page["actions"]
    assert "Check-out" in page["agenda"]
    assert "wiped on request" in page["minutes"]


def test_an_empty_session_says_so() -> None:
    empty = picture(phase=SessionPhase.PLANNED, running_item_id=None)
    empty = replace(
        empty, lines={}, state=replace(empty.state, decisions=(), actions=(), points=(), proposals=())
    )
    page = {name: plain(html) for name, html in shown(empty).items()}

    assert page["decisions"] == page["actions"] == page["minutes"] == "None yet"
    assert page["points"] == page["proposals"] == ""
    assert "has not begun" in page["now"]


def test_over_dinner_no_time_runs_out() -> None:
    calm = picture()
    agenda = tuple(replace(item, kind=ItemKind.TOGETHER) for item in calm.state.agenda)
    page = shown(replace(calm, state=replace(calm.state, agenda=agenda)))

    assert "Done at" not in page["now"]


def test_in_a_break_it_says_since_when() -> None:
    assert "Break since" in shown(picture(paused_at=at(38)))["now"]


def test_every_block_is_one_element_with_its_key_as_id() -> None:
    for blocks in boxes(picture(), at(40)).values():
        for block in blocks:
            assert re.match(rf'<(\w+) id="{block.key}"', block.html), block.html
            tag = block.html[1 : block.html.index(" ")]
            assert block.html.endswith(f"</{tag}>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_nothing_in_the_page(text: str) -> None:
    for html in shown(replace(picture(), **_hostile(picture(), text))).values():
        assert harm(html) == [], text
        assert outside(html) == [], text


def _hostile(calm: Picture, text: str) -> dict[str, Any]:
    spoiled: Callable[[str], str] = lambda _text: text  # noqa: E731
    return {
        "maakbank": with_texts(calm.maakbank, spoiled),
        "state": with_texts(calm.state, spoiled),
        "lines": {item: with_texts(lines, spoiled) for item, lines in calm.lines.items()},
    }


HOSTILE_FEW = tuple(
    text for text in HOSTILE if any(sign in text for sign in "<\x1b\u202e") and len(text) < 150
)


async def test_hostile_names_and_codes_do_nothing_in_the_forms(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser() as browser:
        for text in HOSTILE_FEW:
            sent = text.encode("utf-8", "replace").decode()
            for data in ({"code": sent, "name": ""}, {"code": "ZZZZZZZZ", "name": sent}):
                page = await (await browser.post("/j", data=data, allow_redirects=False)).text()
                assert harm(page) == [], text
                assert outside(page) == []


async def test_no_page_fetches_anything_from_elsewhere(tmp_path: Path) -> None:
    async with pages(tmp_path) as room:
        for seat, path in (
            ("", "/"),
            ("", "/l/x"),
            ("piet", "/podium"),
            ("piet", "/lees"),
            ("wall", "/podium"),
            ("reporter", "/plek"),
        ):
            async with room.browser(seat) as browser:
                page = await (await browser.get(path)).text()
                assert outside(page) == []
                assert harm(page) == []
                assert not re.search(r"https?://", page)


async def test_who_looks_on_never_sees_who_typed_or_what_is_in_the_making(tmp_path: Path) -> None:
    async with pages(tmp_path, until=100) as room:
        reporter = Actor(
            seat=Seat.REPORTER,
            name="Joost Wiering",
            initials="JW",
            session_id=room.record.session_id,
            seat_id="r",
        )
        desk = room.record.desk(reporter)
        item_id = desk.read.session(session_id=room.record.session_id).running_item_id or 0
        desk.minutes.save_draft(item_id=item_id, text="half een geheim")
        room.keep("Een bewaarde regel")
        for seat, sees_initials in (("piet", False), ("reporter", True)):
            async with room.browser(seat) as browser:
                page = await (await browser.get("/lees")).text()
                assert "Een bewaarde regel" in page
                assert "geheim" not in page
                assert ("</time> JW" in page) is sees_initials


async def test_forms_do_what_the_seat_may_and_say_what_came_of_it(tmp_path: Path) -> None:
    async with pages(tmp_path, until=100) as room, room.browser("piet") as browser:
        answer = await browser.post("/lees/hier", data={"terug": "/podium"}, allow_redirects=False)
        assert (answer.status, answer.headers["Location"]) == (SEE_OTHER, "/podium?gedaan=hier#gedaan")
        (piet,) = (one for one in room.seats() if one.name == "Piet Onbekend")
        assert piet.said_here_at is not None
        assert "Passed on: you are here." in await (await browser.get("/lees?gedaan=hier")).text()

        answer = await browser.post("/lees/waarden", data={"terug": "//evil.example"}, allow_redirects=False)
        assert answer.headers["Location"] == "/lees?niet=not_confirmed#gedaan"
        answer = await browser.post("/lees/hier", headers={"Accept": "application/json"})
        assert await answer.json() == {"words": "Passed on: you are here.", "done": True}
        assert (await browser.post("/lees/weg-ermee")).status == 404

        page = await (await browser.get("/lees?gedaan=<script>&niet=<b>")).text()
        assert harm(page) == []


async def test_a_guest_reads_why_not_and_joins_in_once_ticked_off(tmp_path: Path) -> None:
    """The same page all the time: nobody has to join again."""
    async with pages(tmp_path, until=100) as room, room.browser("piet") as browser:

        async def shown() -> str:
            return " ".join((await (await browser.get("/lees/mag")).json()).values())

        page = await shown()
        assert "I am here" in page
        assert "You look on until someone confirms who you are." in page
        await browser.post("/lees/hier")
        room.confirm("Piet Onbekend")
        page = await shown()
        assert ">I am here<" not in page
        assert "You said that you are here." in page
        assert "You can join in here once you are noted as present." in page
        assert "stand behind them once you are noted as present" in page
        answer = await browser.post("/lees/waarden", allow_redirects=False)
        assert answer.headers["Location"] == "/lees?niet=not_here#gedaan"
        room.lead().attendance.add_guest(session_id=room.record.session_id, name="Piet Onbekend")
        page = await shown()
        assert "You are noted as present." in page
        assert "once you are noted" not in page
        assert "I stand behind these values" in page
        await browser.post("/lees/waarden")
        page = await shown()
        assert "You stand behind these values." in page
        assert "<button" not in page


async def test_a_reporter_has_no_buttons_of_a_participant(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser("reporter") as browser:
        page = await (await browser.get("/lees")).text()
        assert "data-act" not in page.replace("data-acts", "")
        answer = await browser.post("/lees/hier", allow_redirects=False)
        assert answer.headers["Location"] == "/lees?niet=seat#gedaan"
