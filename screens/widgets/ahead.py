"""What comes next, and when it is likely to begin."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType

from models.codes import ItemState
from models.rules import item_ends_at
from models.views.agenda import AgendaItemView
from screens.language import _, clock
from screens.widgets.plain import Plain
from screens.widgets.spread import hanging, harmless

__all__ = ["Ahead", "starts_ahead"]

AHEAD = 10
"""Items that stay in sight."""

USUAL_WIDTH = 30


class Ahead(Plain):
    """The items to come with the time each begins if the rest takes its planned time."""

    DEFAULT_CSS = """
    Ahead { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._starts: tuple[tuple[str, str], ...] = ()

    def show(self, agenda: Sequence[AgendaItemView], now: datetime) -> None:
        """Show what comes after now; the same times again paint nothing."""
        starts = tuple((clock(at), title) for at, title in starts_ahead(agenda, now))
        if starts != self._starts:
            self._starts = starts
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._rows(width).plain.count("\n") + 1

    def render(self) -> VisualType:
        return harmless(self._rows(self.content_size.width or USUAL_WIDTH))

    def _rows(self, width: int) -> Content:
        if not self._starts:
            return Content("")
        *items, (end, _nothing) = self._starts
        rows = [Content.styled(_("Coming up"), "bold"), Content("")]
        for at, title in items[:AHEAD]:
            rows.append(hanging(Content.styled(f"{at}  ", "$quiet"), Content(title), width))
        if len(items) > AHEAD:
            rows.append(Content.styled("…", "$quiet"))
        ends = _("end")
        rows.append(Content.styled(f"{end}  {ends}", "$quiet"))
        return Content("\n").join(rows)


def starts_ahead(agenda: Sequence[AgendaItemView], now: datetime) -> list[tuple[datetime, str]]:
    """When each item ahead begins, and last the end of all; nothing when nothing runs."""
    running = next((item for item in agenda if item.state is ItemState.RUNNING), None)
    if running is None:
        return []
    at = max(now, item_ends_at(running, now))
    starts = []
    for item in agenda[running.number :]:
        if item.state is ItemState.AHEAD:
            starts.append((at, item.title))
            at += timedelta(minutes=item.planned_minutes + item.extra_minutes)
    return [*starts, (at, "")]
