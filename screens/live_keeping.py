"""Whether what was typed is kept, in words; and who may be named while typing."""

from textual.content import Content

from models.codes import Presence
from models.errors import NotSaved
from models.grammar import Known
from models.keeper import Keeping
from screens.labels import not_saved_words
from screens.language import _, local
from screens.live_state import LiveState

__all__ = ["keeping_mark", "keeping_words", "known_people", "saved_words"]


def known_people(state: LiveState) -> tuple[Known, ...]:
    """Who may be named with @: who is here first, then the others, then organisations."""
    entries = sorted(state.attendance, key=lambda entry: entry.presence is not Presence.HERE)
    people = [Known(entry.participant.name) for entry in entries]
    organisations = sorted({entry.participant.organisation for entry in entries} - {""})
    return (*people, *(Known(name, is_organisation=True) for name in organisations))


def keeping_mark(keeping: Keeping) -> Content:
    """ "✓ bewaard 14:41:03", or that it is not yet."""
    if keeping.reason or keeping.outbox_failed or keeping.waiting:
        return Content.styled(f"▲ {keeping_words(keeping)}", "$todo")
    if keeping.saved_at is None:
        return Content.styled(_("✓ kept"), "$settled")
    time = f"{local(keeping.saved_at):%H:%M:%S}"
    return Content.styled(_("✓ kept {time}").format(time=time), "$settled")


def keeping_words(keeping: Keeping) -> str:
    """Why something is not kept yet, and that one may type on."""
    if keeping.reason:
        return not_saved_words(NotSaved(keeping.reason))
    if keeping.outbox_failed:
        return _("Cannot write the spare copy of your keys; lines you finish are kept.")
    return _("Not kept yet. Just type on.")


def saved_words(keeping: Keeping) -> str:
    """For who presses the key that saves elsewhere: keeping goes by itself."""
    if keeping.waiting or keeping.reason:
        return keeping_words(keeping)
    return _("All you typed is kept. That goes by itself.")
