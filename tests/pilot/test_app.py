import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual import work
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Footer, Input, Static

from maktui import settings as configuration
from maktui.app import MaktuiApp
from maktui.catalogue import LOCALE, read, speak
from maktui.themes import DEFAULT
from models.codes import Seat
from models.errors import NotSaved, RecordTooNew, Refusal, Refused
from models.rights import Actor
from models.views.change import Change
from screens.access import Access, Record
from screens.base import MakScreen
from screens.commands import COMMANDS, bindings
from screens.help import HelpScreen
from screens.palette import PaletteScreen
from tests.fakes import FakeRecord, change

HOSTILE = "[@click=app.quit]weg[/] [/oeps] \x1b]52;c;Z2VrYWFwdA==\x07"


class Table(MakScreen[None]):
    AUTO_FOCUS = ""
    BINDINGS = bindings("next", "extend", "pause", "settle")

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.heard: list[tuple[Change, ...]] = []
        self.given: list[str] = []
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.error: Exception | None = None

    def compose(self) -> ComposeResult:
        yield Static("Verslag")
        yield Input()
        yield Footer()

    async def on_record_moved(self, changes: tuple[Change, ...]) -> None:
        self.heard.append(changes)
        await self.may_go_on.wait()

    def action_extend(self, minutes: str = "") -> None:
        self.given.append(f"extend {minutes}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "pause"

    def action_pause(self) -> None:
        self.given.append("pause")

    @work
    async def action_next(self) -> None:
        async with self.refusals():
            await self.access.act(lambda desk: self.given.append(f"next as {desk.actor.name}"))
            if self.error:
                raise self.error

    async def action_settle(self) -> None:
        raise RuntimeError(HOSTILE)


@pytest.fixture(autouse=True)
def _in_dutch() -> None:
    speak("nl")


@pytest.fixture
def record() -> FakeRecord:
    return FakeRecord()


def make_app(opener: Callable[[], Record], *, is_calm: bool = False, theme: str = "") -> MaktuiApp:
    settings = replace(configuration.load(), theme=theme)
    actor = Actor(seat=Seat.FACILITATOR, name="Fatima", session_id=1)
    return MaktuiApp(settings, opener, lambda access: Table(access.seated(actor)), is_calm=is_calm)


def table(app: MaktuiApp) -> Table:
    screen = app.screen_stack[0]
    assert isinstance(screen, Table)
    return screen


def shown(app: MaktuiApp) -> type:
    return type(app.screen)


async def done(app: MaktuiApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    while busy := [worker for worker in app.workers if worker.group != "feed"]:
        await app.workers.wait_for_complete(busy)


def toasts(app: MaktuiApp) -> list[str]:
    return [notification.message for notification in app._notifications]


async def test_the_record_opens_after_the_first_picture_in_a_thread(record: FakeRecord) -> None:
    threads: list[str] = []

    def opener() -> FakeRecord:
        threads.append(threading.current_thread().name)
        return record

    app = make_app(opener)
    async with app.run_test() as pilot:
        await app.access.open()
        await pilot.pause()
        assert threads != [] and threads[0] != threading.main_thread().name
        assert len(threads) == 1
    assert record.is_closed


async def test_acts_go_to_the_record_as_the_one_who_sits_there(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        await pilot.press("right", "right")
        await done(app, pilot)
        assert table(app).given == ["next as Fatima", "next as Fatima"]
        assert [actor.name for actor in record.desks] == ["Fatima"]


async def test_a_screen_hears_what_moves_one_call_at_a_time(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        screen = table(app)
        screen.may_go_on.clear()
        record.moved(change(1))
        while not screen.heard:
            await pilot.pause()
        for seq in (2, 3, 4):
            record.moved(change(seq))
        await pilot.pause(0.05)
        assert [[one.seq for one in changes] for changes in screen.heard] == [[1]]

        screen.may_go_on.set()
        while len(screen.heard) < 2:
            await pilot.pause()
        assert [[one.seq for one in changes] for changes in screen.heard] == [[1], [2, 3, 4]]


async def test_a_move_of_drafts_alone_is_heard_too(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        record.moved()
        while not table(app).heard:
            await pilot.pause()
        assert table(app).heard == [()]


async def test_a_screen_that_left_hears_nothing(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        above = Table(app.access)
        await app.push_screen(above)
        await app.pop_screen()
        record.moved(change(1))
        while not table(app).heard:
            await pilot.pause()
        assert above.heard == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused(Refusal.MOVED_ON), "Iemand anders was je net voor. Kijk waar jullie nu zijn."),
        (NotSaved("locked"), "Nog niet bewaard: het is even druk. Typ gerust door."),
    ],
)
async def test_a_refusal_is_said_and_nothing_breaks(record: FakeRecord, error: Exception, said: str) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        table(app).error = error
        await pilot.press("right")
        await done(app, pilot)
        assert toasts(app) == [said]


async def test_an_unexpected_error_of_a_worker_is_told_calmly(
    record: FakeRecord, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(lambda: record, is_calm=True)
    async with app.run_test() as pilot:
        table(app).error = RuntimeError("stuk")
        await pilot.press("right")
        while not toasts(app):
            await pilot.pause()
        assert toasts(app) == ["Er ging iets mis. Alles wat bewaard was, is er nog."]
        assert app.is_running
    assert "stuk" in caplog.text


async def test_an_unexpected_error_elsewhere_ends_the_app_without_a_traceback(
    record: FakeRecord, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(lambda: record, is_calm=True)
    async with app.run_test():
        app.simulate_key("s")
        while app.is_running:  # noqa: ASYNC110 - an app that breaks gives no event
            await asyncio.sleep(0)
    told = capsys.readouterr()
    assert app.return_code == 1
    assert "Er ging iets mis." in told.err + told.out
    assert "Traceback" not in told.err + told.out
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RecordTooNew(), "maktui: "),
        (ValueError("file is not a database"), "maktui: De gegevens gaan niet open."),
    ],
)
async def test_a_record_that_does_not_open_ends_the_app_with_words(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def opener() -> FakeRecord:
        raise error

    app = make_app(opener)
    async with app.run_test() as pilot:
        while app.is_running:
            await pilot.pause()
    told = capsys.readouterr()
    assert app.return_code == 1
    assert said in told.err + told.out


async def test_what_is_said_is_never_markup(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        table(app).say(HOSTILE)
        await pilot.pause()
        assert toasts(app) == ["[@click=app.quit]weg[/] [/oeps] "]


async def test_the_footer_speaks_our_language_and_switches_with_it(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        texts = {
            active.binding.action: active.binding.description
            for active in app.screen.active_bindings.values()
        }
        assert texts["extend"] == "5 min erbij"
        assert texts["help"] == "hulp"
        assert app.screen.active_bindings["plus"].tooltip.startswith("Geeft dit agendapunt")

        await app.run_action("language")
        await pilot.pause()
        assert app.screen.active_bindings["plus"].binding.description == "5 minutes more"
        assert configuration.load().language == "en"


async def test_no_english_of_textual_is_left_among_the_keys(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        app.screen.query_one(Input).focus()
        await pilot.pause()
        texts = {active.binding.description for active in app.screen.active_bindings.values()}
        assert not texts & {
            "Focus Next",
            "Copy selected text",
            "Quit",
            "Submit",
            "Move cursor left",
            "palette",
        }


async def test_colours_go_round_and_are_kept(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        seen = []
        for _ in range(3):
            await app.run_action("theme")
            await pilot.pause()
            seen.append(app.theme)
        assert len(set(seen)) == 3
        assert seen[-1] == DEFAULT
        assert configuration.load().theme == DEFAULT
        assert toasts(app)[0] == "Kleuren: licht"


@pytest.mark.parametrize(
    ("asked", "given"), [("maktui-light", "maktui-light"), ("nord", DEFAULT), ("", DEFAULT)]
)
def test_the_app_starts_in_the_colours_that_were_kept(record: FakeRecord, asked: str, given: str) -> None:
    assert make_app(lambda: record, theme=asked).theme == given


async def test_help_lies_over_the_screen_and_goes_with_escape(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        assert shown(app) is HelpScreen
        await pilot.press("question_mark")
        assert shown(app) is Table
        await pilot.press("f1")
        assert shown(app) is HelpScreen
        await pilot.press("escape")
        assert shown(app) is Table


async def test_a_question_mark_while_typing_is_a_question_mark(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        app.screen.query_one(Input).focus()
        await pilot.press("question_mark")
        assert app.screen.query_one(Input).value == "?"


async def test_the_palette_finds_an_act_and_does_it(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"erbij", "enter")
        await pilot.pause()
        assert table(app).given == ["extend "]


async def test_the_palette_offers_only_what_can_be_done_now(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        screen = table(app)
        assert screen.can(COMMANDS["extend"])
        assert screen.can(COMMANDS["theme"])
        assert not screen.can(COMMANDS["pause"]), "check_action says no"
        assert not screen.can(COMMANDS["close_session"]), "this screen has no such action"
        screen.access = screen.access.seated(Actor(seat=Seat.REPORTER, name="Sam"))
        assert not screen.can(COMMANDS["extend"]), "not from this seat"
        await screen.perform(COMMANDS["extend"])
        await pilot.pause()
        assert (screen.given, toasts(app)) == ([], ["Dat kan hier nu niet."])


async def test_the_palette_walks_with_arrows_and_says_when_nothing_fits(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+o", *"zzzz", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press("escape", "ctrl+o", "down", "enter")
        await pilot.pause()
        assert table(app).given == ["extend "]


async def test_leaving_asks_once(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.is_running and app.screen is table(app)
        await pilot.press("ctrl+q")
        await pilot.pause()
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert record.is_closed
    assert app.return_code == 0


async def test_ctrl_c_says_how_to_leave(record: FakeRecord) -> None:
    app = make_app(lambda: record)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
        assert toasts(app) == ["Wil je stoppen? Dat gaat met Ctrl+Q."]


@pytest.mark.parametrize("seat", [Seat.FACILITATOR, Seat.ORGANISER])
async def test_no_english_is_left_on_a_dutch_help(record: FakeRecord, seat: Seat) -> None:
    english = [key for _, key in read(LOCALE / "nl.po").forms if key.count(" ") >= 2]
    app = make_app(lambda: record)
    async with app.run_test(size=(120, 80)) as pilot:
        table(app).access = app.access.seated(Actor(seat=seat, name="Sam", session_id=1))
        for key in ("question_mark", "ctrl+o", "ctrl+q"):
            await pilot.press(key)
            await pilot.pause()
            seen = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            assert [text for text in english if text in seen] == []
            await pilot.press("escape")
