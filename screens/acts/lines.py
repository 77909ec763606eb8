"""Acts on one line of the minutes."""

from screens.acts.command import WRITES, Command, Group
from screens.language import N_

__all__ = ["LINES"]

LINES = Group(
    id="lines",
    title=N_("With a line of the minutes"),
    where=N_("After Escape and the arrows, on the line you chose."),
    commands=(
        Command(
            id="edit_line",
            keys="e",
            name=N_("correct this line"),
            help=N_("Opens this line to correct it. Earlier words stay in its history."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="move_line",
            keys="m",
            dutch="verplaats",
            english="move",
            argument=N_("[number]"),
            name=N_("move"),
            help=N_("Moves this line to the item where the room is, or to the one you say."),
            seats=WRITES,
            show=True,
        ),
        Command(
            id="delete_line",
            keys="delete,d",
            dutch="verwijder",
            english="delete",
            name=N_("delete"),
            help=N_("Takes this line out of the minutes. You can put it back."),
            seats=WRITES,
        ),
        Command(
            id="restore_line",
            keys="h",
            dutch="herstel",
            english="restore",
            name=N_("put back"),
            help=N_("Shows what was taken out of the minutes, to put a line back."),
            seats=WRITES,
        ),
        Command(
            id="history",
            keys="i",
            dutch="geschiedenis",
            english="history",
            name=N_("history"),
            help=N_("Shows the earlier words of this line."),
            seats=WRITES,
        ),
        Command(
            id="wipe_line",
            dutch="wis",
            english="wipe",
            argument=N_("yes"),
            name=N_("wipe for good"),
            help=N_("Wipes this text everywhere, at someone's request. This cannot be undone."),
            seats=WRITES,
        ),
        Command(
            id="keep_mine",
            keys="1",
            dutch="mijne",
            english="mine",
            name=N_("keep the first"),
            help=N_("Of two texts, keeps the one that stands in the minutes."),
            seats=WRITES,
        ),
        Command(
            id="keep_theirs",
            keys="2",
            dutch="andere",
            english="theirs",
            name=N_("keep the other"),
            help=N_("Of two texts, keeps the one that waits beside it."),
            seats=WRITES,
        ),
        Command(
            id="keep_both",
            keys="3",
            dutch="beide",
            english="both",
            name=N_("keep both"),
            help=N_("Keeps both texts, as two lines."),
            seats=WRITES,
        ),
    ),
)
