from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button

from models.clean import clean_text
from models.grammar import Known
from screens.widgets.line_input import LONGEST, LineInput
from tests.hostile import HOSTILE
from tests.widgets import WidgetApp, raw_control, shown

PEOPLE = (Known("Noor Jansen"), Known("Fatima El Amrani"), Known("Fatih Kaya"))


class InputApp(WidgetApp):
    BINDINGS = [
        Binding("n,?,/", "slip", "slip"),
        Binding("f2", "f2", "F2"),
        Binding("pageup", "f2", "up"),
    ]

    def __init__(self) -> None:
        self.field = LineInput("Typ maar", people=PEOPLE, commands=("besluit", "actie", "bewaard"))
        super().__init__()
        self.edits: list[str] = []
        self.kept: list[str] = []
        self.told: list[Message] = []
        self.slips = self.f2s = 0
        self.takes = True
        self.field.on_edit = self.edits.append
        self.field.on_submit = self.submit

    def compose(self) -> ComposeResult:
        yield self.field
        yield Button("elsewhere")

    def submit(self, text: str) -> bool:
        if self.takes:
            self.kept.append(text)
        return self.takes

    @on(LineInput.DraftChanged)
    @on(LineInput.Submitted)
    @on(LineInput.RecallRequested)
    @on(LineInput.Cancelled)
    def hear(self, message: Message) -> None:
        self.told.append(message)

    def action_slip(self) -> None:
        self.slips += 1

    def action_f2(self) -> None:
        self.f2s += 1

    def heard(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.told if isinstance(message, kind)]


@asynccontextmanager
async def typing(
    text: str = "", size: tuple[int, int] = (40, 12)
) -> AsyncIterator[tuple[InputApp, Pilot[None]]]:
    app = InputApp()
    async with app.run_test(size=size) as pilot:
        app.field.focus()
        app.field.fill(text)
        await pilot.pause()
        app.edits.clear()
        app.told.clear()
        yield app, pilot


async def test_every_key_is_told_before_anything_else() -> None:
    async with typing() as (app, pilot):
        await pilot.press("h", "o", "i")
        assert app.edits == ["h", "ho", "hoi"]
        assert [message.text for message in app.heard(LineInput.DraftChanged)] == app.edits  # type: ignore[attr-defined]


async def test_enter_keeps_and_empties() -> None:
    async with typing("hoi") as (app, pilot):
        await pilot.press("enter")
        assert app.kept == ["hoi"]
        assert app.field.text == ""
        assert app.edits == [""]
        [message] = app.heard(LineInput.Submitted)
        assert isinstance(message, LineInput.Submitted)
        assert message.text == "hoi"
        assert message.control is app.field


async def test_a_line_that_is_not_taken_stays() -> None:
    async with typing("hoi") as (app, pilot):
        app.takes = False
        await pilot.press("enter")
        assert (app.field.text, app.kept, app.told) == ("hoi", [], [])


@pytest.mark.parametrize("text", ["", "   "])
async def test_nothing_is_no_line(text: str) -> None:
    async with typing(text) as (app, pilot):
        await pilot.press("enter")
        assert (app.kept, app.told) == ([], [])


async def test_a_burst_of_keys_keeps_its_order() -> None:
    async with typing() as (app, pilot):
        for key in ("a", "b", "backspace", "c", "left", "x", "enter", "d"):
            app.post_message(_key(key))
        await pilot.pause()
        await pilot.pause()
        assert app.kept == ["axc"]
        assert app.field.text == "d"


def _key(key: str) -> Message:
    return Key(key, key if len(key) == 1 else None)


@pytest.mark.parametrize("key", ["n", "question_mark", "slash"])
async def test_a_letter_is_text_and_no_act(key: str) -> None:
    async with typing() as (app, pilot):
        await pilot.press(key)
        assert app.slips == 0
        assert app.field.text in "n?/"


async def test_keys_that_do_not_write_go_on() -> None:
    async with typing("hoi") as (app, pilot):
        await pilot.press("f2", "pageup")
        assert app.f2s == 2
        assert app.field.text == "hoi"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["backspace"], "een twee dri"),
        (["ctrl+backspace"], "een twee "),
        (["ctrl+u"], ""),
        (["home", "ctrl+k"], ""),
        (["home", "delete"], "en twee drie"),
        (["ctrl+left", "X"], "een twee Xdrie"),
        (["home", "ctrl+right", "X"], "eenX twee drie"),
        (["ctrl+a", "X"], "Xeen twee drie"),
        (["ctrl+a", "ctrl+e", "X"], "een twee drieX"),
        (["shift+home", "X"], "X"),
        (["shift+left", "shift+left", "X"], "een twee drX"),
        (["ctrl+shift+left", "backspace"], "een twee "),
        (["ctrl+backspace", "ctrl+z"], "een twee drie"),
        (["ctrl+backspace", "ctrl+z", "ctrl+y"], "een twee "),
        (["X", "Y", "ctrl+z"], "een twee drie"),
        (["shift+home", "ctrl+x", "a", "ctrl+v", "ctrl+v"], "aeen twee drieeen twee drie"),
        (["shift+home", "left", "X"], "Xeen twee drie"),
    ],
)
async def test_editing(keys: list[str], text: str) -> None:
    async with typing("een twee drie") as (app, pilot):
        await pilot.press(*keys)
        assert app.field.text == text
        assert app.edits == [] or app.edits[-1] == text


async def test_a_letter_and_its_accents_are_one() -> None:
    async with typing("a👩\u200d👧") as (app, pilot):
        await pilot.press("left", "b", "delete")
        assert app.field.text == "ab"


@pytest.mark.parametrize(("keys", "direction"), [(["up"], -1), (["down"], 1), (["home", "up"], -1)])
async def test_beyond_the_rows_another_line_is_asked(keys: list[str], direction: int) -> None:
    async with typing("hoi") as (app, pilot):
        await pilot.press(*keys)
        [message] = app.heard(LineInput.RecallRequested)
        assert isinstance(message, LineInput.RecallRequested)
        assert (message.direction, message.text) == (direction, "hoi")


async def test_up_goes_through_the_rows_first() -> None:
    async with typing("woord " * 10) as (app, pilot):
        await pilot.press("up")
        assert app.told == []
        await pilot.press("up")
        assert len(app.heard(LineInput.RecallRequested)) == 1


async def test_escape_leaves_the_text() -> None:
    async with typing("hoi") as (app, pilot):
        await pilot.press("escape")
        assert len(app.heard(LineInput.Cancelled)) == 1
        assert app.field.text == "hoi"


async def test_tab_finishes_a_name() -> None:
    async with typing("met @fat") as (app, pilot):
        assert app.field.suggestion == "ima El Amrani"
        assert "met @fatima El Amrani" in shown(app)[1]
        await pilot.press("tab")
        assert app.field.text == "met @Fatima El Amrani "
        await pilot.press("tab")
        assert app.field.text == "met @Fatih Kaya "
        await pilot.press("tab")
        assert app.field.text == "met @Fatima El Amrani "
        assert app.edits[-1] == app.field.text


async def test_tab_in_the_middle_sets_no_second_space() -> None:
    async with typing("met @noo belt") as (app, pilot):
        await pilot.press(*["left"] * 5, "tab")
        assert app.field.text == "met @Noor Jansen belt"
        assert app.field.cursor == len("met @Noor Jansen")


async def test_tab_finishes_a_command() -> None:
    async with typing("/bes") as (app, pilot):
        await pilot.press("tab", "x")
        assert app.field.text == "/besluit x"


async def test_tab_leaves_only_an_empty_line() -> None:
    async with typing("zomaar") as (app, pilot):
        await pilot.press("tab")
        assert app.field.has_focus
        assert app.field.text == "zomaar"
        app.field.fill("")
        await pilot.press("tab")
        assert not app.field.has_focus


async def test_it_grows_to_six_rows_and_no_further() -> None:
    async with typing(size=(40, 20)) as (app, pilot):
        assert app.field.content_size.height == 1
        app.field.fill("woord " * 13)
        await pilot.press(*"slot")
        assert app.field.content_size.height == 3
        app.field.fill("woord " * 100)
        await pilot.pause()
        assert app.field.content_size.height == 6
        app.field.fill("woord " * 99 + "slot")
        await pilot.pause()
        assert shown(app, app.field)[-1].endswith("slot")
        await pilot.press("home")
        assert shown(app, app.field)[0].startswith("woord")
        app.field.fill("")
        await pilot.pause()
        assert app.field.content_size.height == 1


async def test_what_it_says_while_empty() -> None:
    async with typing() as (app, pilot):
        assert "Typ maar" in shown(app)[1]
        await pilot.press("x")
        assert "Typ maar" not in shown(app)[1]


async def test_titles_are_never_markup() -> None:
    async with typing() as (app, pilot):
        app.field.border_title = Content("[b]verbetert 14:33[/oeps]")
        await pilot.pause()
        assert "[b]verbetert 14:33[/oeps]" in shown(app)[0]


@pytest.mark.parametrize(
    ("before", "pasted", "kept", "left"),
    [
        ("", "een\ntwee\ndrie", ["een", "twee"], "drie"),
        ("al ", "een\r\ntwee", ["al een"], "twee"),
        ("", "een\n\n  \ntwee\n", ["een", "twee"], ""),
        ("", "een", [], "een"),
        ("al ", "een", [], "al een"),
        ("", "\x1b[31mrood\x1b[0m", [], "rood"),
    ],
)
async def test_each_pasted_line_is_kept(before: str, pasted: str, kept: list[str], left: str) -> None:
    async with typing(before) as (app, pilot):
        await _paste(app, pilot, pasted)
        assert app.kept == kept
        assert app.field.text == left
        assert [message.text for message in app.heard(LineInput.Submitted)] == kept  # type: ignore[attr-defined]


async def test_pasting_goes_where_the_cursor_is() -> None:
    async with typing("voor na") as (app, pilot):
        await pilot.press(*["left"] * 2)
        await _paste(app, pilot, "een\ntwee")
        assert app.kept == ["voor een"]
        assert (app.field.text, app.field.cursor) == ("twee" + "na", 4)


async def test_pasted_lines_that_are_not_taken_stay() -> None:
    async with typing() as (app, pilot):
        app.takes = False
        await _paste(app, pilot, "een\ntwee\ndrie")
        assert app.field.text == "een twee drie"


async def test_nothing_of_a_huge_paste_is_lost() -> None:
    async with typing() as (app, pilot):
        words = [f"woord{number}" for number in range(5_000)]
        await _paste(app, pilot, " ".join(words))
        assert max(map(len, app.kept)) <= LONGEST
        assert "".join([*app.kept, app.field.text]).split() == words


async def test_a_line_that_grew_too_long_becomes_two() -> None:
    async with typing("woord " * 1_900) as (app, pilot):
        await pilot.press("enter")
        assert len(app.kept) == 2
        assert "".join(app.kept).split() == ["woord"] * 1_900
        assert app.field.text == ""


async def test_a_click_and_a_drag() -> None:
    async with typing("een twee drie") as (app, pilot):
        await pilot.click(app.field, offset=(2 + 4, 1))
        assert app.field.cursor == 4
        await pilot.mouse_down(app.field, offset=(2, 1))
        await pilot.hover(app.field, offset=(2 + 3, 1))
        await pilot.mouse_up(app.field, offset=(2 + 3, 1))
        await pilot.press("X")
        assert app.field.text == "X twee drie"


async def test_hostile_text_is_only_text() -> None:
    async with typing() as (app, pilot):
        for text in HOSTILE:
            app.field.fill("")
            app.field.on_paste(Paste(text))
            app.field.border_title = Content(clean_text(text))
            await pilot.pause()
            assert raw_control(app) == "", text
            app.field.fill(text)
            await pilot.pause()
            assert raw_control(app) == "", text


async def _paste(app: InputApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()
