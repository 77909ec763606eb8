"""Server-sent events: what changed, once for all readers, and when a seat is gone."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse

from maktui.web import edition, events, live_text
from maktui.web.live_boxes import Block, Issue
from tests.web.room_pages import Pages, pages

READERS = 40


class Reader:
    """A browser that listens."""

    def __init__(self, answer: ClientResponse) -> None:
        self.answer = answer

    async def next(self) -> tuple[str, str, str]:
        """Name, id and data of the next event."""
        async with asyncio.timeout(20):
            while True:
                fields: dict[str, list[str]] = {}
                while line := (await self.answer.content.readline()).decode().rstrip("\n"):
                    name, _, value = line.partition(": ")
                    fields.setdefault(name, []).append(value)
                if self.answer.content.at_eof() and not fields:
                    return "end", "", ""
                if "event" in fields:
                    return fields["event"][0], fields.get("id", [""])[0], "\n".join(fields.get("data", []))

    async def change(self) -> tuple[str, dict[str, Any]]:
        name, id, data = await self.next()
        assert name == "page"
        return id, json.loads(data)


@asynccontextmanager
async def reading(room: Pages, seat: str = "piet", seen: str = "") -> AsyncIterator[Reader]:
    async with room.browser(seat) as browser, browser.get(f"/lees/stroom?na={seen}") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        yield Reader(answer)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every time that a page was rendered."""
    times: list[object] = []
    render = live_text.boxes

    def counted(*asked: Any) -> Any:
        times.append(asked)
        return render(*asked)

    monkeypatch.setattr(edition, "boxes", counted)
    return times


async def test_a_change_reaches_every_reader_and_is_rendered_once(
    tmp_path: Path, made: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "PER_SEAT", READERS)
    async with pages(tmp_path, until=100) as room, AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(reading(room)) for _ in range(READERS)]
        first = await asyncio.gather(*(reader.change() for reader in readers))
        assert len({id for id, _boxes in first}) == 1
        assert set(first[0][1]) == {
            "head",
            "now",
            "table",
            "proposals",
            "decisions",
            "actions",
            "points",
            "agenda",
            "minutes",
        }
        before = len(made)

        room.keep("Dit is nieuw")
        news = await asyncio.gather(*(reader.change() for reader in readers))

        assert len(made) == before + 1
        assert all(list(boxes) == ["minutes"] for _id, boxes in news)
        ((block, html),) = news[0][1]["minutes"]["blocks"].items()
        assert "Dit is nieuw" in html
        assert block in news[0][1]["minutes"]["order"]


async def test_a_reader_that_has_the_page_gets_only_what_comes(tmp_path: Path) -> None:
    async with pages(tmp_path, until=100) as room:
        async with reading(room) as reader:
            id, _boxes = await reader.change()
        async with reading(room, seen=id) as reader:
            room.keep("Daarna")
            _id, boxes = await reader.change()
            assert list(boxes) == ["minutes"]


async def test_a_confirmed_seat_hears_what_it_may_do_now(tmp_path: Path) -> None:
    async with pages(tmp_path, until=100) as room, reading(room) as reader:
        await reader.change()
        room.confirm("Piet Onbekend")

        async with asyncio.timeout(events.STILL / 2):
            assert (await reader.next())[0] == "acts"
        async with room.browser("piet") as browser:
            may = await (await browser.get("/lees/mag?terug=/podium")).json()
        assert "until someone confirms" not in may["acts"]
        assert 'name="terug" value="/podium"' in may["acts"]
        assert "once you are noted as present" in may["values"]


async def test_a_revoked_seat_is_sent_away_at_once(tmp_path: Path) -> None:
    async with (
        pages(tmp_path, until=100) as room,
        reading(room) as reader,
        reading(room, "reporter") as other,
    ):
        await reader.change()
        await other.change()
        room.revoke("Piet Onbekend")

        async with asyncio.timeout(events.STILL / 2):
            assert (await reader.next())[0] == "gone"
        assert (await reader.next())[0] == "end"
        room.keep("De anderen lezen door")
        assert "De anderen" in str(await other.change())


async def test_who_looks_on_gets_no_initials(tmp_path: Path) -> None:
    async with (
        pages(tmp_path, until=100) as room,
        reading(room) as reader,
        reading(room, "reporter") as other,
    ):
        await reader.change()
        await other.change()
        room.keep("Nieuw")
        assert " JW" not in str(await reader.change())
        assert " JW" in str(await other.change())


async def test_a_stranger_hears_nothing_and_a_seat_opens_only_so_many(tmp_path: Path) -> None:
    async with pages(tmp_path) as room, AsyncExitStack() as stack:
        async with room.browser() as browser:
            assert (await browser.get("/lees/stroom")).status == 401
        for _ in range(events.PER_SEAT):
            await (await stack.enter_async_context(reading(room))).change()
        async with room.browser("piet") as browser:
            assert (await browser.get("/lees/stroom")).status == 503


async def test_the_server_stops_with_readers_there(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        async with pages(tmp_path) as room:
            reader = await stack.enter_async_context(reading(room))
            await reader.change()
            async with asyncio.timeout(5):
                await room.server.close()
        assert (await reader.next())[0] == "end"


def test_a_reader_gets_the_change_or_the_whole() -> None:
    first = Issue("1", {"a": (Block("x", "<p>x</p>"), Block("y", "<p>y</p>")), "b": ()})
    second = first.followed_by({"a": (Block("y", "<p>y</p>"), Block("z", "<p>z</p>")), "b": ()}, "2")
    third = second.followed_by({"a": (Block("y", "<p>yy</p>"),), "b": ()}, "3")

    def data(event: bytes) -> Any:
        return json.loads(event.decode().split("data: ")[1])

    assert data(second.for_reader("1")) == {"a": {"order": ["y", "z"], "blocks": {"z": "<p>z</p>"}}}
    assert data(second.for_reader("")) == data(second.whole)
    assert second.for_reader("2") == b""
    assert data(third.for_reader("1"))["b"] == {"order": [], "blocks": {}}
    assert data(third.for_reader("2")) == {"a": {"order": ["y"], "blocks": {"y": "<p>yy</p>"}}}
    assert third.before is not None
    assert third.before.before is None
