"""Apps of one's own: a crash or a hang touches that seat only, and none outlives its server."""

import asyncio
import os
import re
import signal
import time
from pathlib import Path

import pytest

from maktui.web.app_process import environment
from maktui.web.stage import Show
from maktui.web.viewer import Ending
from models.codes import ChangeKind, Seat
from tests.web.room import Room, is_running, room, until
from tests.web.test_moves import moved

pytestmark = pytest.mark.asyncio(loop_scope="module")

SOON = 3.0


def show_of(served: Room, token: str) -> Show:
    seat_id = served.door.seats[token].web_seat_id
    return next(show for show in served.server.house.shows if show.order.actor.web_seat_id == seat_id)


async def pid_of(served: Room, token: str) -> int:
    app = show_of(served, token).app
    assert app is not None
    await until(lambda: app.pid)
    return app.pid or 0


async def ended(pid: int, within: float) -> None:
    await until(lambda: not is_running(pid), within)


async def test_a_reporter_types_and_everyone_sees_the_kept_line(served: Room) -> None:
    token = served.door.seat(Seat.REPORTER, "Joost Wiering")
    async with (
        served.browser(token, "/ws/plek", (120, 40)) as reporter,
        served.browser(served.door.seat()) as looker,
    ):
        await reporter.sees("sessie 1 van 3")
        await looker.sees("sessie 1 van 3")
        await reporter.type("Een regel uit de browser\r")
        await looker.sees("Een regel uit de browser")


async def test_a_participants_page_hears_that_there_is_more_to_do_and_a_reporters_does_not(
    served: Room,
) -> None:
    tokens = served.door.seat(), served.door.seat(Seat.REPORTER, "Joost Wiering")
    async with (
        served.browser(tokens[0], "/ws/plek") as ama,
        served.browser(tokens[1], "/ws/plek") as reporter,
    ):
        for one in (ama, reporter):
            await one.sees("sessie 1")
        served.server.house.moved([moved(ChangeKind.STANDS_ASKED)])
        for one in (ama, reporter):
            await one.quiet()
        assert ["acts", "now"] in ama.said
        assert ["acts", "now"] not in reporter.said


async def test_a_second_window_goes_on_where_the_first_one_was(served: Room) -> None:
    token = served.door.seat(Seat.REPORTER, "Naomi Pinas")
    async with served.browser(token, "/ws/plek", (120, 40)) as first:
        await first.sees("sessie 1 van 3")
        await first.type("half getypt")
        await first.sees("half getypt")
        pid = await pid_of(served, token)
    async with served.browser(token, "/ws/plek", (120, 40)) as again:
        await again.sees("half getypt")
        assert await pid_of(served, token) == pid


async def test_a_window_that_changes_while_its_app_starts_is_painted_as_it_is_now(served: Room) -> None:
    token = served.door.seat(Seat.REPORTER, "Acht")
    async with served.browser(token, "/ws/plek", (120, 40)) as one:
        await one.say("resize", {"width": 120, "height": 30})
        await one.sees("sessie 1 van 3")
        await one.quiet()
        painted = len(one.painted)
        show_of(served, token)._ask_repaint()
        await one.quiet()
        rows = re.findall(rb"\x1b\[(\d+);\d+H", bytes(one.painted[painted:]))
        assert max(int(row) for row in rows) == 30


async def test_a_crash_touches_one_seat_and_tells_its_viewer(served: Room) -> None:
    mine, other = served.door.seat(Seat.REPORTER, "Eén"), served.door.seat(Seat.REPORTER, "Twee")
    async with (
        served.browser(mine, "/ws/plek") as one,
        served.browser(other, "/ws/plek", (120, 40)) as two,
    ):
        await one.sees("sessie 1 van 3")
        await two.sees("sessie 1 van 3")
        os.kill(await pid_of(served, mine), signal.SIGKILL)
        assert await one.closed(within=SOON) == Ending.CRASHED
        await two.type("Wij gaan door")
        await two.sees("Wij gaan door")
    async with served.browser(mine, "/ws/plek") as one:
        await one.sees("sessie 1 van 3")


async def test_a_hung_app_is_killed_and_tells_its_viewer(served: Room) -> None:
    token = served.door.seat(Seat.REPORTER, "Drie")
    async with served.browser(token, "/ws/plek") as one:
        await one.sees("sessie 1 van 3")
        pid = await pid_of(served, token)
        os.kill(pid, signal.SIGSTOP)
        assert await one.closed(within=2 * SOON + 2) == Ending.HUNG
        await ended(pid, within=SOON)


async def test_an_app_that_does_not_want_to_end_is_killed(served: Room) -> None:
    token = served.door.seat(Seat.REPORTER, "Vier")
    async with served.browser(token, "/ws/plek") as one:
        await one.sees("sessie 1 van 3")
        pid = await pid_of(served, token)
        os.kill(pid, signal.SIGSTOP)
        served.server.close_seat(served.door.seats[token].web_seat_id)
        assert await one.closed(within=SOON) == Ending.REVOKED
        await ended(pid, within=SOON + 2)


async def test_a_seat_taken_away_ends_its_app_and_its_place_at_the_stage(served: Room) -> None:
    token = served.door.seat()
    seat = served.door.seats[token]
    async with served.browser(token) as stage, served.browser(token, "/ws/plek") as own:
        await stage.sees("sessie 1 van 3")
        await own.sees("sessie 1 van 3")
        pid = await pid_of(served, token)
        served.server.close_seat(seat.web_seat_id)
        assert await stage.closed() == Ending.REVOKED
        assert await own.closed() == Ending.REVOKED
        await ended(pid, within=SOON + 2)


async def test_a_seat_taken_away_in_the_record_closes_by_itself(served: Room) -> None:
    token = served.door.seat()
    async with served.browser(token) as stage, served.browser(token, "/ws/plek") as own:
        await stage.sees("sessie 1 van 3")
        await own.sees("sessie 1 van 3")
        seat_id = served.door.seats[token].web_seat_id
        told: list[int] = []
        served.server.when_seat_closes(told.append)
        lead = served.table.sit(Seat.FACILITATOR, "Fatima")
        lead.door.revoke(web_seat_ids=[seat_id])
        assert await stage.closed(within=SOON) == Ending.REVOKED
        assert await own.closed(within=SOON) == Ending.REVOKED
        assert told == [seat_id]


async def test_a_seat_that_expired_is_found_out(served: Room) -> None:
    token = served.door.seat()
    async with served.browser(token) as one:
        await one.sees("sessie 1 van 3")
        del served.door.seats[token]
        await served.server._watch.look()
        assert await one.closed() == Ending.REVOKED


async def test_an_app_ended_by_its_user_says_so(served: Room) -> None:
    token = served.door.seat(Seat.REPORTER, "Vijf")
    async with served.browser(token, "/ws/plek") as one:
        await one.sees("sessie 1 van 3")
        await one.type("\x11")
        await one.sees("Stoppen?")
        await one.type("\x11")
        assert await one.closed() == Ending.ENDED


async def test_the_warm_process_killed_is_made_anew(served: Room) -> None:
    warm = served.server.house.warm.pid
    assert warm is not None
    os.kill(warm, signal.SIGKILL)
    await ended(warm, within=SOON)
    async with served.browser(served.door.seat(), "/ws/plek") as one:
        await one.sees("sessie 1 van 3")
        assert served.server.house.warm.pid != warm


async def test_an_app_knows_little_of_where_it_runs(served: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "SECRET" not in environment({"SECRET": "x", "HOME": "/h"})
    monkeypatch.setenv("MAKTUI_SECRET", "x")
    token = served.door.seat(Seat.REPORTER, "Zes")
    async with served.browser(token, "/ws/plek") as one:
        await one.sees("sessie 1 van 3")
        pid = await pid_of(served, token)
        place = Path(f"/proc/{pid}")
        environ = place.joinpath("environ").read_text()
        names = {line.partition("=")[0] for line in environ.split("\0") if line}
        assert names <= set(environment(os.environ))
        assert os.getsid(pid) == pid
        told = environ + place.joinpath("cmdline").read_text()
        assert "record.sqlite" not in told
        assert token not in told
        open_files = [str(one.readlink()) for one in place.joinpath("fd").iterdir()]
        assert not [file for file in open_files if "warm.sqlite" in file]


async def test_a_server_that_stops_leaves_no_app(tmp_path: Path) -> None:
    async with room(tmp_path) as served:
        token = served.door.seat(Seat.REPORTER, "Zeven")
        async with served.browser(token, "/ws/plek") as one, served.browser(served.door.seat()) as two:
            await one.sees("sessie 1 van 3")
            await two.sees("sessie 1 van 3")
            os.kill(await pid_of(served, token), signal.SIGSTOP)
            pids = [*served.pids, served.server.house.warm.pid or 0]
            began = time.monotonic()
            _, *codes = await asyncio.gather(served.server.stop(), one.closed(), two.closed())
            assert time.monotonic() - began < 5
            assert codes == [Ending.GOING_AWAY] * 2
            for pid in pids:
                await ended(pid, within=1)
