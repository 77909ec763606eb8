"""Pages that turn by themselves, for a wall where nobody can scroll: which rows, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from screens.language import _
from screens.widgets.words import Words

__all__ = ["PageWords", "Row", "TurningScroll", "Turns", "pages_of"]

SECONDS = 15
"""How long a page stays; all that turns does so at the same moments of the clock."""

PAGE_WORDS = 2
"""Lines that say which page it is, with the empty one above."""

MOST_MARKS = 8
"""Pages up to which each has a mark."""


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, or what stands under one."""

    height: int
    """With the empty line below it."""
    is_heading: bool = False


def pages_of(rows: Sequence[Row], room: int) -> tuple[frozenset[int], ...]:
    """Which rows stand on which page: whole ones, each under its heading.

    Args:
        rows: in their order; a heading has something under it.
        room: lines of one page; of more pages some are kept for their words.
    """
    if sum(row.height for row in rows) - 1 <= room:
        return (frozenset(range(len(rows))),)
    pages: list[frozenset[int]] = []
    page: set[int] = set()
    used, heading = 0, -1
    for place, row in enumerate(rows):
        if row.is_heading:
            heading = place
            continue
        above = rows[heading].height if heading >= 0 else 0
        needed = row.height + (0 if heading in page else above)
        if page and used + needed - 1 > room - PAGE_WORDS:
            pages.append(frozenset(page))
            page, used, needed = set(), 0, row.height + above
        page |= {place} if heading < 0 else {heading, place}
        used += needed
    return (*pages, frozenset(page))


@dataclass(frozen=True, slots=True)
class Turns:
    """From which page it began, and when: the clock tells the rest."""

    since: datetime
    first: int = 0

    def page(self, now: datetime, count: int) -> int:
        """The page in sight now; the first one stays a full turn, at least."""
        turned = _turn_of(now) - _turn_of(self.since)
        return (self.first + max(0, turned - 1)) % count


def _turn_of(moment: datetime) -> int:
    return int(moment.timestamp()) // SECONDS


class PageWords(Words):
    """ "● ○ ○  1 van 3", at the foot of what turns; nothing where there is one page."""

    DEFAULT_CSS = """
    PageWords { dock: bottom; height: 2; padding: 1 0 0 0; color: $quiet; display: none; }
    """

    def show_page(self, page: int, count: int) -> None:
        """Show that this one, from 0, is in sight."""
        self.display = count > 1
        words = _("{number} of {count}").format(number=page + 1, count=count)
        marks = " ".join("●" if one == page else "○" for one in range(count))
        self.show(Content(f"{marks}  {words}" if count <= MOST_MARKS else words))


class TurningScroll(VerticalScroll, can_focus=False):
    """What scrolls by hand elsewhere; once it is told the time, it goes on by a page when it is long."""

    _turns: Turns | None = None
    _turned_at: datetime | None = None
    _seen_height = 0

    def compose(self) -> ComposeResult:
        yield PageWords()

    def on_resize(self) -> None:
        if self._turned_at is not None:
            self.call_after_refresh(self.turn, self._turned_at)

    def turn(self, now: datetime) -> None:
        """Show the page whose turn it is; what became longer or shorter begins at the top."""
        self._turned_at = now
        if not self.is_mounted:
            return
        words = self.query_one(PageWords)
        height = self.virtual_size.height - (PAGE_WORDS if words.display else 0)
        room = self.content_size.height
        if self._turns is None or height != self._seen_height:
            self._turns, self._seen_height = Turns(now), height
        if height <= room:
            count, page = 1, 0
        else:
            room = max(1, room - PAGE_WORDS)
            count = -(-height // room)
            page = self._turns.page(now, count)
        words.show_page(page, count)
        self.scroll_to(y=page * room, animate=False)
