"""Times on the live screens, computed from stored moments and never counted here."""

from datetime import datetime, timedelta

from textual.content import Content

from models.codes import ItemKind
from models.rules import CALM, item_ends_at
from models.views.agenda import AgendaItemView
from screens.language import _, clock, ngettext

__all__ = ["remaining", "until"]

MINUTE = timedelta(minutes=1)


def until(item: AgendaItemView, now: datetime) -> str:
    """When the item is done: "klaar om 20:05"; calmer words over dinner and in a break."""
    ends = clock(item_ends_at(item, now))
    if item.kind is ItemKind.BREAK:
        return _("we go on at {time}").format(time=ends)
    if item.kind is ItemKind.TOGETHER:
        return _("until {time}").format(time=ends)
    return _("done at {time}").format(time=ends)


def remaining(item: AgendaItemView, now: datetime) -> Content:
    """How long the item still has, in whole minutes: calm, and no colour alone says it is late."""
    left = item_ends_at(item, now) - now
    if left >= timedelta():
        minutes = -(-left // MINUTE)
        words = ngettext("{count} minute left", "{count} minutes left", minutes)
        return Content.styled(words.format(count=minutes), "$quiet")
    minutes = -left // MINUTE
    if item.kind in CALM or minutes == 0:
        return Content.styled(_("time is up"), "$quiet")
    words = ngettext("{count} minute over time", "{count} minutes over time", minutes)
    return Content.styled(words.format(count=minutes), "$todo")
