"""Decisions, actions, questions and what waits, as small cards under headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Static

from screens.widgets.plain import Plain
from screens.widgets.spread import harmless
from screens.widgets.turning import PageWords, Row, Turns, pages_of

__all__ = ["CardData", "CardList", "Section", "Tone"]


class Tone:
    """What a card's edge says; its sign and words say the same."""

    SETTLED = "settled"
    TODO = "todo"
    OPEN = "open"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class CardData:
    """One card; equal cards are not painted again."""

    key: tuple[str, int]
    """Its kind and row id, for whoever hears that it was chosen."""
    tone: str
    content: Content


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under a heading, if it has one; `empty` is said when there are none, if anything."""

    title: str
    cards: tuple[CardData, ...] = field(default=())
    empty: str = ""
    more: str = ""
    """A quiet line under the cards, such as "+ 12 eerder"."""


class Card(Plain):
    """One card of the list."""

    DEFAULT_CSS = """
    Card {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 1;
        background: $raised;
        border-left: outer $quiet;
        &.-settled { border-left: outer $settled; }
        &.-todo { border-left: outer $todo; }
        &.-open { border-left: outer $open; }
        &:hover, &.-cursor { background: $chosen; }
    }
    """

    @dataclass
    class Pressed(Message):
        """This card was clicked."""

        card: "Card"

    def __init__(self, data: CardData) -> None:
        super().__init__(classes=f"-{data.tone}")
        self.data = data

    def show(self, data: CardData) -> None:
        """Show this card; the same card again changes nothing."""
        if data != self.data:
            self.remove_class(f"-{self.data.tone}")
            self.add_class(f"-{data.tone}")
            self.data = data
            self.refresh(layout=True)

    def render(self) -> VisualType:
        return harmless(self.data.content)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Pressed(self))


class Heading(Static):
    """The words above a group of cards."""

    DEFAULT_CSS = """
    Heading { text-style: bold; margin: 0 0 1 0; height: auto; }
    """


class Remark(Static):
    """A quiet line: nothing here yet, or how many more there are."""

    DEFAULT_CSS = """
    Remark { color: $quiet; margin: 0 0 1 0; height: auto; }
    """


class CardList(VerticalScroll, can_focus=True):
    """Cards under headings; one can be chosen by key or by mouse, or pages of them turn by themselves.

    | Key(s) | Description |
    | :- | :- |
    | up, down | Move the cursor. |
    | enter | Choose the card under the cursor. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    DEFAULT_CSS = """
    CardList { height: 1fr; scrollbar-size-vertical: 1; }
    """

    @dataclass
    class CardChosen(Message):
        """Someone chose a card, by key or by mouse."""

        card_list: "CardList"
        key: tuple[str, int]

        @property
        def control(self) -> "CardList":
            return self.card_list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown: tuple[Section, ...] = ()
        self._cards: list[Card] = []
        self._rows: list[Widget] = []
        self._page_words = PageWords()
        self._cursor: int | None = None
        self._turns: Turns | None = None
        self._turned_at: datetime | None = None
        self._moved: Card | None = None

    @property
    def cursor_key(self) -> tuple[str, int] | None:
        """The card under the cursor."""
        return None if self._cursor is None else self._cards[self._cursor].data.key

    def show(self, sections: Sequence[Section]) -> None:
        """Show these sections; cards stay where the same cards stay."""
        wanted = tuple(sections)
        if wanted == self._shown:
            return
        same_places = _places(wanted) == _places(self._shown)
        self._shown = wanted
        cards = [card for section in wanted for card in section.cards]
        known = {card.data.key: card.data for card in self._cards}
        if same_places:
            for widget, data in zip(self._cards, cards, strict=True):
                widget.show(data)
        else:
            key = self.cursor_key
            self._cards = [Card(data) for data in cards]
            self.remove_children()
            self._rows, self._page_words = self._widgets(wanted), PageWords()
            self.mount_all([*self._rows, self._page_words])
            keys = [data.key for data in cards]
            self._put_cursor(keys.index(key) if key in keys else self._cursor or 0)
        if known:
            moved = (card for card in self._cards if card.data != known.get(card.data.key))
            self._moved = next(moved, self._moved)

    def turn(self, now: datetime) -> None:
        """Where nobody can scroll: show the page whose turn it is, that of what moved first."""
        self._turned_at = now
        width, room = self.content_size
        if not room:
            return
        pages = pages_of([_row(widget, width) for widget in self._rows], room)
        if self._turns is None or self._moved in self._rows:
            place = self._rows.index(self._moved) if self._moved in self._rows else 0
            first = next((page for page, rows in enumerate(pages) if place in rows), 0)
            self._turns, self._moved = Turns(now, first), None
        page = self._turns.page(now, len(pages))
        for place, widget in enumerate(self._rows):
            widget.display = place in pages[page]
        self._page_words.show_page(page, len(pages))

    def on_resize(self) -> None:
        if self._turned_at is not None:
            self.turn(self._turned_at)

    def _widgets(self, sections: Sequence[Section]) -> list[Widget]:
        cards = iter(self._cards)
        widgets: list[Widget] = []
        for section in sections:
            if not section.cards and not section.empty:
                continue
            if section.title:
                widgets.append(Heading(Content(section.title)))
            widgets.extend(next(cards) for _ in section.cards)
            remark = section.more if section.cards else section.empty
            if remark:
                widgets.append(Remark(Content(remark)))
        return widgets

    @on(Card.Pressed)
    def _choose_pressed(self, event: Card.Pressed) -> None:
        event.stop()
        self.post_message(self.CardChosen(self, event.card.data.key))

    def on_focus(self) -> None:
        self._put_cursor(self._cursor or 0)

    def on_blur(self) -> None:
        self._put_cursor(None)

    def action_move(self, step: int) -> None:
        self._put_cursor((self._cursor or 0) + step)

    def action_choose(self) -> None:
        if (key := self.cursor_key) is not None:
            self.post_message(self.CardChosen(self, key))

    def _put_cursor(self, place: int | None) -> None:
        nowhere = place is None or not self._cards or not self.has_focus
        self._cursor = None if nowhere else max(0, min(place or 0, len(self._cards) - 1))
        for at, card in enumerate(self._cards):
            card.set_class(at == self._cursor, "-cursor")
            if at == self._cursor:
                self.call_after_refresh(self.scroll_to_widget, card, animate=False)


def _row(widget: Widget, width: int) -> Row:
    """What a widget takes of a list that is so wide."""
    inner = widget.get_content_height(Size(), Size(), max(1, width - widget.gutter.width))
    return Row(inner + widget.styles.margin.height, is_heading=isinstance(widget, Heading))


def _places(sections: Sequence[Section]) -> list[object]:
    return [
        (section.title, section.empty, section.more, tuple(card.key for card in section.cards))
        for section in sections
    ]
