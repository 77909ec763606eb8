"""The minutes pane and the input line by themselves, without a record behind them.

    python -m tests.bench.pane

prints its measures as JSON; `measure()` gives them to `make bench`.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from statistics import median

from textual.pilot import Pilot

from models.views.minutes import DraftView, LineView
from screens.widgets.line_input import LineInput
from screens.widgets.minutes_pane import MinutesPane
from tests.bench.measure import Measure, percentile
from tests.multi.terminal import UnseenTerminal
from tests.records import OPENED, line
from tests.widgets import WidgetApp

FEW, MANY = 50, 5_000
TIMES = 200
WORDS = "Wat er aan tafel wordt gezegd over de buurtbanen in Zuidoost en wie dat betaalt. "


def lines(count: int) -> tuple[LineView, ...]:
    """Lines of all lengths between a few words and five rows."""
    return tuple(line(number, 20, (WORDS * 3)[: 20 + number * 37 % 220]) for number in range(1, count + 1))


def draft(text: str) -> DraftView:
    return DraftView("other", 20, "Mo Kaya", "MK", text, None, OPENED)


async def openings(pilot: Pilot[None]) -> list[tuple[float, float]]:
    """CPU ms from lines to picture, few and many in turns."""
    pane = pilot.app.query_one(MinutesPane)
    few, many = lines(FEW), lines(MANY)
    times = []
    for _ in range(TIMES // 10):
        pair = []
        for shown in (few, many):
            pane.show(())
            pane.forget_rows()
            await pilot.pause()
            pair.append(await _cpu(pilot, lambda shown=shown: pane.show(shown)))  # type: ignore[misc]
        times.append((pair[0], pair[1]))
    return times


async def keys(pilot: Pilot[None], count: int) -> list[float]:
    """CPU ms of keys, one by one, beside so many lines."""
    pilot.app.query_one(MinutesPane).show(lines(count))
    pilot.app.query_one(LineInput).focus()
    await pilot.pause()
    return [await _cpu_of(pilot, lambda: pilot.press("x")) for _ in range(TIMES)]


async def long_line_keys(pilot: Pilot[None], letter: str) -> list[float]:
    """CPU ms of keys in the middle of ten thousand characters."""
    field = pilot.app.query_one(LineInput)
    field.fill((letter * 9 + " ") * 990)
    field.go(5_000)
    field.focus()
    await pilot.pause()
    times = [await _cpu_of(pilot, lambda: pilot.press("x")) for _ in range(TIMES)]
    field.fill("")
    return times


async def drafts(pilot: Pilot[None], count: int) -> list[float]:
    """CPU ms of a colleague's line growing by a letter, under so many lines."""
    pane = pilot.app.query_one(MinutesPane)
    pane.show(lines(count), ())
    await pilot.pause()
    text = WORDS * 5
    grown = [(draft(text[:size]),) for size in range(1, TIMES)]
    return [await _cpu(pilot, lambda shown=shown: pane.show_drafts(shown)) for shown in grown]  # type: ignore[misc]


async def changes(pilot: Pilot[None], count: int) -> list[float]:
    """CPU ms of one more kept line, all views read anew."""
    pane = pilot.app.query_one(MinutesPane)
    shown = lines(count)
    pane.show(shown, ())
    await pilot.pause()
    times = []
    for number in range(TIMES // 10):
        shown = (*(replace(one) for one in shown), line(count + number + 1, 20, WORDS))
        times.append(await _cpu(pilot, lambda shown=shown: pane.show(shown)))  # type: ignore[misc]
    return times


async def _cpu(pilot: Pilot[None], work: Callable[[], object]) -> float:
    async def done() -> None:
        work()

    return await _cpu_of(pilot, done)


async def _cpu_of(pilot: Pilot[None], work: Callable[[], Awaitable[object]]) -> float:
    before = time.thread_time()
    await work()
    await pilot.pause()
    return (time.thread_time() - before) * 1000


async def _measure() -> list[Measure]:
    pane = MinutesPane()
    pane.styles.margin = (0, 30)
    app = WidgetApp(pane, LineInput(), driver_class=UnseenTerminal)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        await keys(pilot, 0)
        few, many = zip(*await openings(pilot), strict=True)
        empty, full = [], []
        for _ in range(3):
            empty += await keys(pilot, 0)
            full += await keys(pilot, MANY)
        wide = await long_line_keys(pilot, "漢")
        growing = await drafts(pilot, MANY)
        changed = await changes(pilot, MANY)
    return [
        _ratio(f"pane: opening {MANY} lines against {FEW}, CPU", many, few, 1.2),
        _ratio(f"pane: a key beside {MANY} lines against none, CPU", full, empty, 1.2),
        Measure("pane: a key, p99", percentile(full, 99), 16, "ms", _spread(full)),
        Measure("pane: a key in 10,000 wide characters, p99", percentile(wide, 99), 16, "ms", _spread(wide)),
        Measure(f"pane: a draft growing under {MANY} lines", median(growing), 5, "ms", _spread(growing)),
        Measure(f"pane: one line more, {MANY} views read anew", median(changed), 20, "ms", _spread(changed)),
    ]


def measure() -> list[Measure]:
    return asyncio.run(_measure())


def _ratio(
    name: str, one: list[float] | tuple[float, ...], other: list[float] | tuple[float, ...], limit: float
) -> Measure:
    value = median(one) / median(other)
    return Measure(name, value, limit, "x", f"{median(one):.2f} against {median(other):.2f} ms")


def _spread(times: list[float]) -> str:
    return f"p50 {median(times):.2f}, p99 {percentile(times, 99):.2f} ms"


if __name__ == "__main__":
    print(json.dumps([asdict(one) for one in measure()], indent=1))
