"""The names at the table with their stands: letters find someone, the cursor goes on by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from screens.widgets.people_panel import NameFilter
from screens.widgets.stand_rows import PersonRow, meant_by, row_words

__all__ = ["StandList"]


class StandList(Vertical):
    """Whose stand it is about is under the cursor; what is done with it is up to the sheet."""

    DEFAULT_CSS = """
    StandList {
        height: 1fr;
        & > Input { padding: 0; background: transparent; margin: 1 0; }
        & > OptionList { height: 1fr; }
    }
    """

    @dataclass
    class Entered(Message):
        """Enter was pressed, which says nothing of a stand."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: tuple[PersonRow, ...] = ()
        """Everyone, in order."""

    def compose(self) -> ComposeResult:
        yield NameFilter()
        yield OptionList(id="people", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False

    def on_resize(self) -> None:
        self.call_after_refresh(self._list)

    def focus_filter(self) -> None:
        """Let letters go to the filter."""
        self.query_one(Input).focus()

    def show(self, rows: Sequence[PersonRow]) -> None:
        """Show these people."""
        self.rows = tuple(rows)
        self._list()

    @property
    def chosen(self) -> PersonRow | None:
        """Who is under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        return next((row for row in self.rows if option and str(row.id) == option.id), None)

    def move(self, step: int) -> None:
        """To another person."""
        people = self.query_one(OptionList)
        if people.option_count:
            people.highlighted = max(0, min((people.highlighted or 0) + step, people.option_count - 1))

    def move_on(self, row: PersonRow) -> None:
        """From this person to the next who did not choose yet."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._list()
        ids = [one.id for one in self.rows]
        at = ids.index(row.id) if row.id in ids else 0
        places = (*range(at + 1, len(ids)), *range(at), at)
        goal = next((place for place in places if self.rows[place].waits), at)
        self.query_one(OptionList).highlighted = goal

    def _list(self) -> None:
        """The same person stays under the cursor, also when the rows move."""
        people, row = self.query_one(OptionList), self.chosen
        width = max(20, people.scrollable_content_region.width or self.size.width)
        found = meant_by(self.query_one(Input).value, self.rows)
        people.clear_options()
        people.add_options([Option(row_words(one, width), id=str(one.id)) for one in found])
        if found:
            ids = [one.id for one in found]
            people.highlighted = ids.index(row.id) if row is not None and row.id in ids else 0

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        """The best match comes under the cursor."""
        event.stop()
        self.query_one(OptionList).highlighted = None
        self._list()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered())
