"""The running item, large: what now, how long still."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from models.rules import CALM, item_ends_at
from models.views.agenda import AgendaItemView
from screens.labels import item_kind_word
from screens.language import _, clock, ngettext
from screens.widgets.agenda_list import progress
from screens.widgets.big_text import BigText
from screens.widgets.clock import remaining, until
from screens.widgets.words import Words

__all__ = ["NowPanel"]


class NowPanel(Vertical):
    """Number, title, "klaar om" and what is left; a calm picture over dinner and in a break.

    With `-small` on it, where a tool takes the room, title and time are one line each.
    """

    DEFAULT_CSS = """
    NowPanel {
        height: auto;
        & > .now--number { color: $quiet; }
        & > .now--title { margin: 1 0; }
        & > .now--until { margin: 1 0; }
        & > .now--time { color: $now; margin: 0 0 1 0; }
        &.-calm > .now--time { color: $settled; }
        &.-small > .now--time, &.-small > .now--until { display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Words(classes="now--number")
        yield BigText(classes="now--title")
        yield Words(classes="now--until")
        yield BigText(max_lines=1, classes="now--time")
        yield Words(classes="now--left")

    def show(
        self,
        item: AgendaItemView,
        now: datetime,
        *,
        of: int,
        paused_at: datetime | None,
        small: bool = False,
        title_lines: int = 2,
    ) -> None:
        """Show this item as it stands now; only what changed is painted.

        Args:
            item: the running one.
            now: the moment of looking.
            of: how many items there are.
            paused_at: when the break began, in one.
            small: whether the time is one line, not large.
            title_lines: how many large lines the title may take.
        """
        self.set_class(small, "-small")
        self.set_class(item.kind in CALM, "-calm")
        place = _("{number} of {count}").format(number=item.number, count=of)
        self.query_one(".now--number", Words).show(f"{place} · {item_kind_word(item.kind)}")
        self.query_one(".now--title", BigText).show(item.title, max_lines=title_lines)
        self._show_time(item, now, small, paused_at)

    def show_still(self, title: str, words: str, moment: datetime | None) -> None:
        """Show that nothing runs: not yet, or no more."""
        self.remove_class("-small")
        self.add_class("-calm")
        self.query_one(".now--number", Words).show("")
        self.query_one(".now--title", BigText).show(title, max_lines=2)
        self.query_one(".now--until", Words).show(Content.styled(words, "$quiet"))
        self.query_one(".now--time", BigText).show(clock(moment) if moment else "")
        self.query_one(".now--left", Words).show("")

    def _show_time(
        self, item: AgendaItemView, now: datetime, small: bool, paused_at: datetime | None
    ) -> None:
        ends = item_ends_at(item, now)
        words = _("done at") if item.kind not in CALM else _("until")
        if paused_at is not None:
            words, ends = _("break since"), paused_at
        self.query_one(".now--until", Words).show(Content.styled(words, "$quiet"))
        self.query_one(".now--time", BigText).show(clock(ends))
        self.query_one(".now--left", Words).show(self._left(item, now, small, paused_at))

    def _left(self, item: AgendaItemView, now: datetime, small: bool, paused_at: datetime | None) -> Content:
        if paused_at is not None:
            minutes = int((now - paused_at).total_seconds() // 60)
            spoken = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
            return Content.styled(_("the clock stands still · {minutes}").format(minutes=spoken), "$todo")
        left = remaining(item, now)
        if small:
            style = "bold $settled" if item.kind in CALM else "bold $now"
            left = Content.assemble((until(item, now), style), "   ") + left
        if item.kind in CALM:
            return left
        given = max(1, (item.planned_minutes + item.extra_minutes) * 60)
        width = max(10, min(40, self.content_size.width - left.cell_length - 2))
        return progress(item.seconds(now) / given, width) + Content("  ") + left
