"""Reports to take home: for whom, and under which name."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from maktui.web.handing_out import disposition
from tests.hostile import HOSTILE
from tests.web.room_pages import pages


@pytest.mark.parametrize("form", ["md", "html", "json"])
async def test_seats_that_write_take_the_report_home(tmp_path: Path, form: str) -> None:
    async with pages(tmp_path, until=100) as room:
        for seat in ("reporter", "lead"):
            async with room.browser(seat) as browser:
                answer = await browser.get(f"/verslag.{form}")
                text = await answer.text()
                assert answer.status == 200
                name = f"werk-voor-de-jeugd-session-1-2026-11-27.{form}"
                assert answer.headers["Content-Disposition"] == (
                    f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
                )
                assert "Werk voor de jeugd" in text
                assert form != "json" or json.loads(text)


@pytest.mark.parametrize(("seat", "status"), [("", 401), ("piet", 403), ("wall", 403)])
async def test_other_seats_do_not(tmp_path: Path, seat: str, status: int) -> None:
    async with pages(tmp_path) as room, room.browser(seat) as browser:
        for form in ("md", "html", "json"):
            answer = await browser.get(f"/verslag.{form}")
            assert answer.status == status
            assert "Werk voor de jeugd" not in await answer.text()


async def test_there_is_no_other_form(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, room.browser("lead") as browser:
        for path in ("/verslag.pdf", "/verslag.", "/verslag.html.md"):
            assert (await browser.get(path)).status == 404


def test_a_name_with_accents_comes_along_twice() -> None:
    assert disposition("café-één.md") == (
        "attachment; filename=\"cafe-een.md\"; filename*=UTF-8''caf%C3%A9-%C3%A9%C3%A9n.md"
    )


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 300])
def test_no_name_breaks_out_of_its_header(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    header = disposition(text)
    plain, _, coded = header.removeprefix('attachment; filename="').partition("\"; filename*=UTF-8''")

    assert header.isascii()
    assert header.isprintable()
    assert all(sign.isalnum() or sign in "-_." for sign in plain)
    assert unquote(coded) == text
    assert not set(coded) & set("\"';, \r\n/\\")
