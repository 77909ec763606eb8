"""Who would like to say something, in one line."""

from textual.content import Content

from models.views.speaking import SpeakingView
from screens.language import _, ngettext

__all__ = ["waiting_in_short", "waiting_words"]

MOST_NAMES = 5
"""Names in the line; the rest is a number."""


def waiting_words(speaking: SpeakingView | None) -> Content:
    """ "◇ Wil iets zeggen: Ama (nog niet gehoord), Daan"; nothing when nobody waits.

    That someone was not heard yet is said only where it tells one from another.
    """
    if speaking is None or not speaking.waiting:
        return Content("")
    tells = any(turn.was_heard for turn in speaking.waiting)
    names = []
    for place, turn in enumerate(speaking.waiting[:MOST_NAMES]):
        name = Content.styled(turn.name, "bold") if place == 0 else Content(turn.name)
        if tells and not turn.was_heard:
            name += Content.styled(" " + _("(not heard yet)"), "$quiet")
        names.append(name)
    if len(speaking.waiting) > MOST_NAMES:
        more = len(speaking.waiting) - MOST_NAMES
        names.append(
            Content.styled(ngettext("{count} more", "{count} more", more).format(count=more), "$quiet")
        )
    head = ngettext("Would like to say something:", "Would like to say something:", len(speaking.waiting))
    return Content.assemble(("◇ ", "$open"), (f"{head} ", "$quiet"), Content(", ").join(names))


def waiting_in_short(speaking: SpeakingView | None) -> Content:
    """ "◇ Ama, nog 2", where there is little room."""
    if speaking is None or not speaking.waiting:
        return Content("")
    first, more = speaking.waiting[0].name, len(speaking.waiting) - 1
    words = ngettext("{count} more", "{count} more", more).format(count=more)
    rest = Content.styled(", " + words, "$quiet") if more else Content("")
    return Content.assemble(("◇ ", "$open"), (first, "bold"), rest)
