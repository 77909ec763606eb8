"""A slow browser never holds up the others: it drops what waits and gets the picture as it is."""

import asyncio

from maktui.web.picture import Picture
from maktui.web.viewer import BACKLOG, Ending, Viewer


class SlowOutlet:
    """A socket that takes nothing until the test says so."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.code: int | None = None
        self.room = asyncio.Event()
        self.busy = asyncio.Event()

    async def send_bytes(self, data: bytes) -> None:
        self.busy.set()
        await self.room.wait()
        self.taken.append(data)

    async def send_str(self, data: str) -> None:
        self.taken.append(data.encode())

    async def close(self, *, code: int, message: bytes) -> object:
        self.code = code
        return message


async def test_what_a_slow_browser_misses_is_made_good_by_the_whole_picture() -> None:
    outlet = SlowOutlet()
    viewer = Viewer(outlet, 1, lambda: b"the whole picture")
    running = asyncio.create_task(viewer.run())
    viewer.show(b"first")
    await outlet.busy.wait()
    for _ in range(10):
        viewer.show(b"x" * (BACKLOG // 4))
    assert viewer._size <= BACKLOG
    outlet.room.set()
    viewer.show(b"swallowed: the picture has it already")
    viewer.end(Ending.ENDED)
    await running
    assert outlet.taken == [b"first", b"the whole picture"]
    assert outlet.code == Ending.ENDED


async def test_a_browser_that_is_in_time_gets_each_byte_once() -> None:
    outlet = SlowOutlet()
    outlet.room.set()
    viewer = Viewer(outlet, 1, lambda: b"")
    running = asyncio.create_task(viewer.run())
    for number in range(20):
        viewer.show(b"%d," % number)
        if number % 3 == 0:
            await asyncio.sleep(0)
    viewer.end(Ending.GOING_AWAY)
    await running
    assert b"".join(outlet.taken) == b"".join(b"%d," % number for number in range(20))


async def test_a_socket_that_breaks_ends_the_sending() -> None:
    class Broken(SlowOutlet):
        async def send_bytes(self, data: bytes) -> None:
            raise ConnectionResetError

    viewer = Viewer(Broken(), 1, lambda: b"picture")
    viewer.show(b"something")
    await asyncio.wait_for(viewer.run(), 5)


def test_a_repaint_counts_only_when_it_covers_every_row() -> None:
    picture = Picture(height=3)
    picture.add(b"birth")
    picture.begin_anew()
    picture.add(b"\x1b[1;1Hone\x1b[2;1Htwo")
    assert not picture.end_anew()
    assert bytes(picture).startswith(b"birth")
    picture.begin_anew()
    whole = b"\x1b[1;1Hone\x1b[2;1Htwo\x1b[3;1Hthree"
    picture.add(whole)
    picture.add(b"and on")
    assert picture.end_anew()
    assert bytes(picture) == whole + b"and on"
    assert not picture.end_anew()
